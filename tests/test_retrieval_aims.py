"""Aims of studies, which are no outcomes."""

import pytest

from retrieval.agreement import agreeing
from retrieval.aims import asks_for_outcome, says_aim
from retrieval.question import parse_question
from tests.tiny_evidence import evidence


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("To compare lumitide with octrelin in ankle pain.", True),
        ("The aim of this trial was to see whether lumitide helps.", True),
        ("We ran a trial to investigate whether lumitide eases ankle pain.", True),
        ("It was hypothesized that lumitide would ease ankle pain.", True),
        ("This study evaluated the effect of lumitide on ankle pain.", True),
        ("Lumitide eased ankle pain, and octrelin did not.", False),
        ("To our surprise the pain went.", False),
        ("Patients were tested for ankle pain.", False),
    ],
)
def test_aims(text: str, aim: bool) -> None:
    assert says_aim(text) is aim


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("Did lumitide help against ankle pain?", True),
        ("Which side effects came with lumitide?", True),
        ("What was the purpose of the lumitide trial, and did it help?", False),
        ("Which dose of lumitide was given?", False),
    ],
)
def test_questions_for_outcomes(question: str, outcome: bool) -> None:
    assert asks_for_outcome(question) is outcome


def test_an_aim_stands_behind_what_came_out() -> None:
    question = "Did lumitide help against ankle pain?"
    aim, found = "To assess lumitide in ankle pain.", "Lumitide eased the pain."
    texts = [
        each.candidate.text
        for each in agreeing(parse_question(question), evidence(question, aim, found))
    ]
    assert texts == [found, aim]
