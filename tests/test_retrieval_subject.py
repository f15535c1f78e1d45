"""How much of what a question is about a document holds."""

import pytest

from retrieval.question import parse_question
from retrieval.subject import SUBJECT, subject_held, subject_of
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
