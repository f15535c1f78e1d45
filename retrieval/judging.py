"""A second look at the best evidence: how well each sentence, and each figure, answers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

import numpy as np

from ingest.figures.figure import Figure
from ingest.records import Encoder
from retrieval.candidates import Candidate
from retrieval.evidence import Evidence
from retrieval.evidence_ranker import EvidenceRanker
from retrieval.fitted import WITH_RANKER, WITHOUT_RANKER, Fitted
from retrieval.matching import Match, match_figures
from retrieval.question import Asked, Kind
from retrieval.ranker_input import LOGIT, asking_part, shortened, shown

FIGURES = 12
"""Figures looked at again."""
AT_ONCE = 6
"""Sentences, and figures, looked at in any case; of the others those that may come near the best.

Each costs milliseconds.
"""
HIGH = 0.5
"""A judgement that one text in fifty exceeds."""
NEAR = 1.0
"""Near the best is a weight within this difference: what is further off is no rival of it."""

Likely = TypeVar("Likely", Evidence, Match)


class Judge(Protocol):
    """Says how well sentences and figures answer a question."""

    @property
    def model(self) -> str:
        """What an answer found with it says of its model."""
        ...

    @property
    def looks(self) -> int:
        """How many pieces of evidence it looks at; each costs a text."""
        ...

    @property
    def beside(self) -> int:
        """Of how many of the best it looks at the neighbours too."""
        ...

    @property
    def fitted(self) -> Fitted:
        """The weights that were fitted to its judgements."""
        ...

    def texts(self, question: str, candidates: Sequence[Candidate]) -> Sequence[float]:
        """Return one judgement a sentence or row, about -1 to 1.

        Args:
            question: The part of a question that asks.
            candidates: What may answer it.
        """
        ...

    def figures(
        self, question: str, places: Sequence[tuple[Candidate, Figure]]
    ) -> Sequence[float] | None:
        """Return one judgement a figure, about -1 to 1; None where it cannot tell figures apart.

        Args:
            question: The part of a question that asks.
            places: Figures, each with the sentence or row it stands in.
        """
        ...


class RankerJudge:
    """Judges by the learned ranker, which reads question and text together."""

    model = "quote"
    looks = 16
    beside = 2
    fitted = WITH_RANKER

    def __init__(self, ranker: EvidenceRanker) -> None:
        self._ranker = ranker

    def texts(self, question: str, candidates: Sequence[Candidate]) -> Sequence[float]:
        """Return the log odds that each text answers, in tens."""
        pairs = [(question, shown(question, each.heading, each.text)) for each in candidates]
        return [_judgement(logit) for logit in self._ranker.logits(pairs)]

    def figures(self, question: str, places: Sequence[tuple[Candidate, Figure]]) -> Sequence[float]:
        """Return the log odds that each figure answers, in tens."""
        pairs = [
            (question, shown(question, each.heading, each.text, (figure.start, figure.end)))
            for each, figure in places
        ]
        return [_judgement(logit) for logit in self._ranker.logits(pairs)]


class SimilarityJudge:
    """Judges by the cosine of sentence and question; it cannot tell figures apart.

    Args:
        encoder: The library's encoder.
    """

    model = "quote:features"
    looks = 6
    beside = 0
    fitted = WITHOUT_RANKER

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def texts(self, question: str, candidates: Sequence[Candidate]) -> Sequence[float]:
        """Return the cosine of each text to the question."""
        vectors = self._encoder.encode([question, *(shortened(each.text) for each in candidates)])
        return [float(each) for each in vectors[1:] @ vectors[0]]

    def figures(self, question: str, places: Sequence[tuple[Candidate, Figure]]) -> None:
        """Return None: a sentence is as near whichever of its figures is meant."""


def judge_with(ranker: EvidenceRanker | None, encoder: Encoder) -> Judge:
    """Return the ranker's judge; without a ranker, that of similarity."""
    return RankerJudge(ranker) if ranker else SimilarityJudge(encoder)


def judged(asked: Asked, evidence: Sequence[Evidence], judge: Judge) -> list[Evidence]:
    """Judge the first pieces of evidence, and rank them again.

    Args:
        asked: The question; where it names its study before a colon, only what follows is
            compared, for any sentence of the right study repeats the rest.
        evidence: Best first.
        judge: Who judges.

    Returns:
        The same evidence, best first. What is not judged counts as the least judged one.
    """
    if not evidence:
        return []
    first, later = evidence[: judge.looks][:AT_ONCE], evidence[AT_ONCE : judge.looks]
    values = _values(asked, first, judge)
    likely = _likely(later, first, values, worth_of_judgement(asked, judge.fitted))
    values += _values(asked, likely, judge)
    values += [min(values)] * (len(evidence) - len(values))
    return _ranked_again(_judged(asked, evidence, values, judge))


def may_reach(asked: Asked, evidence: Sequence[Evidence], weight: float, judge: Judge) -> bool:
    """Tell whether a high judgement would bring some evidence to a weight.

    Args:
        asked: The question.
        evidence: Not yet judged, best first.
        weight: To be reached.
        judge: Would judge.
    """
    gain = worth_of_judgement(asked, judge.fitted)
    return bool(evidence) and evidence[0].weight + gain * HIGH >= weight


def joined(
    asked: Asked, ranked: Sequence[Evidence], more: Sequence[Evidence], judge: Judge
) -> list[Evidence]:
    """Judge further evidence and rank it among what is judged already.

    Args:
        asked: The question.
        ranked: From `judged`.
        more: Not yet judged.
        judge: Who judges.
    """
    if not more:
        return list(ranked)
    values = _values(asked, more, judge)
    return _ranked_again([*ranked, *_judged(asked, more, values, judge)])


def _values(asked: Asked, evidence: Sequence[Evidence], judge: Judge) -> list[float]:
    if not evidence:
        return []
    found = judge.texts(asking_part(asked.question), [each.candidate for each in evidence])
    # Rounded: the last bits of an encoding may differ between machines.
    return [round(value, 4) for value in found]


def worth_of_judgement(asked: Asked, fitted: Fitted) -> float:
    """Return what a judgement of 1 adds to the weight of evidence for a question."""
    return fitted.judgement if asked.kind is Kind.FIGURE else fitted.judgement_of_text


def _judged(
    asked: Asked, evidence: Sequence[Evidence], values: Sequence[float], judge: Judge
) -> list[Evidence]:
    gain = worth_of_judgement(asked, judge.fitted)
    return [
        replace(each, weight=each.weight + gain * value, judgement=value)
        for each, value in zip(evidence, values, strict=True)
    ]


def _ranked_again(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Order by weight, and share out again what the evidence had together."""
    weights = np.array([each.weight for each in evidence])
    shares = np.exp(weights - weights.max())
    shares *= sum(each.score for each in evidence) / shares.sum()
    order = sorted(range(len(evidence)), key=lambda place: (-weights[place], place))
    return [replace(evidence[place], score=round(float(shares[place]), 6)) for place in order]


def with_judged_figures(asked: Asked, evidence: Sequence[Evidence], judge: Judge) -> list[Evidence]:
    """Judge the figures that fit a question best, each by itself.

    Args:
        asked: The question.
        evidence: Best first.
        judge: Who judges.

    Returns:
        The same evidence, with what was found of its figures.
    """
    if asked.kind is not Kind.FIGURE:
        return list(evidence)
    matches = match_figures(asked, evidence, judge.fitted)
    fitting = [match for match in matches if not match.conflicts][:FIGURES]
    first, later = fitting[:AT_ONCE], fitting[AT_ONCE:]
    values = _values_of_figures(asked, first, judge)
    if not values:
        return list(evidence)
    likely = _likely(later, first, values, judge.fitted.matching["judged"])
    values += _values_of_figures(asked, likely, judge)
    found: dict[int, dict[int, float]] = {}
    for match, value in zip([*first, *likely], values, strict=True):
        found.setdefault(id(match.evidence), {})[match.figure.start] = value
    return [replace(each, judged_figures=found.get(id(each), {})) for each in evidence]


def _values_of_figures(asked: Asked, matches: Sequence[Match], judge: Judge) -> list[float]:
    places = [(match.evidence.candidate, match.figure) for match in matches]
    found = judge.figures(asking_part(asked.question), places) if places else None
    return [round(value, 4) for value in found or ()]


def _likely(
    later: Sequence[Likely], first: Sequence[Likely], values: Sequence[float], gain: float
) -> list[Likely]:
    """Return those of the later ones that a high judgement would bring near the best.

    Args:
        later: Not yet judged.
        first: Judged.
        values: What of them was found.
        gain: What a judgement of 1 adds to a weight.
    """
    best = max(each.weight + gain * value for each, value in zip(first, values, strict=True))
    return [each for each in later if each.weight + gain * HIGH >= best - NEAR]


def _judgement(logit: float) -> float:
    return max(-1.0, min(1.0, logit / LOGIT))
