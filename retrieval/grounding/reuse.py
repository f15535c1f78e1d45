"""One figure of a quote that a claim gives as that of two groups."""

import re
from collections.abc import Sequence
from itertools import combinations

from retrieval.grounding.phrases import told_of
from retrieval.grounding.said import Said
from retrieval.grounding.support import Held

_OF_EACH = re.compile(r"\b(?:both|each|either|per\s(?:group|arm)|same)\b", re.IGNORECASE)
_LISTED = re.compile(
    r"[^;.\d]{0,40}(?:,|\b(?:and|versus|vs\.?|against|compared\swith))\s[^;.\d]{0,12}"
)
"""What stands between two values that are held against each other."""
_TWO = 2


def reuse_fault(said: Said, held: Sequence[Held]) -> str:
    """Say that a claim gives one figure of a quote as that of two groups; empty where not."""
    known = told_of(said.whole, said.figures)
    for one, other in combinations(sorted(held, key=lambda each: each.claimed.start), 2):
        same = one.quote is other.quote and one.placed.figure.start == other.placed.figure.start
        same = same and one.claimed.value == other.claimed.value
        if not same or _OF_EACH.search(one.quote.text):
            continue
        names = [known[h.claimed.start].name for h in (one, other) if h.claimed.start in known]
        apart = len(names) == _TWO and all(names) and names[0].isdisjoint(names[1])
        if apart or _LISTED.fullmatch(said.whole, one.claimed.end, other.claimed.start):
            return f"it gives {one.claimed.text} for two groups, [{one.quote.number}] for one"
    return ""
