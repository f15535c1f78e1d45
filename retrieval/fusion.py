"""Fusing rankings whose scores do not compare."""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

K = 60
"""The constant of the source: it keeps the first ranks from deciding alone."""

Item = TypeVar("Item", bound=Hashable)


def reciprocal_rank_fusion(
    rankings: Iterable[Sequence[Item]], k: int = K
) -> list[tuple[Item, float]]:
    """Fuse rankings by the sum of 1 / (k + rank), ranks counted from 1.

    Args:
        rankings: Each best first, no item twice in one.
        k: Constant added to every rank.

    Returns:
        Every item with its score, best first; equal scores keep the order of first appearance.

    Source: G. V. Cormack, C. L. A. Clarke, S. Buettcher, Reciprocal rank fusion outperforms
    Condorcet and individual rank learning methods, SIGIR 2009, 758-759.
    """
    scores: dict[Item, float] = {}
    for ranking in rankings:
        for rank, item in enumerate(ranking, start=1):
            scores[item] = scores.get(item, 0.0) + 1 / (k + rank)
    return sorted(scores.items(), key=lambda scored: -scored[1])
