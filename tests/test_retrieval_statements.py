"""Stating figures in words."""

from dataclasses import replace
from decimal import Decimal

import pytest

from retrieval.candidates import Candidate, StoredFigures
from retrieval.question import parse_question
from retrieval.selection import Chosen, Selection
from retrieval.statements import stated
from tests.tiny_evidence import evidence, match, sentence, table_row


def say(question: str, *given: str | Candidate, labels: tuple[str, ...] = ("",)) -> str:
    """State the first figures of the evidence, as many as there are labels."""
    found = evidence(question, *given)
    places = [(each, n) for each in found for n in range(len(each.candidate.figures))]
    chosen = [Chosen(label, match(*at)) for label, at in zip(labels, places, strict=False)]
    numbers = {id(each): place for place, each in enumerate(found, start=1)}
    return stated(parse_question(question), Selection(tuple(chosen)), numbers)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The hazard ratio for death was 0.73 (95% CI 0.55–0.98; P = 0.033).",
            "Hazard ratio for death: 0.73 (95% CI 0.55–0.98), P=0.033 [1]",
        ),
        ("Median OS was not reached.", "Median overall survival: not reached [1]"),
        ("Rash occurred in 12 of 60 patients (20%).", "Rash: 20% (12/60) [1]"),
        (
            "Median OS was 31.0 months with lumitide.",
            "Median overall survival, lumitide: 31.0 months [1]",
        ),
    ],
)
def test_a_figure_with_measure_and_endpoint(text: str, statement: str) -> None:
    # Without a colon of its own a statement of one figure reads "Head: figure" or "Head, arm: …".
    assert say("Which?", text) == statement


def test_without_known_words_the_clause_stands_behind_the_figure() -> None:
    text = "Plaque index fell by 0.42 (95% CI 0.30 to 0.54)."
    assert say("Fall in plaque index?", text) == f"0.42 (95% CI 0.30–0.54) – “{text}” [1]"


def test_without_known_words_several_are_left_to_their_sentence() -> None:
    indices = "The wobble index was 4.2 in spring, the flap index was 3.1 in autumn."
    assert say("Indices?", indices, labels=("wobble", "flap")) == ""
    assert say("Wobble index in spring?", indices) != ""
    assert say("Wobble index in spring and in autumn?", indices) == ""


@pytest.mark.parametrize("printed", ["F(1, 33) = 7.14", "t(35) = -2.56", "t = 2.1", "χ² = 9.81"])
def test_a_tests_statistic_is_not_stated(printed: str) -> None:
    assert say("Effect on motivation?", f"Motivation rose more with the texts ({printed}).") == ""


def test_the_whole_of_a_part_is_not_stated() -> None:
    text = "Marisol helped 61% of 130 sailors."
    people = replace(sentence(text), stored=StoredFigures(lambda: sentence(text).figures[1:]))
    assert people.figures[0].value == 130
    assert say("How many did marisol help?", people) == ""


@pytest.mark.parametrize(
    "question",
    ["Median OS in each arm?", "Median OS, lumitide vs octrelin?", "Median OS per group?"],
)
def test_one_figure_is_no_answer_for_each_of_several_groups(question: str) -> None:
    assert say("Median OS?", "Median OS was 31.0 months.") != ""
    assert say(question, "Median OS was 31.0 months.") == ""
    assert say(question, ARMS, labels=("", "")) != ""


ARMS = "Median OS was 31.0 months with lumitide and 24.5 months with octrelin."


def test_figures_side_by_side_share_their_head_and_marker() -> None:
    said = say("Median OS?", ARMS, labels=("", ""))
    assert said == "Median overall survival: lumitide: 31.0 months; octrelin: 24.5 months [1]"


def test_figures_of_two_sentences_have_a_marker_each() -> None:
    first, second = "Median OS was 31.0 months.", "Median OS was 28.3 months."
    said = say("Median OS?", first, second, labels=("interim", "final"))
    assert said == "Median overall survival: interim: 31.0 months [1]; final: 28.3 months [2]"


def test_figures_of_different_things_are_left_to_their_sentence() -> None:
    text = "Median OS was 31.0 months and the hazard ratio for death was 0.73."
    assert say("Both?", text, labels=("OS", "death")) == ""


CELLS = (("Lumitide", "1.8"), ("Octrelin", "2.9"))


def test_a_row_is_stated_by_its_label_and_columns() -> None:
    row = table_row("Table 1. Wobbles", "Wobble index", *CELLS)
    said = say("Wobble index?", row, labels=("", ""))
    assert said == "Wobble index: Lumitide: 1.8; Octrelin: 2.9 [1]"


def test_a_part_asked_for_that_is_printed_and_not_read_is_left_to_the_row() -> None:
    row = table_row("Table 1. Wobbles", "Wobble index", ("Lumitide", "1.8 (0.6)"))
    assert row.figures[0].spread is None
    assert say("Wobble index, SD?", row) == ""
    assert say("Wobble index?", row).startswith("Wobble index, Lumitide: 1.8")


def test_a_count_and_its_share_in_cells_apart_are_left_to_the_row() -> None:
    row = table_row("Table 1. Wobbles", "Wobblers", ("n", "18"), ("%", "10.3"))
    assert say("Number and % of wobblers?", row) == ""
    assert say("% of wobblers?", row) != ""


def test_groups_set_against_each_other_are_left_to_their_sentence() -> None:
    text = "Rash was seen in 12% with lumitide and in 34% with placebo."
    assert say("Rash with lumitide against placebo?", text) == ""
    # One group is asked for, by the name of the other.
    assert say("What was the rash rate against placebo?", text) == "Rash, lumitide: 12% [1]"


def test_a_row_with_a_long_label_is_stated_by_its_cell() -> None:
    row = table_row("Table 1. Wobbles", "Wobble index " * 6, *CELLS)
    assert say("Wobble index?", row) == "Lumitide: 1.8 – “Lumitide = 1.8” [1]"


def test_the_groups_of_the_question_label_what_names_none() -> None:
    text = "Women had a median OS of 31.0 months."
    assert sentence(text).figures[0].arm is None
    said = say("Median OS in women?", text)
    assert said == "Median overall survival, women: 31.0 months [1]"


def test_a_label_never_brings_a_number_of_its_own() -> None:
    first, second = "Median OS was 31.0 months.", "Median OS was 28.3 months."
    said = say("Median OS?", first, second, labels=("arm 7", ""))
    assert said == "Median overall survival: 31.0 months [1]; 28.3 months [2]"


def test_a_figure_that_its_sentence_does_not_hold_is_not_stated() -> None:
    plain = sentence("Median OS was 31.0 months.")
    # As an extraction gone wrong would have it.
    extracted = [replace(plain.figures[0], value=Decimal("13.0"))]
    wrong = replace(plain, stored=StoredFigures(lambda: extracted))
    assert say("Median OS?", plain) == "Median overall survival: 31.0 months [1]"
    assert say("Median OS?", wrong) == ""


def test_a_slash_that_the_text_prints_too_asks_for_one_thing() -> None:
    text = "PET/CT found the wobble in 47% and an ECG in 13%."
    assert say("Wobbles on PET/CT, %?", text) == "47% – “PET/CT found the wobble in 47%” [1]"
    assert say("Wobbles on PET/MRI, %?", text) == ""


def test_both_together_is_one_group() -> None:
    text = "Plums were given to 20 patients."
    assert say("How many received both together?", text) != ""
    assert say("How many patients, in both arms?", text) == ""


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("Longest stay?", ""),
        ("Stay?", "Hospital stay: ≤9 days [1]"),
    ],
)
def test_the_bound_that_is_asked_for_is_left_to_its_sentence(question: str, statement: str) -> None:
    bound = replace(
        sentence("Hospital stay was up to 9 days.").figures[0],
        op="<=", measure="duration", endpoint="hospital stay",
    )  # fmt: skip
    text = replace(
        sentence("Hospital stay was up to 9 days."), stored=StoredFigures(lambda: [bound])
    )
    assert say(question, text) == statement


def test_a_composite_is_called_by_its_own_name() -> None:
    text = "Progression or death befell 23 patients on lumitide."
    said = say("How many progressed or died?", text)
    assert said == "Progression or death, lumitide: 23 patients [1]"


def test_a_leading_clause_and_a_share_with_its_count_ask_for_one_thing() -> None:
    text = "Plums were eaten by 12 patients (20%), pears by 9 (15%)."
    assert say("At the clinic, how many ate plums?", text) != ""
    assert say("How many ate plums, what share is that?", text) != ""
    assert say("How many ate plums, pears?", text) == ""


def test_labels_that_do_not_tell_apart_leave_the_figures_to_their_sentence() -> None:
    times = "Mean pain was 31 mm at week 4 and 24 mm at week 8."
    assert say("Pain?", times, labels=("week 4", "week 8")).startswith("Mean pain: week 4: 31 mm; ")
    assert say("Pain?", times, labels=("week 4", "week 4")) == ""
    assert (
        say("Median OS?", "Median OS was 31 months.", "In men median OS was 9.", labels=("", ""))
        == ""
    )


def test_figures_of_one_sentence_are_no_rivals_to_be_stated() -> None:
    question = "Median OS?"
    (found,) = evidence(question, ARMS)
    first, other = Chosen("", match(found)), Chosen("", match(found, 1))
    numbers = {id(found): 1}
    unsure = Selection((first, other), share=0.3, total=0.3, rivals=(other.match,))
    sure = replace(unsure, share=1.0, total=1.0)
    assert stated(parse_question(question), unsure, numbers) == ""
    assert stated(parse_question(question), sure, numbers) != ""


def test_without_a_head_the_clause_says_the_words_of_the_question() -> None:
    text = "In women the wobble index was 4.2."
    assert say("Index in women?", text) == f"4.2 – “{text}” [1]"
