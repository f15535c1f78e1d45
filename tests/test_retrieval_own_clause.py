"""The words of a sentence that are a figure's own."""

import pytest

from retrieval.own_clause import is_like, own_words
from tests.tiny_evidence import sentence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Analysis was done in 48 patients (age 6 to 80 years).",
            "Analysis was done in 48 patients",
        ),
        ("Rates of narrowing (50% or more) were lower.", "Rates of narrowing (50% or more)"),
    ],
)
def test_own_words_cut_no_bracket(text: str, words: str) -> None:
    candidate = sentence(text)
    start, end = own_words(candidate.figures[0], candidate)
    assert candidate.text[start:end].startswith(words)
    assert candidate.text[start:end].count("(") == candidate.text[start:end].count(")")


def test_a_figure_is_like_another_of_its_measure_and_unit_only() -> None:
    figures = sentence("Relapse fell to 12% with velorix and 30% with zorin, after 8 days.").figures
    assert is_like(figures[0], figures[1])
    assert not is_like(figures[0], figures[0])
    assert not any(is_like(figures[0], each) for each in figures[2:])
