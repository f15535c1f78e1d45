"""What a question for several values wants besides what a sentence or row holds."""

from collections.abc import Iterator

from ingest.figures.measures import WEAK
from retrieval.candidates import Candidate
from retrieval.concepts import any_held
from retrieval.lexicon import Part
from retrieval.namesakes import times_said
from retrieval.question import Asked, Kind
from retrieval.same_times import meets

_SEVERAL = 2


def adds_what_is_wanted(asked: Asked, candidate: Candidate, first: Candidate) -> bool:
    """Tell whether a candidate has numbers, and names a thing asked for that the first does not.

    Args:
        asked: The question; where it wants one value, nothing is wanted besides, unless what is
            quoted first has none.
        candidate: What may be quoted second.
        first: What is quoted first.
    """
    if asked.kind is Kind.FIGURE and _has_value(candidate) and not _has_value(first):
        # "Bleeding was commoner on drug (P < 0.05)" gives no value at all.
        return asked.parts != {Part.P} or bool(asked.measures)
    if asked.values == 1 or not candidate.numbers:
        return False
    pairs = zip(_named(asked, candidate), _named(asked, first), strict=True)
    return any(there and not before for there, before in pairs)


def _has_value(candidate: Candidate) -> bool:
    return any(each.value is not None or each.special for each in candidate.figures)


def _named(asked: Asked, candidate: Candidate) -> Iterator[bool]:
    """Say of each thing that a question lists whether a candidate names it."""
    if len(asked.times) >= _SEVERAL or (asked.times and len(asked.measures - WEAK)):
        said = times_said(candidate)
        yield from (meets(said, (at,)) for at in asked.times)
    for concepts in (asked.items, asked.arms):
        if len(concepts) >= _SEVERAL:
            yield from (any_held(each.forms, candidate.terms) for each in concepts)
    if len(asked.endpoints) >= _SEVERAL:
        yield from (name in candidate.endpoints for name in asked.endpoints)
    strong = sorted(asked.measures - WEAK)
    if len(strong) >= _SEVERAL:
        yield from (name in candidate.measures for name in strong)
