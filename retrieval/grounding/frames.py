"""What stands beside a number, held against what stands beside the same number in a quote.

``622 centres``, ``week 24``, ``14 March``, ``P = 0.03``: where a quote has other
numbers in such a place, a claim may not put a number there that stands elsewhere in it.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ingest.figures.numbers import NumberSpan, numbers_in
from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.grounding.parts import p_cells
from retrieval.grounding.quotes import Quote
from retrieval.words import STOP_WORDS, stem

_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_ORDINAL = frozenset("day week month year grade within".split())
"""Words right before a number that it belongs to: ``week 24``."""
_UNITS = frozenset("days weeks months years".split())
_BEFORE = re.compile(r"(?P<word>[A-Za-z]+)[\s-]$")
_OF_A_DATE = re.compile(r"(?P<month>[A-Za-z]{3,9}),?\s(?:\d{1,2},\s)?$")
_BEHIND = re.compile(r"[\s-](?P<word>[A-Za-z]{3,})")
_P = re.compile(r"(?<![A-Za-z])[Pp](?:[\s-]?values?)?(?:\s(?:for\s\w+|was|of)){0,2}\s?[<=>≤≥\s]*$")
_RANGE_BEFORE = re.compile(r"\d\s?(?:to|[–—-])\s?$")
_RANGE_BEHIND = re.compile(r"\s?(?:to|[–—-])\s?[-−]?\d")


class _Frame(NamedTuple):
    value: Decimal
    place: str


def frame_fault(said: str, quotes: Sequence[Quote]) -> str:
    """Say which number of a claim its quotes do not have in such a place; empty where all are.

    Args:
        said: The claim.
        quotes: The quotes it cites.
    """
    there = {frame for quote in quotes for frame in _frames(quote.text)}
    there |= {_Frame(abs(value), "p") for quote in quotes for value in p_cells(quote)}
    free = {value for quote in quotes for value in _free(quote)}
    places = {frame.place for frame in there}
    for number in numbers_in(said):
        if _RANGE_BEFORE.search(said[: number.start]) or _RANGE_BEHIND.match(said, number.end):
            continue
        pronoun = number.word and number.value == 1
        for place in () if pronoun else _places(said, number):
            frame = _Frame(abs(number.value), place)
            loose = frame.value in free and (_is_whole(number) or not _is_ordinal(said, number))
            known = frame in there or (place != "p" and loose)
            if not known and place in places | {"p"}:
                return f"{number.text.strip()} does not stand so in a quote it cites ({place})"
    return ""


def _is_whole(number: NumberSpan) -> bool:
    return number.value > 0 and number.value == number.value.to_integral_value()


def _is_ordinal(text: str, number: NumberSpan) -> bool:
    """Tell ``week 24`` from ``24 weeks``: what counts them is whole."""
    before = _BEFORE.search(text[: number.start])
    return before is not None and before["word"].casefold() in _ORDINAL


def _frames(text: str) -> Iterator[_Frame]:
    for number in numbers_in(text):
        yield from (_Frame(abs(number.value), place) for place in _places(text, number))


def _free(quote: Quote) -> Iterator[Decimal]:
    """Yield the numbers of a quote beside which nothing stands, and that are no end of a range."""
    for number in numbers_in(quote.text):
        inside = [f for f in quote.figures if f.start <= number.start < f.end]
        told = {each for f in inside for each in (f.value, f.n.number if f.n else None)}
        if (not inside or number.value in told) and not any(_places(quote.text, number)):
            yield abs(number.value)


def _places(text: str, number: NumberSpan) -> Iterator[str]:
    """Yield what stands beside a number, in one form: *week* for ``week 24`` and ``24 weeks``."""
    lead = text[max(0, number.start - 24) : number.start]
    if _P.search(lead):
        yield "p"
    before, date = _BEFORE.search(lead), _OF_A_DATE.search(lead)
    behind = _BEHIND.match(text, number.end)
    if date and date["month"].casefold() in _MONTHS:
        yield date["month"].casefold()
    if before and before["word"].casefold() in _ORDINAL:
        yield before["word"].casefold()
    word = behind["word"].casefold() if behind else ""
    if word in _UNITS | _ORDINAL:
        yield word.removesuffix("s")
    elif word in _MONTHS or (word and word not in STOP_WORDS and stem(word) not in NEUTRAL):
        yield word if word in _MONTHS else stem(word)
