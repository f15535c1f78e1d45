"""The numbers a text states, worked by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.numbers.stated_numbers import numbers_of, readings, same_number


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("−0.12", {-1}),
        ("(-0.12", {-1}),
        ("was –0.12", {-1}),
        ("0.05–0.12", {1}),
        ("0.05 –0.12", {1, -1}),  # a range set loosely, or a minus sign
        ("− 0.12", {1, -1}),
        ("-0.5–-0.12", {-1}),
        ("+0.12", {1}),
        ("0.12", {1}),
    ],
)
def test_a_dash_may_be_a_sign(text: str, signs: set[int]) -> None:
    assert readings(text)[0][-1].signs == signs


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("9 mo", "month"),
        ("9μIU/ml", "µiu"),
        ("a 9-month wait", "month"),
        ("9 and 12 weeks", "week"),
        ("9, 10, and 12 weeks", "week"),
        ("9 ± 2 kg/m2", "kg"),
        ("9 (12%)", None),
        ("at week 9, 12 fell", "week"),
        ("at weeks 9 and 12", "week"),
        ("9 in one group", None),
        ("9 percentage points", "percentage point"),
        ("9 mm Hg", "mmhg"),
        ("€9 a day", "eur"),
    ],
)
def test_the_unit_may_be_that_of_its_list(text: str, unit: str | None) -> None:
    assert readings(text)[0][0].unit == unit


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("at weeks 12 and 24", ["week", "week"]),
        ("at weeks 12, 24", ["week", "week"]),
        ("at week 12, 0.5 was lost", ["week", None]),
        ("at week 12 0.5% was lost", ["week", "%"]),
    ],
)
def test_a_time_is_told_from_the_value_behind_it(text: str, units: list[str | None]) -> None:
    assert [each.unit for each in readings(text)[0]] == units


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("FEV1, IL-6, R2, SF-36, 177Lu and 5FU", set()),
        ("95% CI 0.1 to 0.4, CI 95% 0.2–0.3, CI95 0.5–0.6", set("0.1 0.4 0.2 0.3 0.5 0.6".split())),
        ("80% of them", {"80"}),
        ("1,048 and 2 000", {"1048", "2000", "2", "0"}),
        ("twenty-one of thirty", {"21", "30"}),
        ("version 1.2.3", set()),
        ("35·9", {"35.9"}),
    ],
)
def test_what_is_a_number(text: str, numbers: set[str]) -> None:
    assert numbers_of(text) == {Decimal(number) for number in numbers}


@pytest.mark.parametrize(
    ("text", "ps"),
    [
        ("P<0.001", ["0.001"]),
        ("p = .03, 7.9 mg", ["0.03"]),
        ("p = 0.03, 0.5 mg", ["0.03"]),
        ("p-values were 0.2 and 0.3", ["0.2", "0.3"]),
        ("P value: 0.87", ["0.87"]),
        ("a map 0.5 long", []),
    ],
)
def test_which_are_p_values(text: str, ps: list[str]) -> None:
    assert [each.value for each in readings(text)[0] if each.is_p] == list(map(Decimal, ps))


@given(st.decimals(0, 9999, places=2), st.sampled_from(["HR {}.", "({})", "a–{} m", "was {}%"]))
def test_any_number_is_read_back(number: Decimal, frame: str) -> None:
    assert abs(number) in numbers_of(frame.format(abs(number)))


@given(st.decimals(0, 99, places=3))
def test_rounding_needs_the_article(number: Decimal) -> None:
    size = abs(number)
    wanted = size.quantize(Decimal("0.01"))
    assert same_number(size, wanted, frozenset({size}))
    assert same_number(size, wanted, frozenset()) == (size == wanted)
