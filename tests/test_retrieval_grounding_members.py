"""The lists of a sentence, and which of their members can go."""

import pytest

from retrieval.grounding.members import (
    closes_clause,
    is_balanced,
    keeps_p_of_all,
    leaves_members,
    points,
    tokens_of,
)

RATES = "Pain fell in 25% (5 of 20) with velorix, 10% with zorin and 9% with rest (P = 0.02)"


def place(text: str, word: str) -> int:
    """Return the place of the token that begins where a word first stands."""
    return next(at for at, each in enumerate(tokens_of(text)) if each.start == text.index(word))


def test_tokens_tell_numbers_joints_and_brackets() -> None:
    tokens = tokens_of("A-1 rose by 2.5, and MMP-9 (n = 3) fell.")
    assert [each.key for each in tokens] == [
        "a-1", "rose", "by", "2.5", ",", "mmp-9", "(", "n", "=", "3", ")", "fell",
    ]  # fmt: skip
    assert [each.key for each in tokens if each.number] == ["2.5", "3"]
    (joint,) = (each for each in tokens if each.joint)
    assert joint.conjoins
    assert [each.depth for each in tokens[5:]] == [0, 1, 1, 1, 1, 1, 0]


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
    ],
)
def test_what_closes_a_clause(text: str, at: str, *, closes: bool) -> None:
    assert closes_clause(tokens_of(text), place(text, at)) is closes


def test_brackets() -> None:
    assert points(tokens_of("(see Figure 2)"))
    assert points(tokens_of("(data not shown)"))
    assert not points(tokens_of("(placebo)"))
    assert is_balanced(tokens_of("(a) (b)"))
    assert not is_balanced(tokens_of("a) or (b"))
