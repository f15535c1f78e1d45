"""Endpoints and measures that look alike, or are alike."""

import pytest

from ingest.figures.endpoints import ENDPOINTS
from ingest.figures.measures import MEASURES
from retrieval.families import AKIN, AVERAGES, EXCLUSIVE, NAMED_MEASURES, akin


@pytest.mark.parametrize(
    ("endpoint", "wanted", "same"),
    [
        ("death", {"overall survival"}, True),
        ("survival", {"death"}, True),
        ("nausea", {"nausea"}, True),
        ("overall survival", {"progression-free survival"}, False),
        ("complete response", {"objective response"}, False),
        ("nausea", {"rash"}, False),
        ("nausea", set(), False),
    ],
)
def test_akin(endpoint: str, wanted: set[str], same: bool) -> None:
    assert akin(endpoint, wanted) is same


def test_every_name_is_one_that_the_grammar_gives() -> None:
    assert set(ENDPOINTS) >= EXCLUSIVE
    assert frozenset().union(*AKIN) <= set(ENDPOINTS)
    assert set(MEASURES) >= AVERAGES | NAMED_MEASURES
