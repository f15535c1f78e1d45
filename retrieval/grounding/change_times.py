"""When figures are measured that a quote gives as changes: *from 68% at baseline to 22%*."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from ingest.figures.figure import Figure
from retrieval.candidates import Candidate
from retrieval.grounding.quotes import Quote

_FROM = re.compile(r"\bfrom\s(?:(?:a|an|about|mean|median|of|baseline)\s)*$", re.IGNORECASE)
_TIME = (
    r"(?P<time>baseline|entry|before\s\w+|admission|(?:week|month|day|year)\s\d+"
    r"|\d+\s(?:weeks?|months?|days?|years?|h))"
)
_AT = re.compile(
    rf"(?:\s?[\[(][^()\[\]]*[)\]])?\s(?:(?:at|after|by|on|in)\s)?{_TIME}\b", re.IGNORECASE
)
_TO = re.compile(
    rf"(?:{_AT.pattern.replace('?P<time>', '')})?(?:\s[a-z]+)?\sto\s(?:(?:a|about)\s)*",
    re.IGNORECASE,
)
"""What stands between the two ends of a change."""


@dataclass(frozen=True)
class _Timed(Candidate):
    """A candidate whose figures have the times of their changes."""

    told: tuple[Figure, ...] = ()

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return self.told


def with_change_times(quotes: Sequence[Quote]) -> list[Quote]:
    """Return quotes with the times of what they say went from one value to another.

    ``From 68% at baseline to 22% at week 24 with A and from 68% to 35% with B``: the times of the
    first pair are those of the second, too.

    Args:
        quotes: All that were offered.
    """
    return [_moved(quote) for quote in quotes]


def _moved(quote: Quote) -> Quote:
    times: dict[int, str] = {}
    ends = ("before", "after")
    pairs = [
        (one, other)
        for one, other in pairwise(quote.figures)
        if _FROM.search(quote.text[: one.start]) and _TO.fullmatch(quote.text, one.end, other.start)
    ]
    for one, other in pairs:
        first, second = (_AT.match(quote.text, each.end) for each in (one, other))
        ends = (first["time"], second["time"]) if first and second else ends
        times |= {one.start: ends[0], other.start: ends[1]}
    return _with(quote, times)


def _with(quote: Quote, times: Mapping[int, str]) -> Quote:
    """Return a quote whose figures have other times, by where they begin."""
    if not times or quote.candidate.row is not None:
        return quote
    figures = tuple(replace(each, time=times.get(each.start, each.time)) for each in quote.figures)
    plain = {name: getattr(quote.candidate, name) for name in Candidate.__dataclass_fields__}
    return replace(quote, candidate=_Timed(**plain, told=figures))
