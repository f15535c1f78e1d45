"""Figures that their sentence says better than a statement would."""

import pytest

from retrieval.better_quoted import is_better_quoted
from retrieval.candidates import Candidate
from retrieval.question import parse_question
from retrieval.selection import Chosen
from retrieval.statement_headings import heading_of
from retrieval.statement_labels import label_of
from tests.tiny_evidence import evidence, match, table_row


def quoted(question: str, given: str | Candidate, place: int = 0, **slots: float) -> bool:
    """Tell whether one figure of a sentence or row is left to it."""
    asked = parse_question(question)
    (found,) = evidence(question, given)
    each = Chosen("", match(found, place, **slots))
    return is_better_quoted(asked, [each], heading_of(each), [label_of(asked, each, 1)])


NAUSEA = "Nausea was seen in 19% with lumitide and in 16% with octrelin."


def test_one_of_two_groups_where_two_are_asked_for() -> None:
    assert not quoted("Nausea with lumitide?", NAUSEA)
    assert quoted("Nausea on it, and with octrelin?", NAUSEA, 1)
    assert quoted("Nausea on lumitide and on octrelin?", NAUSEA)


def test_one_group_where_it_is_set_against_another_in_the_same_row() -> None:
    cells = ("Lumitide", "4.2 ± 1.1"), ("Tea", "1.3 ± 0.9")
    row = table_row("Table 1. Weight of gulls", "Mean weight", *cells)
    assert quoted("Gulls: weight vs tea?", row)
    assert not quoted("Gulls on lumitide: weight?", row)
    renamed = table_row("Table 1. Weight of gulls", "Mean weight", cells[0], ("Lipton", "1.3 ± 1"))
    assert quoted("Gulls: weight vs tea?", renamed)


def test_a_share_is_asked_for_and_the_cell_prints_another_number_behind() -> None:
    row = table_row(
        "Table 1. Gulls", "Quit rates", ("n in analysis", "2347"), ("Old", "154 (12.9)")
    )
    assert quoted("Quit rates in the old programme?", row, 1)
    assert not quoted("Quitters in the old programme?", row, 1)
    slashed = table_row("Table 1. Gulls", "Complications (n/%)", ("Old", "20/31.3"))
    assert quoted("Rate of complications in the old programme?", slashed)


def test_one_column_where_two_groups_are_asked_for_by_other_names() -> None:
    cells = ("Printed > n (%)", "2 (5 %)"), ("Recorded > n (%)", "9 (28 %)")
    row = table_row("Table 1. Gulls", "Read the leaflet", *cells)
    assert quoted("Gulls who read the leaflet, printed and spoken, n (%)?", row)
    assert not quoted("Gulls who read the printed leaflet, n (%)?", row)


def test_one_group_where_it_is_set_against_another_in_the_same_sentence() -> None:
    assert quoted("How common was nausea vs octrelin?", NAUSEA)
    assert not quoted("How common was nausea with lumitide?", NAUSEA)


@pytest.mark.parametrize("minus", ["-", "–", "−", ""])
def test_an_interval_behind_its_level_has_its_sign(minus: str) -> None:
    said = f"Mean weight rose by 0.5 kg (CI 95% {minus}0.42 to 1.42) with lumitide."
    assert not quoted("Change in weight with lumitide, 95% CI?", said)


def test_a_number_whose_sign_may_be_a_dash() -> None:
    assert quoted("How common was nausea?", "Nausea was seen in 60% -80% with lumitide.")


def test_a_figure_that_nothing_tells_from_its_siblings() -> None:
    ratios = "The hazard ratio for death was 3.4 (cancer) and 2.2 (gout)."
    assert quoted("Hazard ratio for death?", ratios)
    narrowed = "Of them 61 (77.2%) had liver metastases, 6 (7.6%) lung metastases."
    assert not quoted("Liver metastases, %?", narrowed)
    assert not quoted("Hazard ratio for death?", "The hazard ratio for death was 3.4 in all.")


def test_a_cut_clause_of_a_list_and_one_that_only_repeats_the_figure() -> None:
    listed = "Wobbles were 0.78, flaps 0.62, and slips 0.48, respectively."
    assert quoted("How large were slips?", listed, 2)
    assert quoted("How many remained?", "There were 79 patients.")
    assert not quoted("How many remained?", "79 patients remained.")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mean LDL cholesterol fell by 12 mg/dL.", True),
        ("The decrease in mean LDL cholesterol was 12 mg/dL.", True),
        ("Mean LDL cholesterol was reduced to 112 mg/dL.", False),
        ("Mean LDL cholesterol was 112 mg/dL.", False),
    ],
)
def test_the_size_of_a_change_is_no_value(text: str, left: bool) -> None:
    assert quoted("LDL cholesterol?", text) is left


def test_a_change_that_only_the_caption_tells() -> None:
    label, cell = "LDL cholesterol", ("Lumitide", "−12 ± 3")
    question = "LDL cholesterol, ± SD?"
    assert quoted(question, table_row("Table 1. Mean changes in lipids", label, cell))
    assert not quoted(question, table_row("Table 1. Mean lipids", label, cell))
    said = ("Lumitide > Reduction", "12 ± 3")
    assert not quoted(question, table_row("Table 1. Mean changes in lipids", label, said))


def test_a_change_whose_sign_the_sentence_says() -> None:
    question = "Change in LDL cholesterol?"
    assert quoted(question, "The change in LDL cholesterol was a decrease of 12 mg/dL.")
    assert not quoted(question, "The change in LDL cholesterol was −12 mg/dL.")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Recurrence or metastases were seen in 24%.", True),
        ("Depression and anxiety were seen in 24%.", True),
        ("Metastases were seen in 24%.", False),
    ],
)
def test_two_events_counted_as_one(text: str, left: bool) -> None:
    assert quoted("Metastases, anxiety: rate?", text) is left


def test_a_value_where_a_difference_is_asked_for() -> None:
    row = table_row("Table 1. Wits", "IQ", ("Lumitide mean", "95.1"), ("Oil mean", "96.1"))
    assert quoted("Mean difference in IQ on lumitide?", row)
    assert not quoted("Mean IQ on lumitide?", row)


def test_another_endpoint_or_a_sentence_about_something_else() -> None:
    assert quoted("Median OS?", "Median OS was 31 months.", endpoint=-0.5)
    assert quoted("Nausea on lumitide at week 24?", NAUSEA)
    assert not quoted("Nausea on lumitide at week 24?", NAUSEA, time=1.0)
    assert not quoted("Nausea on lumitide after treatment?", NAUSEA)
    assert quoted("Fall in troponin?", "Death befell 2.8%.")
    assert not quoted("Mortality?", "Death befell 2.8%.", endpoint=1.0)


def test_a_test_statistic_with_a_known_endpoint() -> None:
    assert quoted("Depression?", "Depression did not differ (chi square for trend = 0.391).")


def test_a_figure_told_from_its_siblings_by_the_time_asked_for() -> None:
    text = "Mean OS from initial PRRT was 99 months and 44 months from the start of salvage PRRT."
    assert quoted("Mean OS from initial PRRT?", text)
    assert not quoted("Mean OS from initial PRRT?", text, time=1.0)
    assert quoted("Mean OS from initial PRRT and from salvage?", text, time=1.0)


def test_the_parts_of_one_figure_are_no_second_one() -> None:
    text = (
        "Median PFS was 5 months (95% CI 3 to 8) with lumitide"
        " and 7 months (95% CI 4 to 9) with octrelin."
    )
    assert not quoted("Median PFS with lumitide and its 95% CI?", text)
    assert not quoted("Median PFS with lumitide, P and CI95?", text)
    assert quoted("Median PFS with lumitide and its median?", text)


def test_one_of_two_measures_asked_for_where_the_sentence_gives_both() -> None:
    text = "Median OS was 12 months with lumitide (hazard ratio for death 0.8)."
    assert not quoted("Median OS with lumitide?", text)
    assert quoted("Hazard ratio for death and median OS with lumitide?", text)
    assert quoted("Hazard ratio and median OS with lumitide?", text, 1)
