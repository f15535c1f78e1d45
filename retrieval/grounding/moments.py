"""When a claim says a figure was measured, against the moment of its quote's own clause."""

import re
from collections.abc import Sequence

from ingest.figures.figure import Figure
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.same_times import comparable, meets
from retrieval.time_points import TimePoint, moments

_PARTS = re.compile(r"[,;]\s(?=[a-z])|\s(?:and|but|while|whereas)\s")
_MOVED_TO = re.compile(
    r"\bfrom\s(?:\w+\s){0,4}[-−]?\d[^;]{0,60}?\sto\s(?:\w+\s){0,4}$", re.IGNORECASE
)

_SINCE = re.compile(
    r"\b(?:from|since|above|below|than|with|over)\s(?:the\s)?(?:baseline|entry)\b", re.IGNORECASE
)
_START = re.compile(r"\b(?:baseline|entry)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|prior\sto|preceding)\s", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|following|beyond|past)\s", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:before|prior|preced\w+|previous\w*|pre-?(?:operati|treatm|study|interv|term)\w*|baseline|entry|earlier|admission|start|from"
    r"|randomi[sz]ation|enrol\w+|initial\w*|until|within|first)\b",
    re.IGNORECASE,
)
"""What a quote may say of a time before another."""


def moment_fault(said: Said, claimed: Figure, figure: Figure, quote: Quote) -> str:
    """Say that a claim gives for one moment what its quote gives for another; empty where not.

    Only a claim with one moment that the quote has, but not in the clause of the figure, does so.

    Args:
        said: The claim.
        claimed: One of its figures.
        figure: The figure of the quote that it may be.
        quote: The quote.
    """
    if fault := _side_fault(said, claimed, figure, quote):
        return fault
    mine = moments(said.text)
    if quote.candidate.row is not None or len(mine) != 1 or not meets(moments(quote.text), mine):
        return ""
    if mine[0].unit == "baseline" and _MOVED_TO.search(quote.text[: figure.start]):
        return f"[{quote.number}] gives {claimed.text} for what it came to"
    if _stands_later(mine[0], figure, quote.text):
        return f"[{quote.number}] gives {mine[0].printed} for what it says later"
    there = moments(_part_of(quote.text, figure))
    if len(there) != 1 or meets(there, mine) or not comparable(there[0], mine[0]):
        return ""
    return f"[{quote.number}] gives {claimed.text} for {there[0].printed}"


def turned_time_fault(said: str, quote: str) -> str:
    """Say that a claim puts after a moment what its quote puts before it; empty where not.

    Args:
        said: The claim's text.
        quote: The text of the quotes it cites.
    """
    turned = _BEFORE.search(quote) and not _AFTER.search(quote)
    after = _AFTER.search(said) and not _BEFORE.search(said)
    met = meets(moments(quote), moments(said))
    return (
        "it says after a moment what its quote says before it" if turned and after and met else ""
    )


def length_fault(said: Said, quotes: Sequence[Quote]) -> str:
    """Say that a claim gives as a moment one of several lengths of time: ``after 31 weeks``.

    Whose it is cannot be told of a moment.

    Args:
        said: The claim.
        quotes: The quotes it cites.
    """
    mine = {(each.value, each.unit) for each in moments(said.text)}
    mine -= {(each.value, each.unit) for each in said.figures}
    for quote in quotes:
        lengths = [(f.value, f.unit) for f in quote.figures if f.measure == "duration"]
        other = {unit for value, unit in lengths if (value, unit) not in mine}
        named = {(each.value, each.unit) for each in moments(quote.text)}
        if found := [each for each in lengths if each in mine - named and each[1] in other]:
            return f"it does not say of what {found[0][0]} {found[0][1]} is"
    return ""


def _side_fault(said: Said, claimed: Figure, figure: Figure, quote: Quote) -> str:
    """Say that a claim puts before a moment what its quote puts after it, or at the start."""
    if quote.candidate.row is not None:
        return ""
    since = _SINCE.search(_part_of(quote.text, figure))
    at_start = len(moments(said.text)) == 1 and _START.search(said.text)
    if since and at_start and not _SINCE.search(said.text) and len(_START.findall(quote.text)) == 1:
        return f"[{quote.number}] gives {claimed.text} for what came since"
    if _BEFORE.search(said.text) and not _EARLIER.search(quote.around):
        return f"[{quote.number}] does not give {claimed.text} for the time before"
    return ""


def _stands_later(mine: TimePoint, figure: Figure, text: str) -> bool:
    """Tell a moment that a quote names only behind the semicolon after a figure without one."""
    end = text.find(";", figure.end)
    return end > 0 and not moments(text[:end]) and meets(moments(text[end:]), [mine])


def _part_of(text: str, figure: Figure) -> str:
    """Return the part of a sentence, between commas and joints, in which a figure stands."""
    joints = list(_PARTS.finditer(text))
    start = max((each.end() for each in joints if each.end() <= figure.start), default=0)
    end = min((each.start() for each in joints if each.start() >= figure.end), default=len(text))
    return text[start:end]
