"""Values given in order to a list of numbered things, worked by hand."""

import pytest

from eval.scoring.respective import numbers_given


def given(text: str) -> dict[str, set[tuple[str, str]]]:
    words = {at: text[at:].split(maxsplit=1)[0].strip(",.;") for at in numbers_given(text)}
    return {words[at]: set(told) for at, told in numbers_given(text).items()}


def test_values_before_their_list() -> None:
    text = "In A it was 36.1 ± 7.4 and 10.3 ± 2.6 on day 1 and 5, but in B 31 and 9 on day 1 and 6."
    assert given(text) == {
        "36.1": {("day", "1")},
        "10.3": {("day", "5")},
        "31": {("day", "1")},
        "9": {("day", "6")},
    }


def test_values_behind_their_list() -> None:
    assert given("In grades 1, 2 and 3 it was 10, 20 and 30%.") == {
        "10": {("grade", "1")},
        "20": {("grade", "2")},
        "30%": {("grade", "3")},
    }


@pytest.mark.parametrize(
    "text",
    [
        "10 on day 5",
        "10 on day 1 and 5",  # one value for two days
        "7, 8 and 10 on day 1 and 5",
        "7 and 10 on day 1 and 5 on day 3",
        "7 and 10 on day 1 and 5 patients were lost",
        "7 and 10% on day 1 and 5%",
        "7 and 10 in A. On day 1 and 5 we looked.",  # another sentence
        "at week 1, 5 and 10.5 it was 3, 4 and 5",
    ],
)
def test_nothing_is_given_where_the_counts_differ(text: str) -> None:
    assert numbers_given(text) == {}


def test_p_values_and_spreads_are_no_values_of_the_list() -> None:
    assert given("It was 7 ± 2 and 10 ± 3 (P = 0.03) on visits 2 and 4") == {
        "7": {("visit", "2")},
        "10": {("visit", "4")},
    }
