"""The suite of conversations: true to the studies, and understood.

A turn is understood where its standalone question asks for what was asked (`resolved_question`).
It is then answered as the same question asked in full is: what the engine cannot answer, a
conversation cannot either, and what it can must not be lost on the way.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from eval.checking.soundness import check
from eval.questions.samples import Sample, read_suite
from eval.results.grading import Graded, grade
from eval.running.asking import ask
from eval.running.paper_library import library_of
from eval.running.targets import Target, open_in_process
from eval.scoring.resolved_question import misread
from eval.scoring.scorers import Outcome
from ingest.settings import load_settings
from tests.test_eval_suites import Digests

ROOT = Path(__file__).resolve().parents[1]
SUITES = ROOT / "eval" / "suites"
DEVELOPMENT, HELD_OUT = "conversations", "conversations_held_out"
EACH = pytest.mark.parametrize("name", [DEVELOPMENT, HELD_OUT])


@cache
def suite(name: str) -> tuple[Sample, ...]:
    return tuple(read_suite(SUITES / f"{name}.jsonl"))


@dataclass(frozen=True, slots=True)
class Turned:
    """A turn of a conversation, asked in it and asked in full."""

    graded: Graded
    in_full: Graded
    misread: tuple[str, ...]


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    library = library_of(ROOT / "corpus", tmp_path_factory.mktemp("conversations"))
    with open_in_process(load_settings(library=library)) as target:
        yield target


def turned(target: Target, sample: Sample) -> Turned:
    assert sample.standalone is not None
    full = replace(sample, question=sample.standalone.question, history=())
    graded, in_full = (grade(ask(target, "conversations", each)) for each in (sample, full))
    answer = graded.record.answer
    assert answer is not None, graded.record.error
    return Turned(graded, in_full, misread(sample.standalone, answer.standalone_question))


def test_there_are_turns_enough_of_many_kinds_a_third_held_out() -> None:
    counts = Counter(each.group for name in (DEVELOPMENT, HELD_OUT) for each in suite(name))
    assert counts.total() >= 60
    assert len(counts) >= 12
    assert abs(len(suite(HELD_OUT)) - counts.total() / 3) < 3


@EACH
def test_every_turn_has_a_history_and_says_what_it_must_ask_for(name: str) -> None:
    for sample in suite(name):
        assert sample.history, sample.id
        assert sample.standalone, sample.id
        assert sample.standalone.study, sample.id
        assert sample.standalone.slots, sample.id


@EACH
def test_the_full_questions_ask_for_what_they_must(name: str) -> None:
    asked = {each.id: misread(each.standalone, each.standalone.question)
             for each in suite(name) if each.standalone}  # fmt: skip
    assert {id_: faults for id_, faults in asked.items() if faults} == {}


@EACH
def test_every_expectation_stands_in_its_study(name: str) -> None:
    checked = check(list(suite(name)), Digests(), on="corpus")
    assert checked.errors == 0, checked.findings


@pytest.mark.encoder
@EACH
def test_conversations_are_understood(name: str, target: Target) -> None:
    turns = [turned(target, sample) for sample in suite(name)]
    missed = {each.graded.sample.id: each.misread for each in turns if each.misread}
    assert len(missed) <= 0.05 * len(turns), missed
    # What the whole question is answered rightly with, the follow-up is too, all but seldom.
    lost = [each.graded.sample.id for each in turns if each.in_full.right and not each.graded.right]
    assert len(lost) <= 0.05 * len(turns), lost
    # No number is wrong for being asked in a conversation.
    spoilt = [
        each.graded.sample.id
        for each in turns
        if each.graded.score.outcome is Outcome.WRONG
        and each.in_full.score.outcome is Outcome.RIGHT
    ]
    assert spoilt == []
