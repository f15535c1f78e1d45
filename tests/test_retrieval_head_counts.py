"""Which numbers of a sentence count people."""

import pytest

from retrieval.head_counts import counted_before, counts_people
from tests.tiny_evidence import sentence, table_row


def counting(text: str) -> list[str]:
    """Return the figures of a sentence that count people."""
    candidate = sentence(text)
    return [each.text for each in candidate.figures if counts_people(each, candidate)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Lumitide was given to 20 patients, octrelin to 30.", ["20 patients", "30"]),
        ("The cohort held 40 patients, 25 male and 15 female.", ["40 patients", "25", "15"]),
        ("We enrolled 90 patients at 12 sites in the north and 7 in the south.", ["90 patients"]),
        ("Rash occurred in 12 of 60 patients (20%).", ["12 of 60 patients (20%)"]),
        ("Deaths numbered 13 on lumitide.", ["13"]),
        ("Wobbling scored 14 on lumitide and 9 on octrelin.", []),
        ("They were assigned to lumitide (n = 35) or octrelin (n=36).", ["35", "36"]),
        ("We saw 20 patients for 14 months, at a mean of 2.5 visits.", ["20 patients"]),
    ],
)
def test_people(text: str, people: list[str]) -> None:
    assert counting(text) == people


def test_a_bare_number_counts_what_was_counted_before() -> None:
    candidate = sentence("Rash arose in 12 patients on lumitide against 7 on octrelin.")
    first, second = candidate.figures
    assert counted_before(second, candidate) == first
    assert counted_before(first, candidate) is None


def test_the_cells_of_a_row_count_nothing_by_their_neighbours() -> None:
    row = table_row("Table 1. Wobbles", "Falls", ("Lumitide", "12"), ("Octrelin", "7"))
    assert [counted_before(each, row) for each in row.figures] == [None, None]
