"""Counts with their totals, ends of ranges and levels of intervals, as their quotes print them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ingest.figures.figure import Count
from ingest.figures.numbers import numbers_in
from retrieval.grounding.parts import is_share
from retrieval.grounding.phrases import PEOPLE_NOUN
from retrieval.grounding.quotes import Quote

_OF = re.compile(
    r"(?<![\d.,/])(?P<part>\d[\d,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\s?(?:/|\sof\s(?:the\s)?|\sout\sof\s)"
    r"(?P<whole>\d[\d,]*(?:\.\d+)?)(?![\d/%]|\s%)"
)
_OF_ALL = re.compile(
    rf"\b(?:Of|Among|In)\s(?:the\s|all\s|a\stotal\sof\s)?(?P<whole>\d[\d,]*)\s(?:\w+\s){{0,2}}{PEOPLE_NOUN}\b"
)
_WHOLE = rf"(?:\bof\s|n\s?=\s?|/){{whole}}\b|\b{{whole}}\s(?:[a-z-]+\s){{{{0,2}}}}{PEOPLE_NOUN}\b"
_BEHIND_COUNT = re.compile(
    r"\s?(?:\([^()]*\)\s?)?(?:/|of\s(?:the\s)?)(?P<whole>\d[\d,]*)(?![\d.%])"
)
_THOUSANDS = re.compile(r"(?<=\d)[,\s](?=\d{3}(?!\d))")
_LEVEL = re.compile(r"(?P<level>\d+(?:\.\d+)?)\s?%[\s-]?C\.?[Ir]")
_BRACKET = re.compile(r"\([^()]*\)")
_TO = re.compile(r"\s?%?\s?(?:[–—-]|to)\s?")


def total_fault(said: str, quotes: Sequence[Quote]) -> str:
    """Say which count, total or range of a claim its quotes do not have; empty where all are.

    Args:
        said: The claim.
        quotes: The quotes it cites.
    """
    texts = _THOUSANDS.sub("", "\n".join(quote.text for quote in quotes))
    for strange in _strange(_THOUSANDS.sub("", said), texts, quotes):
        return f"“{strange}” does not stand in a quote it cites"
    return ""


def _strange(said: str, texts: str, quotes: Sequence[Quote]) -> Iterator[str]:
    counts = (found for found in _OF.finditer(said) if found.group() not in texts)
    yield from (found.group() for found in counts if not _is_of(found, quotes))
    levels = set(_LEVEL.findall(texts))
    yield from (f.group() for f in _LEVEL.finditer(said) if levels and f["level"] not in levels)
    for found in _OF_ALL.finditer(said):
        if not re.search(_WHOLE.format(whole=found["whole"]), texts, re.IGNORECASE):
            yield found.group()
    pairs = [(a.value, b.value) for q in quotes for a, b in pairwise(numbers_in(q.text))]
    # "Fell by 8 to 14" is a change of −14 to −8.
    ranges = {(abs(a), abs(b)) for a, b in pairs} | {(-b, -a) for a, b in pairs if b < 0}
    bare = [_BRACKET.sub(" ", quote.text) for quote in quotes]
    moved = {(abs(a.value), abs(b.value)) for text in bare for a, b in pairwise(numbers_in(text))}
    for first, second in pairwise(numbers_in(said)):
        if said[: first.start].endswith("from ") and (first.value, second.value) in moved:
            continue  # "From 0.54 (SD 0.09) at baseline to 0.33".
        joined = _TO.fullmatch(said, first.end, second.start) is not None
        if joined and (abs(first.value), abs(second.value)) not in ranges:
            yield said[first.start : second.end]


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
