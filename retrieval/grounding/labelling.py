"""What tells two figures of a quote apart: their groups, their times, or their own words."""

import re

from ingest.figures.endpoints import endpoints_in
from ingest.figures.figure import Figure
from ingest.figures.measures import measures_in
from ingest.figures.units import PEOPLE
from retrieval.grounding.conditions import is_name
from retrieval.grounding.mentions import Labels, digit_stems
from retrieval.grounding.own_words import own_stretches
from retrieval.grounding.parts import SHARED
from retrieval.grounding.phrases import told_of
from retrieval.grounding.respective import paired_with
from retrieval.slots import Placed
from retrieval.words import stems

GENERIC = frozenset(stems("group arm patients participants cohort subjects recipients"))
"""Stems that stand for any group, and so tell none."""
_GROUP_BEFORE = re.compile(
    r"\b(?:with|on|in|after|for|among|receiving|given)\s[^,;()\d]{2,40}\s?[(\[]?\s?$"
)
_DECIMAL = re.compile(r"\d+\.\d+")
_NO_NAMES = frozenset({"p", "ci", "iqr", "sd", "se", "older", "younger"})
_UNITS_OF_TIME = frozenset(stems("hour hours h day week month year at"))
_EVERY = re.compile(r"\bevery\s\d+\s\w+")


def told_apart(mine: Placed, other: Placed) -> list[Labels]:
    """Return what tells two figures of a quote apart: their groups and times, then their own words.

    Where one of them has no group or time of its own, its words must tell.

    Args:
        mine: A figure of a quote.
        other: Another figure of it.
    """
    groups, times = _dimension(_groups(mine), _groups(other)), _times(mine, other)
    if parallel := _behind(mine, other):
        groups = parallel
        times = _dimension(
            *(_time(each) - parallel.mine - parallel.other for each in (mine, other))
        )
    known = [each for each in (groups, times) if each.differ and each.sure]
    if known:
        return known
    first, second = _groups(mine) | _time(mine), _groups(other) | _time(other)
    printed = digit_stems(f"{mine.figure.text} {other.figure.text}")
    mine_worded, other_worded = _worded(mine) - printed, _worded(other) - printed
    words = _dimension(mine_worded - first - second, other_worded - first - second)
    if not (words.mine and words.other):
        # A group that was read for the one alone stands among the words of the other.
        words = _dimension(mine_worded | first, other_worded | second)
    loose = [each for each in (groups, times) if each.differ]
    if words.mine or words.other:
        return [words._replace(sure=True, loose=True), *loose]
    return [each._replace(sure=True) for each in loose]


def _behind(mine: Placed, other: Placed) -> Labels | None:
    """Return what tells two figures apart by a phrase behind each: ``6% after A, 8% after B``."""
    if mine.candidate.row is not None:
        return None
    known = told_of(mine.candidate.text, mine.candidate.figures)
    first, second = (
        known[each.figure.start].name - GENERIC if each.figure.start in known else frozenset[str]()
        for each in (mine, other)
    )
    found = _dimension(first, second)
    alike = bool(first) and first == second
    return found if alike or (found.mine and found.other) else None


def _dimension(mine: frozenset[str], other: frozenset[str]) -> Labels:
    return Labels(mine - other, other - mine, mine & other, sure=bool(mine and other))


def _groups(placed: Placed) -> frozenset[str]:
    figure, row = placed.figure, placed.candidate.row
    column = placed.candidate.column_of(figure) if row else ""
    return frozenset(stems(f"{figure.arm or ''} {column}")) - GENERIC


def _time(placed: Placed) -> frozenset[str]:
    time = placed.figure.time or ""
    # "Every 2 weeks" is how often, not when.
    if time == "baseline" and "from baseline" in placed.candidate.text:
        return frozenset()  # What it changed from.
    often = any(time in found.group() for found in _EVERY.finditer(placed.candidate.text))
    return frozenset() if often else frozenset(stems(time))


def _times(mine: Placed, other: Placed) -> Labels:
    first, second = _time(mine), _time(other)
    if first and second and bool(first & _UNITS_OF_TIME) != bool(second & _UNITS_OF_TIME):
        # Of "weeks 2, 4 and 6", only the first has the unit.
        first, second = first - _UNITS_OF_TIME, second - _UNITS_OF_TIME
    return _dimension(first, second)


def _worded(placed: Placed) -> frozenset[str]:
    """Return the stems of a figure's own words that name something: no measure, no endpoint."""
    text = placed.candidate.text
    terms = " ".join(text[m.start : m.end] for m in (*endpoints_in(text), *measures_in(text)))
    printed = " ".join(figure.text for figure in _alike(placed))
    words = placed.own if placed.candidate.row else _of_its_own(placed)
    words = frozenset(each for each in words if not _DECIMAL.fullmatch(each)) - _NO_NAMES
    return words - GENERIC - frozenset(stems(f"{printed} {terms}"))


def _of_its_own(placed: Placed) -> frozenset[str]:
    """Return the stems of a figure's own words in a sentence, and of what leads to all its clause.

    A group named right before the clause's first figure is that figure's alone.
    """
    text, own = placed.candidate.text, placed.figure
    figures = _alike(placed)
    if item := paired_with(text, own, figures):
        return digit_stems(item) | placed.lead
    stretch = own_stretches(text, figures)[figures.index(own)]
    words = digit_stems(f"{_EVERY.sub(' ', text[stretch.start : stretch.end])} {own.arm or ''}")
    lead = text[own.context[0] if own.context else 0 : stretch.lead]
    if stretch.lead < own.start:
        lead = _GROUP_BEFORE.sub(" ", lead)
    return words | digit_stems(lead)


def _alike(placed: Placed) -> list[Figure]:
    """Return a figure with those of its text that have its unit, and are no names."""
    text, own = placed.candidate.text, placed.figure
    return [
        each
        for each in placed.candidate.figures
        if each is own
        or ((may_share(each.unit, own.unit) or both_count(each, own)) and not is_name(text, each))
    ]


def may_share(unit: str | None, other: str | None) -> bool:
    """Tell whether two units are one, or one of them is left to the other to print."""
    return unit == other or (None in {unit, other} and not SHARED.isdisjoint({unit, other}))


def both_count(figure: Figure, other: Figure) -> bool:
    """Tell whether two figures may count people, with and without their noun."""
    return all(each.unit in {None, *PEOPLE} and _is_whole(each) for each in (figure, other))


def _is_whole(figure: Figure) -> bool:
    return figure.value is not None and figure.value == figure.value.to_integral_value()
