"""Points in time compared with each other: a year is twelve months, and 52 weeks."""

from collections.abc import Sequence
from decimal import Decimal

from retrieval.time_points import HOURS, TimePoint, may_count, moments

_BEGINNING_AND_LATER = tuple({"baseline", later} for later in ("end", "discharge", "mid-treatment"))


def names_time(text: str, wanted: TimePoint) -> bool:
    """Tell whether a text names a point in time; one that is counted, only where it counts any."""
    if wanted.value is not None and not may_count(text.casefold()):
        return False
    return meets(moments(text), (wanted,))


def meets(there: Sequence[TimePoint], wanted: Sequence[TimePoint]) -> bool:
    """Tell whether any of some points in time is one of those wanted."""
    return any(_same_time(one, other) for one in there for other in wanted)


def comparable(one: TimePoint, other: TimePoint) -> bool:
    """Tell whether two points can differ: the end of treatment may be week 24."""
    units = {one.unit, other.unit}
    return len(units) == 1 or units <= {*HOURS, "baseline"} or units in _BEGINNING_AND_LATER


def _same_time(one: TimePoint, other: TimePoint) -> bool:
    """Compare two points in time: a year is twelve months and 52 weeks, a quarter 12."""
    if one.value is None or other.value is None:
        return one.value is other.value and one.unit == other.unit
    if one.unit == other.unit:
        return one.value == other.value
    if one.unit not in HOURS or other.unit not in HOURS:
        return False
    hours = one.value * HOURS[one.unit], other.value * HOURS[other.unit]
    return abs(hours[0] - hours[1]) <= Decimal("0.09") * max(hours)
