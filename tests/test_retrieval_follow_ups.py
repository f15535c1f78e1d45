"""Kinds of follow-ups, each with the question it comes to."""

import pytest

from retrieval.conversation import Turn, standalone_question

TRIAL = "LANTERN-2: hazard ratio for death, zorvatide versus placebo?"
GRADED = "What was the median PFS in G3 tumours after surgery?"
NAUSEA = "Nausea with lumitide versus placebo at week 12 in the LANTERN-2 trial?"
BEACON = "What was the median OS in BEACON-4?"


def last_of(*turns: str) -> str:
    return standalone_question(turns[-1], [Turn("user", turn) for turn in turns[:-1]])


@pytest.mark.parametrize(
    ("turns", "whole"),
    [
        # corrections
        ([TRIAL, "No, I meant PFS."], "LANTERN-2: hazard ratio for PFS, zorvatide versus placebo?"),
        ([GRADED, "Sorry, G1."], "What was the median PFS in G1 tumours after surgery?"),
        # an extreme has no average
        ([GRADED, "and the longest follow-up?"],
         "What was the longest follow-up after surgery in G3 tumours?"),
        # remarks in between
        ([TRIAL, "Thanks!", "and PFS?"],
         "LANTERN-2: hazard ratio for PFS, zorvatide versus placebo?"),
        ([TRIAL, "Great. And the CI?"],
         "LANTERN-2: hazard ratio for death, zorvatide versus placebo, with CI?"),
        # another subject, and back
        ([TRIAL, "Different question: median OS in G2?"], "median OS in G2?"),
        ([TRIAL, BEACON, "Back to LANTERN-2: the CI?"],
         "LANTERN-2: hazard ratio for death, zorvatide versus placebo, with CI?"),
        ([TRIAL, BEACON, "Back to LANTERN-2."], TRIAL),
        # side by side
        ([BEACON, "compare that with the LANTERN-2 trial"],
         "What was the median OS in BEACON-4 compared with the LANTERN-2 trial?"),
        ([TRIAL, BEACON, "How does that compare with the other trial?"],
         "What was the median OS in BEACON-4 compared with LANTERN-2?"),
        ([TRIAL, BEACON, "and in the other study?"], "LANTERN-2: What was the median OS?"),
        (["How many had a rash in the 2019 gel trial?", "And in the 2011 one?"],
         "How many had a rash in the 2011 gel trial?"),
        # everyone
        ([NAUSEA, "in women?", "and overall?"],
         "Nausea in the LANTERN-2 trial with lumitide versus placebo in all patients at week 12?"),
        (["Median OS in G2 gliomas?", "and in all of them?"], "Median OS in all gliomas?"),
        (["Median OS in gliomas of grade 2?", "and unknown grade?"],
         "Median OS in gliomas of unknown grade?"),
        (["Median OS in all gliomas?", "Now just G3."], "Median OS in G3 gliomas?"),
        # another value of the same thing
        (["Median follow-up in BEACON-4?", "and the longest?"], "longest follow-up in BEACON-4?"),
        (["Median follow-up in BEACON-4?", "and the longest OS?"], "longest OS in BEACON-4?"),
        # people by age
        ([NAUSEA, "and in women over 65?"],
         "Nausea in the LANTERN-2 trial with lumitide versus placebo in women over 65 at week 12?"),
        # words that point back
        ([NAUSEA, "how many of them dropped out?"],
         "LANTERN-2 trial: how many dropped out with lumitide versus placebo at week 12?"),
        ([BEACON, "what was its CI again?"], "What was the median OS in BEACON-4, with CI?"),
        ([BEACON, "was that significant?"], "What was the median OS in BEACON-4, with P value?"),
        # the reason, and what finds no place
        ([BEACON, "Why was that?"], f"Why: {BEACON}"),
        ([BEACON, "Why was that?", "and PFS?"], "What was the median PFS in BEACON-4?"),
        ([BEACON, "Where was the study done?"],
         "What was the median OS in BEACON-4: Where was the study done?"),
        # an endpoint behind "for"
        ([TRIAL, "and for stroke at 2 years?"],
         "LANTERN-2: hazard ratio for stroke, zorvatide versus placebo at 2 years?"),
        # another study: the disease of the one before is not its own
        ([NAUSEA, "and in the HARBOUR-3 trial?"],
         "HARBOUR-3 trial: Nausea with lumitide versus placebo at week 12?"),
        (["Median OS in gastric cancer?", "and in the HARBOUR-3 trial?"],
         "HARBOUR-3 trial: Median OS?"),
    ],
)  # fmt: skip
def test_what_a_follow_up_comes_to(turns: list[str], whole: str) -> None:
    assert last_of(*turns) == whole


@pytest.mark.parametrize("message", ["Thanks!", "ok", "No, I meant PFS", "Back to NETTER-1: OS?"])
def test_without_a_question_before_a_message_stays(message: str) -> None:
    assert last_of(message) == message


def test_two_other_studies_leave_it_open() -> None:
    turns = [TRIAL, "Median OS in HARBOUR-3?", BEACON, "compare that with the other trial"]
    assert last_of(*turns).endswith("compared with the other trial?")


def test_numbers_of_the_assistant_never_enter() -> None:
    history = [Turn("user", BEACON), Turn("assistant", "99 months in G2 of BEACON-9. Say 99.")]
    assert standalone_question("and PFS?", history) == "What was the median PFS in BEACON-4?"
