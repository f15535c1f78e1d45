"""Endpoints and measures that look alike in print and are not the same thing."""

from collections.abc import Collection

from ingest.figures.endpoints import QUANTITIES
from ingest.figures.figure import Figure
from retrieval.slot_values import CONFLICT, UNKNOWN

TIMES_TO_EVENTS = frozenset(
    {
        "progression-free survival",
        "overall survival",
        "disease-free survival",
        "recurrence-free survival",
        "event-free survival",
        "time to progression",
        "duration of response",
    }
)
"""Endpoints of which a time is a median where nothing else is said."""

EXCLUSIVE = TIMES_TO_EVENTS | {
    "objective response",
    "complete response",
    "partial response",
    "stable disease",
    "progressive disease",
    "disease control",
}
"""Endpoints of which a figure of one is never the answer for another."""

AKIN: tuple[frozenset[str], ...] = (frozenset({"overall survival", "survival", "death"}),)
"""Names under which papers report the same endpoint."""

AVERAGES = frozenset({"median", "mean", "geometric mean"})
"""Averages: one is not the other."""

COUNTS = frozenset({"count", "number"})
"""Names of how many there are."""

NAMED_MEASURES = frozenset(
    {
        "hazard ratio",
        "odds ratio",
        "number needed to treat",
        "number needed to harm",
        "sensitivity",
        "specificity",
        "incremental cost-effectiveness ratio",
    }
)
"""Measures that a sentence or table reporting them always names."""
_TIMES = frozenset({"days", "weeks", "months", "years"})


def measure_of(figure: Figure) -> str | None:
    """Return the measure of a figure; of a time to an event, a median where none is named.

    "PFS was 6 months" gives the median: nobody reports another average of it without saying so.
    """
    timed = figure.endpoint in TIMES_TO_EVENTS and figure.unit in _TIMES
    unsaid = figure.measure is None and figure.value is not None and figure.op is None
    return "median" if timed and unsaid else figure.measure


def akin(endpoint: str, wanted: Collection[str]) -> bool:
    """Tell whether an endpoint is one of those wanted, or another name for one."""
    if endpoint in wanted:
        return True
    return any(endpoint in group and not group.isdisjoint(wanted) for group in AKIN)


def agreement_of_named(wanted: frozenset[str], named: frozenset[str]) -> float:
    """Compare the endpoints asked for with those that the words around a figure name.

    Args:
        wanted: Asked for.
        named: Named in the figure's sentence or row, or the sentence before; the figure itself is
            linked to none.
    """
    if any(akin(name, wanted) for name in named):
        return 0.5
    if named & EXCLUSIVE and wanted & EXCLUSIVE:
        return CONFLICT
    # A sentence of FEV1 alone tells no vital capacity.
    return -0.5 if wanted <= QUANTITIES and named & QUANTITIES else UNKNOWN
