"""What stands beside a number, held against what stands beside the same number in a quote.

``622 centres``, ``week 24``, ``14 March``, ``P = 0.03``, ``7 of 115``: where a quote has other
numbers in such a place, a claim may not put a number there that stands elsewhere in it.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from ingest.figures.figure import Count
from ingest.figures.numbers import NumberSpan, numbers_in
from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.grounding.parts import is_share
from retrieval.grounding.phrases import PEOPLE_NOUN
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
_OF = re.compile(
    r"(?<![\d.,/])(?P<part>\d[\d,]*|(?!one\b)[a-z]+)\s?(?:/|\sof\s(?:the\s)?|\sout\sof\s)"
    r"(?P<whole>\d[\d,]*(?:\.\d+)?)(?![\d/%]|\s%)"
)
_OF_ALL = re.compile(
    rf"\b(?:Of|Among|In)\s(?:the\s|all\s|a\stotal\sof\s)?(?P<whole>\d[\d,]*)\s(?:\w+\s){{0,2}}{PEOPLE_NOUN}\b"
)
_WHOLE = rf"(?:\bof\s|n\s?=\s?|/){{whole}}\b|\b{{whole}}\s(?:[a-z-]+\s){{{{0,2}}}}{PEOPLE_NOUN}\b"
_BEHIND_COUNT = re.compile(r"\s?(?:\([^()]*\)\s?)?(?:/|of\s(?:the\s)?)(?P<whole>\d[\d,]*)(?![\d.%])")
_THOUSANDS = re.compile(r"(?<=\d)[,\s](?=\d{3}(?!\d))")
_LEVEL = re.compile(r"(?P<level>\d+(?:\.\d+)?)\s?%[\s-]?C\.?[Ir]")
_TO = re.compile(r"\s?%?\s?(?:[–—-]|to)\s?")


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
    free = {value for quote in quotes for value in _free(quote)}
    places = {frame.place for frame in there}
    for number in numbers_in(said):
        if _RANGE_BEFORE.search(said[: number.start]) or _RANGE_BEHIND.match(said, number.end):
            continue
        for place in _places(said, number):
            frame = _Frame(abs(number.value), place)
            loose = frame.value in free and (_is_whole(number) or not _is_ordinal(said, number))
            known = frame in there or (place != "p" and loose)
            if not known and place in places | {"p"}:
                return f"{number.text.strip()} does not stand so in a quote it cites ({place})"
    return ""


def total_fault(said: str, quotes: Sequence[Quote]) -> str:
    """Say which count, total or range of a claim its quotes do not have; empty where all are.

    Args:
        said: The claim.
        quotes: The quotes it cites.
    """
    texts = _THOUSANDS.sub("", "\n".join(quote.text for quote in quotes))
    said = _THOUSANDS.sub("", said)
    for found in _OF.finditer(said):
        if not _is_of(found, quotes) and found.group() not in texts:
            return f"“{found.group()}” does not stand in a quote it cites"
    for found in _LEVEL.finditer(said):
        if _LEVEL.search(texts) and found["level"] not in _LEVEL.findall(texts):
            return f"“{found.group()}” does not stand in a quote it cites"
    for found in _OF_ALL.finditer(said):
        if not re.search(_WHOLE.format(whole=found["whole"]), texts, re.IGNORECASE):
            return f"“{found.group()}” does not stand in a quote it cites"
    rows = {(abs(a.value), abs(b.value)) for q in quotes for a, b in pairwise(numbers_in(q.text))}
    for first, second in pairwise(numbers_in(said)):
        ends = abs(first.value), abs(second.value)
        if _TO.fullmatch(said, first.end, second.start) and ends not in rows:
            return f"{first.text}–{second.text} does not stand in a quote it cites"
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


def _is_of(found: re.Match[str], quotes: Sequence[Quote]) -> bool:
    """Tell whether two numbers are a count and its total in a quote, or in what it comes to."""
    numbers = [numbers_in(found[name]) for name in ("part", "whole")]
    if not all(numbers):
        return True  # "Half of 12" counts nobody.
    part, whole = (each[0].value for each in numbers)
    if whole < part or whole != whole.to_integral_value():
        return False
    printed = {total for quote in quotes for total in _totals_of(part, quote.text)}
    if printed and whole not in printed:
        return False
    count = Count(part, whole)
    return any(_holds(count, quote) for quote in quotes)


def _totals_of(part: Decimal, text: str) -> Iterator[Decimal]:
    """Yield the totals that a text prints behind a count: ``seven (6%) of 115``."""
    for number in numbers_in(text):
        found = _BEHIND_COUNT.match(text, number.end) if number.value == part else None
        if found:
            yield Decimal(found["whole"].replace(",", ""))


def _holds(count: Count, quote: Quote) -> bool:
    values = {number.value for number in numbers_in(quote.text)}
    if not {count.number, count.total} <= values:
        return False
    for figure in quote.figures:
        if figure.n is not None and figure.n.number == count.number:
            if figure.n.total is not None:
                if figure.n.total == count.total:
                    return True
                continue
            if figure.unit != "%" or is_share(count, figure, quote):
                return True
        if is_share(count, figure, quote) or figure.value == count.number:
            return True
    return False
