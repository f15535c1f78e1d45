"""Follow-up questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.conversation import Turn, standalone_question
from retrieval.lexicon import Part
from retrieval.question import parse_question

FIRST = "Lumitide in midgut tumours: hazard ratio for progression-free survival?"
SALVAGE = "What was the median PFS in CUP-NETs after PRRT?"


def last_of(*turns: str) -> str:
    return standalone_question(turns[-1], [Turn("user", turn) for turn in turns[:-1]])


@pytest.mark.parametrize(
    ("turns", "whole"),
    [
        # endpoint
        ([FIRST, "And overall survival?"],
         "Lumitide in midgut tumours: hazard ratio for overall survival?"),
        ([FIRST, "what about OS?"], "Lumitide in midgut tumours: hazard ratio for OS?"),
        # parts add up
        ([FIRST, "CI?", "and the P value?"], f"{FIRST[:-1]}, with CI and P value?"),
        ([FIRST, "with what confidence interval?"],
         "Lumitide in midgut tumours: hazard ratio for progression-free survival, with CI?"),
        # subgroups
        ([FIRST, "and for G3?", "and in women?"],
         "Lumitide in midgut tumours: hazard ratio for progression-free survival in women?"),
        (["Median PFS in G3 CUP-NETs?", "and G1?", "OS?"], "Median OS in G1 CUP-NETs?"),
        ([SALVAGE, "and for G3?"],
         "What was the median PFS after PRRT in CUP-NETs, for G3?"),
        # arms
        (["Lumitide trial: nausea on drug and on placebo at week 12?", "only on placebo?"],
         "Lumitide trial: nausea on placebo at week 12?"),
        ([FIRST, "and in the control arm?"],
         f"{FIRST[:-1]} in the control arm?"),
        # times
        (["Lumitide trial: nausea on drug and on placebo at week 12?", "And at 12 months?"],
         "Lumitide trial: nausea on drug and on placebo at 12 months?"),
        # measure, with and without an endpoint
        ([FIRST, "and the median?"],
         "Lumitide in midgut tumours: median progression-free survival?"),
        ([FIRST, "and median age?"], "Lumitide in midgut tumours: median age?"),
        # study
        ([FIRST, "same for NETTER-9?"], "NETTER-9: hazard ratio for progression-free survival?"),
        # words
        ([FIRST, "and which dose was given?"],
         "Lumitide in midgut tumours: and which dose was given?"),
    ],
)  # fmt: skip
def test_slot_by_slot(turns: list[str], whole: str) -> None:
    assert last_of(*turns) == whole


def test_a_chain_is_understood() -> None:
    asked = parse_question(last_of(FIRST, "and OS?", "CI?", "in G3?", "and at 2 years?"))
    assert asked.endpoints == ("overall survival",)
    assert asked.measures == {"hazard ratio"}
    assert Part.INTERVAL in asked.parts
    assert [concept.printed for concept in asked.population] == ["G3"]
    assert [point.unit for point in asked.times] == ["years"]


@pytest.mark.parametrize(
    "question",
    [
        "Marisol mouthwash in schoolchildren: plaque index change after rinsing?",
        "What was the median OS in the Oslo beta cohort?",
        "Does cinnamon lower fasting glucose in type 2 diabetes?",
        "What was the hazard ratio for PFS in NETTER-9?",
    ],
)
def test_a_whole_question_inherits_nothing(question: str) -> None:
    assert last_of(FIRST, "and in women?", question) == question


def test_without_history_nothing_is_added() -> None:
    assert last_of("And overall survival?") == "And overall survival?"


def test_what_the_assistant_said_is_no_question() -> None:
    history = [Turn("user", FIRST), Turn("assistant", "Octreotide in flushing: 0.31 [1]?")]
    assert standalone_question("And its P value?", history).startswith("Lumitide in midgut")


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_any_conversation_gives_a_question(turns: list[str]) -> None:
    assert isinstance(last_of(*turns), str)
