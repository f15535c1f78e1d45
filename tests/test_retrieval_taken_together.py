"""Treatments taken alone or together."""

import pytest

from retrieval.taken_together import is_other_mixture
from tests.tiny_evidence import sentence

THREE = "Lumitide was given to 20 patients, octrelin to 30 and the two together to 40."
DUAL = "Lumitide combined with octrelin was given to 20 patients and octrelin alone to 30."
ONE = "Lumitide was given to 20 patients."


@pytest.mark.parametrize(
    ("question", "text", "others"),
    [
        ("How many received both together?", THREE, ["20 patients", "30"]),
        ("How many received both drugs?", THREE, ["20 patients", "30"]),
        ("How many received only octrelin?", THREE, ["40"]),
        ("How many received octrelin alone?", DUAL, ["20 patients"]),
        ("How many received octrelin?", THREE, []),
        ("How many received both together?", ONE, []),
        ("How many received both together, and how many only one?", THREE, []),
    ],
)
def test_figures_of_the_other_kind(question: str, text: str, others: list[str]) -> None:
    candidate = sentence(text)
    found = [each.text for each in candidate.figures if is_other_mixture(question, each, candidate)]
    assert found == others
