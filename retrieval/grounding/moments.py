"""When a claim says a figure was measured, against the moment of its quote's own clause."""

import re

from ingest.figures.figure import Figure
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.time_points import comparable, meets, moments

_PARTS = re.compile(r"[,;]\s(?=[a-z])|\s(?:and|but|while|whereas)\s")
_MOVED_TO = re.compile(
    r"\bfrom\s(?:\w+\s){0,4}[-−]?\d[^;]{0,60}?\sto\s(?:\w+\s){0,4}$", re.IGNORECASE
)


def moment_fault(said: Said, claimed: Figure, figure: Figure, quote: Quote) -> str:
    """Say that a claim gives for one moment what its quote gives for another; empty where not.

    Only a claim with one moment that the quote has, but not in the clause of the figure, does so.

    Args:
        said: The claim.
        claimed: One of its figures.
        figure: The figure of the quote that it may be.
        quote: The quote.
    """
    mine = moments(said.text)
    if quote.candidate.row is not None or len(mine) != 1 or not meets(moments(quote.text), mine):
        return ""
    if mine[0].unit == "baseline" and _MOVED_TO.search(quote.text[: figure.start]):
        return f"[{quote.number}] gives {claimed.text} for what it came to"
    there = moments(_part_of(quote.text, figure))
    if len(there) != 1 or meets(there, mine) or not comparable(there[0], mine[0]):
        return ""
    return f"[{quote.number}] gives {claimed.text} for {there[0].printed}"


def _part_of(text: str, figure: Figure) -> str:
    """Return the part of a sentence, between commas and joints, in which a figure stands."""
    joints = list(_PARTS.finditer(text))
    start = max((each.end() for each in joints if each.end() <= figure.start), default=0)
    end = min((each.start() for each in joints if each.start() >= figure.end), default=len(text))
    return text[start:end]
