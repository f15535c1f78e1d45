"""A figure of everybody is none of a subgroup."""

import pytest

from retrieval.question import parse_question
from retrieval.whole_cohort import asks_of_everyone, is_of_everyone
from tests.tiny_evidence import sentence, weighed

TITLE = "Lumitide in gliomas"


def of_everyone(question: str, text: str, title: str = TITLE) -> bool:
    document = weighed(question, sentence(text), title=title)
    candidate = document.reading.candidates[0]
    asked = parse_question(question)
    return is_of_everyone(asked, candidate.figures[0], candidate, document.reading)


@pytest.mark.parametrize(
    "text",
    ["Median PFS was 12 months in all patients.", "Median PFS of the whole cohort was 12 months."],
)
def test_everybody(text: str) -> None:
    assert of_everyone("Median PFS of G3 tumours?", text)
    assert of_everyone("Median PFS in women?", text)
    assert of_everyone("Median PFS of those on octrelin alone?", text)
    assert not of_everyone("Median PFS of those on octrelin?", text)


@pytest.mark.parametrize(
    ("question", "text", "title"),
    [
        ("Median PFS?", "Median PFS was 12 months in all patients.", TITLE),
        ("Median PFS in G3 tumours?", "Median PFS was 12 months.", TITLE),
        ("Median PFS in G3 tumours?", "Median PFS was 12 months in all G3 tumours.", TITLE),
        ("Median PFS in G3 tumours?", "Median PFS was 12 months in all patients.", "G3 tumours"),
        ("Median PFS in G3 tumours?", "Median PFS was 12 months in all treatment arms.", TITLE),
    ],
)
def test_not_everybody(question: str, text: str, title: str) -> None:
    assert not of_everyone(question, text, title)


@pytest.mark.parametrize(
    ("question", "everyone"),
    [
        ("Median OS, all gliomas?", True),
        ("Median OS of gliomas as a whole?", True),
        ("Median OS in the whole cohort?", True),
        ("Median OS irrespective of grade?", True),
        ("Median OS in all three groups?", False),
        ("All-cause mortality?", False),
        ("Median OS of all gliomas in those whose grade was unknown?", False),
        ("Median OS of all the grades?", False),
        ("Median OS?", False),
    ],
)
def test_a_question_for_everybody(question: str, everyone: bool) -> None:
    assert asks_of_everyone(question) is everyone
