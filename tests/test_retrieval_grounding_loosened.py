"""What the gate accepts in other words: inflections, initials, sizes, gradings, own words."""

import pytest

from retrieval.grounding.gate import ground
from retrieval.grounding.gradings import grading_fault, opposite_fault
from retrieval.grounding.inflections import are_initials, other_numbers
from retrieval.grounding.own_words import own_stretches
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.grounding.significance import contrasted
from tests.tiny_evidence import sentence

GRADES = "Pain was mild in women, moderate in men and severe in children."
SIZES = "In all, 410 were assigned to alvotinib (n = 204) or bexorant (n = 206)."


def passes(claim: str, quote: str) -> bool:
    return ground(f"{claim} [1].", [Quote(1, sentence(quote))]) is not None


@pytest.mark.parametrize(
    ("word", "other"),
    [("crisis", "crises"), ("metastases", "metastasis"), ("bacterium", "bacteria"),
     ("vaccinees", "vaccine"), ("female", "women")],
)  # fmt: skip
def test_a_word_has_another_number(word: str, other: str) -> None:
    assert other in other_numbers(word)


def test_a_short_word_has_none() -> None:
    assert other_numbers("this") == ()


def test_initials_stand_for_words_in_a_row() -> None:
    assert are_initials("UPCR", "The urine protein-to-creatinine ratio fell")
    assert not are_initials("UPC", "Urine was collected by patients")
    assert not are_initials("UP", "Urine protein")
    assert not are_initials("upcr", "Urine protein-to-creatinine ratio")


def test_what_a_bracket_holds_belongs_to_it() -> None:
    text = "Rash in 41% of men (grade 3, 6%) on drug"
    figures = sentence(text).figures
    first, second = own_stretches(text, figures)
    assert text[first.start : first.end] == "Rash in 41% of men "
    assert "grade 3" in text[second.start : second.end]


@pytest.mark.parametrize(
    ("claim", "passed"),
    [
        ("204 patients received alvotinib and 206 bexorant", True),
        ("206 patients received alvotinib", False),
        ("410 patients received alvotinib", False),
        ("410 patients were assigned", True),
    ],
)
def test_the_sizes_of_groups_are_their_own(claim: str, *, passed: bool) -> None:
    assert passes(claim, SIZES) is passed


@pytest.mark.parametrize(
    ("claim", "fault"),
    [
        ("Pain was severe in children and mild in women", False),
        ("Women had mild pain", False),
        ("Women had severe pain", True),
        ("Pain was moderate in women", True),
    ],
)
def test_a_grade_is_said_of_the_same_thing(claim: str, *, fault: bool) -> None:
    assert (grading_fault(Said(claim), GRADES) != "") is fault


def test_one_grade_tells_nothing_apart() -> None:
    assert grading_fault(Said("Pain was mild in men"), "Pain was mild in women.") == ""


def test_opposites_are_not_exchanged() -> None:
    assert opposite_fault("relative bioavailability", "absolute bioavailability") != ""
    assert opposite_fault("bioavailability", "absolute bioavailability") == ""
    assert opposite_fault("absolute", "absolute and relative") == ""


def test_significance_is_denied_of_the_other_half() -> None:
    halves = contrasted("It was significant in men (HR 1.3) but not in women (HR 1.0)")
    assert halves == (
        "It was significant in men (HR 1.3)", "not significant in women (HR 1.0)"
    )  # fmt: skip
    assert contrasted("It was low in men but not in women") is None


@pytest.mark.parametrize(
    ("claim", "passed"),
    [
        ("Itch fell more with alvotinib than with bexorant (4.2 vs 2.9 points)", True),
        ("Itch fell less with alvotinib than with bexorant (4.2 vs 2.9 points)", False),
        ("The reduction in itch was greater with bexorant than with alvotinib", False),
        ("Itch rose more with alvotinib than with bexorant (4.2 vs 2.9 points)", False),
    ],
)
def test_which_of_two_changes_was_greater_is_for_the_values_to_tell(
    claim: str, *, passed: bool
) -> None:
    quote = "Itch decreased by 4.2 points with alvotinib and 2.9 points with bexorant."
    assert passes(claim, quote) is passed


@pytest.mark.parametrize(
    ("claim", "passed"),
    [
        ("Conversion to open surgery was needed in 7 of 82 patients", True),
        ("Conversion to laparoscopic surgery was needed in 7 of 82 patients", False),
    ],
)
def test_what_something_was_converted_to_is_kept(claim: str, *, passed: bool) -> None:
    quote = "Conversion to open surgery was needed in 7 of 82 laparoscopic operations in patients."
    assert passes(claim, quote.replace("laparoscopic operations in ", "")) is passed


def test_groups_that_a_test_does_not_tell_apart_do_not_differ() -> None:
    quote = "Survival was similar in both groups (HR 0.97, 95% CI 0.81 to 1.16)."
    assert passes("Survival did not differ (HR 0.97, 95% CI 0.81 to 1.16)", quote)
    assert not passes("Survival differed (HR 0.97, 95% CI 0.81 to 1.16)", quote)
