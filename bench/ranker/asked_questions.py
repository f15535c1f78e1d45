"""Questions that people asked, as training examples.

Few, but in the words that people use: a ranker that has learnt from made-up questions learns from
these last (`bench.ranker.folds`).
"""

from collections.abc import Iterable, Iterator
from random import Random

from bench.cases import Case, is_named, tells
from bench.fit_answers import is_expected
from bench.ranker.examples import NEAR_MISSES, Example, Text, marked_text, text_of
from bench.ranker.training import Listed, Recipe, lists_of
from eval.scoring.evidence import holds_evidence
from ingest.figures.figure import Figure
from retrieval.candidates import Candidate
from retrieval.consideration import documents_to_read
from retrieval.evidence import rank_evidence, weigh_documents

RANKED = 24
MARKS = 8
TIMES = 2
"""How often each question is learnt from, with other near misses each time."""


def asked_examples(cases: Iterable[Case]) -> Iterator[Example]:
    """Turn questions into examples: what answers them, and what is ranked near it.

    Args:
        cases: Questions with what was found for them.
    """
    for case in cases:
        documents, _ = documents_to_read(case.asked, weigh_documents(case.asked, case.found))
        ranking = rank_evidence(case.asked, documents, case.cosines).first(RANKED)
        named = {id(each) for each in documents if is_named(each.reading, case.sample.documents)}
        right, wrong = [], []
        for each in ranking:
            mine = id(each.document) in named and case.sample.answerable
            if mine and holds_evidence(each.candidate.text, case.sample):
                right.append(each.candidate)
            elif not (mine and tells(each.candidate, case.sample)):
                wrong.append(each.candidate)
        if not wrong or (case.sample.answerable and not right):
            continue
        yield Example(
            case.sample.document,
            "asked",
            case.asked.question,
            documents[0].reading.stored.document.title,
            tuple(_marked(each, case) for each in right[:3]),
            tuple(text_of(each) for each in wrong[:NEAR_MISSES]),
        )


def _marked(candidate: Candidate, case: Case) -> Text:
    def is_asked(figure: Figure) -> bool:
        return any(is_expected(figure, expected) for expected in case.sample.figures)

    return marked_text(candidate, is_asked, MARKS)


def asked_lists(examples: Iterable[Example], recipe: Recipe) -> list[Listed]:
    """Write each example several times as the ranker reads it, in shuffled order."""
    rng = Random(recipe.seed)
    examples = list(examples)
    lists = [
        made for _ in range(TIMES) for each in examples for made in lists_of(each, recipe, rng)
    ]
    rng.shuffle(lists)
    return lists
