"""Questions for the name of one of a kind, and the sentences that name one."""

import pytest

from retrieval.agreement import agreeing
from retrieval.instances import kinds_wanted
from retrieval.question import parse_question
from tests.tiny_evidence import evidence


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Which antibiotic did the lumitide trial give?", True),
        ("What was the rescue painkiller in the lumitide trial?", True),
        ("Which ear points were pressed?", True),
        ("What did the antibiotic do to the pain?", False),
        ("At what points of treatment was it measured?", False),
    ],
)
def test_questions_for_one_of_a_kind(question: str, wanted: bool) -> None:
    assert bool(kinds_wanted(question)) is wanted


def texts(question: str, *sentences: str) -> list[str]:
    kept = agreeing(parse_question(question), evidence(question, *sentences))
    return [each.candidate.text for each in kept]


ABOUT = "Patients of the lumitide trial were given an antibiotic against wound infection."


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Which antibiotic was given?", "Cefuroxime 1.5 g was infused."),
        ("What rescue painkiller was allowed?", "Tramadol 50 mg was given on request."),
        ("Which steroid was injected?", "The joint was injected with betamethasone."),
        ("Which ear points were pressed?", "A seed was taped to CO14."),
    ],
)
def test_the_sentence_that_names_one_comes_first(question: str, name: str) -> None:
    assert texts(question, ABOUT, name) == [name, ABOUT]


def test_what_the_question_names_itself_is_no_answer() -> None:
    cefuroxime = "Cefuroxime 1.5 g was infused."
    asked = "Which antibiotic was added to cefuroxime?"
    assert texts(asked, ABOUT, cefuroxime) == [ABOUT, cefuroxime]


def test_no_name_is_looked_for_where_none_is_asked_for() -> None:
    cefuroxime = "Cefuroxime 1.5 g was infused."
    assert texts("Why was an antibiotic given?", ABOUT, cefuroxime) == [ABOUT, cefuroxime]
