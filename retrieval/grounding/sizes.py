"""Sizes of groups that a quote prints behind their names: ``mirvexatin (n = 219)``."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ingest.figures.figure import Figure
from ingest.figures.units import PEOPLE
from retrieval.grounding.attribution import attributed
from retrieval.grounding.labelling import GENERIC
from retrieval.grounding.mentions import Labels, digit_stems
from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.slots import Placed

_SIZE = re.compile(
    r"(?:^|[,;(]\s?|\b(?:to|and|or|with|in|on|for|versus|vs\.?)\s)(?P<name>[^,;()\d]{2,60}?)\s"
    r"(?P<printed>\(\s?n\s?=\s?(?P<size>\d[\d,]*)\s?\))",
    re.IGNORECASE,
)
_JOINTS = re.compile(r".*\b(?:to|and|or|with|in|on|versus|vs)\s", re.IGNORECASE)


def size_held(said: Said, claimed: Figure, quote: Quote) -> Placed | None:
    """Return the size of a group that a claim gives as a number of people; None where it is none.

    Args:
        said: The claim; it must say of which group, by a name that is no other group's.
        claimed: A figure of it.
        quote: A quote it cites.
    """
    bare = (claimed.interval, claimed.range, claimed.spread, claimed.p, claimed.n)
    if claimed.unit not in {None, *PEOPLE} or any(each is not None for each in bare):
        return None
    sizes = list(_sizes(quote))
    for placed in sizes:
        if placed.figure.value != claimed.value:
            continue
        others = [each for each in sizes if each is not placed]
        if others and all(_is_said_of(said, claimed, placed, each) for each in others):
            return placed
    return None


def total_fault(said: Said, figure: Figure, quote: Quote) -> str:
    """Say that a claim gives the sum of two groups' sizes as that of one; empty where not.

    Args:
        said: The claim.
        figure: The figure of the quote that it gives.
        quote: The quote.
    """
    sizes = [each.figure for each in _sizes(quote)]
    if len(sizes) == 1 or figure.value != sum(each.value or 0 for each in sizes):
        return ""
    words = digit_stems(said.whole)
    names = [digit_stems(each.arm or "") - GENERIC - NEUTRAL for each in sizes]
    named = [not words.isdisjoint(each) for each in names]
    return (
        f"{figure.text} is all of them in [{quote.number}]" if any(named) and not all(named) else ""
    )


def _sizes(quote: Quote) -> Iterator[Placed]:
    for found in _SIZE.finditer(quote.text):
        name = _JOINTS.sub("", found["name"]).strip()
        size = Decimal(found["size"].replace(",", ""))
        start, end = found.span("printed")
        figure = Figure(found["printed"], start, end, size, measure="count", arm=name)
        yield Placed(figure, quote.candidate)


def _is_said_of(said: Said, claimed: Figure, mine: Placed, other: Placed) -> bool:
    first, second = (
        digit_stems(each.figure.arm or "") - GENERIC - NEUTRAL for each in (mine, other)
    )
    if not first - second:
        return False
    return attributed(said, claimed, Labels(first - second, second - first, first & second)) is True
