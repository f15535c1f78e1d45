"""What the ranker reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.ranker_input import LONGEST_TEXT, MARK, asking_part, shortened, shown

LONG_ROW = (
    "Table 2. Quality of life of all patients who answered at least one questionnaire > Physical"
    " functioning: " + "; ".join(f"Visit {n} of the drug group = {n}.5 (1.5)" for n in range(20))
)


def test_the_study_before_the_colon_is_left_out() -> None:
    assert asking_part("LUMEN trial: rate of severe rash?") == "rate of severe rash?"
    assert asking_part("Rash: % on drug?") == "Rash: % on drug?"
    assert asking_part("Rate of rash?") == "Rate of rash?"
    assert len(asking_part("word " * 90).split()) == 40


def test_numbers_become_0_but_those_that_the_question_names() -> None:
    said = "At week 12, 34.5% had rash (95% CI 30.1–38.9) on 50 mg."
    assert shown("Rash at week 12?", "", said) == "At week 12, 0% had rash (0% CI 0–0) on 0 mg."


@pytest.mark.parametrize("name", ["omega-3", "HbA1c", "T1", "PGE2", "IL-6"])
def test_numbers_in_names_stay(name: str) -> None:
    assert shown("Level?", "", f"{name} was 5.1 at entry.") == f"{name} was 0 at entry."


def test_subscripts_come_into_the_line() -> None:
    assert shown("HbA1c?", "", "HbA₁c was 7.1.") == "HbA1c was 0."


def test_the_last_part_of_the_heading_leads() -> None:
    assert shown("Rash?", "Abstract > Results", "Rash was rare.") == "Results: Rash was rare."
    row = "Table 2. Harms > Rash: Drug = 5"
    assert shown("Rash?", "Results > Table 2", row) == "Table 0. Harms > Rash: Drug = 0"


def test_one_figure_is_marked() -> None:
    said = "Rash was seen in 12% and 34%."
    marked = shown("Rash?", "", said, (25, 28))
    assert marked == f"Rash was seen in 0% and {MARK}%."
    assert shown("Rash?", "", said, (0, 4)) == f"{MARK} was seen in 0% and 0%."


def test_a_long_row_keeps_caption_label_and_what_is_marked() -> None:
    start = LONG_ROW.index("17.5")
    said = shown("Functioning?", "Table 2", LONG_ROW, (start, start + 10))
    assert len(said.split()) <= LONGEST_TEXT
    assert said.startswith("Table 0. Quality of life of")
    assert "Physical functioning" in said
    assert f"Visit 0 of the drug group = {MARK} (0)" in said


def test_a_short_text_is_not_cut() -> None:
    assert shortened("Rash  was\nrare.") == "Rash was rare."


@given(st.lists(st.text(alphabet="ab:=>1.", min_size=1, max_size=9), min_size=1, max_size=200))
def test_no_text_is_longer_than_the_ranker_reads(words: list[str]) -> None:
    assert len(shortened(" ".join(words)).split()) <= LONGEST_TEXT


@given(st.integers(0, 180))
def test_the_mark_is_always_in_view(at: int) -> None:
    words = [f"w{n}" for n in range(181)]
    words[at] = "5"
    text = " ".join(words)
    start = text.index(" 5 ") + 1 if " 5 " in text else (0 if at == 0 else len(text) - 1)
    assert MARK in shown("Which?", "Results", text, (start, start + 1))
