"""Numbers of a claim that are no part of a figure the grammar reads: each must stand, as it stands.

``week 24``, ``a p-value below 0.001``, ``the 95% interval``: value, sign, unit, comparison and
whether it is a P value are compared with the quote's own numbers, never fuzzily.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ingest.figures.figure import Figure
from ingest.figures.numbers import NumberSpan, numbers_in
from ingest.figures.units import PEOPLE, TIMES, unit_at
from retrieval.grounding.conditions import operator_before, operator_behind
from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.grounding.parts import p_cells, plain_unit
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.time_points import moments
from retrieval.words import stems

_P = re.compile(
    r"(?:(?<![A-Za-z])[Pp](?:[\s-]?[Vv]alues?)?|significance(?:\slevel)?)\b[^\d.;]{0,24}$"
)
_COUNTS_WHAT_IS_COMPARED = re.compile(
    r"\s(?:treatment\s|study\s|randomi[sz]ed\s|main\s)?(?:groups?|arms?|treatments?|regimens?"
    r"|drugs|agents|sedatives|strategies|approaches|procedures|techniques|operations|devices|schedules"
    r"|interventions|cohorts|methods|medicines|options|modalities"
    r"|of\sthe\s(?:groups|arms|treatments))\b"
)
_LEADING_ZERO = re.compile(r"(?<![\d.,·])0\d+")
_LONGER = (("years", "months", 12), ("weeks", "days", 7), ("days", "h", 24))
_BESIDE = 2
"""Words on either side of a number that stand beside it."""
_DIGITS = re.compile(r"\d+(?:[.,·]\d+)*")
_LATER = re.compile(r"\s(?:later|earlier|afterwards)\b")
_LISTED = re.compile(r"(?:,\s\d+(?:\.\d+)?)*,?\s(?:and|or)\s\d+(?:\.\d+)?(?=[\s-])")
"""What stands between the first of several times and the unit of them all: ``1, 6 and 24 h``."""
_UNIT_BEFORE = re.compile(
    r"\b(weeks?|months?|years?|days?|cycles?|visits?|hours?)\s?$", re.IGNORECASE
)


class _Read(NamedTuple):
    value: Decimal
    unit: str | None
    op: str
    is_p: bool


def loose_fault(said: Said, quotes: Sequence[Quote]) -> str:
    """Return the first number that is compared, or outside a figure, and does not stand so.

    Args:
        said: The claim.
        quotes: The quotes it cites.

    Returns:
        Why, in words; empty where every one stands in one of the quotes.
    """
    there = [list(_numbers(_without_levels(quote))) for quote in quotes]
    compared = {(each.value, each.op) for numbers in there for each in numbers}
    for each in _numbers(said.text):
        # The grammar takes ">41 of 118" for the count it is made of.
        if each.op and (each.value, each.op) not in compared:
            return f"{each.op}{each.value} does not stand so in a quote it cites"
    for number in _loose(said):
        mine = _read(said.whole, number)
        if mine.is_p and any(mine.value in p_cells(quote) for quote in quotes):
            continue
        if mine.unit in TIMES and not mine.op and any(_is_near(mine, quote) for quote in quotes):
            continue
        if not any(_same(mine, each) for numbers in there for each in numbers):
            return f"{number.text.strip()} does not stand so in a quote it cites"
    return ""


def _without_levels(quote: Quote) -> str:
    """Return a quote's text, the signs between a row's caption and label no signs of comparison."""
    return quote.text.replace(" > ", " : ") if quote.candidate.row else quote.text


def _is_near(mine: _Read, quote: Quote) -> bool:
    """Tell a moment that a quote has as an ordinal, or, having none, from the sentence before."""
    own = [each for each in moments(quote.text) if each.value is not None]
    there = own or moments(quote.near)
    return any((each.value, each.unit) == (mine.value, mine.unit) for each in there)


def is_only_loose(said: Said, claimed: Figure, quote: Quote) -> bool:
    """Tell a bare figure that its quote has once, as a number that is no figure: ``five died``.

    A word beside it must be the same; of a time that is too little.

    Args:
        said: The claim.
        claimed: A figure of it.
        quote: A quote it cites.
    """
    rest = (claimed.interval, claimed.range, claimed.spread, claimed.p, claimed.n, claimed.special)
    if claimed.value is None or claimed.unit in TIMES or any(each is not None for each in rest):
        return False
    inside = [(each.start, each.end) for each in quote.figures]
    loose = [n for n in numbers_in(quote.text) if not any(a <= n.start < b for a, b in inside)]
    kinds = [_read(quote.text, each) for each in loose]
    own = plain_unit(claimed.unit)
    alike = [each for each in kinds if each.unit == own or (own in PEOPLE and each.unit is None)]
    if [each.value for each in alike] != [claimed.value] or alike[0].is_p:
        return False
    number = loose[kinds.index(alike[0])]
    near = _beside(said.whole, claimed.start, claimed.end) - NEUTRAL
    return not near.isdisjoint(_beside(quote.text, number.start, number.end))


def names_its_row(said: str, claimed: Figure, quote: Quote) -> bool:
    """Tell a figure that a claim prints as its quote does, to name something and state nothing.

    ``At 60°/s`` is how a row is called, and ``1 week later`` a moment.
    """
    row = quote.candidate.row
    if row is not None:
        return claimed.text.casefold() in row.label.casefold()
    behind = _LATER.match(said, claimed.end) if claimed.unit in TIMES else None
    return behind is not None and f"{claimed.text}{behind.group()}" in quote.text


def _beside(text: str, start: int, end: int) -> frozenset[str]:
    """Return the stems of the words next to a number."""
    before, behind = text[:start].split()[-_BESIDE:], text[end:].split()[:_BESIDE]
    return frozenset(stems(" ".join((*before, *behind))))


def digits_fault(said: str, texts: str) -> str:
    """Return the first run of digits of a claim that stands nowhere: what reads as no number too.

    Args:
        said: The claim.
        texts: Its quotes, with what stands around them.

    Returns:
        Why, in words; empty where every one stands there.
    """
    there = {_plain(found) for found in _DIGITS.findall(texts)}
    read = {at for each in numbers_in(said) for at in range(each.start, _end(said, each))}
    printed = set(_LEADING_ZERO.findall(texts))
    for zero in _LEADING_ZERO.findall(said):
        if zero not in printed:
            return f"{zero} stands nowhere in a quote it cites"
    for found in _DIGITS.finditer(said):
        if found.start() not in read and _plain(found.group()) not in there:
            return f"{found.group()} stands nowhere in a quote it cites"
    return ""


def _end(text: str, number: NumberSpan) -> int:
    unit = unit_at(text, number.end)
    return unit.end if unit else number.end


def _plain(digits: str) -> str:
    return digits.replace("·", ".").replace(",", "")


def _loose(said: Said) -> Iterator[NumberSpan]:
    taken = list(_covered(said.figures))
    for number in numbers_in(said.whole):
        inside = any(start <= number.start < end for start, end in taken)
        counted = number.word and _COUNTS_WHAT_IS_COMPARED.match(said.whole, number.end)
        pronoun = number.word and number.text.casefold() == "one"
        if number.start >= said.begins and not (inside or counted or pronoun):
            yield number


def _covered(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of figures all of whose numbers are in one of their parts."""
    for figure in figures:
        parts = _parts(figure)
        inside = {abs(each.value) for each in numbers_in(figure.text)}
        inside -= {each.value for each in numbers_in((figure.unit or "").replace("/", " "))}
        if inside <= parts:
            yield figure.start, figure.end


def _parts(figure: Figure) -> set[Decimal]:
    found = [figure.value]
    for part in (figure.interval, figure.range, figure.spread, figure.p, figure.n):
        found += [each for each in part or () if isinstance(each, Decimal)]
    return {abs(each) for each in found if each is not None}


def _numbers(text: str) -> Iterator[_Read]:
    return (_read(text, number) for number in numbers_in(text))


def _read(text: str, number: NumberSpan) -> _Read:
    before = text[max(0, number.start - 40) : number.start]
    listed = _LISTED.match(text, number.end)
    unit = unit_at(text, listed.end() if listed else number.end)
    unit = None if unit and listed and unit.unit not in TIMES else unit
    ahead = _UNIT_BEFORE.search(before)
    name = unit.unit if unit else (f"{ahead[1].casefold().removesuffix('s')}s" if ahead else None)
    behind = operator_behind(text[unit.end if unit else number.end :])
    told = behind or operator_before(before, name) or ""
    return _Read(number.value, plain_unit(name), told, _P.search(before) is not None)


def _same(mine: _Read, there: _Read) -> bool:
    if _is_same_time(mine, there):
        return True
    if mine.value != there.value or mine.op != there.op:
        return False
    if mine.is_p and not there.is_p:
        return False
    return mine.unit in {None, there.unit} or (mine.unit in PEOPLE and there.unit is None)


def _is_same_time(mine: _Read, there: _Read) -> bool:
    """Tell *two years* and *24 months*, or *2 weeks* and *14 days*, that are exactly as long."""
    if mine.op != there.op or mine.is_p or there.is_p or mine.unit == there.unit:
        return False
    for coarse, fine, count in _LONGER:
        for one, other in ((mine, there), (there, mine)):
            if (one.unit, other.unit) == (coarse, fine):
                return one.value * count == other.value
    return False
