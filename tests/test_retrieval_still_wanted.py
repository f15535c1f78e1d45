"""What is wanted besides what is quoted first."""

import pytest

from retrieval.question import parse_question
from retrieval.still_wanted import adds_what_is_wanted
from tests.tiny_evidence import sentence

FIRST = "Median PFS was 9.1 months in all."


@pytest.mark.parametrize(
    ("question", "text", "adds"),
    [
        ("Median PFS and 2-year PFS?", "The rate was 31% at 2 years.", True),
        ("Median PFS and 2-year PFS?", "Median PFS was 8 months in men.", False),
        ("Median PFS and median OS?", "Median OS was 30 months.", True),
        ("Median PFS and median OS?", "Survival was also measured.", False),
        ("Median PFS?", "Median OS was 30 months at 2 years.", False),
        ("Rash with lumitide and with octrelin?", "With octrelin it was 7%.", True),
    ],
)
def test_what_the_first_lacks(question: str, text: str, *, adds: bool) -> None:
    asked = parse_question(question)
    assert adds_what_is_wanted(asked, sentence(text), sentence(FIRST)) is adds
