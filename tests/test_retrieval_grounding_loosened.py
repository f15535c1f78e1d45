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


@pytest.mark.parametrize(
    ("claim", "passed"),
    [
        ("Healing was seen in 92.0% of the alvo group, more than the 68.0% of the control group",
         True),
        ("Healing was seen in 68.0% of the control group, more than the 92.0% of the alvo group",
         False),
        ("Healing was seen in more than 68.0% of the control group", False),
    ],
)  # fmt: skip
def test_more_than_the_figure_of_the_other_group_is_no_sign(claim: str, *, passed: bool) -> None:
    quote = (
        "Healing was higher in the alvo group (92.0%) than in the control group (68.0%) (P < 0.05)."
    )
    assert passes(claim, quote) is passed


def test_an_endpoint_that_the_quote_abbreviates_is_its_own() -> None:
    text = "The LB rate was 36% in the agonist group and 31% in the control group."
    claim = "The live birth rate was 36% in the agonist group and 31% in the control group [1]."
    for definitions, passed in (({"LB": "live birth"}, True), ({}, False)):
        quote = Quote(1, sentence(text), definitions=definitions)
        assert (ground(claim, [quote]) is not None) is passed


@pytest.mark.parametrize(("outcome", "passed"), [("Bleeding", True), ("Pancreatitis", False)])
def test_what_a_quote_counts_behind_the_number_is_not_replaced(
    outcome: str, *, passed: bool
) -> None:
    before = "There was no difference in pancreatitis between the groups."
    text = (
        "There were 14 (7.8%) patients with visible bleeding in the alvo group versus 18 (9.9%)"
        " patients with visible bleeding in the control group."
    )
    claim = f"{outcome} occurred in 14 (7.8%) in the alvo group and 18 (9.9%) in the control group"
    found = ground(f"{claim} [1].", [Quote(1, sentence(text, before))])
    assert (found is not None) is passed


@pytest.mark.parametrize(
    ("claim", "passed"),
    [
        ("The slope was 1.17 points lower with alvotinib than with placebo", True),
        ("The slope was 1.17 points lower with placebo than with alvotinib", False),
    ],
)
def test_a_comparison_is_not_turned_round_behind_a_number(claim: str, *, passed: bool) -> None:
    interval = "(95% CI 0.08-2.26, P = 0.037)"
    quote = "The slope was 1.17 points lower while patients were treated with alvotinib than with"
    assert passes(f"{claim} {interval}", f"{quote} placebo {interval}.") is passed


@pytest.mark.parametrize(
    ("title", "passed"),
    [("Alvo gel reduces swelling and eases tenderness", True),
     ("A comparison of swelling gel and plain tenderness gel", False)],
)  # fmt: skip
def test_an_and_joins_two_sides_only_where_a_title_compares(title: str, *, passed: bool) -> None:
    text = "Tenderness was 0.2 cm in the alvo group and 0.8 cm in the placebo group."
    quote = Quote(1, sentence(text, "Alvo reduced swelling."), title=title)
    claim = "Swelling and tenderness were 0.2 cm in the alvo group and 0.8 cm with placebo [1]."
    assert (ground(claim, [quote]) is not None) is passed
