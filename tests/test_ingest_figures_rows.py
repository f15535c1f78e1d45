"""Table rows: cells read by their headings, label and caption."""

from decimal import Decimal

import pytest

from ingest.documents import Cell, Row
from ingest.figures.figure import Count, Figure, Interval, PValue, Range, Spread
from ingest.figures.grammar import figures_in
from ingest.figures.rows import figures_in_row


def d(text: str) -> Decimal:
    return Decimal(text)


def row(caption: str, label: str, *cells: tuple[str, str], at: int = 0) -> tuple[Figure, ...]:
    """Read a row made of these cells, as a reader would have written it."""
    line, made = f"{caption} > {label}: ", []
    for column, text in cells:
        line += f"{column} = " if column else ""
        made.append(Cell(column, at + len(line), at + len(line) + len(text)))
        line += f"{text}; "
    return figures_in_row(line.removesuffix("; "), Row(label, at, at + len(line) - 2, tuple(made)))


def test_a_count_with_its_share() -> None:
    drug, placebo = row(
        "Table 2. Adverse events, n (%)", "Nausea", ("Lumitide (n = 35)", "23 (66)*"),
        ("Placebo (n = 30)", "5 (17)"), ("P value", "<0.001"), at=100,
    )  # fmt: skip
    assert (drug.value, drug.unit, drug.measure) == (d("66"), "%", "percentage")
    assert (drug.n, drug.arm, drug.p) == (Count(d("23"), None), "Lumitide", PValue("<", d("0.001")))
    assert (drug.endpoint, placebo.p) == ("nausea and vomiting", drug.p)
    assert drug.text == "23 (66)"


@pytest.mark.parametrize(
    ("column", "cell"),
    [("HR (95% CI)", "0.85 (0.65–1.12)"), ("Hazard ratio (95% CI)", "0.85 [0.65, 1.12]"),
     ("HR, 95% CI", "0·85, 0·65 to 1·12")],
)  # fmt: skip
def test_a_ratio_with_its_interval(column: str, cell: str) -> None:
    (ratio,) = row("Table 3. Survival", "Overall survival", (column, cell), ("P", "0.25"))
    assert (ratio.value, ratio.measure) == (d("0.85"), "hazard ratio")
    assert ratio.interval == Interval(d("95"), d("0.65"), d("1.12"))
    assert (ratio.endpoint, ratio.p) == ("overall survival", PValue("=", d("0.25")))


@pytest.mark.parametrize("caption", ["Table 4. Effects", "Table 4. Effects, n (%)"])
@pytest.mark.parametrize("name", ["OR = ", "Odds ratio: ", "OR "])
def test_a_cell_that_names_its_measure(name: str, caption: str) -> None:
    (ratio,) = row(caption, "Relapse", ("Adjusted", f"{name}1.52 (1.15–2.01) p = 0.003"))
    assert (ratio.value, ratio.measure, ratio.unit) == (d("1.52"), "odds ratio", None)
    assert (ratio.interval, ratio.p) == (
        Interval(None, d("1.15"), d("2.01")),
        PValue("=", d("0.003")),
    )


def test_a_cell_of_a_heart_rate_names_no_hazard_ratio() -> None:
    figures = row("Table 2. Vital signs", "Pulse", ("Zorin", "HR 8 min after dose"))
    assert all(figure.measure != "hazard ratio" for figure in figures)


@pytest.mark.parametrize(
    ("caption", "label", "column"),
    [
        ("Table 1. Patients", "Age, years, mean (SD)", "Lumitide"),
        ("Table 1. Patients (data are mean (SD))", "Age, years", "Lumitide"),
        ("Table 1. Patients", "Age, years", "Lumitide > Mean (SD)"),
    ],
)
def test_a_mean_with_its_deviation(caption: str, label: str, column: str) -> None:
    (mean,) = row(caption, label, (column, "44 (12)"))
    assert (mean.value, mean.measure, mean.unit) == (d("44"), "mean", "years")
    assert (mean.spread, mean.arm, mean.endpoint) == (Spread("SD", d("12")), "Lumitide", "age")


def test_a_median_with_its_quartiles() -> None:
    (median,) = row("Table 1. Patients", "Pain, median (IQR)", ("Lumitide", "5 (3–9)"))
    assert (median.measure, median.range) == ("median", Range("IQR", d("3"), d("9")))


def test_columns_that_hold_a_part() -> None:
    (ratio,) = row(
        "Table 3. Model", "Diabetes", ("OR", "1.92"), ("95% CI", "1.21–3.05"), ("P value", "0.006")
    )
    assert ratio.interval == Interval(d("95"), d("1.21"), d("3.05"))
    assert (ratio.measure, ratio.p) == ("odds ratio", PValue("=", d("0.006")))
    (mean,) = row("Table 3. Scores", "Pain", ("Mean", "2.1"), ("SD", "0.9"))
    assert mean.spread == Spread("SD", d("0.9"))


def test_one_column_in_several_cells() -> None:
    (mean,) = row(
        "Table 5. Scores", "Pain; mean (SD) (n)", ("Arm A", "2.1"), ("Arm A", "(0.9)"),
        ("Arm A", "(34)"),
    )  # fmt: skip
    assert (mean.value, mean.spread, mean.n) == (
        d("2.1"), Spread("SD", d("0.9")), Count(d("34"), None),
    )  # fmt: skip


def test_a_p_value_belongs_to_the_ratio_beside_the_values() -> None:
    first, second, ratio = row(
        "Table 2. Quitting", "Abstinent", ("A, n (%)", "71 (25.0)"), ("B, n (%)", "69 (24.8)"),
        ("OR (95% CI)", "1.0 (0.7–1.5)"), ("P", "0.96"),
    )  # fmt: skip
    assert (first.p, second.p, ratio.p) == (None, None, PValue("=", d("0.96")))


def test_p_values_under_the_names_of_the_groups() -> None:
    first, second = row(
        "Table 2. Fields", "Pain", ("A", "7 ± 2"), ("B", "6 ± 2"), ("P value > A", "0.22"),
        ("P value > B", "0.04"), ("P value > A versus B", "0.9"),
    )  # fmt: skip
    assert (first.p, second.p) == (PValue("=", d("0.22")), PValue("=", d("0.04")))


def test_limits_in_columns_of_their_own() -> None:
    (ratio,) = row(
        "Table 2. Model", "Stroke", ("OR", "3.8"), ("95% CI > Lower", "0.8"),
        ("95% CI > Upper", "18.3"),
    )  # fmt: skip
    assert ratio.interval == Interval(d("95"), d("0.8"), d("18.3"))


def test_times_in_headings() -> None:
    before, after = row(
        "Table 2. Mean (SD) fatigue score",
        "Lumitide",
        ("Baseline", "51 (9)"),
        ("Week 12", "63 (8)"),
    )
    assert [(f.time, f.arm) for f in (before, after)] == [
        ("Baseline", "Lumitide"), ("Week 12", "Lumitide"),
    ]  # fmt: skip
    assert {(f.measure, f.endpoint) for f in (before, after)} == {("mean", "fatigue")}


def test_the_caption_of_a_model_names_the_endpoint() -> None:
    (ratio,) = row("Table 4. Predictors of death", "Age", ("OR (95% CI)", "1.8 (1.2 to 2.7)"))
    assert ratio.endpoint == "death"


def test_what_nothing_explains_is_left_out() -> None:
    (figure,) = row("Table 1. Bones", "Apposition", ("Vehicle", "1.03 (0.11)"))
    assert (figure.value, figure.measure, figure.spread) == (d("1.03"), None, None)
    (figure,) = row("Table 1. Iron", "Saturation (%)", ("Lumitide", "9.7 (3.2)"))
    assert (figure.value, figure.unit) == (d("9.7"), "%")
    # but 23 of the 35 in the heading are 66 %
    (share,) = row("Table 1. Patients", "Smokers", ("Lumitide (n = 35)", "23 (66)"))
    assert (share.value, share.unit) == (d("66"), "%")


@pytest.mark.parametrize("cell", ["–", "NA", "1 (reference)", "1", "1.00"])
def test_reference_categories_are_no_figures(cell: str) -> None:
    assert row("Table 3. Model", "Quartile 1", ("OR (95% CI)", cell)) == ()


def test_two_sexes_under_one_slash_are_no_share() -> None:
    assert row("Table 1. Patients", "Male/female", ("Lumitide", "8/11")) == ()


def test_numbers_of_caption_label_and_headings_are_no_figures() -> None:
    (figure,) = row("Table 2. Visits at 6 months", "Over 65 years", ("Arm 1 (n = 23)", "12%"))
    assert (figure.value, figure.arm) == (d("12"), "Arm 1")


def test_a_row_line_is_read_without_its_cells() -> None:
    drug, placebo = figures_in("Table 2. Events, n (%) > Itch: Drug = 103 (7.5); Sham = 99 (7.2)")
    assert [(f.value, f.arm) for f in (drug, placebo)] == [(d("7.5"), "Drug"), (d("7.2"), "Sham")]


def test_not_reached_in_a_cell() -> None:
    (figure,) = row("Table 2. Efficacy", "Median PFS, months (95% CI)", ("Lumitide", "NR"))
    assert (figure.special, figure.endpoint) == ("not reached", "progression-free survival")
    assert row("Table 2. Diet", "Fibre", ("Lumitide", "NR")) == ()
