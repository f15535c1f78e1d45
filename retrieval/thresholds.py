"""Groups told apart by which side of a number they lie on: *under 90 %* is not *≥ 90 %*."""

import re
from decimal import Decimal
from functools import lru_cache

from ingest.figures.numbers import numeric

_BELOW = (
    r"<|≤|⩽|\b(?:under|below|less than|lower than|fewer than|younger than|up to|at most"
    r"|no more than)\b"
)
_ABOVE = (
    r">(?= ?\d)|≥|⩾|\b(?:over|above|more than|greater than|higher than|older than|at least"
    r"|no less than|exceeding)\b"
)
_NUMBER = r"\s?=?\s?(?P<number>\d+(?:[.·]\d+)?)"
_OR_SO = r"(?<![\d.])(?P<number>\d+(?:[.·]\d+)?)[^.;]{0,12}? or "
_SIDES = (
    ("below", re.compile(rf"(?:{_BELOW}){_NUMBER}", re.IGNORECASE)),
    ("above", re.compile(rf"(?:{_ABOVE}){_NUMBER}", re.IGNORECASE)),
    ("below", re.compile(rf"{_OR_SO}(?:less|fewer|under|below|younger)\b", re.IGNORECASE)),
    ("above", re.compile(rf"{_OR_SO}(?:more|over|above|older|greater)\b", re.IGNORECASE)),
)
_OTHER = {"below": "above", "above": "below"}


def is_beyond(question: str, label: str) -> bool:
    """Tell whether a row's label names the other side of a number than a question does.

    Args:
        question: What is asked.
        label: The row's label, with the group headings above it.
    """
    wanted = _sides(question)
    # What stands between the parts of a label is no sign.
    there = {side for part in label.split(" > ") for side in _sides(part)}
    return any(
        (_OTHER[side], number) in there - wanted and (side, number) not in there
        for side, number in wanted
    )


# A question is held against many rows.
@lru_cache(maxsize=1_000)
def _sides(text: str) -> frozenset[tuple[str, Decimal]]:
    found = ((side, each["number"]) for side, form in _SIDES for each in form.finditer(text))
    read = ((side, numeric(number)) for side, number in found)
    return frozenset((side, number) for side, number in read if number is not None)
