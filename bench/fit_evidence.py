"""How well features alone rank the evidence of development questions, cross-validated by article.

usage: python -m bench.fit_evidence LIBRARY=QUESTIONS.jsonl [LIBRARY=QUESTIONS.jsonl ...]

The loss is the negative log of the probability that a softmax over all candidates of a question
gives to those holding the answer, plus a squared penalty; it is convex but for the choice among
several right candidates. Every question is used twice, once with its colon read as a comma, so
that the weights do not lean on one way of asking. Nothing of the questions is written, only the
weights.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from bench.cases import Case, is_named, searched
from bench.evidence import share
from bench.fitting import Descent, Flags, Floats, fit_choice, folds_by
from eval.questions.samples import Sample
from eval.scoring.evidence import holds_evidence
from retrieval.consideration import documents_to_read
from retrieval.evidence import weigh_documents
from retrieval.features import FEATURES, Scene, feature_matrix
from retrieval.question import Kind
from retrieval.weights import WEIGHTS

DESCENT = Descent(penalty=1.0, steps=400, rate=0.3)

HEADER = '''"""The weights of evidence ranking, as bench/fit_answers.py fits them."""

from retrieval.kinds import Kind

WEIGHTS: dict[Kind, dict[str, float]] = {
'''

Group = tuple[Floats, Flags]
"""The features of all candidates of a question, and which hold the answer."""
Weights = Mapping[Kind, Floats]
"""The weights of the features for each kind of question."""


def fit_weights(groups: Sequence[tuple[Kind, Group]]) -> Weights:
    """Fit the weights of the features.

    Questions for words are few; their weights are drawn towards those of questions for figures.

    Args:
        groups: Of each question its kind and its candidates.
    """
    figures = fit_choice([each for kind, each in groups if kind is Kind.FIGURE], DESCENT)
    words = [each for kind, each in groups if kind is Kind.TEXT and each[1].any()]
    text = fit_choice(words, DESCENT, around=figures) if words else figures
    return {Kind.FIGURE: figures, Kind.TEXT: text}


def rank_by(weights: Weights) -> None:
    """Rank evidence by these weights from now on."""
    for kind, own in weights.items():
        WEIGHTS[kind].update(zip(FEATURES, map(float, own), strict=True))


def group(case: Case) -> Group:
    """Return the features of all candidates of a question, and which hold the answer."""
    blocks: list[Floats] = []
    labels: list[bool] = []
    documents, _ = documents_to_read(case.asked, weigh_documents(case.asked, case.found))
    for document in documents:
        scene = Scene(case.asked, document.concepts, document.reading, case.cosines, document.score)
        blocks.append(feature_matrix(scene))
        mine = is_named(document.reading, case.sample.documents)
        labels += [
            mine and holds_evidence(candidate.text, case.sample)
            for candidate in document.reading.candidates
        ]
    return np.vstack(blocks), np.array(labels, dtype=bool)


def first_right(features: Floats, right: Flags, weights: Floats) -> int:
    """Return the rank, from 1, of the first candidate that holds the answer."""
    places = np.flatnonzero(right[np.argsort(-(features @ weights), kind="stable")])
    return int(places[0]) + 1 if len(places) else len(right) + 1


def cross_validated(found: Sequence[Case], groups: Sequence[Group]) -> list[tuple[Sample, int]]:
    """Rank each question's candidates with weights fitted without its article."""
    folds = folds_by([case.sample.document for case in found])
    kinds = [case.asked.kind for case in found]
    ranks = []
    for fold in sorted(set(folds)):
        inside = [
            (kind, each)
            for kind, each, place in zip(kinds, groups, folds, strict=True)
            if place != fold
        ]
        weights = fit_weights(inside)
        ranks += [
            (case.sample, first_right(*each, weights[case.asked.kind]))
            for case, each, place in zip(found, groups, folds, strict=True)
            if place == fold
        ]
    return ranks


def written(weights: Weights) -> str:
    """Return the source of the weights' module."""
    lines = [HEADER]
    for kind, own in weights.items():
        pairs = zip(FEATURES, own, strict=True)
        rows = [f'        "{name}": {weight + 0.0:.2f},\n' for name, weight in pairs]
        lines += [f"    Kind.{kind.name}: {{\n", *rows, "    },\n"]
    meaning = "What a question wants -> feature of `retrieval.features` -> its weight."
    return "".join([*lines, "}\n", f'"""{meaning}"""\n'])


def both_ways(samples: Sequence[Sample]) -> list[Sample]:
    """Return every answerable question twice, its colon read as a comma the second time."""
    usable = [sample for sample in samples if sample.answerable]
    return [
        replace(sample, question=text)
        for sample in usable
        for text in (sample.question, sample.question.replace(": ", ", "))
    ]


def main() -> None:
    """Read the arguments, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", help="LIBRARY=QUESTIONS.jsonl")
    given = parser.parse_args()
    found = [case for name in given.sets for case in searched(name, both_ways)[0]]
    summarise(cross_validated(found, [group(case) for case in found]))


def summarise(ranks: Sequence[tuple[Sample, int]]) -> None:
    """Print how often held-out questions have their answer in the first 1, 3 and 10."""
    for place in ("abstract", "body", "table", ""):
        chosen = [rank for sample, rank in ranks if sample.place == place or not place]
        shares = [share([rank <= top for rank in chosen]) for top in (1, 3, 10)]
        print(f"{place or 'all':9} top 1, 3, 10: {'  '.join(shares)}")


if __name__ == "__main__":
    main()
