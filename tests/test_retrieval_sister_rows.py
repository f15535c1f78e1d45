"""Rows of one heading that go together."""

import pytest

from retrieval.candidates import Candidate
from retrieval.question import parse_question
from retrieval.sister_rows import goes_with
from tests.tiny_evidence import sentence, table_row

VALUE = table_row("Table 2. Scores", "Itching > median", ("Gel", "2.3"), ("Oil", "4.0"))
RANGE = table_row("Table 2. Scores", "Itching > IQR", ("Gel", "(1.1–3.0)"), ("Oil", "(2.8–5.0)"))
OTHER = table_row("Table 2. Scores", "Pain > IQR", ("Gel", "(1.4–3.3)"), ("Oil", "(2.1–5.5)"))
LATER = table_row("Table 3. Late scores", "Itching > IQR", ("Gel", "(0.4–2.1)"))
BOTH = table_row("Table 2. Scores", "Itching > median (IQR)", ("Gel", "2.3 (1.1–3.0)"))


@pytest.mark.parametrize(
    ("question", "first", "other", "together"),
    [
        ("Median itching with the gel, IQR?", VALUE, RANGE, True),
        ("Median itching with the gel, IQR?", RANGE, VALUE, True),
        ("Median itching with the gel?", VALUE, RANGE, False),
        ("Median itching with the gel, SD?", VALUE, RANGE, False),
        ("Median itching with the gel, IQR?", VALUE, OTHER, False),
        ("Median itching with the gel, IQR?", VALUE, LATER, False),
        ("Median itching with the gel, IQR?", BOTH, RANGE, False),
        ("Median itching with the gel, IQR?", VALUE, sentence("The IQR was 1 to 3."), False),
    ],
)
def test_a_value_and_its_range(
    question: str, first: Candidate, other: Candidate, *, together: bool
) -> None:
    assert goes_with(parse_question(question), first, other) is together
