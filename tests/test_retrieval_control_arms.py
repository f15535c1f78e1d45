"""The control arm by what it is compared as."""

import pytest

from retrieval.control_arms import asks_for_controls, is_of_controls
from retrieval.question import parse_question
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
