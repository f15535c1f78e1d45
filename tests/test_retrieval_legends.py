"""P values that only explain a mark."""

import pytest

from retrieval.legends import is_of_legend
from tests.tiny_evidence import sentence, table_row


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("VAS, visual scale; *, P ≤ 0.05", True),
        ("* p<0.05 against the cream.", True),
        ("†Significantly different from the cream, P < 0.01.", True),
        ("Itching fell with the gel (P < 0.05).", False),
        ("Itching fell with the gel*, P = 0.03.", False),
    ],
)
def test_a_bound_behind_a_mark(text: str, *, explained: bool) -> None:
    candidate = sentence(text)
    assert [is_of_legend(figure, candidate) for figure in candidate.figures] == [explained]


def test_no_cell_explains_a_mark() -> None:
    row = table_row("Table 1. Itching", "Score", ("Gel", "4.2*"), ("P", "* <0.05"))
    assert not any(is_of_legend(figure, row) for figure in row.figures)
