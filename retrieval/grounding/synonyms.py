"""The words of a text with every other way to write them."""

from collections.abc import Mapping
from functools import lru_cache

from retrieval.concepts import placed_concepts
from retrieval.words import stem, stems


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
    return _defined(frozenset({*stems(text), *found}), definitions)


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
