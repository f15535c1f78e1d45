"""Table rows put into words: every cell beside its own heading, behind its own label."""

import pytest

from retrieval.grounding.cell_forms import forms_of
from retrieval.grounding.quotes import Quote
from retrieval.grounding.restated import restated
from tests.tiny_evidence import sentence, table_row

CAPTION = "Table 2. Lung function in 60 adults"
ROW = table_row(
    CAPTION, "Week 24 > FVC (mL)ᵃ", ("Zorvatide (n = 30) > Mean ± SD", "2410 ± 310*"),
    ("Placebo (n = 30) > Mean ± SD", "2280 ± 295"), ("P", "0.031"),
)  # fmt: skip
QUOTE = Quote(1, ROW)


@pytest.mark.parametrize(
    "claim",
    [
        "Week 24, FVC (mL)a: 2410 ± 310* for Zorvatide (n = 30), Mean ± SD and 0.031 for P",
        f"{CAPTION}, Week 24, FVC: 2280 ± 295 for placebo",
        "FVC at week 24 was 2410 ± 310 mL with zorvatide and 2280 ± 295 mL with placebo",
        "At week 24, the mean FVC was 2410 mL with zorvatide and 2280 mL with placebo (P = 0.031)",
        "FVC at week 24: zorvatide 2410; placebo 2280",
    ],
)
def test_cells_are_told_beside_their_headings(claim: str) -> None:
    found = restated(claim, QUOTE)
    assert found is not None
    assert all(each.figure in ROW.figures for each in found)


@pytest.mark.parametrize(
    "claim",
    [
        "FVC at week 24 was 2280 mL with zorvatide",
        "FVC at week 24 was 2410 L with zorvatide",
        "FVC at week 24 was 310 mL with zorvatide",
        "FVC at week 24 was 241 mL with zorvatide",
        "FVC was 2410 mL with zorvatide",
        "FVC at week 12 was 2410 mL with zorvatide",
        "The median FVC at week 24 was 2410 mL with zorvatide",
        "FVC at week 24 was 2410 mL with zorvatide and better with placebo",
        "FVC at week 24 was 0.031 mL for P",
        "FVC at week 24 was 2410 mL for Mean ± SD",
    ],
)
def test_whatever_the_row_does_not_say_is_not_restated(claim: str) -> None:
    assert restated(claim, QUOTE) is None


def test_only_the_cells_that_are_told_are_stated() -> None:
    found = restated("FVC at week 24 was 2280 mL with placebo", QUOTE) or ()
    assert [each.figure.text for each in found] == ["2280 ± 295"]


def test_a_part_of_a_heading_that_other_columns_share_tells_none() -> None:
    row = table_row(
        CAPTION, "Diary kept", ("Arm A > Men", "21"), ("Arm A > Women", "30"), ("Arm B > Men", "18")
    )
    quote = Quote(1, row)
    assert restated("Diary kept: 21 for Arm A", quote) is None
    assert restated("Diary kept: 21 for Men", quote) is None
    assert restated("Diary kept: 21 for Arm A, Men", quote) is not None


def test_what_may_be_a_comparison_stays_one() -> None:
    quote = Quote(1, table_row(CAPTION, "Age > 65 years", ("Open", "12/40 (30)")))
    assert restated("Age > 65 years: 12/40 (30%) for open", quote) is not None
    assert restated("Age, 65 years: 12/40 (30%) for open", quote) is None


def test_a_sentence_is_no_row() -> None:
    assert restated("FVC: 4 for A", Quote(1, sentence("FVC: 4 for A"))) is None


@pytest.mark.parametrize(
    ("cell", "label", "column", "printed"),
    [
        ("44 (27.3)", "Nausea, n (%)", "Open", "27.3%"),
        ("44 (27.3)", "Nausea, n (%)", "Open", "44 (27.3%)"),
        ("12/40 (30)", "Nausea", "Open", "30%"),
        ("1,120 ± 260", "AUC", "150 mg", "1120 ± 260"),
        ("0.81 (0.72 to 0.91)", "Death", "HR (95% CI)", "0.81 (95% ci 0.72–0.91)"),
        ("81.0 (43.6–95.3)", "All", "Efficacy, % (95% CI)", "81.0% (95% ci 43.6–95.3)"),
        ("78.1 (27.4)", "Index, mean (SD)", "Early", "78.1 (sd 27.4)"),
        ("6.9 (4–10)", "Tmax (days)", "150 mg", "6.9 days"),
    ],
)
def test_a_cell_is_printed_with_what_its_heading_says(
    cell: str, label: str, column: str, printed: str
) -> None:
    assert printed in forms_of(cell, label, column)


@pytest.mark.parametrize(
    ("cell", "label", "column", "printed"),
    [
        ("44 (27.3)", "Age (years)", "Open", "27.3%"),
        ("12/40 (31)", "Nausea", "Open", "31%"),
        ("0.81 (0.72–0.91)", "Weight (kg)", "HR (95% CI)", "0.81 kg"),
        ("-4.2", "Weight (kg)", "% change", "-4.2 kg"),
        ("78.1 (27.4)", "Index", "Early", "78.1 (sd 27.4)"),
    ],
)
def test_a_cell_is_given_no_unit_or_name_of_its_own(
    cell: str, label: str, column: str, printed: str
) -> None:
    assert printed not in forms_of(cell, label, column)
