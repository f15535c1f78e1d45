"""Development questions as training examples."""

from dataclasses import replace
from decimal import Decimal

from bench.ranker.asked_questions import TIMES, asked_examples, asked_lists
from bench.ranker.training import Recipe
from eval.questions.samples import ExpectedFigure
from retrieval.ranker_input import MARK
from tests.tiny_cases import SAMPLE, case


def test_what_answers_is_right_and_its_figure_is_asked_for() -> None:
    (example,) = asked_examples([case()])
    assert example.article == "PMC9000001"
    assert all("0.31" in each.text for each in example.right)
    assert not any("0.31" in each.text for each in example.wrong)
    (text,) = {each.text for each in example.right}
    asked = [text[mark.start : mark.end] for mark in example.right[0].marks if mark.asked]
    assert len(asked) == 1
    assert asked[0].startswith("0.31")


def test_an_unanswerable_question_has_near_misses_only() -> None:
    unanswerable = replace(SAMPLE, kind="unanswerable", figures=())
    (example,) = asked_examples([case(unanswerable)])
    assert not example.right
    assert example.wrong


def test_a_question_whose_answer_is_not_found_teaches_nothing() -> None:
    lost = replace(SAMPLE, figures=(ExpectedFigure(Decimal("987.65")),))
    assert list(asked_examples([case(lost)])) == []


def test_each_question_is_learnt_from_several_times() -> None:
    lists = asked_lists(asked_examples([case()]), Recipe(withheld=0.0))
    assert len(lists) == 2 * TIMES
    assert sum(any(MARK in text for text in each.texts) for each in lists) == TIMES
    assert all(any(each.right) for each in lists)
    assert lists == asked_lists(asked_examples([case()]), Recipe(withheld=0.0))
