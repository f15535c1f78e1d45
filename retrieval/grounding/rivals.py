"""Which other figures of a quote one can be taken for, and what tells them apart."""

import re
from collections.abc import Iterator, Sequence

from ingest.figures.endpoints import endpoints_in
from ingest.figures.figure import Figure
from ingest.figures.measures import measures_in
from ingest.figures.units import PEOPLE
from retrieval.grounding.attribution import attributed, by_elimination
from retrieval.grounding.mentions import Labels
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.slots import Placed
from retrieval.words import stems

GENERIC = frozenset(stems("group arm patients participants cohort subjects recipients"))
"""Stems that stand for any group, and so tell none."""
_TOKEN = re.compile(r"[^\W_]+(?:[.·]\d+)?|[<>=≤≥±%−]")


def rivals(placed: Placed, quote: Quote) -> Iterator[Placed]:
    """Yield the figures of a quote that one can be taken for."""
    own = placed.figure
    for other in quote.placed:
        each = other.figure
        alike = each.unit == own.unit or _counts(each, own) or own.special or each.special
        both = own.measure is None or each.measure is None or own.measure == each.measure
        if other is not placed and alike and both and _estimates(each) != _estimates(own):
            yield other


def told(
    said: Said,
    claimed: Figure,
    placed: Placed,
    rival: Placed,
    settled: Sequence[Figure],
    quote: Quote,
) -> bool:
    """Tell whether a claim says which of two figures it states, by every word that tells."""
    if _is_whole_clause(said, placed):
        return True
    dimensions = told_apart(placed, rival)
    verdicts = [attributed(said, claimed, labels) for labels in dimensions]
    if any(verdict is False for verdict in verdicts):
        return False
    if any(verdict for verdict, of in zip(verdicts, dimensions, strict=True) if of.sure):
        return True
    if not dimensions and _in_same_order(said, claimed, placed.figure, quote):
        return True
    return by_elimination(said, claimed, settled) and _both_claimed(said, rival.figure)


def _is_whole_clause(said: Said, placed: Placed) -> bool:
    """Tell whether a claim gives a figure in the whole of its quote's own clause, word for word."""
    text = placed.candidate.text
    start, end = placed.figure.context or (0, len(text))
    return _plain(text[start:end]) in _plain(said.text)


def _plain(text: str) -> str:
    return " ".join(_TOKEN.findall(text.casefold()))


def _counts(figure: Figure, other: Figure) -> bool:
    """Tell whether two figures may count people, with and without their noun."""
    return all(each.unit in {None, *PEOPLE} and _is_whole(each) for each in (figure, other))


def _is_whole(figure: Figure) -> bool:
    return figure.value is not None and figure.value == figure.value.to_integral_value()


def _estimates(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.special, figure.interval, figure.range


def told_apart(mine: Placed, other: Placed) -> list[Labels]:
    """Return what tells two figures of a quote apart: their groups and times, then their own words.

    Where one of them has no group or time of its own, its words must tell.

    Args:
        mine: A figure of a quote.
        other: Another figure of it.
    """
    groups, times = _dimension(_groups(mine), _groups(other)), _dimension(_time(mine), _time(other))
    known = [each for each in (groups, times) if each.differ and each.sure]
    if known:
        return known
    first, second = _groups(mine) | _time(mine), _groups(other) | _time(other)
    words = _dimension(_worded(mine) - first - second, _worded(other) - first - second)
    loose = [each for each in (groups, times) if each.differ]
    if words.mine or words.other:
        return [words._replace(sure=True, loose=True), *loose]
    return [each._replace(sure=True) for each in loose]


def _dimension(mine: frozenset[str], other: frozenset[str]) -> Labels:
    return Labels(mine - other, other - mine, mine & other, sure=bool(mine and other))


def _groups(placed: Placed) -> frozenset[str]:
    figure, row = placed.figure, placed.candidate.row
    column = placed.candidate.column_of(figure) if row else ""
    return frozenset(stems(f"{figure.arm or ''} {column}")) - GENERIC


def _time(placed: Placed) -> frozenset[str]:
    return frozenset(stems(placed.figure.time or ""))


def _worded(placed: Placed) -> frozenset[str]:
    """Return the stems of a figure's own words that name something: no measure, no endpoint."""
    text = placed.candidate.text
    terms = " ".join(text[m.start : m.end] for m in (*endpoints_in(text), *measures_in(text)))
    printed = " ".join(figure.text for figure in placed.candidate.figures)
    words = placed.own | placed.lead
    return words - GENERIC - frozenset(stems(f"{printed} {terms}"))


def _both_claimed(said: Said, rival: Figure) -> bool:
    return any(each.value == rival.value for each in said.figures)


def _in_same_order(said: Said, claimed: Figure, figure: Figure, quote: Quote) -> bool | None:
    """Tell whether a claim gives the figures that no word tells apart as its quote does."""
    there = [each.value for each in quote.figures if each.unit == figure.unit]
    mine = [each.value for each in said.figures if each.unit == claimed.unit]
    return True if mine == there else None
