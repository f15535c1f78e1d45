"""Which parts of a figure sentences and rows print."""

import pytest

from retrieval.part_words import Part
from retrieval.parts_printed import prints_part
from tests.tiny_evidence import sentence, table_row


@pytest.mark.parametrize(
    ("column", "cell", "held"),
    [
        ("P", "0.04", True),
        ("p Value", "0.04", True),
        ("P*", "0.04", True),
        ("Tests > P gel vs cream", "0.04", True),
        ("P for trend", "0.04", True),
        ("Difference (P)", "-4.2 (0.04)", True),
        ("P gel vs cream", "not tested", False),
        ("P (mg/dl)", "3.1", False),
        ("Placebo", "3.1", False),
    ],
)
def test_a_p_value_in_a_column_of_its_own(column: str, cell: str, *, held: bool) -> None:
    row = table_row("Table 1. Itching", "Score", ("Gel", "4.2"), (column, cell))
    assert prints_part(row, Part.P) is held


def test_two_numbers_in_brackets_may_be_a_range() -> None:
    assert prints_part(table_row("Table 1", "Years since", ("Gel", "16 (3–43)")), Part.RANGE)
    assert prints_part(table_row("Table 1", "Titre", ("Gel", "320 (120,520)")), Part.RANGE)
    assert not prints_part(table_row("Table 1", "Titre (95% CI)", ("Gel", "9 (3–43)")), Part.RANGE)
    assert not prints_part(table_row("Table 1", "Titre", ("Gel", "9 (3)")), Part.RANGE)
    assert not prints_part(sentence("It was 16 (3–43)."), Part.RANGE)
