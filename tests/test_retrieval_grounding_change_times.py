"""Changes and their times, moments, and what is wanted."""

import pytest

from retrieval.grounding.change_times import with_change_times
from retrieval.grounding.gate import ground
from retrieval.grounding.quotes import Quote
from retrieval.grounding.valence import valence
from tests.tiny_evidence import sentence

NAMED = "Itch resolved in 43% of patients on nemocab and 18% of patients on placebo."
BARE = "Sleep improved in 51% versus 30%."
MOVED = (
    "Urate fell from 0.54 at baseline to 0.33 at week 8 with nemocab"
    " and from 0.55 to 0.50 with placebo."
)


def quotes(*texts: str) -> list[Quote]:
    return [Quote(at, sentence(text), "A trial") for at, text in enumerate(texts, start=1)]


def passes(claim: str, *texts: str) -> bool:
    return ground(claim, quotes(*texts)) is not None


def test_the_times_of_the_first_change_are_those_of_the_second():
    (moved,) = with_change_times(quotes(MOVED))
    assert [f.time for f in moved.figures] == ["baseline", "week 8", "baseline", "week 8"]


@pytest.mark.parametrize(
    "claim",
    [
        "Sleep improved in 51% with nemocab and 30% with placebo [2].",
        "Sleep improved in 30% with nemocab and 51% with placebo [2].",
        "Sleep improved in 51% with nemocab [2].",
    ],
)
def test_no_group_is_guessed_by_the_order_in_another_sentence(claim):
    assert not passes(claim, NAMED, BARE)


@pytest.mark.parametrize(("week", "right"), [("16", True), ("1", False)])
def test_a_moment_of_the_quote_that_is_another_figures_does_not_pass(week, right):
    quote = "Itch resolved in 43% of patients at week 16, and in 5% of patients at week 1."
    assert passes(f"Itch resolved in 43% of patients at week {week} [1].", quote) is right


@pytest.mark.parametrize(
    ("text", "sign"), [("remission", 1), ("relapse", -1), ("free of pain", 0), ("height", 0)]
)
def test_what_is_wanted_is_told_by_words(text, sign):
    assert valence((), text) == sign


@pytest.mark.parametrize(
    ("claim", "quote", "right"),
    [
        ("Pain fell by 12 points.", "Pain was 12 points.", False),
        ("Pain was 12 points.", "Pain fell by 12 points.", False),
        ("Pain was reduced by 12 points.", "Pain fell by 12 points.", True),
        ("Urate fell by 2.4 mg/dL.", "The change in urate was −2.4 mg/dL.", True),
        ("Loss at baseline was 12 dB.", "Loss from baseline to day 9 was 12 dB.", False),
        ("Urate before treatment was 5 mg/dL.", "Urate with nemocab was 5 mg/dL.", False),
        ("Sepsis developed in 3% by day 7.", "Sepsis developed in 3%; pain ended by day 7.", False),
        ("All relapses were seen after day 7.", "All relapses were seen before day 7.", False),
        ("Relapse came after 31 weeks.", "Time to relapse was 31 weeks and 13 weeks.", False),
        ("Grafts were lost in 91%.", "Graft survival was 91%.", False),
        ("Patient survival was 91%.", "Graft survival was 91%.", False),
        ("Graft survival was 91%.", "Graft survival was 91%.", True),
        ("Dialysis was needed by 37%.", "Death or dialysis occurred in 37%.", False),
        ("Death or dialysis occurred in 37%.", "Death or dialysis was seen in 37%.", True),
        ("Weakness was seen with falls in 6%.", "Weakness was seen in 6%.", False),
        ("Mean pressure was 14 mm Hg.",
         "Eyes with bleeding at entry had a mean pressure of 14 mm Hg.", False),
    ],
)  # fmt: skip
def test_changes_times_and_parts_keep_to_what_the_quote_says(claim, quote, right):
    assert passes(claim.removesuffix(".") + " [1].", quote) is right
