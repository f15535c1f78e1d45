"""How much of what a question is about a document holds."""

import pytest

from retrieval.question import parse_question
from retrieval.subject import (
    MOST_NOWHERE,
    MOST_OUTSIDE,
    SUBJECT,
    is_of_another_subject,
    lacking_of,
    subject_held,
    subject_of,
)
from tests.tiny_evidence import sentence, weighed

QUESTION = "Wobbling gnomes on lumitide: mean pain at 12 weeks?"


def test_measures_numbers_and_words_of_any_question_tell_nothing() -> None:
    told = [concept.printed for concept in subject_of(parse_question(QUESTION).concepts)]
    assert told == ["Wobbling", "gnomes", "lumitide", "pain"]
    assert subject_of(parse_question("Mean change of 12 compared with 9?").concepts) == []


@pytest.mark.parametrize(
    ("title", "text", "held"),
    [
        ("Gnomes that wobble", "Lumitide eased pain.", (0.0, 0.5, 0.5, 0.0, 2 / 3)),
        ("A trial", "Octrelin eased pain.", (0.75, 0.75, 0.0, 1.0, 1.0)),
    ],
)
def test_what_a_document_holds(title: str, text: str, held: tuple[float, ...]) -> None:
    document = weighed(QUESTION, sentence(text), title=title)
    assert subject_held(document) == pytest.approx(dict(zip(SUBJECT, held, strict=True)))


def test_a_question_about_nothing_tells_nothing() -> None:
    document = weighed("Mean change?", sentence("Octrelin eased pain."))
    assert set(subject_held(document).values()) == {0.0}


@pytest.mark.parametrize(
    ("nowhere", "outside", "another"),
    [
        (MOST_NOWHERE, MOST_OUTSIDE, True),
        (MOST_NOWHERE - 0.01, 1.0, False),
        (0.5, MOST_OUTSIDE - 0.01, False),
    ],
)
def test_a_document_about_something_else(nowhere: float, outside: float, another: bool) -> None:
    signals = {"subject nowhere": nowhere, "subject outside abstract": outside}
    assert is_of_another_subject(signals) is another


def test_without_signals_nothing_is_said() -> None:
    assert not is_of_another_subject({})


def test_what_a_document_lacks_is_named_in_the_words_of_the_question() -> None:
    document = weighed(QUESTION, sentence("Octrelin eased pain."))
    assert lacking_of(document) == ["Wobbling", "gnomes", "lumitide"]
