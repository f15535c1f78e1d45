"""How well features alone rank the evidence of development questions, cross-validated by article.

usage: python -m bench.fit_evidence LIBRARY=QUESTIONS.jsonl [LIBRARY=QUESTIONS.jsonl ...]

The loss is the negative log of the probability that a softmax over all candidates of a question
gives to those holding the answer, plus a squared penalty; it is convex but for the choice among
several right candidates. Every question is used twice, once with its colon read as a comma, so
that the weights do not lean on one way of asking. Nothing of the questions is written, only the
weights.
"""

import argparse
from collections.abc import Sequence
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

DESCENT = Descent(penalty=1.0, steps=400, rate=0.3)

HEADER = '''"""The weights of evidence ranking, as bench/fit_evidence.py fits them."""

WEIGHTS: dict[str, float] = {
'''


def group(case: Case) -> tuple[Floats, Flags]:
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


def cross_validated(
    found: Sequence[Case], groups: Sequence[tuple[Floats, Flags]]
) -> list[tuple[Sample, int]]:
    """Rank each question's candidates with weights fitted without its article."""
    folds = folds_by([case.sample.document for case in found])
    ranks = []
    for fold in sorted(set(folds)):
        inside = [each for each, place in zip(groups, folds, strict=True) if place != fold]
        weights = fit_choice(inside, DESCENT)
        ranks += [
            (case.sample, first_right(*each, weights))
            for case, each, place in zip(found, groups, folds, strict=True)
            if place == fold
        ]
    return ranks


def written(weights: Floats) -> str:
    """Return the source of the weights' module."""
    pairs = zip(FEATURES, weights, strict=True)
    lines = [f'    "{name}": {weight + 0.0:.2f},\n' for name, weight in pairs]
    return (
        f"{HEADER}{''.join(lines)}}}\n" + '"""Feature of `retrieval.features` -> its weight."""\n'
    )


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
