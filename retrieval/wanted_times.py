"""Which of the points in time that a question names are those at which it wants a value."""

import re
from collections.abc import Sequence
from decimal import Decimal

from retrieval.time_points import HOURS, TimePoint, TimeSpan, time_points

_LONGEST_WINDOW = Decimal(7 * 24)
"""Hours of the longest stretch over which something is averaged or collected: a week."""
_ADJECTIVE = re.compile(r"[\w.]+[\s‐‑-]+[A-Za-z]+")
_JOINED = re.compile(r"\b(?:and|or|to|vs|versus)\b|[,;&]", re.IGNORECASE)
_STRETCH = re.compile(r"[A-Za-z]\s?\d+\s?[-–]\s?\d+$")
_OF_A_COURSE = re.compile(
    r"\bbefore (?:and|&|to|vs\.?|versus) after (?:the |an? )?$", re.IGNORECASE
)


def wanted_points(question: str, start: int) -> list[TimeSpan]:
    """Find the points in time at which a question wants a value.

    That over which something is averaged (the *7-day pain score* at six months) and the length of
    a course (before and after the *4-week programme*) are none.

    Args:
        question: The question.
        start: Where its asking part begins.

    Returns:
        The spans, left to right, none overlapping.
    """
    spans = time_points(question, start)
    return [
        _to_its_end(span)
        for place, span in enumerate(spans)
        if not _is_length(question, span) and not _is_window(question, span, spans[place + 1 :])
    ]


def _to_its_end(span: TimeSpan) -> TimeSpan:
    """Take *months 3-12* for one stretch of time, which is told by its end."""
    stretch = len(span.points) > 1 and _STRETCH.search(span.points[0].printed)
    return span._replace(points=span.points[-1:]) if stretch else span


def _is_length(question: str, span: TimeSpan) -> bool:
    return _is_adjective(span) and bool(_OF_A_COURSE.search(question[: span.start]))


def _is_window(question: str, span: TimeSpan, later: Sequence[TimeSpan]) -> bool:
    """Tell a stretch before a longer time that stands by itself: "24-hour pressure at a year"."""
    if not _is_adjective(span):
        return False
    length = _hours(span.points[0])
    after = [
        hours
        for other in later
        if not _is_adjective(other) and not _JOINED.search(question[span.end : other.start])
        if (hours := _hours(other.points[0])) is not None
    ]
    return length is not None and length <= _LONGEST_WINDOW and any(h > length for h in after)


def _is_adjective(span: TimeSpan) -> bool:
    return len(span.points) == 1 and bool(_ADJECTIVE.fullmatch(span.points[0].printed))


def _hours(point: TimePoint) -> Decimal | None:
    if point.value is None or point.unit not in HOURS:
        return None
    return point.value * HOURS[point.unit]
