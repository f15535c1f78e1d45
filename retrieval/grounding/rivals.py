"""Which other figures of a quote one can be taken for, and whether a claim says which it means."""

import re
from collections.abc import Iterator, Sequence

from ingest.figures.figure import Figure
from ingest.figures.measures import RATIOS
from ingest.figures.units import TIMES
from retrieval.grounding.attribution import attributed, by_elimination
from retrieval.grounding.conditions import is_name
from retrieval.grounding.labelling import GENERIC, both_count, may_share, told_apart
from retrieval.grounding.mentions import Labels
from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.grounding.pairs import (
    is_held_against,
    is_turned,
    paired_alike,
    paired_as_settled,
)
from retrieval.grounding.phrases import told_of
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.grounding.subjects import are_of_one_group, told_by_measure, told_by_subject
from retrieval.slots import Placed
from retrieval.words import stem

_LEVEL = re.compile(r"\d\d(?:\.\d+)?\s?%\sC")
"""The level of an interval, where it was read for a figure."""
_MARGIN = re.compile(r"\bmargins?\s(?:of|was|at)\s$", re.IGNORECASE)
"""What was set beforehand is no result."""
_TOTAL = re.compile(r"%\s?(?:\([^()]*\)\s)?of\s(?:the\s)?$")
"""Before the number of all, of whom a percentage was."""
_SCALE = re.compile(r"\bout\sof\s$")
"""Before the end of a scale: ``5.4 out of 10``."""
_AT = re.compile(r"\bat\s$", re.IGNORECASE)
"""Before a moment, which is no result."""
_NOUN = re.compile(r"\s([A-Za-z]{4,})\b")
_TOKEN = re.compile(r"[^\W_]+(?:[.·]\d+)?|[<>=≤≥±%−]")


def rivals(placed: Placed, quote: Quote) -> Iterator[Placed]:
    """Yield the figures of a quote that one can be taken for."""
    own, text = placed.figure, quote.text
    for other in quote.placed:
        each = other.figure
        alike = may_share(each.unit, own.unit) or both_count(each, own)
        margin = _MARGIN.search(text[: each.start]) is not None
        if _AT.search(text[: each.start]) and each.unit in TIMES and each.interval is None:
            continue
        if (_is_total(text, each) and not _is_total(text, own)) or _is_scale(text, own, each):
            continue
        if margin or _LEVEL.match(each.text) or (is_name(text, each) and not is_name(text, own)):
            continue
        if own.measure in RATIOS and each.special is not None:
            continue  # No ratio is a time that was not reached.
        alike = alike or own.special is not None or each.special is not None
        both = own.measure is None or each.measure is None or own.measure == each.measure
        if other is not placed and alike and both and _estimates(each) != _estimates(own):
            yield other


def _is_scale(text: str, own: Figure, each: Figure) -> bool:
    """Tell a scale, ``0–10`` or ``out of 10``, which is no value on it."""
    ranged = own.value is not None and each.value is None and each.special is None
    return ranged or _SCALE.search(text[: each.start]) is not None


def _is_total(text: str, figure: Figure) -> bool:
    return _TOTAL.search(text[: figure.start]) is not None


def told(
    said: Said,
    claimed: Figure,
    placed: Placed,
    rival: Placed,
    settled: Sequence[Figure],
    quote: Quote,
) -> bool:
    """Tell whether a claim says which of two figures it states, by every word that tells."""
    if _is_whole_clause(said, placed) or told_by_measure(said, claimed, placed, rival):
        return True
    subject = told_by_subject(said, claimed, placed, rival)
    if subject is False or is_turned(said, claimed, placed, rival):
        return False
    dimensions = told_apart(placed, rival)
    if subject or are_of_one_group(placed, rival):
        dimensions = [each for each in dimensions if each.sure and not each.loose]
    if is_held_against(said, claimed, (placed.figure, rival), dimensions):
        return True
    verdicts = [attributed(said, claimed, labels) for labels in dimensions]
    sure = [told for told, of in zip(verdicts, dimensions, strict=True) if of.sure]
    if False in sure or (False in verdicts and True not in sure):
        return False
    both = _both_claimed(said, rival.figure)
    return (
        subject is True
        or True in verdicts
        or (not dimensions and _is_same_share(claimed, placed.figure, rival.figure))
        or _counts_same(said, claimed, placed, rival)
        or paired_alike(said, claimed, (placed.figure, rival.figure))
        or paired_as_settled(said, claimed, placed, settled)
        or ((both or not dimensions) and _in_same_order(said, claimed, placed.figure, quote))
        or (both and by_elimination(said, claimed, settled))
    )


def is_of_another_group(said: Said, claimed: Figure, placed: Placed, quote: Quote) -> bool:
    """Tell whether a claim says of another group of its quote what cannot be taken for its figure.

    ``0.3 µg/kg/h for A and 10 µg/kg/min for B``: the units alone tell which is which.
    """
    known = told_of(quote.text, quote.figures)
    of_a_time = claimed.unit in TIMES or quote.candidate.row is not None
    if of_a_time or placed.figure.start not in known:
        return False
    own = known[placed.figure.start]
    mine, rival = own.name - GENERIC, {each.figure.start for each in rivals(placed, quote)}
    apart = (each for at, each in known.items() if at not in rival and each.subject == own.subject)
    others = frozenset().union(*(each.name - GENERIC for each in apart if each.name)) - mine
    if not mine or not others:
        return False
    return attributed(said, claimed, Labels(mine, others)) is False


def _is_same_share(claimed: Figure, mine: Figure, rival: Figure) -> bool:
    """Tell whether a claim gives count and percentage of the one figure that has both."""
    if claimed.n is None or mine.n is None or claimed.value != mine.value:
        return False
    other = rival.n.number if rival.n else None
    return claimed.n.number == mine.n.number != other


def _counts_same(said: Said, claimed: Figure, placed: Placed, rival: Placed) -> bool:
    """Tell whether what stands right behind a number says what it counts: ``622 centres``."""
    mine, there, other = (
        _noun_behind(text, figure.end)
        for text, figure in (
            (said.whole, claimed),
            (placed.candidate.text, placed.figure),
            (rival.candidate.text, rival.figure),
        )
    )
    return mine != "" and mine == there != other


def _noun_behind(text: str, end: int) -> str:
    found = _NOUN.match(text, end)
    noun = stem(found[1]) if found else ""
    return "" if noun in NEUTRAL | GENERIC else noun


def _is_whole_clause(said: Said, placed: Placed) -> bool:
    """Tell whether a claim gives a figure in the whole of its quote's own clause, word for word."""
    text = placed.candidate.text
    start, end = placed.figure.context or (0, len(text))
    return _plain(text[start:end]) in _plain(said.text)


def _plain(text: str) -> str:
    return " ".join(_TOKEN.findall(text.casefold()))


def _estimates(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.special, figure.interval, figure.range


def _both_claimed(said: Said, rival: Figure) -> bool:
    return any(each.value == rival.value for each in said.figures)


def _in_same_order(said: Said, claimed: Figure, figure: Figure, quote: Quote) -> bool:
    """Tell whether a claim gives the figures that no word tells apart as its quote does."""
    there = [each.value for each in quote.figures if each.unit == figure.unit]
    mine = [each.value for each in said.figures if each.unit == claimed.unit]
    return mine == there
