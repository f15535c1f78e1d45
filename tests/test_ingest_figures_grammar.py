"""The grammar of reported figures, spelling by spelling."""

from decimal import Decimal

import pytest

from ingest.figures.figure import Count, Figure, Interval, PValue, Range, Spread
from ingest.figures.grammar import figures_in
from ingest.figures.rendering import rendered


def only(text: str) -> Figure:
    figures = figures_in(text)
    assert len(figures) == 1, figures
    return figures[0]


def d(text: str) -> Decimal:
    return Decimal(text)


@pytest.mark.parametrize(
    "text",
    [
        "hazard ratio 0.21 (95% CI 0.13–0.34)",
        "HR 0·21 [95% CI: 0·13 to 0·34]",
        "HR = .21, 95% confidence interval, .13 to .34",
        "HR 0.21; CI 95% 0.13-0.34",
        "HR 0.21—95% CI 0.13–0.34—for death",
        "HR: 0.21–95% CI (0.13–0.34)",
        "hazard ratio of 0.21 (95 % CI 0.13, 0.34)",
        "hazard ratio (95% CI): 0.21 (0.13–0.34)",
        "aHR 0.21 (95%CI 0.13; 0.34)",
    ],
)
def test_intervals(text: str) -> None:
    figure = only(text)
    assert figure.value == d("0.21")
    assert figure.measure == "hazard ratio"
    assert figure.interval == Interval(d("95"), d("0.13"), d("0.34"))


@pytest.mark.parametrize(
    ("text", "p"),
    [
        ("OR 1.4, P<0.0001", PValue("<", d("0.0001"))),
        ("OR 1.4 (p = .03)", PValue("=", d("0.03"))),
        ("OR 1.4 (95% CI 1.1–1.9; P ≤ 0.01)", PValue("<=", d("0.01"))),
        ("OR 1.4, p-value 0.03", PValue("=", d("0.03"))),
    ],
)
def test_p_joins_the_estimate_it_follows(text: str, p: PValue) -> None:
    figure = only(text)
    assert (figure.value, figure.p) == (d("1.4"), p)


@pytest.mark.parametrize(
    ("text", "spread"),
    [
        ("mean pain 44 ± 12", Spread("±", d("12"))),
        ("mean pain 44 (SD 12)", Spread("SD", d("12"))),
        ("mean pain 44 (SD = 12)", Spread("SD", d("12"))),
        ("mean (SD) pain was 44 (12)", Spread("SD", d("12"))),
        ("mean pain 44 +/- 12", Spread("±", d("12"))),
    ],
)
def test_spreads(text: str, spread: Spread) -> None:
    figure = only(text)
    assert (figure.value, figure.measure, figure.spread) == (d("44"), "mean", spread)


def test_negative_interval_with_units() -> None:
    figure = only("between-group difference −0.42% (95% CI −0.62% to −0.23%), p<0.001")
    assert figure.value == d("-0.42")
    assert figure.interval == Interval(d("95"), d("-0.62"), d("-0.23"))
    assert figure.p == PValue("<", d("0.001"))
    assert figure.measure == "mean difference"


def test_median_with_quartiles_and_unit() -> None:
    figure = only("median D-dimer 3,095 μg/L (IQR 890–10 000)")
    assert (figure.value, figure.unit) == (d("3095"), "µg/L")
    assert figure.range == Range("IQR", d("890"), d("10000"))


def test_counts_behind_percentages() -> None:
    drug, control = figures_in("16/20 (80%) patients against 6/20 (30%)")
    assert (drug.value, drug.unit, drug.n) == (d("80"), "%", Count(d("16"), d("20")))
    assert (control.value, control.n) == (d("30"), Count(d("6"), d("20")))


def test_row_with_announced_percentages_and_arms() -> None:
    drug, placebo = figures_in(
        "Table 2. Events, n (%) > Itch: Drug = 103 (7.5); Placebo = 99 (7.2)"
    )
    assert (drug.value, drug.unit, drug.arm) == (d("7.5"), "%", "Drug")
    assert (placebo.value, placebo.n, placebo.arm) == (d("7.2"), Count(d("99"), None), "Placebo")


def test_not_reached_is_a_figure_without_value() -> None:
    figure = only("Median OS was not reached.")
    assert (figure.text, figure.value) == ("not reached", None)
    assert (figure.measure, figure.endpoint) == ("median", "overall survival")


def test_labels_make_no_figures() -> None:
    assert figures_in("Patients got 177Lu (Table 2, Fig. 3) in a phase 3 trial in 2014.") == ()


def test_several_values_share_measure_and_endpoint() -> None:
    figures = figures_in("Median PFS was 9.8, 2.0 and 1.6 years, respectively")
    assert [figure.value for figure in figures] == [d("9.8"), d("2.0"), d("1.6")]
    assert {(f.measure, f.endpoint) for f in figures} == {("median", "progression-free survival")}


@pytest.mark.parametrize("text", ["PFS 52 months; HR 0.21 (0.1-0.4)", "44 ± 12 vs 50 (SD 9) kg"])
def test_text_is_verbatim(text: str) -> None:
    for figure in figures_in(text):
        assert text[figure.start : figure.end] == figure.text


def test_the_ages_of_patients_are_no_range_of_their_number() -> None:
    patients, ages = figures_in("We looked back on 40 patients, aged 4 to 85 years.")
    assert patients.value == d("40")
    assert patients.range is None
    assert (ages.endpoint, ages.unit) == ("age", "years")
    assert ages.range == Range("range", d("4"), d("85"))


def test_the_sex_of_some_is_not_that_of_all() -> None:
    every, men, women = figures_in("The cohort counted 35 patients, 25 male and 10 female.")
    assert [each.value for each in (every, men, women)] == [35, 25, 10]
    assert every.endpoint is None


def test_a_slash_joins_the_ends_of_an_interval_where_intervals_are_announced() -> None:
    (figure, *_) = figures_in("Adjusted difference (95% CI): 8.7 (−128.5/145.8)")
    assert figure.interval is not None
    assert [str(end) for end in (figure.interval.low, figure.interval.high)] == ["-128.5", "145.8"]
    assert all(each.interval is None for each in figures_in("Pressure was 121 (80/60)."))


@pytest.mark.parametrize(
    ("text", "value", "ends"),
    [
        ("The mean difference was −£24 (95% CI −£100 to £147).", "-24", ["-100", "147"]),
        ("Mean difference -$2,000 [95% CI -$3,100, -$900]", "-2000", ["-3100", "-900"]),
        ("The ICER was €16,300 (95% CI €12,900–€21,800).", "16300", ["12900", "21800"]),
    ],
)
def test_a_minus_before_a_currency_is_the_numbers_sign(
    text: str, value: str, ends: list[str]
) -> None:
    figure = next(each for each in figures_in(text) if each.value is not None)
    assert figure.interval is not None
    assert str(figure.value) == value
    assert [str(end) for end in (figure.interval.low, figure.interval.high)] == ends
    assert figures_in(rendered(figure))[0].value == figure.value
