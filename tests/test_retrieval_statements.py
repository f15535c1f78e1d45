"""Stating figures in words."""

from decimal import Decimal

import pytest

from ingest.documents import SectionKind
from ingest.figures.grammar import figures_in
from retrieval.candidates import Candidate
from retrieval.question import parse_question
from retrieval.statements import grounded, rendered, stated


def sentence(text: str) -> Candidate:
    return Candidate("d", 0, SectionKind.ABSTRACT, "Results", 0, len(text), text, 0.0, "")


def say(question: str, text: str) -> str:
    asked = parse_question(question)
    return stated(asked, asked.concepts, sentence(text))[0]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("HR 0·21 [95% CI 0·13 to 0·34], P<0·0001", "0.21 (95% CI 0.13–0.34), P<0.0001"),
        ("difference −0.42 (95% CI −0.62, 0.23)", "−0.42 (95% CI −0.62 to 0.23)"),
        ("mean 44 kg (SD 12)", "44 kg (SD 12)"),
        ("median 3,095 µg/L (IQR 890–10000)", "3095 µg/L (IQR 890–10000)"),
        ("about 20%", "about 20%"),
        ("OS was not reached", "not reached"),
    ],
)
def test_one_way_of_writing(text: str, written: str) -> None:
    assert rendered(figures_in(text)[0]) == written


def test_a_clean_figure_is_stated() -> None:
    text = "The hazard ratio for death was 0.73 (95% CI 0.55–0.98; P = 0.033)."
    written = "Hazard ratio for death: 0.73 (95% CI 0.55–0.98), P=0.033"
    assert say("Hazard ratio for death, CI and p?", text) == written


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # another endpoint, another measure, a part that is missing, two that fit
        ("Hazard ratio for stroke?", "The hazard ratio for death was 0.73."),
        ("Odds ratio for death?", "The hazard ratio for death was 0.73."),
        ("Hazard ratio for death with CI?", "The hazard ratio for death was 0.73."),
        ("Hazard ratio for death?", "Hazard ratios for death were 0.73 and 0.81."),
    ],
)
def test_otherwise_the_sentence_is_quoted(question: str, text: str) -> None:
    assert say(question, text) == f"“{text}”"


def test_a_long_sentence_is_quoted_where_it_answers() -> None:
    filler = " ".join(["word"] * 150)
    quoted = say("Rate of itching?", f"{filler} itching was seen in 12 of them {filler}")
    assert "itching was seen in 12" in quoted
    assert quoted.startswith("“… ")
    assert len(quoted.split()) <= 84


def test_a_cut_never_makes_another_number() -> None:
    text = " ".join(["itching 1 204"] * 60)
    assert grounded(say("Rate of itching?", text), text)


def test_grounding_compares_values_not_glyphs() -> None:
    assert grounded("0.5 (95% CI 0.40 to 0.6)", "was 0·50, 95 % CI .4–.60")
    assert not grounded("0.51", "was 0.5")
    assert not grounded("−0.5", "was 0.5")
    assert not grounded("twelve", "was 11")


def test_figures_of_a_quoted_sentence_are_those_asked_for() -> None:
    text = "After 12 weeks nausea was seen in 7% and 2% (odds ratio 3.6)."
    asked = parse_question("What % had nausea in each arm?")
    _, figures = stated(asked, asked.concepts, sentence(text))
    assert [figure.value for figure in figures] == [Decimal(7), Decimal(2)]
