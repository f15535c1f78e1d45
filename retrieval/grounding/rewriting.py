"""Claims as they are read: spellings that a quote does not have, put as it would have them."""

import re

from ingest.subscripts import in_line
from retrieval.grounding.amounts import without_shares
from retrieval.grounding.inflections import species_in_full

_GRADE_AT_LEAST = re.compile(r"(?i:\b(grade)\s?(?:(?:≥|>=)\s?(?=\d)|(?=\d\+))(\d)\+?)")
_DASH = re.compile(r"(?<=[A-Za-z)\]])\s[–—]\s")
"""A dash between spaces behind a word: no sign, and no range."""
_MOMENT = re.compile(r"\b([Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear|[Vv]isit)-(?=\d)")
_VISIT = re.compile(r"(?<=\d)([-\s](?:day|week|month|year))\s(?:visit|mark)\b")
_EVERY = re.compile(r"\b(?:every|each)\s(?P<time>day|week|month)\b")
_LY = {"day": "daily", "week": "weekly", "month": "monthly"}
_AMOUNT = r"[-−]?\d+(?:[.,·]\d+)*\s?(?:%|[A-Za-zµ/]+(?=[\s,.;)]))?"
_FROM_TO = re.compile(
    r"(?P<moved>\b(?:cut|reduc|lower|decreas|rais|increas|improv|halv|doubl|fell|drop|declin|rose|shorten"
    rf"|prolong)\w*\b[^.;\d]{{0,80}})\bfrom\s(?P<first>{_AMOUNT})\sto\s(?P<second>{_AMOUNT})(?=[\s,.;)]|$)"
)
_UP_FROM = re.compile(
    rf"(?P<second>{_AMOUNT})(?P<beside>[^,;.\d]{{0,30}}(?:\([^()]*\))?[^,;.\d]{{0,30}}),?\s(?:up|down)\s"
    rf"from\s(?P<first>{_AMOUNT}(?:\s?\([^()]*\))?)"
)
"""``37% with A, up from 33%``: the second end of a change before the first."""
_FROM = re.compile(r"\bfrom\s(?:\w+\s){0,6}[-−]?\d")


def as_spelt(claim: str, quotes: str = "") -> str:
    """Return a claim in the spelling of papers: ``week 24`` for ``week-24``.

    Args:
        claim: Its words, without markers.
        quotes: The text of the quotes it cites.
    """
    text = _GRADE_AT_LEAST.sub(r"\1 \2 or worse", in_line(species_in_full(claim, quotes)))
    text = _VISIT.sub(r"\1", text)
    if not _EVERY.search(quotes):
        text = _EVERY.sub(lambda found: _LY[found["time"]], text)
    return _MOMENT.sub(r"\1 ", _DASH.sub(": ", text))


def as_read(claim: str, quotes: str) -> str:
    """Return a claim in the words and signs in which its figures are read.

    ``A cut deaths from 4.3% to 1.6%`` says what ``1.6% versus 4.3%`` does, where no quote says that
    something went from one value to another.

    Args:
        claim: Its words, as spelt in papers.
        quotes: The text of the quotes it cites.
    """
    text = without_shares(claim, quotes)
    if _FROM.search(quotes):
        text = _UP_FROM.sub(r"from \g<first> to \g<second>\g<beside>", text)
    else:
        text = _FROM_TO.sub(r"\g<moved>to \g<second> versus \g<first>", text)
    return text
