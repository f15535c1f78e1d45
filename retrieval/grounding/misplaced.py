"""Words of a claim that its quote has, but not of what the claim says them of.

What stands in other clauses than a claim's figures, the other side of a comparison, the other item
of a list: each is the quote's own word, and wrong all the same.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.figures.numbers import numbers_in
from retrieval.grounding.directions import directions_in
from retrieval.grounding.labelling import GENERIC
from retrieval.grounding.negation import negation_fault
from retrieval.grounding.quotes import Quote
from retrieval.grounding.roles import two_compared, words_of
from retrieval.grounding.substituted import substituted_fault
from retrieval.grounding.support import Held
from retrieval.grounding.synonyms import all_forms
from retrieval.words import STOP_WORDS, stem, words

_CLAUSE = re.compile(
    r";\s|,\s(?:and|but|while|whereas|although)\s(?=(?:in|for|with|among|on|the|those|patients)\b)"
)
_BRACKET = re.compile(r"\([^()]*\)")
_PRONOUN = re.compile(r"\b(?:its?|they|their|this|these|which|both|all|respectively)\b")
_OWN_SUBJECT = re.compile(r"the\s[^,;\d]{3,60}\s(?:was|were)\s")
_RUN_BEGINS = re.compile(r"\s(?:was|were|is|are)\s(?=\d)")
_IN_ORDER = re.compile(r",?\srespectively\b")
_LEAST = 2
"""Words of other clauses that make a claim theirs."""


def misplaced_fault(said: str, quote: Quote, held: Sequence[Held]) -> str:
    """Say what a claim says of its figures that its quote says of something else.

    Args:
        said: The claim.
        quote: The one quote it cites, a sentence.
        held: The figures it states.
    """
    if quote.candidate.row is not None:
        return ""
    if not held:
        return _compared_fault(said, quote.text)
    return (
        _clause_fault(said, quote, held)
        or _compared_fault(said, quote.text)
        or _listed_fault(quote.text, said, held)
    )


def _clause_fault(said: str, quote: Quote, held: Sequence[Held]) -> str:
    """Compare a claim with the clauses of its quote that hold its figures."""
    text = quote.text
    plain = _BRACKET.sub(lambda found: "_" * len(found.group()), text)
    cuts = [0, *(each.end() for each in _CLAUSE.finditer(plain)), len(text)]
    spans = list(pairwise(cuts))
    here = [s for s in spans if any(s[0] <= h.placed.figure.start < s[1] for h in held)]
    clause = " ".join(text[start:end] for start, end in here)
    if len(here) == len(spans) or _PRONOUN.search(text):
        return ""
    if fault := substituted_fault(said, quote, clause) or _denied_fault(said, clause):
        return fault
    known = all_forms(f"{clause} {quote.near} {quote.title}", quote.definitions)
    rest = " ".join(text[start:end] for start, end in spans if (start, end) not in here)
    before = said[: max(h.claimed.end for h in held)]
    claim = frozenset(map(stem, _content(before))) - known
    strange = sorted(claim & frozenset(map(stem, _content(rest))))
    opens = spans[0] in here  # what opens a sentence is said of its later clauses too
    least = 1 if _OWN_SUBJECT.match(clause) and not opens else _LEAST if opens else len(claim) + 1
    return f"it says “{strange[0]}” of another clause" if len(strange) >= least else ""


def _denied_fault(said: str, clause: str) -> str:
    """Say that a claim affirms what the clause of its figures denies."""
    return negation_fault(said, clause) if re.search(r"\bnot\b", clause) else ""


def _content(text: str) -> list[str]:
    return [
        word for word in words(text)
        if word[0].isalpha() and word.casefold() not in STOP_WORDS and stem(word) not in GENERIC
    ]  # fmt: skip


def _compared_fault(said: str, text: str) -> str:
    """Say that a claim turns round what its quote compares, the direction being the same."""
    mine, there = two_compared(said), two_compared(text)
    if mine is None or there is None or directions_in(said) != directions_in(text):
        return ""
    turned = mine[0] & (there[1] - there[0]) and mine[1] & (there[0] - there[1])
    kept = mine[0] & (there[0] - there[1]) or mine[1] & (there[1] - there[0])
    return "it turns round what the quote compares" if turned and not kept else ""


def _listed_fault(text: str, said: str, held: Sequence[Held]) -> str:
    """Say that a claim gives the number of one item of a list for another: ``respectively``."""
    starts = [each.placed.figure.start for each in held]
    items = _listed_items(text, starts)
    own = [words_of(items[at]) for at in starts if at in items]
    if not own:
        return ""
    every = [words_of(each) for each in set(items.values())]
    shared = frozenset.intersection(*every)
    claim = words_of(said)
    for mine in own:
        others = frozenset().union(*(each for each in every if each not in own)) - mine
        if claim & others and not claim & (mine - shared):
            return f"it gives the number of one thing for another ({min(claim & others)})"
    return ""


def _listed_items(text: str, starts: Sequence[int]) -> dict[int, str]:
    """Return what the numbers of a list are of, where as many items stand before it.

    ``Clearance, volume and half-life was 417 L/h, 1210 L and 1.93 h, respectively``.

    Args:
        text: A sentence.
        starts: Where numbers of it begin that must be in the list.
    """
    begins, ends = _RUN_BEGINS.search(text), _IN_ORDER.search(text)
    if begins is None or ends is None or ends.start() < begins.end():
        return {}
    spans = [each for each in numbers_in(text) if begins.end() <= each.start < ends.start()]
    lead = re.split(r"[;:()]", text[: begins.start()])[-1]
    items = re.split(r",\s(?:and\s)?|\sand\s", lead)[-len(spans) :] if len(spans) > 1 else []
    places = {s.start: item for s, item in zip(spans, items, strict=False)}
    return places if len(items) == len(spans) > 1 and set(starts) & set(places) else {}
