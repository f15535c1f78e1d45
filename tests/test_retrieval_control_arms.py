"""The control arm by what it is compared as."""

import pytest

from retrieval.control_arms import (
    asks_for_controls,
    is_control_for_another,
    is_of_controls,
    is_set_against,
)
from retrieval.question import parse_question
from retrieval.slots import Placed, slots_of
from tests.tiny_evidence import sentence, table_row


@pytest.mark.parametrize(
    ("question", "controls"),
    [
        ("How many died in the control arm?", True),
        ("How many died in the comparator group?", True),
        ("How many died on octrelin?", False),
        ("How many died?", False),
    ],
)
def test_what_asks_for_controls(question: str, controls: bool) -> None:
    assert asks_for_controls(parse_question(question).arms) is controls


def test_the_second_of_two_set_against_each_other_is_of_the_controls() -> None:
    candidate = sentence("Rash arose in 12 patients on lumitide against 7 on octrelin 60 mg.")
    found = [is_of_controls(each, candidate) for each in candidate.figures]
    assert found == [False, True, None]


def test_figures_side_by_side_are_of_no_controls() -> None:
    candidate = sentence("Rash arose in 12 patients on lumitide and in 7 on octrelin.")
    assert {is_of_controls(each, candidate) for each in candidate.figures} == {None}
    row = table_row("Lumitide against octrelin", "Rash", ("Lumitide", "12"), ("Octrelin", "7"))
    assert {is_of_controls(each, row) for each in row.figures} == {None}


def test_the_arm_set_against_the_one_named_is_asked_for() -> None:
    placebo = frozenset({("placebo",)})
    assert is_set_against(placebo, frozenset({"lumitid"}), frozenset({"placebo"})) is True
    assert is_set_against(placebo, frozenset({"placebo"}), frozenset({"lumitid"})) is False
    assert is_set_against(placebo, frozenset({"lumitid"}), frozenset({"octrelin"})) is None
    assert is_set_against(placebo, frozenset(), frozenset({"placebo"})) is None


def test_how_many_died_against_octrelin_asks_for_the_others() -> None:
    asked = parse_question("How many patients died against octrelin?")
    candidate = sentence("Deaths numbered 13 in the lumitide arm and 22 in the octrelin arm.")
    slots = [slots_of(asked, Placed(each, candidate), {}) for each in candidate.figures]
    assert [each["arm"] > 0 for each in slots] == [True, False]
    assert slots[0]["unasked arm"] == 0


@pytest.mark.parametrize(
    ("question", "conflicts"),
    [
        ("Rate of rash with high-dose lumitide?", True),
        ("Rate of rash with placebo?", False),
        ("Rate of rash with lumitide and with placebo?", False),
        # Those who were given nothing may be called so.
        ("Rate of rash in the unvaccinated group?", False),
        ("Rate of rash?", False),
    ],
)
def test_placebo_is_no_treatment(question: str, conflicts: bool) -> None:
    candidate = sentence("The rash rate was 7% with placebo.")
    (figure,) = candidate.figures
    assert figure.arm == "placebo"
    slots = slots_of(parse_question(question), Placed(figure, candidate), {})
    assert (slots["arm"] == -1) is conflicts


def test_a_treatment_given_with_a_placebo_is_a_treatment() -> None:
    asked = parse_question("Rate of rash with lumitide?")
    assert not is_control_for_another(asked.question, asked.arms, "lumitide plus placebo")
    assert is_control_for_another(asked.question, asked.arms, "placebo")
