"""A second look at the best evidence: how near each sentence comes to what is asked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from ingest.records import Encoder
from retrieval.evidence import Evidence

JUDGED = 6
"""Pieces of evidence looked at again; each costs the encoder a sentence."""
JUDGEMENT_WEIGHT = 4.0
"""What a judgement of 1 adds to the weight of a piece of evidence."""
LONGEST = 60
"""Words of a sentence or row that are judged."""


class Judge(Protocol):
    """Says how well sentences answer a question. A learned ranker can stand here."""

    def __call__(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """Return one judgement a text, about 0 to 1.

        Args:
            question: The part of a question that asks.
            texts: Sentences and table rows, at most `LONGEST` words each.
        """
        ...


class SimilarityJudge:
    """Judges by the cosine of sentence and question.

    Args:
        encoder: The library's encoder.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def __call__(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """Return the cosine of each text to the question."""
        vectors = self._encoder.encode([question, *texts])
        return [float(each) for each in vectors[1:] @ vectors[0]]


def judged(question: str, evidence: Sequence[Evidence], judge: Judge) -> list[Evidence]:
    """Rank the first pieces of evidence again.

    Args:
        question: The question; where it names its study before a colon, only what follows is
            compared, for any sentence of the right study repeats the rest.
        evidence: Best first.
        judge: Who judges.

    Returns:
        The same evidence, best first. What is not judged counts as the least judged one.
    """
    if not evidence:
        return []
    asking = question.rpartition(": ")[2] or question
    values = judge(asking, [_shortened(each.candidate.text) for each in evidence[:JUDGED]])
    # Rounded: the last bits of an encoding may differ between machines.
    scores = [round(value, 4) for value in values]
    scores += [min(scores)] * (len(evidence) - len(scores))
    weights = np.array([each.weight for each in evidence]) + JUDGEMENT_WEIGHT * np.array(scores)
    order = sorted(range(len(evidence)), key=lambda place: (-weights[place], place))
    shares = np.exp(weights - weights.max())
    shares *= sum(each.score for each in evidence) / shares.sum()
    return [
        replace(
            evidence[place],
            weight=float(weights[place]),
            score=round(float(shares[place]), 6),
            judgement=scores[place],
        )
        for place in order
    ]


def _shortened(text: str) -> str:
    # The end of a row holds its cells, the start its caption.
    words = text.split()
    return " ".join(words if len(words) <= LONGEST else [*words[:10], *words[-(LONGEST - 10) :]])
