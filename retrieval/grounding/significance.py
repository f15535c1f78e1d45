"""Whether a claim may call a difference significant, or deny it."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.figures.figure import Figure
from ingest.figures.measures import RATIOS

_WORD = re.compile(r"\bsignifican(?:t|tly|ce)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:not?|non|without|never|nor|neither|failed to|did not|didn't|lack(?:ed|ing)? of|lacked)\b"
    r"[\s-]*(?:\w+[\s-]+){0,5}?significan(?:t|tly|ce)\b|\bnonsignifican\w+|\binsignifican\w+"
    r"|\bsignifican\w+\s(?:was|were)\s(?:not|never)\b|(?<![A-Za-z])NS(?![A-Za-z])",
    re.IGNORECASE,
)
_LEVEL = Decimal("0.05")


def significance_fault(
    said: str, quote: str, stated: Sequence[Figure], figures: Sequence[Figure]
) -> str:
    """Say how a claim of significance goes beyond its quote; empty where it does not.

    Args:
        said: The claim.
        quote: The quote's text.
        stated: The figures of the quote that the claim states.
        figures: All figures of the quote, which speak where those are not tested.
    """
    claimed = _verdicts(said)
    if not claimed:
        return ""
    there = _verdicts(quote)
    if claimed <= there:
        return ""
    wanted = next(iter(claimed - there))
    tested = _tests(stated) or _tests(figures)
    if there or tested != {wanted}:
        word = "significant" if wanted else "not significant"
        return f"it says {word}, which the quote does not bear out"
    return ""


def _verdicts(text: str) -> frozenset[bool]:
    denied = bool(_DENIED.search(text))
    affirmed = bool(_WORD.search(_DENIED.sub(" ", text)))
    return frozenset(({True} if affirmed else set()) | ({False} if denied else set()))


def _tests(figures: Sequence[Figure]) -> set[bool]:
    return {verdict for each in figures if (verdict := _tested(each)) is not None}


def _tested(figure: Figure) -> bool | None:
    """Return what a figure's P value, else its interval, says; None where neither decides."""
    if figure.p is not None:
        op, value = figure.p
        if (op in {"<", "<=", "="} and value < _LEVEL) or (op == "<" and value == _LEVEL):
            return True
        return False if op in {"=", ">", ">="} and value >= _LEVEL else None
    if figure.interval is not None and figure.measure in RATIOS:
        return not figure.interval.low <= 1 <= figure.interval.high
    return None
