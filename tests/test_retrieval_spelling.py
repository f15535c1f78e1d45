"""Misspelt questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.spelling import Correction, Speller, corrected, distance

LIBRARY = {
    "back",
    "plan",
    "bucking",
    "planes",
    "lumitide",
    "midgut",
    "tumours",
    "nausea",
    "placebo",
    "angioedema",
    "fibrosis",
}


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("medain", "median"),
        ("survial", "survival"),
        ("progresion", "progression"),
        ("hazzard", "hazard"),
        ("Luthathera", "Lutathera"),
        ("ocreotide", "octreotide"),
        ("confidance", "confidence"),
        ("intervall", "interval"),
        ("thrombocytopnia", "thrombocytopenia"),
        ("lumitied", "lumitide"),  # known to the library only
        ("Medain", "Median"),
    ],
)
def test_corrections(misspelt: str, meant: str) -> None:
    question = f"What was the {misspelt} in 12 patients?"
    fixed, made = corrected(question, LIBRARY)
    assert fixed == f"What was the {meant} in 12 patients?"
    assert made == (Correction(misspelt, meant),)


@pytest.mark.parametrize(
    "question",
    [
        "Lumitide in midgut tumours: nausea?",
        "NETTER-1, HbA1c, IL-6 and PMC12345?",
        "MEDAIN of 12.5 mg",
        "graded, healthy, singly, clinically, repeated?",  # other words of known beginnings
        "angioedema with losartan or valsartan?",
        "Glubran glue?",  # a name nobody knows
        "Who was backing it, and how was it planned?",  # forms of verbs, however short
        "meta of teh RCTs",  # short words stay
    ],
)
def test_what_stays(question: str) -> None:
    assert corrected(question, LIBRARY) == (question, ())


ORDINARY = {
    "testing", "subjects", "program", "words", "decay", "leads", "snapping", "readmitted",
    "precede", "valgum", "expanded", "rooted", "ceilings",
}  # fmt: skip


@pytest.mark.parametrize(
    "question",
    [
        "texting about leaks in the woods",  # ordinary words beside others that the library knows
        "TB suspects on decaf, once roomed, swapping sugar",
        "remitted, or explanted?",  # two edits make another word
        "Precedex, and tacrolimus as Prograf",  # names that nobody knows
        "Valium drops",
    ],
)
def test_ordinary_words_and_names_are_no_misspellings_of_others(question: str) -> None:
    many = {f"filler{'abcdefghij'[i % 10]}{i}" for i in range(6_000)}
    assert Speller(ORDINARY | many).corrected(question) == (question, ())


@pytest.mark.parametrize("slip", ["lumitide", "lummitide", "lumtiide", "lumutide"])
def test_a_slip_in_a_word_of_the_library_is_corrected(slip: str) -> None:
    assert corrected(f"How long on {slip}?", LIBRARY)[0] == "How long on lumitide?"


def test_two_words_equally_near_leave_the_word() -> None:
    speller = Speller({"ventrix", "ventrox"})
    assert speller.corrected("the ventrax score") == ("the ventrax score", ())


def test_what_the_papers_print_stays() -> None:
    speller = Speller({"hematocrit"}, {"medain", "haematocrit"}.__contains__)
    assert speller.corrected("the medain score") == ("the medain score", ())
    assert Speller().corrected("the medain score")[0] == "the median score"


def test_two_edits_need_a_large_library() -> None:
    large = Speller({f"filler{'abcdefghij'[i % 10]}{i}" for i in range(6_000)})
    assert large.corrected("thrombocitopnia")[0] == "thrombocytopenia"
    assert corrected("thrombocitopnia", LIBRARY)[1] == ()


@pytest.mark.parametrize(
    ("one", "other", "most", "expected"),
    [
        ("median", "median", 2, 0),
        ("medain", "median", 2, 1),
        ("survial", "survival", 2, 1),
        ("kitten", "sitting", 3, 3),
        ("kitten", "sitting", 2, 3),
        ("ab", "abcd", 1, 2),
    ],
)
def test_distance(one: str, other: str, most: int, expected: int) -> None:
    assert distance(one, other, most) == expected


@given(st.text(max_size=80))
def test_any_text_can_be_checked(text: str) -> None:
    fixed, made = Speller(LIBRARY).corrected(text)
    assert (fixed == text) == (not made)
