"""The lists of a sentence, and which of their members can go."""

import pytest

from retrieval.grounding.members import closes_clause, keeps_p_of_all, leaves_members
from retrieval.grounding.sentence_tokens import tokens_of

RATES = "Pain fell in 25% (5 of 20) with velorix, 10% with zorin and 9% with rest (P = 0.02)"


def place(text: str, word: str) -> int:
    """Return the place of the token that begins where a word first stands."""
    return next(at for at, each in enumerate(tokens_of(text)) if each.start == text.index(word))


@pytest.mark.parametrize(
    ("start", "end", "whole"),
    [("25%", "10%", True), ("25%", "9%", True), ("velorix", "10%", False), ("25%", "with", False)],
)
def test_whole_members_go(start: str, end: str, *, whole: bool) -> None:
    found = leaves_members(tokens_of(RATES), place(RATES, start), place(RATES, end))
    assert (found is not None) is whole


def test_a_p_value_behind_the_last_may_be_of_all() -> None:
    cut = place(RATES, "25%"), place(RATES, "10%")
    assert keeps_p_of_all(tokens_of(RATES), [cut])
    assert not keeps_p_of_all(tokens_of(RATES.partition(" (P")[0]), [cut])


@pytest.mark.parametrize(
    ("text", "at", "closes"),
    [
        ("Pain fell by 5; sleep was better", "; ", True),
        ("Pain fell by 5, whereas sleep was worse", ", ", True),
        ("Pain fell by 5, after adjustment for age", ", ", False),
        ("Pain was seen in 5% with velorix, 7% with zorin", ", ", True),
        ("Pain was seen in 5% with velorix, 7% with zorin and", ", ", True),
        # Of a sentence cut at its clauses: nothing follows that could be one.
        ("Pain was seen in 5% with velorix, ", ", ", False),
        ("Pain was seen in 5% with velorix and", "and", False),
        (") and 7% with zorin", "and", False),
    ],
)
def test_what_closes_a_clause(text: str, at: str, *, closes: bool) -> None:
    assert closes_clause(tokens_of(text), place(text, at)) is closes
