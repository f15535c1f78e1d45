"""Whether a claim may call a difference significant, or deny it."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.figures.figure import Figure
from ingest.figures.measures import DIFFERENCES, RATIOS
from retrieval.words import stem, stems

_WORD = re.compile(
    r"\bsignifican(?:t|tly|ce)\b"
    r"|(?<!non-)(?<!non)(?<!non )\bsuperior(?:ity)?\b(?=\s(?:to|over|of|was|with))",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not?|non|without|never|nor|neither|failed to|did not|didn't|lack(?:ed|ing)? of|lacked)\b"
    r"[\s-]*(?:\w+[\s-]+){0,5}?significan(?:t|tly|ce)\b|\bnonsignifican\w+|\binsignifican\w+"
    r"|\b(?:not|n't|never)\s(?:\w+\s)?differ(?:\s(?:clearly|significantly|between|by))?\b"
    r"|\bno\s(?:clear\s|apparent\s|statistical\s)?difference\b"
    r"|\b(?:not|never|nor|neither)\s(?:\w+\s){0,3}?superior(?:ity)?\b"
    r"|\bsignifican\w+\s(?:was|were)\s(?:not|never)\b|(?<![A-Za-z])NS(?![A-Za-z])",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    rf"(?:{_DENIED.pattern})(?:\s(?:differen\w+|association|effect|change|improvement))?"
    r"|\b(?:not?|never|neither)\s(?:differ\w*|change\w*)\s(?:statistically\s)?significantly\b",
    re.IGNORECASE,
)
_P = re.compile(r"(?<![A-Za-z])[Pp](?:\s?values?)?\s?[<=>≤≥]")
_TESTED_AGAINST = re.compile(
    r"(?<![A-Za-z])[Pp]\s?[<=>≤≥]\s?[\d.·]+\s[^);.]{0,40}?\b(?:versus|vs\.?|compared\swith)\s"
    r"(?P<other>[A-Za-z][\w-]+)"
)
_BUT_NOT = re.compile(
    r",?\s(?:but|and|though|although)\snot\s(?=(?:in|for|with|among|at|after|on)\s)", re.IGNORECASE
)
_DIFFERED = re.compile(r"\bdiffer(?:ed|s)\b|\b(?:was|were) different\b", re.IGNORECASE)
_ALIKE = re.compile(r"\bsimilar|\bcomparable|\bno difference\b|\bnot differ", re.IGNORECASE)
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
        return _difference_fault(said, quote, _tests(stated) or _tests(figures))
    there = _verdicts(quote)
    if claimed <= there:
        return ""
    wanted = next(iter(claimed - there))
    tested = _tests(stated) or _tests(figures)
    if there or tested != {wanted}:
        word = "significant" if wanted else "not significant"
        return f"it says {word}, which the quote does not bear out"
    return ""


def _difference_fault(said: str, quote: str, tested: set[bool]) -> str:
    """Say that a claim has things differ that its quote, or its tests, do not tell apart."""
    alike = tested == {False} or (not tested and _ALIKE.search(quote) is not None)
    if _DIFFERED.search(said) and alike:
        return "it says that they differ, which the quote does not bear out"
    return ""


def contrasted(said: str) -> tuple[str, str] | None:
    """Part a claim of significance that it denies of its other half: ``in men but not in women``.

    Args:
        said: The claim.

    Returns:
        What it affirms, and what it denies, spelt out; None where it is not of that form.
    """
    found = _BUT_NOT.search(said)
    if found is None or _verdicts(said[: found.start()]) != {True}:
        return None
    return said[: found.start()], f"not significant {said[found.end() :]}"


def compared_fault(said: str, quote: str) -> str:
    """Say that a claim gives a P value without what its quote says it was tested against."""
    tested = _TESTED_AGAINST.search(quote)
    if tested is None or not _P.search(said) or stem(tested["other"]) in stems(said):
        return ""
    return f"it gives a P value without what it is against ({tested['other']})"


def without_verdicts(text: str) -> str:
    """Return a text without what it says of significance, which is held to P values instead."""
    return _VERDICT.sub(" ", text)


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
    if figure.interval is not None and figure.measure in RATIOS | DIFFERENCES:
        level = 1 if figure.measure in RATIOS else 0
        return not figure.interval.low <= level <= figure.interval.high
    return None
