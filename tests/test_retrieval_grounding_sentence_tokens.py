"""Sentences as words, numbers, marks and joints."""

from retrieval.grounding.sentence_tokens import (
    is_balanced,
    places_of,
    points,
    says_respectively,
    tokens_of,
)


def test_tokens_tell_numbers_joints_and_brackets() -> None:
    tokens = tokens_of("A-1 rose by 2.5, and MMP-9 (n = 3) fell.")
    assert [each.key for each in tokens] == [
        "a-1", "rose", "by", "2.5", ",", "mmp-9", "(", "n", "=", "3", ")", "fell",
    ]  # fmt: skip
    assert [each.key for each in tokens if each.number] == ["2.5", "3"]
    (joint,) = (each for each in tokens if each.joint)
    assert joint.conjoins
    assert [each.depth for each in tokens[5:]] == [0, 1, 1, 1, 1, 1, 0]


def test_brackets_that_point_and_brackets_that_close() -> None:
    assert points(tokens_of("(see Figure 2)"))
    assert points(tokens_of("(data not shown)"))
    assert not points(tokens_of("(placebo)"))
    assert is_balanced(tokens_of("(a) (b)"))
    assert not is_balanced(tokens_of("a) or (b"))


def test_cuts_take_the_places_they_span() -> None:
    assert places_of([(0, 2), (4, 5)]) == {0, 1, 4}


def test_paired_lists_say_so() -> None:
    assert says_respectively(tokens_of("Pain was 5 and 7 with A and B, respectively."))
    assert not says_respectively(tokens_of("Pain was 5 with A."))
