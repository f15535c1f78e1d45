"""Taking a message apart: thanks, corrections, changes of subject, turns back."""

import time

import pytest

from retrieval.remarks import Heard, heard


@pytest.mark.parametrize(
    "message",
    [
        "Thanks!", "ok, thank you very much", "Great.", "Hello!", "Are you sure?",
        "That is a lot longer than I thought. Are you sure?", "Hmm, interesting.", "No problem.",
        "Is that correct?", "Thanks for that.",
    ],
)  # fmt: skip
def test_a_remark_asks_nothing(message: str) -> None:
    assert heard(message) == Heard("")


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("Great, and OS?", "and OS?"),
        ("Thanks. And in women?", "And in women?"),
        ("Hi! Median OS in LANTERN-2?", "Median OS in LANTERN-2?"),
        ("Now the LANTERN-2 trial: how many patients?", "the LANTERN-2 trial: how many patients?"),
    ],
)
def test_a_question_is_heard_behind_a_remark(message: str, question: str) -> None:
    assert heard(message) == Heard(question)


@pytest.mark.parametrize(
    "question",
    [
        "Well-differentiated tumours: median OS?", "Right-sided colon cancer: HR?",
        "No-treatment arm: how many died?", "Good responders?", "Number needed to treat?",
        "No. of deaths?", "Wait-list control: mean score?",
        "I was wondering about the median OS", "Median OS in Smith et al. 2019?",
        "Next-generation sequencing: how many had a mutation?", "Fine-needle biopsy: sensitivity?",
    ],
)  # fmt: skip
def test_a_question_is_left_as_it_is(question: str) -> None:
    assert heard(question).question == question


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("No, I meant PFS.", "PFS."),
        ("Sorry, G2.", "G2."),
        ("Actually, the 2019 study.", "the 2019 study."),
        ("I wanted the mean, not the median.", "the mean"),
        ("no, in women instead", "in women"),
        ("I meant placebo rather than the drug", "placebo"),
    ],
)
def test_a_correction(message: str, question: str) -> None:
    assert heard(message) == Heard(question, corrects=True)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Different question: median OS?", Heard("median OS?", anew=True)),
        ("Changing the subject, how many died?", Heard("how many died?", anew=True)),
        ("Back to LANTERN-2: and OS?", Heard("and OS?", back_to="LANTERN-2")),
        ("Going back to the LANTERN-2 trial, CI?", Heard("CI?", back_to="LANTERN-2 trial")),
        ("back to LANTERN-2", Heard("", back_to="LANTERN-2")),
    ],
)
def test_another_subject_and_a_former_one(message: str, expected: Heard) -> None:
    assert heard(message) == expected


@pytest.mark.parametrize(
    "piece", ["no ", "not ", "thanks ", "ok, ", "and ", "i ", "back to ", "now, ", "a.B ", "– "]
)
def test_no_message_takes_long(piece: str) -> None:
    begun = time.perf_counter()
    heard(piece * (2_000 // len(piece)))
    assert time.perf_counter() - begun < 1
