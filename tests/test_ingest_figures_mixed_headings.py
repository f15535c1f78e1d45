"""Cells under headings that announce several things."""

from decimal import Decimal

from ingest.documents import Cell, Row
from ingest.figures.figure import Count, Figure, Interval, Spread
from ingest.figures.grammar import figures_in
from ingest.figures.rows import figures_in_row


def only(line: str) -> Figure:
    (figure,) = figures_in(line)
    return figure


def test_a_bracket_is_a_share_where_spreads_stand_behind_a_sign() -> None:
    figure = only(
        "Table 1. Those at baseline (n = 748). > Needs help: n (%) or Mean ± SD = 135 (18.0)"
    )
    assert (figure.value, figure.unit, figure.spread) == (Decimal("18.0"), "%", None)
    assert figure.n == Count(Decimal(135), None)


def test_a_sign_is_a_spread_under_the_same_heading() -> None:
    figure = only("Table 1. Those at baseline (n = 748). > Score: n (%) or Mean ± SD = 13.5 ± 2.0")
    assert (figure.measure, figure.spread) == ("mean", Spread("SD", Decimal("2.0")))


def test_a_caption_of_means_makes_the_percent_sign_of_a_label_its_unit() -> None:
    figure = only(
        "Table 2. Lung values [mean (standard deviation)]. > FEV1 (%): Lumitide = 87.1 (27.7)"
    )
    assert (figure.measure, figure.value) == ("mean", Decimal("87.1"))
    assert figure.spread == Spread("SD", Decimal("27.7"))


def test_a_column_of_intervals_holds_no_estimate() -> None:
    line = "Table 3. Cough > Fever: Lumitide = 4.3%; 95% CI for difference = −2.4, 2.5"
    share, interval = figures_in(line)
    assert (share.value, share.interval) == (Decimal("4.3"), None)
    assert interval.value is None
    assert interval.interval == Interval(Decimal(95), Decimal("-2.4"), Decimal("2.5"))


def test_a_number_of_people_before_the_mean_is_left_out() -> None:
    column, cell = "n; mean (SD) > Pretest", "158; 34.30 (11.79)"
    line = f"Table 4. Mood > CBT: {column} = {cell}"
    row = Row("CBT", 0, len(line), (Cell(column, line.index(cell), len(line)),))
    (figure,) = figures_in_row(line, row)
    assert (figure.measure, figure.value) == ("mean", Decimal("34.30"))
    assert figure.spread == Spread("SD", Decimal("11.79"))


def test_a_second_spread_is_no_estimate() -> None:
    figure = only("Table 7. Calm > Score: A > M (SE) = 2.8 (0.07); A > SD = 1.00")
    assert (figure.value, figure.spread) == (Decimal("2.8"), Spread("SE", Decimal("0.07")))


def test_a_share_below_zero_is_no_percentage() -> None:
    figure = only("Table 5. Mood of adults > Calm (%): Lumitide = -5.13%")
    assert figure.measure is None


def test_a_p_value_against_placebo_is_not_given_to_placebo() -> None:
    line = (
        "Table 6. Joints > Score: Placebo = 1.2±2.2; Lumitide = 0.4±1.1; p Value vs placebo = 0.004"
    )
    placebo, lumitide = figures_in(line)
    assert placebo.p is None
    assert lumitide.p is not None
