"""Groups and starts that a sentence names before its figures."""

import pytest

from ingest.figures.grammar import figures_in


def arms(text: str) -> list[str | None]:
    return [figure.arm for figure in figures_in(text)]


def times(text: str) -> list[str | None]:
    return [figure.time for figure in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In G2 hepatomas (n=34) median PFS was 23 months.", ["G2 hepatomas"]),
        (
            "For A1 (n=12), B1 (n=14) and C1, the median PFS were 2, 4 and 8 months, respectively.",
            ["A1", "B1", "C1"],
        ),
    ],
)
def test_groups_that_lead_a_sentence_are_given_to_its_figures(
    text: str, expected: list[str | None]
) -> None:
    assert arms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In this study median PFS was 23 months.",
        "At the end median PFS was 23 months.",
        # Three groups, two figures: nothing tells which is whose.
        "For lumitide, oxatide and belatide, the median PFS were 12 and 18 months, respectively.",
        # A list without "respectively" gives no order.
        "For lumitide and oxatide, the median PFS were at first 12, later 18 months.",
    ],
)
def test_circumstances_and_unclear_orders_give_no_group(text: str) -> None:
    assert set(arms(text)) == {None}


def test_figures_counted_from_different_starts_name_them() -> None:
    text = (
        "Mean OS after first surgery was 90 months (95% CI 80-99) and 44 months (40-52) after "
        "start of lumitide."
    )
    assert times(text) == ["first surgery", "start of lumitide"]


def test_one_start_for_all_is_not_given_as_what_tells_figures_apart() -> None:
    text = "Mean OS after first surgery was 90 months and 44 months in the two units."
    assert times(text) == [None, None]
