"""Arms that a question names with their dose, and a paper's sentences without it."""

import re
from functools import lru_cache

from retrieval.concepts import Concept, Form
from retrieval.words import stems

WITHOUT_DOSE = 0.8
"""Agreement with an arm of a figure whose group lacks its dose."""
_UNITS = r"(?:mg|mcg|µg|μg|ug|g|kg|ml|mL|IU|U|units?|Gy|%)"
_DOSE = re.compile(
    rf"\b\d+(?:[.·,]\d+)?\s?{_UNITS}(?:\s?/\s?(?:kg|day|d|m2|m²))?(?![\w/])"
    r"|\b(?:once|twice) (?:daily|a day)\b",
    re.IGNORECASE,
)
_ROLES = frozenset(stems("arm group patients treated treatment therapy recipients subjects"))


def is_named_without_dose(arm: Concept, own: frozenset[str]) -> bool:
    """Tell whether a figure's group is an arm asked for but for its dose.

    *Lumitide 400 mg* is what a sentence calls *the lumitide group*; another dose of it is not.

    Args:
        arm: The arm asked for.
        own: The stems of the figure's group; nothing but the arm's name and the word for a group
            counts.
    """
    bare = _without_dose(arm)
    return bool(bare) and own.issuperset(bare) and own <= {*bare, *_ROLES}


@lru_cache(maxsize=1_000)
def _without_dose(arm: Concept) -> Form:
    found = _DOSE.search(arm.printed)
    return tuple(stems(_DOSE.sub(" ", arm.printed))) if found else ()
