"""Whose and when figures are that a quote gives without names or times: *43% versus 18%*.

Where every quote of a document that names its two groups has them in one order, a pair that names
none goes in that order, too; and so do the times of several changes from one value to another.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from ingest.figures.figure import Figure
from ingest.figures.measures import DIFFERENCES, RATIOS
from retrieval.candidates import Candidate
from retrieval.grounding.labelling import GENERIC
from retrieval.grounding.phrases import told_of
from retrieval.grounding.quotes import Quote
from retrieval.words import stems

_VERSUS = re.compile(r"(?:\s?[\[(][^()\[\]]*[)\]])?,?\s(?:versus|vs?\.?)\s", re.IGNORECASE)
_AND = re.compile(
    r"(?:\s?[\[(][^()\[\]]*[)\]])?(?:\s\w+)?,?\s(?:and|versus|vs?\.?)\s", re.IGNORECASE
)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
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
_TWO = 2

Order = tuple[str, str]
"""The names of two groups, the first before the second."""


@dataclass(frozen=True)
class _Ordered(Candidate):
    """A candidate whose figures have the groups that their order tells."""

    told: tuple[Figure, ...] = ()

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return self.told


def in_order(quotes: Sequence[Quote]) -> list[Quote]:
    """Return quotes with the groups of their unnamed pairs, where their document's order tells.

    Args:
        quotes: All that were offered.
    """
    documents = {quote.candidate.document for quote in quotes}
    orders = {
        each: _order([q for q in quotes if q.candidate.document == each]) for each in documents
    }
    return [_told(_moved(quote), orders[quote.candidate.document]) for quote in quotes]


def _moved(quote: Quote) -> Quote:
    """Return a quote with the times of what it says went from one value to another.

    ``From 68% at baseline to 22% at week 24 with A and from 68% to 35% with B``: the times of the
    first pair are those of the second, too.
    """
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
    return _with(quote, {}, times)


def _with(
    quote: Quote, arms: Mapping[int, str], times: Mapping[int, str], groups: Order | None = None
) -> Quote:
    """Return a quote whose figures have other arms and times, by where they begin."""
    if not (arms or times) or quote.candidate.row is not None:
        return quote
    figures = tuple(
        replace(each, arm=arms.get(each.start, each.arm), time=times.get(each.start, each.time))
        for each in quote.figures
    )
    plain = {name: getattr(quote.candidate, name) for name in Candidate.__dataclass_fields__}
    candidate = _Ordered(**plain, told=figures)
    return replace(quote, candidate=candidate, groups=groups or quote.groups)


def _order(quotes: Sequence[Quote]) -> Order | None:
    """Return the order in which all quotes of a document that name its two groups do so."""
    named = [pair for quote in quotes for pair in _pairs_named(quote)]
    if not named:
        return None
    sides = [frozenset.intersection(*(_stems(pair[at]) for pair in named)) for at in (0, 1)]
    apart = all(sides) and sides[0].isdisjoint(_of(named, 1)) and sides[1].isdisjoint(_of(named, 0))
    return named[0] if apart else None


def _of(named: Sequence[Order], at: int) -> frozenset[str]:
    return frozenset().union(*(_stems(pair[at]) for pair in named))


def _stems(name: str) -> frozenset[str]:
    return frozenset(stems(name)) - GENERIC


def _pairs_named(quote: Quote) -> Iterator[Order]:
    """Yield the names of the two groups of a quote, where it has two and no more."""
    arms = [figure.arm for figure in quote.figures if figure.arm]
    if quote.candidate.row is not None:
        arms = [cell.column for cell in quote.candidate.row.cells if "P" not in cell.column.split()]
    distinct = list(dict.fromkeys(arms))
    if len(distinct) == _TWO and all(_stems(each) for each in distinct):
        yield distinct[0], distinct[1]


def _told(quote: Quote, order: Order | None) -> Quote:
    if order is None or quote.candidate.row is not None:
        return quote
    return _with(quote, dict(_unnamed(quote, order)), {}, order)


def _unnamed(quote: Quote, order: Order) -> Iterator[tuple[int, str]]:
    """Yield where the figures of a quote's pairs without names begin, with their groups."""
    text, figures = quote.text, [f for f in quote.figures if f.measure not in RATIOS | DIFFERENCES]
    known = told_of(text, quote.figures)
    has = [bool(_stems(name) & frozenset(stems(text))) for name in order]
    if has[0] != has[1]:
        return  # "Less often with A (4% v 11%)" may have them in another order.
    pair = (
        len([each for each in figures if each.unit != figures[0].unit]) == 0
        and len(figures) == _TWO
    )
    joint = _AND if (pair or _RESPECTIVELY.search(text)) and not any(has) else _VERSUS
    for one, other in pairwise(figures):
        bare = not one.arm and not other.arm and one.start in known and other.start in known
        bare = bare and not known[one.start].name and not known[other.start].name
        alike = one.unit == other.unit or None in {one.unit, other.unit}
        if bare and alike and joint.fullmatch(text, one.end, other.start):
            yield one.start, order[0]
            yield other.start, order[1]
