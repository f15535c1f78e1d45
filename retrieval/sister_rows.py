"""Rows under one heading that go together: a value and, in a row of its own, its interval."""

import re

from ingest.documents import Row
from retrieval.candidates import Candidate
from retrieval.lexicon import Part
from retrieval.parts_printed import prints_part
from retrieval.question import Asked

_OF_PART: dict[Part, re.Pattern[str]] = {
    Part.INTERVAL: re.compile(r"\bC\.?I\.?s?\b|\bCrI\b|confidence|credible", re.IGNORECASE),
    Part.RANGE: re.compile(r"\bIQR\b|quartile|\brange\b|\bmin\b.*\bmax\b", re.IGNORECASE),
    Part.SPREAD: re.compile(
        r"\bS\.?D\.?\b|\bS\.?E\.?M?\.?\b|\bstandard (?:dev|err)", re.IGNORECASE
    ),
    Part.P: re.compile(r"^\W*p\W*(?:values?\b|$)", re.IGNORECASE),
}
"""How the row of a part is named."""
_OF_VALUE = re.compile(
    r"\b(?:means?|medians?|averages?|differences?|changes?|estimates?|values?|ratios?|OR|HR|RR|aOR"
    r"|aHR|coefficients?)\b|[βΔ]",
    re.IGNORECASE,
)
"""How the row of the value is named beside it."""


def goes_with(asked: Asked, first: Candidate, other: Candidate) -> bool:
    """Tell whether a row holds what the row of the same heading lacks of what is asked.

    Args:
        asked: The question.
        first: What is quoted first.
        other: What may be quoted with it.

    Returns:
        Whether one is the row of a value and the other that of a part of it that is asked for.
    """
    if first.row is None or other.row is None or not is_sister(first, other):
        return False
    if " > " not in first.row.label:
        return False
    one, two = last_label(first.row), last_label(other.row)
    return any(
        (form.search(two) and not prints_part(first, part)) or (form.search(one) and _is_value(two))
        for part, form in _OF_PART.items()
        if part in asked.parts
    )


def is_sister(first: Candidate, other: Candidate) -> bool:
    """Tell whether two rows stand in one table, under the same heading if there is any."""
    same = first.document == other.document and first != other
    return same and _above(first) == _above(other)


def of_one_table(first: Candidate, other: Candidate) -> bool:
    """Tell whether two rows stand in one table."""
    if first.row is None or other.row is None or first.document != other.document:
        return False
    captions = [
        each.text.partition(f" > {each.row.label}")[0] for each in (first, other) if each.row
    ]
    return captions[0] == captions[1] and first.heading == other.heading


def _above(candidate: Candidate) -> str:
    """Return a row's caption, with the headings above its own label."""
    label = candidate.row.label if candidate.row else ""
    above, _, _ = label.rpartition(" > ")
    # A caption may hold the words of the label too.
    start = candidate.text.find(f" > {label}") + len(" > ")
    return candidate.text[: start + len(above)]


def last_label(row: Row) -> str:
    """Return a row's own label, without the headings above it."""
    return row.label.rpartition(" > ")[2]


def _is_value(label: str) -> bool:
    return bool(_OF_VALUE.search(label)) and not any(
        form.search(label) for form in _OF_PART.values()
    )
