"""What is wanted besides what is quoted first."""

import pytest

from retrieval.question import parse_question
from retrieval.still_wanted import adds_what_is_wanted
from tests.tiny_evidence import sentence, table_row

FIRST = "Median PFS was 9.1 months in all."


@pytest.mark.parametrize(
    ("question", "text", "adds"),
    [
        ("Median PFS and 2-year PFS?", "The rate was 31% at 2 years.", True),
        ("Median PFS and 2-year PFS?", "Median PFS was 8 months in men.", False),
        ("Median PFS and median OS?", "Median OS was 30 months.", True),
        ("Median PFS and median OS?", "Survival was also measured.", False),
        ("Median PFS?", "Median OS was 30 months at 2 years.", False),
        ("Rash with lumitide and with octrelin?", "With octrelin it was 7%.", True),
    ],
)
def test_what_the_first_lacks(question: str, text: str, *, adds: bool) -> None:
    asked = parse_question(question)
    assert adds_what_is_wanted(asked, sentence(text), sentence(FIRST)) is adds


@pytest.mark.parametrize(
    ("question", "adds"),
    [
        ("How many bled in each?", True),
        ("Rate of bleeding?", True),
        ("P for bleeding?", False),
    ],
)
def test_a_value_where_the_first_has_none(question: str, *, adds: bool) -> None:
    first = sentence("Bleeding was commoner with the gel (P < 0.05).")
    second = sentence("In all 3 patients bled with the gel and 8 patients without it.")
    asked = parse_question(question)
    assert adds_what_is_wanted(asked, second, first) is adds


def test_a_row_is_of_the_time_of_its_label() -> None:
    asked = parse_question("Habits score pre and post?")
    first = table_row("Table 1. Pre-training scores", "Habits", ("Mean", "45.7"))
    before, after = (
        table_row("Table 3. Scores before and after", f"Reading > {when}", ("Mean", "43.1"))
        for when in ("Pre", "Post")
    )
    assert not adds_what_is_wanted(asked, before, first)
    assert adds_what_is_wanted(asked, after, first)
