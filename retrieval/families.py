"""Endpoints and measures that look alike in print and are not the same thing."""

from collections.abc import Collection

EXCLUSIVE = frozenset(
    {
        "progression-free survival",
        "overall survival",
        "disease-free survival",
        "recurrence-free survival",
        "event-free survival",
        "time to progression",
        "objective response",
        "complete response",
        "partial response",
        "stable disease",
        "progressive disease",
        "disease control",
        "duration of response",
    }
)
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


def akin(endpoint: str, wanted: Collection[str]) -> bool:
    """Tell whether an endpoint is one of those wanted, or another name for one."""
    if endpoint in wanted:
        return True
    return any(endpoint in group and not group.isdisjoint(wanted) for group in AKIN)
