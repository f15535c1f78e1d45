"""Figures printed in one way, and read back the same."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.figures.figure import Count, Figure, Interval, Operator, PValue, Range, Spread
from ingest.figures.grammar import figures_in
from ingest.figures.rendering import rendered

SLOTS = ("value", "unit", "interval", "spread", "range", "p", "n", "op", "special")


def d(text: str) -> Decimal:
    return Decimal(text)


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        (
            Figure("", 0, 0, d("0.21"), interval=Interval(d("95"), d("0.13"), d("0.34")),
                   p=PValue("<", d("0.0001"))),
            "0.21 (95% CI 0.13–0.34), P<0.0001",
        ),
        (
            Figure("", 0, 0, d("8.4"), unit="months",
                   interval=Interval(d("95"), d("5.8"), d("11.0"))),
            "8.4 months (95% CI 5.8–11.0)",
        ),
        (
            Figure("", 0, 0, d("-0.42"), unit="%", interval=Interval(None, d("-0.6"), d("0.2"))),
            "−0.42% (CI −0.6 to 0.2)",
        ),
        (Figure("", 0, 0, d("44"), spread=Spread("±", d("12"))), "44 ± 12"),
        (Figure("", 0, 0, d("44"), unit="kg", spread=Spread("SD", d("12"))), "44 kg (SD 12)"),
        (Figure("", 0, 0, d("66"), unit="%", n=Count(d("23"), d("35"))), "66% (23/35)"),
        (Figure("", 0, 0, d("66"), unit="%", n=Count(d("23"), None)), "66% (n = 23)"),
        (Figure("", 0, 0, d("23"), measure="count", n=Count(d("23"), d("35"))), "23/35"),
        (Figure("", 0, 0, d("5"), range=Range("IQR", d("3"), d("9"))), "5 (IQR 3–9)"),
        (Figure("", 0, 0, None, unit="years", range=Range("range", d("4"), d("85"))), "4–85 years"),
        (Figure("", 0, 0, d("20"), unit="%", op="approx"), "about 20%"),
        (Figure("", 0, 0, d("210"), unit="10⁹/L"), "210 × 10⁹/L"),
        (Figure("", 0, 0, d("4.2"), unit="/1000 person-years"), "4.2 per 1000 person-years"),
        (Figure("", 0, 0, d("12450"), unit="EUR"), "€12450"),
        (Figure("", 0, 0, None, special="not reached"), "not reached"),
        (Figure("", 0, 0, None, p=PValue("=", d("0.03"))), "P=0.03"),
    ],
)  # fmt: skip
def test_one_way_of_printing(figure: Figure, printed: str) -> None:
    assert rendered(figure) == printed


def decimals(low: int, high: int) -> st.SearchStrategy[Decimal]:
    return st.builds(
        lambda whole, places: Decimal(whole).scaleb(-places),
        st.integers(low, high),
        st.integers(0, 3),
    )


def ordered(ends: tuple[Decimal, Decimal]) -> tuple[Decimal, Decimal]:
    return min(ends), max(ends)


PAIRS = st.tuples(decimals(-9999, 99999), decimals(-9999, 99999)).map(ordered)
LEVELS = st.sampled_from([None, d("90"), d("95"), d("97.5"), d("99")])
INTERVALS = st.builds(lambda level, ends: Interval(level, *ends), LEVELS, PAIRS)
RANGES = st.builds(lambda kind, ends: Range(kind, *ends), st.sampled_from(["IQR", "range"]), PAIRS)
SPREADS = st.builds(Spread, st.sampled_from(["SD", "SE", "SEM", "±"]), decimals(0, 9999))
SHARES_OF_ONE = st.builds(lambda n: Decimal(n).scaleb(-4), st.integers(0, 10_000))
P_VALUES = st.builds(PValue, st.sampled_from(["<", ">", "<=", ">=", "="]), SHARES_OF_ONE)
UNITS = st.sampled_from(
    [None, "months", "days", "kg", "mg/dL", "GBq", "mL/min/1.73 m²", "10⁹/L", "mmHg", "USD",
     "/100 person-years", "points"]
)  # fmt: skip
OPERATORS: st.SearchStrategy[Operator | None] = st.sampled_from(
    [None, "<", ">", "<=", ">=", "approx"]
)


@st.composite
def estimates(draw: st.DrawFn) -> Figure:
    """A figure with any of its parts."""
    return Figure(
        "", 0, 0, draw(decimals(-99999, 999999)), unit=draw(UNITS),
        interval=draw(st.none() | INTERVALS), spread=draw(st.none() | SPREADS),
        range=draw(st.none() | RANGES), p=draw(st.none() | P_VALUES), op=draw(OPERATORS),
    )  # fmt: skip


@st.composite
def shares(draw: st.DrawFn) -> Figure:
    """A percentage, with the count behind it."""
    total = draw(st.integers(1, 5000))
    number = draw(st.integers(0, total))
    counts = st.sampled_from([None, Count(Decimal(number), Decimal(total))])
    return Figure(
        "", 0, 0, draw(decimals(0, 100)), unit="%", n=draw(counts),
        interval=draw(st.none() | INTERVALS), p=draw(st.none() | P_VALUES), op=draw(OPERATORS),
    )  # fmt: skip


@settings(max_examples=300)
@given(estimates() | shares())
def test_what_is_printed_reads_back_the_same(figure: Figure) -> None:
    printed = rendered(figure)
    read = figures_in(printed)
    assert len(read) == 1, (printed, read)
    assert [getattr(read[0], slot) for slot in SLOTS] == [getattr(figure, slot) for slot in SLOTS]


@given(PAIRS, UNITS)
def test_a_bare_range_reads_back_the_same(ends: tuple[Decimal, Decimal], unit: str | None) -> None:
    figure = Figure("", 0, 0, None, unit=unit, range=Range("range", *ends))
    (read,) = figures_in(rendered(figure))
    assert (read.value, read.unit, read.range) == (None, unit, figure.range)


def test_what_is_not_reached_reads_back_the_same() -> None:
    figure = Figure("", 0, 0, None, special="not reached", endpoint="overall survival")
    (read,) = figures_in(f"Median overall survival: {rendered(figure)}")
    assert (read.value, read.special) == (None, "not reached")


def test_one_is_not_told_in_the_plural() -> None:
    one, two = (figures_in(text)[0] for text in ("In 1 patient it rose.", "In 2 patients it rose."))
    assert (rendered(one), rendered(two)) == ("1 patient", "2 patients")
    assert figures_in(rendered(one))[0].unit == one.unit == "patients"
