"""Groups told by a document's order, moments, what is wanted, and general names."""

import pytest

from retrieval.grounding.gate import ground
from retrieval.grounding.group_order import in_order
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


def test_a_pair_without_names_has_those_of_its_document_in_their_order():
    _, bare = in_order(quotes(NAMED, BARE))
    assert [figure.arm for figure in bare.figures] == ["nemocab", "placebo"]


def test_it_has_none_where_the_document_has_no_one_order():
    turned = "Pain was felt by 9% of patients on placebo and 4% of patients on nemocab."
    bare = in_order(quotes(NAMED, turned, BARE))[2]
    assert [figure.arm for figure in bare.figures] == [None, None]


def test_the_times_of_the_first_change_are_those_of_the_second():
    (moved,) = in_order(quotes(MOVED))
    assert [f.time for f in moved.figures] == ["baseline", "week 8", "baseline", "week 8"]


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("Sleep improved in 51% with nemocab and 30% with placebo [2].", True),
        ("Sleep improved in 30% with nemocab and 51% with placebo [2].", False),
        ("Sleep improved in 51% with placebo [2].", False),
    ],
)
def test_only_the_group_that_the_order_tells_passes(claim, right):
    assert passes(claim, NAMED, BARE) is right


@pytest.mark.parametrize(("week", "right"), [("16", True), ("1", False)])
def test_a_moment_of_the_quote_that_is_another_figures_does_not_pass(week, right):
    quote = "Itch resolved in 43% of patients at week 16, and in 5% of patients at week 1."
    assert passes(f"Itch resolved in 43% of patients at week {week} [1].", quote) is right


@pytest.mark.parametrize(
    ("text", "sign"), [("remission", 1), ("relapse", -1), ("free of pain", 0), ("height", 0)]
)
def test_what_is_wanted_is_told_by_words(text, sign):
    assert valence((), text) == sign


@pytest.mark.parametrize(("endpoint", "right"), [("eGFR", True), ("weight", False)])
def test_a_general_name_passes_beside_the_quotes_own_alone(endpoint, right):
    claim = f"Kidney function was similar, with a mean {endpoint} of 65 with nemocab [1]."
    assert passes(claim, "Mean eGFR was 65 with nemocab and 64 with placebo.") is right
