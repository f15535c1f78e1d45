"""What kind of number a figure is, and of what: its measure and endpoint words."""

from collections.abc import Sequence

from ingest.figures.clauses import Series
from ingest.figures.drafts import Draft
from ingest.figures.endpoint_naming import (
    name_back,
    name_endpoints,
    name_far,
    name_predicted,
    name_respectively,
)
from ingest.figures.endpoints import endpoints_in
from ingest.figures.measure_naming import name_measures
from ingest.figures.measures import measures_in
from ingest.figures.terms import Mention
from ingest.figures.units import DOSES


def name_series(text: str, series: Sequence[Series]) -> None:
    """Give every estimate its measure and endpoint from the words of its clause.

    Args:
        text: The sentence.
        series: Its estimates in place; they are changed.
    """
    endpoints = endpoints_in(text)
    measures = _apart(measures_in(text), endpoints)
    before: Series | None = None
    claimed: set[Mention] = set()
    for each in series:
        name_endpoints(text, each, endpoints, before, claimed)
        name_measures(text, each, measures, before)
        if before is None or not _is_circumstance(each.drafts[-1]):
            before = each
    name_back(text, series, claimed)
    name_far(text, series, endpoints)
    name_respectively(text, series)
    name_predicted(text, series, endpoints)


def _apart(measures: Sequence[Mention], endpoints: Sequence[Mention]) -> list[Mention]:
    """Return the measures that are no part of an endpoint's name (``response rate``)."""
    whole = {(mention.start, mention.end) for mention in endpoints}
    taken = {place for mention in endpoints for place in range(mention.start, mention.end)}
    return [
        m
        for m in measures
        if (m.start, m.end) in whole or not (m.start in taken or m.end - 1 in taken)
    ]


def _is_circumstance(draft: Draft) -> bool:
    """Tell a dose, of which nothing more is said, from a result."""
    return draft.endpoint is None and draft.measure is None and draft.unit in DOSES
