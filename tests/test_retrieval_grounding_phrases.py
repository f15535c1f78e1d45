"""What a sentence says each of its figures of, and what the gate makes of it."""

import pytest

from ingest.figures.grammar import figures_in
from retrieval.grounding.gate import ground
from retrieval.grounding.phrases import told_of
from retrieval.grounding.quotes import Quote
from tests.tiny_evidence import sentence

LISTED = "Rash was seen in 22.3% with alvotinib and 14.9% with bexorant, and itch in 9.8% and 6.1%."
CROSSED = (
    "Cure was seen in 57% and relapse in 30% of patients on alvotinib, compared with 47% and 27% on"
    " bexorant."
)
MOVED = "The score fell from 11.2 to 1.6 after alvotinib and from 10.8 to 1.3 after bexorant."
PREDICATES = "Fever was noted in 38%; 53% were men."
FLOW = "In total, 418 participants were randomised, and 331 (79.2%) completed the trial."
PAIRED = "Itch was rarer with alvotinib: it was seen (18% vs. 35%) at week 4."


def told(text: str) -> list[tuple[list[str], list[str]]]:
    figures = tuple(figures_in(text))
    known = told_of(text, figures)
    return [(sorted(each.name), sorted(each.subject)) for _, each in sorted(known.items())]


def passes(claim: str, quote: str) -> bool:
    return ground(f"{claim} [1].", [Quote(1, sentence(quote))]) is not None


def test_a_later_pair_is_of_the_groups_before_it() -> None:
    assert told(LISTED) == [
        (["alvotinib"], ["rash"]), (["bexor"], ["rash"]), (["alvotinib"], ["itch"]),
        (["bexor"], ["itch"]),
    ]  # fmt: skip


def test_what_is_compared_crosswise_goes_with_what_it_is_compared_with() -> None:
    assert [subject for _, subject in told(CROSSED)] == [["cure"], ["relaps"]] * 2


def test_both_ends_of_a_change_are_of_one_group() -> None:
    assert [name for name, _ in told(MOVED)] == [["alvotinib"]] * 2 + [["bexor"]] * 2


def test_what_stands_behind_a_figure_that_opens_its_clause_is_said_of_it() -> None:
    assert [subject for _, subject in told(PREDICATES)] == [["fever"], ["men"]]


@pytest.mark.parametrize(
    ("claim", "quote", "passed"),
    [
        ("Itch was seen in 9.8% with alvotinib", LISTED, True),
        ("Itch: 9.8% vs 6.1%", LISTED, True),
        ("Itch was seen in 22.3% with alvotinib", LISTED, False),
        ("Itch was seen in 6.1% with alvotinib", LISTED, False),
        ("Cure was seen in 57% with alvotinib and 47% with bexorant", CROSSED, True),
        ("Cure was seen in 30% with alvotinib", CROSSED, False),
        ("Relapse was seen in 47% with bexorant", CROSSED, False),
        ("Of 418 randomised participants, 331 (79.2%) completed the trial", FLOW, True),
        ("In total, 331 participants were randomised", FLOW, False),
        ("Itch was seen (18% vs 35%) at week 4", PAIRED, True),
        ("Itch was seen (35% vs 18%) at week 4", PAIRED, False),
    ],
)
def test_a_figure_is_said_of_what_its_quote_says_it_of(
    claim: str, quote: str, *, passed: bool
) -> None:
    assert passes(claim, quote) is passed


@pytest.mark.parametrize(
    "claim",
    [
        "Relapse was 31% with alvotinib and 31% with bexorant",
        "Relapse was 31% versus 31%",
    ],
)
def test_one_value_is_not_that_of_two_groups(claim: str) -> None:
    assert not passes(claim, "Relapse was 31% with alvotinib and 44% with bexorant.")
