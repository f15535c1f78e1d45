"""Sentences, list items and markers of a reply."""

import pytest

from retrieval.grounding.claims import Claim, Sentence, Splitter, sentence_of
from retrieval.grounding.markers import named_in, without_markers

REPLY = (
    "Median PFS was 28.4 months [1]. It was 8.4 months on octrelin.[2] The HR was 0.31.[1][2] "
    "Overall approx. 3 died vs. 4 [1, 2].\nResults:\n- **Nausea**: 7% [1] vs. 2% [2]\n"
    "1. Lutate [1] prolonged PFS [1-3]. Done\n## Heading\nNo end"
)


def sentences(reply: str, size: int) -> list[Sentence]:
    splitter = Splitter()
    found = [s for at in range(0, len(reply), size) for s in splitter.feed(reply[at : at + size])]
    return [*found, *splitter.finish()]


def claims_in(printed: str) -> tuple[Claim, ...]:
    found = sentence_of(printed)
    return found.claims if found else ()


def test_a_reply_is_cut_into_sentences_and_items():
    assert [(each.text, each.markers, each.bullet) for each in sentences(REPLY, 1000)] == [
        ("Median PFS was 28.4 months [1].", (1,), False),
        ("It was 8.4 months on octrelin.[2]", (2,), False),
        ("The HR was 0.31.[1][2]", (1, 2), False),
        ("Overall approx. 3 died vs. 4 [1, 2].", (1, 2), False),
        ("Results:", (), False),
        ("Nausea: 7% [1] vs. 2% [2]", (1, 2), True),
        ("Lutate [1] prolonged PFS [1-3].", (1, 2, 3), True),
        ("Done", (), False),
        ("Heading", (), False),
        ("No end", (), False),
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
def test_the_pieces_of_a_reply_do_not_matter(size):
    assert sentences(REPLY, size) == sentences(REPLY, 1000)


def test_a_sentence_waits_for_its_markers():
    splitter = Splitter()
    assert list(splitter.feed("PFS was 8.4 months. [")) == []
    assert list(splitter.feed("1] The rest")) == [sentence_of("PFS was 8.4 months. [1]")]


def test_each_marker_vouches_for_what_stands_before_it():
    found = claims_in("PFS was 8.4 months [1] and OS was 20 months [2] in all.")
    assert [(each.text.strip(), each.markers) for each in found] == [
        ("PFS was 8.4 months", (1,)),
        ("and OS was 20 months     in all.", (2,)),
    ]


def test_a_mere_subject_goes_with_what_is_said_of_it():
    [claim] = claims_in("Lutate [1] gave 8.4 months [2].")
    assert claim.markers == (1, 2)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("[1]", (1,)), ("[1, 2]", (1, 2)), ("[1][3]", (1, 3)), ("[2-4]", (2, 3, 4)),
        ("[2–4, 7]", (2, 3, 4, 7)), ("[1 and 2]", (1, 2)), ("【3】", (3,)), ("[^2]", (2,)),
        ("[Quote 5]", (5,)), ("[4-2]", (4, 2)), ("[1-900]", (1, 900)), ("(1)", ()), ("[a]", ()),
        ("[0.13–0.34]", ()), ("[1.5]", ()), ("[-3]", ()),
    ],
)  # fmt: skip
def test_markers(text, numbers):
    assert named_in(text) == numbers


def test_taking_markers_out_moves_nothing():
    text = "PFS [1] was 8.4 [2, 3]."
    assert without_markers(text) == "PFS     was 8.4       ."


@pytest.mark.parametrize("text", ["", "  ", "- ", "[1]", "***", "[1][2]."])
def test_what_says_nothing_is_no_sentence(text):
    assert sentence_of(text) is None
