"""Fit the weights of evidence ranking on development questions, cross-validated by article.

usage: python -m bench.fit_evidence LIBRARY QUESTIONS.jsonl [--write retrieval/weights.py]

The loss is the negative log of the probability that a softmax over all candidates of a question
gives to those holding the answer, plus a squared penalty; it is convex but for the choice among
several right candidates. Every question is used twice, once with its colon read as a comma, so
that the weights do not lean on one way of asking. Nothing of the questions is written, only the
weights.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.evidence import share
from eval.evidence import holds_evidence
from eval.samples import Sample, read_suite
from ingest.embedding import load_encoder
from ingest.library import open_library
from ingest.records import Encoder
from ingest.settings import load_settings
from retrieval.engine import READ_DOCUMENTS, WEIGHED_DOCUMENTS
from retrieval.evidence import weigh_documents
from retrieval.features import FEATURES, Scene, feature_matrix
from retrieval.question import parse_question
from retrieval.readings import Readings
from retrieval.search import Searchable, find_passages, rank_documents

FOLDS = 5
PENALTY = 1.0
STEPS = 400
RATE = 0.3

Floats = npt.NDArray[np.float64]

HEADER = '''"""The weights of evidence ranking, as bench/fit_evidence.py fits them."""

WEIGHTS: dict[str, float] = {
'''


@dataclass(frozen=True, slots=True)
class Example:
    """The candidates of one question: their features, and which hold the answer."""

    question: Sample
    features: Floats
    right: npt.NDArray[np.bool_]


def example(
    library: Searchable, readings: Readings, encoder: Encoder, question: Sample, text: str
) -> Example:
    """Run the search for one question and label what it brings."""
    asked = parse_question(text)
    vector = encoder.encode([text])[0]
    passages = find_passages(library, text, vector, load_settings().candidates)
    found = rank_documents(passages, WEIGHED_DOCUMENTS)
    read = [(each, readings.of(each.id, library.generation)) for each in found]
    blocks, labels = [], []
    for document in weigh_documents(asked, read)[:READ_DOCUMENTS]:
        candidates = document.reading.candidates
        ids = sorted({candidate.passage for candidate in candidates})
        cosines = dict(zip(ids, (library.vectors(ids) @ vector).tolist(), strict=True))
        scene = Scene(asked, document.concepts, document.reading, cosines, document.score)
        blocks.append(feature_matrix(scene))
        pmcid = document.reading.stored.document.identifiers.pmcid
        mine = pmcid == question.document
        labels += [mine and holds_evidence(candidate.text, question) for candidate in candidates]
    return Example(question, np.vstack(blocks), np.array(labels, dtype=bool))


def fit(examples: Sequence[Example]) -> Floats:
    """Fit the weights by gradient descent with momentum (Adam, Kingma and Ba 2015)."""
    weights = np.zeros(len(FEATURES))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    usable = [each for each in examples if each.right.any()]
    for step in range(1, STEPS + 1):
        slope = PENALTY * weights
        for each in usable:
            scores = each.features @ weights
            given = np.exp(scores - scores.max())
            given /= given.sum()
            wanted = given * each.right
            wanted /= wanted.sum() or 1.0
            slope = slope + each.features.T @ (given - wanted) / 2
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        size = RATE * (1 - step / STEPS) / (1 - 0.9**step)
        weights = weights - size * mean / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def first_right(each: Example, weights: Floats) -> int:
    """Return the rank, from 1, of the first candidate that holds the answer."""
    order = np.argsort(-(each.features @ weights), kind="stable")
    places = np.flatnonzero(each.right[order])
    return int(places[0]) + 1 if len(places) else len(order) + 1


def cross_validated(examples: Sequence[Example]) -> list[tuple[Sample, int]]:
    """Rank each question's candidates with weights fitted without its article."""
    articles = sorted({each.question.document for each in examples})
    np.random.default_rng(0).shuffle(articles)
    fold = {article: place % FOLDS for place, article in enumerate(articles)}
    ranks = []
    for number in range(FOLDS):
        inside = [each for each in examples if fold[each.question.document] != number]
        weights = fit(inside)
        held_out = [each for each in examples if fold[each.question.document] == number]
        ranks += [(each.question, first_right(each, weights)) for each in held_out]
    return ranks


def written(weights: Floats) -> str:
    """Return the source of the weights' module."""
    pairs = zip(FEATURES, weights, strict=True)
    lines = [f'    "{name}": {weight + 0.0:.2f},\n' for name, weight in pairs]
    return (
        f"{HEADER}{''.join(lines)}}}\n" + '"""Feature of `retrieval.features` -> its weight."""\n'
    )


def collect(library: Searchable, encoder: Encoder, questions: Sequence[Sample]) -> list[Example]:
    """Make two examples of each answerable question."""
    readings = Readings(library)
    return [
        example(library, readings, encoder, question, text)
        for question in questions
        if question.answerable
        for text in (question.question, question.question.replace(": ", ", "))
    ]


def main() -> None:
    """Read the arguments, fit, print or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--write", type=Path, help="file to write the weights to")
    given = parser.parse_args()
    settings = load_settings(library=given.library)
    with open_library(settings.library) as library:
        examples = collect(library, load_encoder(settings), read_suite(given.questions))
    summarise(examples)
    source = written(fit(examples))
    if given.write:
        given.write.write_text(source, "utf-8")
    else:
        print(source)


def summarise(examples: Sequence[Example]) -> None:
    """Print how often held-out questions have their answer in the first 1, 3 and 10."""
    ranks = cross_validated(examples)
    for name, half in (("as asked", ranks[::2]), ("colon read as comma", ranks[1::2])):
        for place in ("abstract", "body", "table", ""):
            group = [rank for question, rank in half if question.place == place or not place]
            shares = [share([rank <= top for rank in group]) for top in (1, 3, 10)]
            print(f"{name:20} {place or 'all':9} top 1, 3, 10: {'  '.join(shares)}")


if __name__ == "__main__":
    main()
