"""Which of the headings over a cell speaks of its brackets, where they announce several things."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.figures.figure import Interval
from ingest.figures.headings import Column, Heading
from ingest.figures.numbers import numbers_in

SPREADS = frozenset(("SD", "SE", "SEM"))
_SIGN = re.compile(r"±|\+/[-−]")
_BOTH_ENDS = 2
_ROUNDING = Decimal("0.6")
_ENDS_ALONE = re.compile(
    r"^\W*(?:\d\d(?:\.\d)?\s?%\s?)?(?:C\.?I\.?\b|[Cc]onfidence\s(?:intervals?|limits?))(?!\W*$)"
)
_FIRST_PART = re.compile(r"^\s*\d[\d,]*\s*;")


def telling_heading(text: str, line: str, headings: Sequence[Heading]) -> Heading:
    """Return the heading that says what stands in the brackets of a cell.

    Under ``n (%) or mean ± SD`` the cell itself decides: a ± is a spread; a bracket behind a
    whole number is its share where the heading sets spreads behind a ±, or where the number of
    people makes it so; a number with places is a mean. Where nothing decides, no bracket is read.

    Args:
        text: The cell.
        line: Its row line.
        headings: Those of the column, the label and last the caption, the nearest first.
    """
    telling = [heading for heading in headings if heading.kinds or heading.first]
    told = next((h for h in telling if not _either(h)), None)
    mixed = next((h for h in telling if _either(h)), None)
    spread = next((h for h in telling if SPREADS.intersection(h.kinds)), None)
    numbers = numbers_in(text)
    broken = bool(numbers) and numbers[0].value.as_tuple().exponent != 0
    if told is not None and spread is not None and told.kinds == ("%",) and not told.first:
        # "FEV1 (%)" under a caption of means with deviations: the sign is the unit.
        return _only(spread, SPREADS) if broken and len(numbers) > 1 else told
    if told is not None or mixed is None:
        return told or Heading()
    if _SIGN.search(text) or broken:
        return _only(mixed, SPREADS)
    heading_sign = _SIGN.search(line) is not None
    size = next((heading.size for heading in headings if heading.size), None)
    if (
        len(numbers) < _BOTH_ENDS
        or heading_sign
        or _is_share(numbers[0].value, numbers[1].value, size)
    ):
        return replace(mixed, kinds=("n", "%"), first="n")
    return Heading()


def _either(heading: Heading) -> bool:
    """Recognise ``n (%) or mean (SD)``; the sign of ``Fat (%) ± SD`` is a unit."""
    counted = "n" in heading.kinds or heading.first != ""
    return "%" in heading.kinds and counted and bool(SPREADS.intersection(heading.kinds))


def _only(heading: Heading, kinds: frozenset[str]) -> Heading:
    kept = tuple(kind for kind in heading.kinds if kind in kinds)
    return replace(heading, kinds=kept, first="")


def _is_share(count: Decimal, share: Decimal, size: Decimal | None) -> bool:
    return bool(size) and abs(100 * count / (size or 1) - share) <= _ROUNDING


def interval_alone(text: str, column: Column) -> Interval | None:
    """Return the interval of a column that holds nothing else: ``95% CI for difference``."""
    if not _ENDS_ALONE.search(column.cell.column.rpartition(" > ")[2]):
        return None
    numbers = numbers_in(text)
    if len(numbers) != _BOTH_ENDS or numbers[0].value > numbers[1].value:
        return None
    level = next((heading.level for heading in column.path if heading.level), None)
    return Interval(level, numbers[0].value, numbers[1].value)


def without_size(text: str, told: Heading) -> str:
    """Blank out the number of people in ``158; 34.3 (11.8)`` under ``n; mean (SD)``."""
    found = _FIRST_PART.match(text) if told.first == "n" else None
    return " " * found.end() + text[found.end() :] if found else text
