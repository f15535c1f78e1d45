"""The questions that ranker and weights are learnt from, and those kept from all learning."""

from itertools import combinations
from pathlib import Path

import pytest

from eval.questions.samples import Sample, read_suite

FOLDER = Path(__file__).parents[1] / "bench" / "questions"
SIZES = {"learnt": 2137, "fitted": 630, "plain": 220, "held_out": 252}


@pytest.fixture(scope="module")
def sets() -> dict[str, list[Sample]]:
    return {name: read_suite(FOLDER / f"{name}.jsonl") for name in SIZES}


def test_every_set_is_whole(sets: dict[str, list[Sample]]) -> None:
    assert {name: len(samples) for name, samples in sets.items()} == SIZES
    ids = [sample.id for samples in sets.values() for sample in samples]
    assert len(set(ids)) == len(ids)


def test_every_answerable_question_says_what_answers_it(sets: dict[str, list[Sample]]) -> None:
    for samples in sets.values():
        for sample in samples:
            assert bool(sample.figures or sample.must_contain) == sample.answerable, sample.id


def test_no_article_is_in_two_sets(sets: dict[str, list[Sample]]) -> None:
    articles = {name: {sample.document for sample in samples} for name, samples in sets.items()}
    assert all(articles[one].isdisjoint(articles[other]) for one, other in combinations(SIZES, 2))


def test_no_question_gives_its_answer_away(sets: dict[str, list[Sample]]) -> None:
    told = [
        sample.id
        for samples in sets.values()
        for sample in samples
        for figure in sample.figures
        # A whole number of one or two digits may stand in a question for many reasons.
        if "." in str(figure.value) and str(abs(figure.value)) in sample.question
    ]
    assert told == []


@pytest.mark.shared
def test_no_article_is_a_development_questions(
    sets: dict[str, list[Sample]], shared_data: Path
) -> None:
    developed = {sample.document for sample in read_suite(shared_data / "rct" / "dev_qa.jsonl")}
    for samples in sets.values():
        assert developed.isdisjoint(sample.document for sample in samples)
