"""Groups that have more than one name."""

from dataclasses import replace

import pytest

from retrieval.concepts import phrase_concept
from retrieval.group_names import are_of_one, is_same_group
from retrieval.matching import Match
from tests.tiny_evidence import evidence, match

ONE = "Median PFS was 7 months with lumitide."
TWO = "Median PFS was 9 months with octrelin."


def of(arm: str, text: str = ONE) -> Match:
    """Return the figure of a sentence as one of a group so named."""
    found = match(evidence("Median PFS?", text)[0])
    return replace(found, figure=replace(found.figure, arm=arm))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (of("lumitide"), of("lumitide-treated patients", TWO), True),
        (of("lumitide"), of("octrelin", TWO), False),
        (of("placebo"), of("octrelin plus placebo", TWO), False),
        (of("placebo"), of("octrelin plus placebo"), True),
    ],
)
def test_names_of_one_group(one: Match, other: Match, *, same: bool) -> None:
    assert is_same_group(one, other) is same


def test_figures_of_one_sentence_are_told_apart_there() -> None:
    one = of("lumitide")
    assert not is_same_group(one, one)


def test_two_figures_of_one_of_the_groups_asked_for() -> None:
    groups = [each for each in map(phrase_concept, ("placebo", "octrelin")) if each]
    placebo, mixed = of("placebo"), of("gout plus placebo", TWO)
    assert are_of_one(groups, placebo, mixed)
    assert not are_of_one(groups, placebo, of("octrelin", TWO))
    assert not are_of_one(groups, placebo, of("octrelin plus placebo", TWO))
