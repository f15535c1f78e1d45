"""Endpoints and measures that look alike, or are alike."""

import pytest

from ingest.figures.endpoints import ENDPOINTS
from ingest.figures.grammar import figures_in
from ingest.figures.measures import MEASURES
from retrieval.families import (
    AKIN,
    AVERAGES,
    EXCLUSIVE,
    NAMED_MEASURES,
    TIMES_TO_EVENTS,
    agreement_of_named,
    akin,
    measure_of,
)


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


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("PFS was 6 months.", "median"),
        ("PFS was 6 months (95% CI 0-16).", "median"),
        ("Mean PFS was 6 months.", "mean"),
        ("PFS was longer than 6 months.", None),
        ("Follow-up was 6 months.", None),
    ],
)
def test_a_time_to_an_event_is_a_median_where_nothing_is_said(
    text: str, measure: str | None
) -> None:
    assert measure_of(figures_in(text)[0]) == measure


def test_every_name_is_one_that_the_grammar_gives() -> None:
    assert set(ENDPOINTS) >= EXCLUSIVE | TIMES_TO_EVENTS
    assert frozenset().union(*AKIN) <= set(ENDPOINTS)
    assert set(MEASURES) >= AVERAGES | NAMED_MEASURES


@pytest.mark.parametrize(
    ("wanted", "named", "agreement"),
    [
        ({"forced vital capacity"}, {"forced expiratory volume"}, -0.5),
        ({"forced vital capacity"}, {"forced vital capacity", "forced expiratory volume"}, 0.5),
        ({"overall survival"}, {"progression-free survival"}, -1.0),
        ({"nausea"}, {"forced expiratory volume"}, 0.0),
        ({"forced vital capacity"}, set(), 0.0),
    ],
)
def test_what_the_words_around_a_figure_name(
    wanted: set[str], named: set[str], agreement: float
) -> None:
    assert agreement_of_named(frozenset(wanted), frozenset(named)) == agreement
