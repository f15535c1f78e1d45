"""Whom a claim speaks of: a sex, a group or a part that its quote does not speak of."""

import re

from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.grounding.synonyms import all_forms
from retrieval.words import stems

_OF_WHOM = re.compile(
    r"^(?:Of|Among)\s(?:the\s|all\s)?(?:\d[\d,]*\s)?\w+\s(?:in\swhom|who|with|whose|that)\s(?P<whom>[^,;]{3,90}),"
)
"""Whom a sentence speaks of, told by a clause: ``Of 167 infants in whom A failed,``."""
_SEX = r"(?P<sex>women|men|girls|boys|females|males)"
_OF_A_SEX = re.compile(
    rf"\b(?:among|in|of|for)\s(?:the\s)?{_SEX}\b(?!\s(?:and|or)\b)", re.IGNORECASE
)
_GROUP_NAMED = re.compile(r"\b(?:in|for|of|with)\sthe\s(?P<name>[a-z-]+)\s(?:group|arm)\b")
_ANY_GROUP = frozenset(
    stems("treatment study intervention comparison comparator control active experimental other")
)


def whom_fault(said: Said, quote: Quote) -> str:
    """Say that a claim speaks of others than its quote; empty where not.

    Args:
        said: The claim.
        quote: The one quote it cites.
    """
    return _clause_fault(said, quote) or _group_fault(said, quote) or _sex_fault(said, quote)


def _clause_fault(said: Said, quote: Quote) -> str:
    mine, there = _OF_WHOM.match(said.text), _OF_WHOM.match(quote.text)
    if mine is None or there is None:
        return ""
    told = frozenset(stems(mine["whom"])) - NEUTRAL <= all_forms(there["whom"], quote.definitions)
    return "" if told else f"the quote speaks of those {there['whom']}"


def _group_fault(said: Said, quote: Quote) -> str:
    """Say that a claim names a group by a word of reports, *the total group*."""
    near = all_forms(f"{quote.text} {quote.near}", quote.definitions)
    for found in _GROUP_NAMED.finditer(said.text):
        name = frozenset(stems(found["name"])) & NEUTRAL - _ANY_GROUP
        if name and name.isdisjoint(near):
            return f"the quote speaks of no {found['name']} group"
    return ""


def _sex_fault(said: Said, quote: Quote) -> str:
    for found in _OF_A_SEX.finditer(said.text):
        if re.search(rf"\b(?:were|was)\s{found['sex']}\b", quote.text, re.IGNORECASE):
            return f"it says of {found['sex']} what the quote says of all"
    return ""
