"""The words of a text with every other way to write them."""

from collections.abc import Mapping
from functools import lru_cache

from retrieval.concepts import placed_concepts
from retrieval.words import stem, stems

_SAME = tuple(
    frozenset(stems(group))
    for group in (
        "stopped discontinued discontinuation ceased",
        "abstinent abstinence",
        "newborn newborns neonate neonates",
        "baby babies infant infants",
        "died dying death deaths mortality",
        "operation operated operative surgery surgical",
        "cost costs",
        "symptom symptoms",
        "vomited vomiting",
        "healed healing",
        "rehospitalised rehospitalisation readmitted readmission readmissions",
        "hospitalised hospitalisation",
        "admitted admission",
        "recovered recovery",
        "slept sleep",
        "breastfed breastfeeding",
        "intubated intubation",
        "extubated extubation",
        "transfused transfusion",
        "vaccinated vaccination vaccinees",
        "bled bleeding",
        "fractured fracture fractures",
        "adhered adherence adherent",
        "satisfied satisfaction",
        "responded response responders",
        "relapsed relapse relapses",
        "recurred recurrence",
        "infected infection",
        "cured cure",
        "injured injury injuries",
        "smoked smoking smokers smoker",
        "employed employment",
        "return returned resumed",
        "needed required requirement",
        "kidney renal",
        "itch itching pruritus",
        "delivered delivery",
        "lived alive",
        "ulcerated ulcer ulcers",
        "walked walking",
        "pregnant pregnancy",
        "conceived conception",
        "miscarried miscarriage",
        "drank drinking",
    )
)
"""Words of one root, or for one thing, that their stems do not unite; a claim may use any."""


def phrases_of(text: str) -> frozenset[tuple[str, ...]]:
    """Return the stems of the phrases, of several words each, that say the same as one of a text.

    Args:
        text: Any text.
    """
    concepts = (placed.concept for placed in placed_concepts(text))
    return frozenset(form for each in concepts for form in each.forms if len(form) > 1)


def single_forms(text: str, definitions: Mapping[str, str]) -> frozenset[str]:
    """Return the stems of a text, with those of all single words that say the same.

    Args:
        text: Any text.
        definitions: Abbreviation -> long form, as a document defines them; they work both ways.
    """
    concepts = (placed.concept for placed in placed_concepts(text))
    found = {form[0] for each in concepts for form in each.forms if len(form) == 1}
    own = frozenset({*stems(text), *found})
    same = (group for group in _SAME if own & group)
    return _defined(own.union(*same), definitions)


def all_forms(text: str, definitions: Mapping[str, str]) -> frozenset[str]:
    """Return the stems of a text, with those of all phrases that say the same.

    Args:
        text: Any text.
        definitions: Abbreviation -> long form, as a document defines them; they work both ways.
    """
    return _defined(_forms(text), definitions)


def _defined(own: frozenset[str], definitions: Mapping[str, str]) -> frozenset[str]:
    more: set[str] = set()
    for short, long in definitions.items():
        spelt = set(stems(long))
        if stem(short) in own:
            more |= spelt
        if spelt and spelt <= own:
            more.add(stem(short))
    return own | more


@lru_cache(maxsize=4096)
def _forms(text: str) -> frozenset[str]:
    found = set(stems(text))
    for placed in placed_concepts(text):
        found.update(piece for form in placed.concept.forms for piece in form)
    return frozenset(found)
