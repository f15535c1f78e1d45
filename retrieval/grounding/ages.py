"""Names of ages, *adolescents*, that the ages printed beside them bear out."""

import re

from ingest.figures.numbers import numbers_in
from ingest.figures.units import unit_at

_YEARS = {
    "adolescents": (10, 19), "adolescent": (10, 19), "teenagers": (10, 19), "children": (0, 18),
    "adults": (18, 120), "elderly": (60, 120), "seniors": (60, 120), "octogenarians": (80, 89),
    "infants": (0, 2), "toddlers": (1, 3),
}  # fmt: skip
"""A name of an age -> the years that it spans."""
_MONTHS_IN_A_YEAR = 12
_OLD = re.compile(r"(?:years?|months?|weeks?|days?)\s$")


def is_age_named(said: str, start: int, word: str) -> bool:
    """Tell whether a word names the age that a claim prints: *old* behind it, *adolescents*.

    Args:
        said: The claim.
        start: Where the word stands.
        word: The word.
    """
    if word.casefold() == "old":
        return _OLD.search(said[:start]) is not None
    low, high = _YEARS.get(word.casefold(), (1, 0))
    ages = [age for age in _ages(said) if age is not None]
    return bool(ages) and all(low <= age <= high for age in ages)


def _ages(said: str) -> list[float | None]:
    """Return the ages that a claim prints, in years."""
    found: list[float | None] = []
    for each in numbers_in(said):
        unit = unit_at(said, each.end)
        if unit is not None and unit.unit in {"years", "months"}:
            value = float(each.value)
            found.append(value / _MONTHS_IN_A_YEAR if unit.unit == "months" else value)
    return found
