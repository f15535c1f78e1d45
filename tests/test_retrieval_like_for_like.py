"""One phrase in the place of another of its kind."""

import time

import pytest

from retrieval.like_for_like import swapped


@pytest.mark.parametrize(
    ("question", "phrase", "whole"),
    [
        ("Median OS of tumours of grade G2?", "for G3?", "Median OS of tumours of G3?"),
        ("How many had liver metastases?", "bone?", "How many had bone metastases?"),
        ("How many had bone metastases?", "lymph nodes", "How many had lymph nodes metastases?"),
        ("How many got 177Lu alone?", "90Y alone?", "How many got 90Y alone?"),
        ("How many got Lu-177?", "both together?", "How many got both together?"),
        ("Found by 18F-FDG PET/CT?", "68Ga-X PET/CT", "Found by 68Ga-X PET/CT?"),
        ("PFS from initial PRRT in it?", "after salvage?", "PFS after salvage in it?"),
        ("Activity of salvage in it?", "the regular course", "Activity of regular course in it?"),
        ("Activity of salvage in the salvage study?", "first course",
         "Activity of first course in the salvage study?"),
        ("How many got dual PRRT?", "90Y alone?", "How many got 90Y alone?"),
        ("How many had PR?", "CR?", "How many had CR?"),
        ("How many had PR?", "SD?", "How many had stable disease?"),
        ("Rash rate in women with diabetes?", "in those without?",
         "Rash rate in women without diabetes?"),
    ],
)  # fmt: skip
def test_in_place(question: str, phrase: str, whole: str) -> None:
    assert swapped(question, phrase) == whole


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("Median OS in women?", "G3?"),  # none of the kind
        ("Median OS in G1 and G2?", "G3?"),  # which one?
        ("Median OS in G1?", "G3 and CI?"),  # more than the phrase
        ("Mean shrinkage of those with PR?", "SD?"),  # a standard deviation
        ("Rash rate in women?", "in those without?"),  # without what?
        ("Median OS after week 12?", "after lunch?"),  # not what time runs from
    ],
)
def test_what_has_no_place(question: str, phrase: str) -> None:
    assert swapped(question, phrase) is None


def test_only_the_asking_part_is_changed() -> None:
    question = "G1 tumours of the LANTERN trial: OS in G2?"
    assert swapped(question, "G3", question.index("OS")) == (
        "G1 tumours of the LANTERN trial: OS in G3?"
    )


@pytest.mark.parametrize("long", ["after " + "a" * 1_900 + "!", "after " + "ab " * 600 + "!"])
def test_no_phrase_takes_long(long: str) -> None:
    begun = time.perf_counter()
    swapped("PFS after salvage?", long)
    swapped(long, "after salvage")
    assert time.perf_counter() - begun < 1
