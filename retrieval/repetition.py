"""Sentences that say again what another has said: papers tell most things twice."""

from collections.abc import Sequence

from retrieval.evidence import Evidence

SAME = 0.7
"""Share of a sentence's stems in another's from which it repeats that one."""


def repeated_last(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Put what repeats a better piece of evidence behind all else; else in the same order.

    Args:
        evidence: Best first.
    """
    said: list[Evidence] = []
    again: list[Evidence] = []
    for each in evidence:
        (again if any(repeats(each, other) for other in said) else said).append(each)
    return [*said, *again]


def repeats(each: Evidence, other: Evidence) -> bool:
    """Tell whether a piece of evidence says again what another says.

    Args:
        each: The one behind.
        other: The one before it.
    """
    own, others = each.candidate.terms.keys(), other.candidate.terms.keys()
    return len(own & others) >= SAME * len(own)
