"""Lists that are paired in their order."""

import pytest

from ingest.figures.grammar import figures_in
from retrieval.grounding.gate import ground
from retrieval.grounding.quotes import Quote
from retrieval.grounding.respective import paired_with
from tests.tiny_evidence import sentence

TEXT = "Falls occurred in 5%, 7% and 2% of the 15 mg, 30 mg and placebo groups, respectively."


@pytest.mark.parametrize(
    ("place", "item"), [(0, "of the 15 mg"), (1, "30 mg"), (2, "placebo groups")]
)
def test_each_figure_has_its_item(place, item):
    percents = [each for each in figures_in(TEXT) if each.unit == "%"]
    assert paired_with(TEXT, percents[place], percents) == item


def test_lists_of_two_lengths_are_not_paired():
    text = "Falls occurred in 5% and 7% of the low, middle and high groups, respectively."
    percents = [each for each in figures_in(text) if each.unit == "%"]
    assert paired_with(text, percents[0], percents) == ""


def test_what_does_not_say_respectively_is_not_paired():
    text = "Falls occurred in 5% and 7% of the low and high groups."
    figures = figures_in(text)
    assert paired_with(text, figures[0], figures) == ""


def test_the_gate_pairs_them():
    quotes = [Quote(1, sentence(TEXT))]
    assert ground("Falls occurred in 7% with 30 mg [1].", quotes)
    assert ground("Falls occurred in 7% with 15 mg [1].", quotes) is None
    assert ground("Falls occurred in 2% with 30 mg [1].", quotes) is None
