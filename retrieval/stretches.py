"""The words of a sentence that belong to one of its figures, and those its figures share."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.figures.figure import Figure

_DIVIDES = re.compile(
    r"[,;]\s|\s(?:and|but|while|whereas|or|versus|vs\.?|against|than)\s"
    r"|\s(?:as )?compared (?:with|to)\s"
)

_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_COMPARES = re.compile(
    r"^[\s()\[\],]*(?:vs\.?|versus|and|or|to|against|compared (?:with|to)|/)[\s(\[]*$"
)


class Stretch(NamedTuple):
    """Where a figure's own words stand in its sentence.

    Args:
        start: First character of its words.
        end: One past the last; the figure lies between.
        lead: One past the last character of what its clause says before its first figure, and
            so of all its figures; the clause's start where nothing precedes.
    """

    start: int
    end: int
    lead: int


def stretches(text: str, figures: Sequence[Figure]) -> list[Stretch]:
    """Give each figure of a sentence the words that are its own.

    Papers set the words of a figure before it (``in bone in 30 (38.0%)``) or behind it
    (``37% of brodalumab subjects``). What stands between two figures is divided at its first
    comma, *and*, *versus* or the like: what comes before belongs to the first, the rest to the
    second. What a clause says before its first figure is said of all its figures.

    Args:
        text: The sentence.
        figures: Its figures, left to right.
    """
    found = []
    for place, figure in enumerate(figures):
        first, last = figure.context or (0, len(text))
        before = [f.end for f in figures[:place] if first <= f.start and f.end <= figure.start]
        after = [f.start for f in figures[place + 1 :] if f.start >= figure.end]
        opening = min((f.start for f in figures if f.start >= first), default=figure.start)
        start = _divide(text, max(before), figure.start)[1] if before else first
        if not before and _RESPECTIVELY.search(text, first, last):
            # "For A, B and C, the rates were 1, 2 and 3, respectively": no one's own words.
            start = figure.start
        until = min([*after, last])
        end = _divide(text, figure.end, until)[0] if after or until < len(text) else until
        found.append(Stretch(start, max(end, figure.end), opening))
    return found


def _divide(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words behind one figure end and those before the next begin."""
    divided = _DIVIDES.search(text, start, end)
    return (divided.start(), divided.end()) if divided else (end, start)


def is_paired(text: str, figure: Figure, figures: Sequence[Figure]) -> bool:
    """Tell whether a figure stands right beside another of its kind, ``25.6% vs 1.5%``.

    Such figures share their words; only their groups tell them apart.

    Args:
        text: The sentence.
        figure: The figure.
        figures: All figures of the sentence.
    """
    for other in figures:
        if other is figure or other.unit != figure.unit:
            continue
        first, second = sorted((figure, other), key=lambda each: each.start)
        if _COMPARES.match(text[first.end : second.start]):
            return True
    return False
