"""How well a ranker puts the right sentence first, alone and blended with the features.

Every question is ranked first by feature weights fitted without its article; the ranker has seen
no article of any question. What is measured is therefore what to expect of new articles.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sentence_transformers.cross_encoder import CrossEncoder
from torch import nn

from bench.cases import Case, is_named
from bench.fit_evidence import fit_weights, group, rank_by
from bench.fitting import Descent, Floats, fit_choice, folds_by
from bench.ranker.training import Listed, Recipe
from eval.questions.samples import Sample
from eval.scoring.evidence import holds_evidence
from retrieval.candidates import Candidate
from retrieval.consideration import documents_to_read
from retrieval.evidence import rank_evidence, weigh_documents
from retrieval.features import FEATURES
from retrieval.ranker_input import MARK, asking_part, shown
from retrieval.weights import WEIGHTS

JUDGED = 20
"""Candidates of a question that the ranker looks at when it is measured."""
BLENDING = Descent(penalty=0.3, steps=400, rate=0.2)
TOPS = (1, 3, 10)


@dataclass(frozen=True, slots=True)
class RankedList:
    """The candidates of a question as the features rank them.

    Args:
        sample: The question.
        question: As the search understood it.
        title: Of the best document.
        candidates: Best first.
        weights: What the features give each.
        right: Which hold the answer.
    """

    sample: Sample
    question: str
    title: str
    candidates: tuple[Candidate, ...]
    weights: Floats
    right: tuple[bool, ...]


def ranked_lists(found: Sequence[Case], doubled: Sequence[Case]) -> list[RankedList]:
    """Rank the candidates of every question with weights fitted without its article."""
    folds = folds_by([case.sample.document for case in found])
    fold_of = {case.sample.document: fold for case, fold in zip(found, folds, strict=True)}
    groups = [(fold_of[case.sample.document], (case.asked.kind, group(case))) for case in doubled]
    lists: dict[str, RankedList] = {}
    shipped = {kind: np.array([own[name] for name in FEATURES]) for kind, own in WEIGHTS.items()}
    for fold in sorted(set(folds)):
        rank_by(fit_weights([each for place, each in groups if place != fold]))
        for case in found:
            if fold_of[case.sample.document] == fold:
                lists[case.sample.id] = _ranked(case)
    rank_by(shipped)
    return [lists[case.sample.id] for case in found]


def _ranked(case: Case) -> RankedList:
    documents, _ = documents_to_read(case.asked, weigh_documents(case.asked, case.found))
    ranked = rank_evidence(case.asked, documents, case.cosines).first(JUDGED)
    return RankedList(
        case.sample,
        case.asked.question,
        documents[0].reading.stored.document.title,
        tuple(each.candidate for each in ranked),
        np.array([each.weight for each in ranked]),
        tuple(
            is_named(each.document.reading, case.sample.documents)
            and holds_evidence(each.candidate.text, case.sample)
            for each in ranked
        ),
    )


def held_out(model: CrossEncoder, lists: Sequence[Listed]) -> dict[str, float]:
    """Return the share of lists whose best option is right, "none of these" being one of them.

    Returns:
        ``whole`` for sentences and rows, ``marked`` for figures in them.
    """
    found: dict[str, list[bool]] = {"whole": [], "marked": []}
    for each, logits in zip(lists, logits_of_lists(model, lists), strict=True):
        options = [*logits, 0.0]
        right = [*each.right, not any(each.right)]
        kind = "marked" if any(MARK in text for text in each.texts) else "whole"
        found[kind].append(right[int(np.argmax(options))])
    return {kind: float(np.mean(hit)) for kind, hit in found.items() if hit}


def logits_of_lists(model: CrossEncoder, lists: Sequence[Listed]) -> list[list[float]]:
    """Return a teacher's logits of the texts of each list."""
    logits = iter(_logits(model, [(each.question, text) for each in lists for text in each.texts]))
    return [[next(logits) for _ in each.texts] for each in lists]


def judged(model: CrossEncoder, lists: Sequence[RankedList], recipe: Recipe) -> list[Floats]:
    """Return the model's logits of all candidates."""
    pairs = []
    for each in lists:
        asked = asking_part(each.question)
        question = f"{each.title}: {asked}" if recipe.title else asked
        pairs += [
            (question, shown(asked, c.heading if recipe.heading else "", c.text))
            for c in each.candidates
        ]
    logits = _logits(model, pairs)
    sizes = np.cumsum([len(each.candidates) for each in lists])[:-1]
    return list(np.split(np.array(logits), sizes))


def _logits(model: CrossEncoder, pairs: Sequence[tuple[str, str]]) -> list[float]:
    found = model.predict(
        list(pairs), batch_size=64, activation_fn=nn.Identity(), show_progress_bar=False
    )
    return [float(each) for each in found]


def hits(lists: Sequence[RankedList], scores: Sequence[Floats]) -> tuple[float, ...]:
    """Return the share of answerable questions with a right candidate in the first 1, 3, 10."""
    ranks = []
    for each, score in zip(lists, scores, strict=True):
        if each.sample.answerable:
            order = np.argsort(-score, kind="stable")
            places = np.flatnonzero(np.array(each.right)[order])
            ranks.append(int(places[0]) + 1 if len(places) else JUDGED + 1)
    return tuple(sum(rank <= top for rank in ranks) / len(ranks) for top in TOPS)


def blended(lists: Sequence[RankedList], scores: Sequence[Floats]) -> list[Floats]:
    """Blend features and ranker, each question by weights fitted without its article."""
    folds = folds_by([each.sample.document for each in lists])
    tables = [np.stack([each.weights, score], 1) for each, score in zip(lists, scores, strict=True)]
    flags = [np.array(each.right, dtype=bool) for each in lists]
    given: list[Floats] = [np.zeros(0)] * len(lists)
    for fold in sorted(set(folds)):
        inside = [
            (table, right)
            for table, right, place in zip(tables, flags, folds, strict=True)
            if place != fold
        ]
        weights = fit_choice(inside, BLENDING)
        for at, place in enumerate(folds):
            if place == fold:
                given[at] = tables[at] @ weights
    return given
