"""Which figures of the best evidence are the ones asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from ingest.figures.figure import Figure
from retrieval.candidates import Candidate
from retrieval.evidence import Evidence, WeighedDocument, names_one
from retrieval.fitted import WITHOUT_RANKER, Fitted
from retrieval.question import Asked, Concept
from retrieval.readings import Reading
from retrieval.single_arm import gives_only
from retrieval.slot_values import CONFLICT
from retrieval.slots import Placed, slots_of
from retrieval.whole_cohort import asks_of_everyone, is_of_everyone

_NO_CONFLICT = 0.99
OF_TITLE = 0.6
"""Agreement with an arm that the title names, of a figure whose sentence does not."""
MATCHED = 10
"""Sentences and rows whose figures are compared with the question one by one."""

SLOTS = (
    "evidence",  # weight of the sentence or row among the evidence
    "target", "words", "endpoint", "measure", "unit", "parts", "arm", "population", "time",
    "unasked arm", "unasked subgroup",
    "circumstance",  # a time or dose, not asked for
    "threshold",  # said to be above or below
    "named",  # its measure and endpoint are known
    "first",  # the first figure of its sentence that is a result
    "judged",  # by itself; what was not counts as the worst that was
)  # fmt: skip
"""What a figure is weighed by, in the order of the weights."""


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of the evidence, compared with the question.

    Args:
        evidence: The sentence or row it stands in.
        figure: The figure; offsets count in the candidate's text.
        slots: Slot -> agreement, -1 to 1; the evidence's own weight is there too.
        weight: The weighted sum of the slots; compares within one question.
        share: Its share among all figures compared (softmax of the weights).
    """

    evidence: Evidence
    figure: Figure
    slots: Mapping[str, float]
    weight: float
    share: float

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The slots in which it contradicts the question."""
        return tuple(name for name, value in self.slots.items() if value <= -1)


def match_figures(
    asked: Asked, evidence: Sequence[Evidence], fitted: Fitted = WITHOUT_RANKER
) -> list[Match]:
    """Compare the figures of the best evidence with a question.

    Args:
        asked: The question.
        evidence: Best first; the first `MATCHED` are looked at.
        fitted: The weights of the slots.

    Returns:
        The figures, best first; ties by place.
    """
    rows = figure_slots(asked, evidence)
    if not rows:
        return []
    table = np.array([[slots[name] for name in SLOTS] for _, _, slots in rows])
    weights = np.round(table @ np.array([fitted.matching[name] for name in SLOTS]), 9)
    shares = np.exp(weights - weights.max())
    shares /= shares.sum()
    matches = [
        Match(each, figure, slots, float(weight), round(float(share), 6))
        for (each, figure, slots), weight, share in zip(rows, weights, shares, strict=True)
    ]
    place = {id(each): rank for rank, each in enumerate(evidence)}
    matches.sort(key=lambda m: (-m.weight, place[id(m.evidence)], m.figure.start))
    return matches


def figure_slots(
    asked: Asked, evidence: Sequence[Evidence]
) -> list[tuple[Evidence, Figure, dict[str, float]]]:
    """Measure every figure of the best evidence against a question, slot by slot.

    Args:
        asked: The question.
        evidence: Best first; the first `MATCHED` are looked at.
    """
    # A question in a document's words is the same for all its sentences.
    documents = {id(each.document): each.document for each in evidence[:MATCHED]}
    own = {key: _in_words_of(asked, document) for key, document in documents.items()}
    least = min((v for e in evidence[:MATCHED] for v in e.judged_figures.values()), default=0.0)
    rows = []
    for each in evidence[:MATCHED]:
        agreed = _agreement(own[id(each.document)], each.candidate, each.document.reading)
        for order, figure in enumerate(each.candidate.figures):
            slots = {
                **agreed[order],
                "evidence": (each.weight - evidence[0].weight) / 10,
                "first": float(order == 0),
                # Within the bounds of a contradiction: a judgement alone excludes nothing.
                "judged": max(-_NO_CONFLICT, each.judged_figures.get(figure.start, least)),
            }
            rows.append((each, figure, slots))
    return rows


# For one question figures are compared to be judged, to be chosen and to be named as the nearest.
@lru_cache(maxsize=128)
def _agreement(
    asked: Asked, candidate: Candidate, reading: Reading
) -> tuple[Mapping[str, float], ...]:
    """Measure the agreement of each figure of a sentence or row with a question.

    Args:
        asked: The question in the document's words.
        candidate: The sentence or row.
        reading: Its document.
    """
    weights, only = rarity(asked, reading), gives_only(asked, reading)
    said = _without_arm(asked) if only else asked
    agreed = []
    for figure in candidate.figures:
        slots = slots_of(said, Placed(figure, candidate), weights)
        if only and slots["arm"] > CONFLICT:
            slots["arm"] = max(slots["arm"], OF_TITLE)
        of_some = slots["unasked subgroup"] and asks_of_everyone(asked.question)
        if of_some or is_of_everyone(asked, figure, candidate, reading):
            slots["population"] = CONFLICT
        agreed.append(slots)
    return tuple(agreed)


def _without_arm(asked: Asked) -> Asked:
    """Leave out the words of an arm, *after PRRT*, that no sentence of a study has to repeat."""
    arm = asked.arms[0].printed
    said = (c for c in asked.concepts if f"{c.printed} {arm}" not in asked.question)
    return replace(asked, concepts=tuple(c for c in said if c.printed not in arm))


# All sentences of a document are compared with one question.
@lru_cache(maxsize=16)
def rarity(asked: Asked, reading: Reading) -> Mapping[str, float]:
    """Weigh the concepts of the target: one that few sentences hold says more."""
    total = len(reading.candidates)
    return {
        concept.printed: float(
            np.log(1 + total / (1 + len(reading.postings.holding(concept.forms))))
        )
        for concept in asked.target
    }


def _naming(reading: Reading, concept: Concept) -> Concept:
    """Take a word of a study's name for one only in the document that is so named."""
    if not names_one(concept):
        return concept
    named = reading.title_mentions(concept.forms) or reading.abstract_mentions(concept.forms)
    return replace(concept, names_study=named)


def _in_words_of(asked: Asked, document: WeighedDocument) -> Asked:
    """Return the question with its concepts as a document would put them."""
    return replace(
        asked,
        concepts=tuple(_naming(document.reading, concept) for concept in document.concepts),
        target=document.in_its_words(asked.target),
        arms=document.in_its_words(asked.arms),
        population=document.in_its_words(asked.population),
    )
