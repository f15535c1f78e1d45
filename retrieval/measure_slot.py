"""How the measure of a figure agrees with the one that a question asks for."""

import re

from ingest.figures.figure import Figure
from ingest.figures.measures import COMPARISONS, DIFFERENCES, RATIOS
from retrieval.families import AVERAGES, measure_of
from retrieval.question import Asked
from retrieval.slot_values import CONFLICT, UNKNOWN

_DIFFERENCES = DIFFERENCES - {"relative risk reduction", "standardised mean difference"}
"""What a question for *the difference* may mean."""
_ASKS_EFFECT = re.compile(
    r"\b(?:effects?|impact|influence|benefit\w*|harm\w*|lower\w*|reduc\w*|improv\w*|increas\w*|rais\w*"
    r"|protect\w*|better|worse|risk\w*|odds|hazards?|likel\w*|compar\w*|versus|vs|against|than"
    r"|over|between|more|less|fewer|differ\w*|gain\w*|cut|sav\w*)\b",
    re.IGNORECASE,
)
"""Words of a question that a comparison of two groups may answer."""


_CHANGE = re.compile(
    r"\b(?:differences?|changes?|delta|decreases?|increases?|reductions?|improvements?)\b|Δ|∆",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"\b(?:baseline|before|pre-?(?:treatment|intervention|test))\b", re.IGNORECASE
)
_DIFFERENCE = re.compile(r"\bdifferences?\b|\bminus\b", re.IGNORECASE)
_OF_GROUPS = re.compile(r"\bbetween\b|\bminus\b", re.IGNORECASE)
_EFFECT_HEADING = re.compile(
    r"\b(?:LSMD|LS MD|WMD|(?:treatment|intervention) (?:effect|difference)s?"
    r"|differences? in (?:LS )?means?)\b",
    re.IGNORECASE,
)
"""How a column is headed that gives what two groups differ by, without saying which."""
_WITHIN_OR_BETWEEN = re.compile(
    r"\b(within|between)[\s-](?:(?:the|two)\s)*(?:group|arm|treatment)s?\b", re.IGNORECASE
)
"""How questions and headings say whether one group is compared with itself or with another."""


def measure_slot(asked: Asked, figure: Figure, cell: str = "") -> float:
    """Compare the measure asked for with the figure's own.

    Args:
        asked: The question.
        figure: A figure.
        cell: The label and column of a cell, which may say that it is a change or a difference.

    Returns:
        1 where it is of that measure, −1 where it is of one that never answers for it.
    """
    if _sets_others_apart(asked.question, cell):
        return CONFLICT
    said = _said_in_cell(asked, figure, cell) if cell else None
    return _measure_slot(asked, figure) if said is None else said


def _measure_slot(asked: Asked, figure: Figure) -> float:
    wanted, own = asked.measures, measure_of(figure)
    if own in wanted or (asked.share and figure.unit == "%"):
        return 1.0
    if own is None:
        return CONFLICT if wanted and wanted <= RATIOS and _is_negative(figure) else UNKNOWN
    if not wanted:
        return CONFLICT if own in COMPARISONS and _asks_of_one_group(asked) else UNKNOWN
    if wanted <= _DIFFERENCES:
        return _difference(wanted, figure)
    averaged = wanted & AVERAGES and own in AVERAGES
    return CONFLICT if own in RATIOS or wanted & RATIOS or averaged else -0.3


def _is_negative(figure: Figure) -> bool:
    """Tell what lies below zero, which no ratio of two risks does."""
    low = figure.interval.low if figure.interval else None
    return any(end is not None and end < 0 for end in (figure.value, low))


def _sets_others_apart(question: str, cell: str) -> bool:
    """Tell a change within one group where the difference between two is asked for, or so."""
    wanted, given = _WITHIN_OR_BETWEEN.search(question), _WITHIN_OR_BETWEEN.findall(cell)
    return wanted is not None and len(given) == 1 and given[0].casefold() != wanted[1].casefold()


def _said_in_cell(asked: Asked, figure: Figure, cell: str) -> float | None:
    """Compare what a cell is called ("Difference in IgA"); None where that says nothing.

    A value at baseline is no change; it may be one end of it.
    """
    wanted = asked.measures
    if measure_of(figure) in RATIOS:
        return None
    if "change" in wanted:
        if _CHANGE.search(cell):
            return None if _OF_GROUPS.search(cell) else 1.0
        at_start = any(point.unit == "baseline" for point in asked.times)
        return -0.5 if _BASELINE.search(cell) and not at_start else None
    difference = bool(wanted) and wanted <= _DIFFERENCES
    said = difference and _DIFFERENCE.search(cell) and _OF_GROUPS.search(cell)
    return 1.0 if said or (difference and _EFFECT_HEADING.search(cell)) else None


def _asks_of_one_group(asked: Asked) -> bool:
    """Tell whether the value of one group is asked for, which no comparison of two is."""
    one = len(asked.arms) == 1 and asked.comparator is None and asked.values == 1
    return one and not _ASKS_EFFECT.search(asked.question)


def _difference(wanted: frozenset[str], figure: Figure) -> float:
    """Compare a difference asked for, of whatever kind; what one group reached is none."""
    if figure.measure in _DIFFERENCES and "difference" in {figure.measure, *wanted}:
        return 1.0
    level = figure.measure in AVERAGES and figure.arm is not None
    return CONFLICT if level or figure.measure in RATIOS else -0.3
