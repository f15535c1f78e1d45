"""How the time of a figure agrees with the points in time that a question names."""

import re
from collections.abc import Sequence

from ingest.figures.figure import Figure
from retrieval.candidates import Candidate
from retrieval.heading_times import heading_moments, label_moments
from retrieval.same_times import comparable, meets
from retrieval.slot_values import CONFLICT, UNKNOWN
from retrieval.time_points import TimePoint, moments

_FROM_BASELINE = re.compile(
    r"\b(?:from|to|over|against|versus|vs\.?|of|relative to|compared (?:with|to))"
    r" (?:the )?baseline\b|\bbaseline (?:to|until|[-–]) ",
    re.IGNORECASE,
)
"""How a heading says that its values are changes: ``mean change from baseline``."""


def time_slot(wanted: Sequence[TimePoint], figure: Figure, candidate: Candidate) -> float:
    """Compare the points in time asked for with the figure's own.

    Args:
        wanted: Asked for.
        figure: A figure of the candidate.
        candidate: The sentence or row.

    Returns:
        1 where it is of one of them, −1 where it is of another; less, where only the words around
        it name one.
    """
    if not wanted:
        return UNKNOWN
    own, text = _own(figure, candidate), candidate.text
    if meets(own, wanted):
        return 1.0
    if own and all(comparable(one, other) for one in own for other in wanted):
        return CONFLICT
    start, end = figure.context or (0, len(text))
    for stretch, worth in ((text[start:end], 1.0), (text, 0.6), (candidate.before, 0.3)):
        if meets(moments(stretch), wanted):
            return worth
    return UNKNOWN


def _own(figure: Figure, candidate: Candidate) -> tuple[TimePoint, ...]:
    # A figure's time is printed without its preposition, which a point in time is known by.
    said = moments(f"at {figure.time}") if figure.time else ()
    if candidate.row is None:
        # "Pain fell by 3 points from baseline" says nothing of pain at baseline.
        return () if _is_baseline(said) and not meets(moments(candidate.text), said) else said
    column = candidate.column_of(figure)
    headings = f"{candidate.row.label} > {column}"
    if _is_baseline(said) and _FROM_BASELINE.search(headings):
        # "Change from baseline", of a cell.
        said = said if meets(heading_moments(headings), said) else ()
    return said or heading_moments(column) or label_moments(candidate.row.label)


def _is_baseline(points: Sequence[TimePoint]) -> bool:
    return {point.unit for point in points} == {"baseline"}
