"""What scores add up to, worked by hand."""

from decimal import Decimal
from typing import Any

import pytest

from eval.risk_coverage import Point
from eval.samples import ExpectedFigure, Sample
from eval.scorers import Outcome, Score
from eval.summary import curve, percentile, summarise

HALF = ExpectedFigure(Decimal("0.5"), "HR")


def scored(kind: str, outcome: Outcome, confidence: float = 0.5, **more: Any) -> Score:
    sample = Sample(
        "q", "?", kind, ("PMC1",), (HALF, HALF) if kind in {"figure", "list"} else (),
        in_table=bool(more.pop("in_table", False)), group=str(more.pop("group", "")),
    )  # fmt: skip
    abstained = outcome is Outcome.REFUSED or (
        kind == "unanswerable" and outcome is Outcome.RIGHT
    )  # fmt: skip
    right = outcome is Outcome.RIGHT
    given: dict[str, Any] = {
        "stated": 2 * right, "precise": right and not abstained, "cited": right, "tempted": False,
        "quoted_only": False,
        "status_fits": None, "milliseconds": 10.0,
    } | more  # fmt: skip
    return Score(sample, outcome, not abstained, confidence=confidence, **given)


SCORES = [
    scored("figure", Outcome.RIGHT, 0.9),
    scored("figure", Outcome.WRONG, 0.8, stated=1, in_table=True, tempted=True, quoted_only=True),
    scored("figure", Outcome.REFUSED, 0.1, status_fits=False),
    scored("list", Outcome.RIGHT, 0.7, status_fits=True, precise=False),
    scored("unanswerable", Outcome.RIGHT, 0.2, milliseconds=30.0),
    scored("unanswerable", Outcome.WRONG, 0.6, tempted=True, milliseconds=20.0),
]


def test_what_a_suite_adds_up_to() -> None:
    summary = summarise(SCORES)
    assert (summary.asked, summary.answered, summary.wrong) == (6, 4, 2)
    assert (summary.coverage, summary.risk) == (4 / 6, 2 / 4)
    assert (summary.trapped, summary.quoted_only, summary.status_fits) == (1, 1, (1, 2))
    assert (summary.median_ms, summary.p95_ms) == (10.0, 30.0)
    assert summary.area == pytest.approx((0 + 1 / 2 + 1 / 3 + 2 / 4) / 4)


def test_each_kind_and_each_place_is_a_row() -> None:
    rows = {row.name.strip(): row for row in summarise(SCORES).rows}
    assert list(rows) == ["all answerable", "figure", "in body", "in table", "list", "unanswerable"]
    figures = rows["figure"]
    assert (figures.asked, figures.right, figures.wrong, figures.refused) == (3, 1, 1, 1)
    assert figures.partial == pytest.approx((1 + 1 / 2 + 0) / 3)
    assert (rows["in table"].asked, rows["in table"].right) == (1, 0)
    assert (rows["list"].precise, rows["list"].cited) == (0, 1)
    refused = rows["unanswerable"]
    assert (refused.asked, refused.right, refused.wrong, refused.partial) == (2, 1, 1, None)


def test_groups_are_rows_and_a_single_place_is_not() -> None:
    scores = [scored("figure", Outcome.RIGHT, group="shorthand") for _ in range(2)]
    assert [row.name for row in summarise(scores).rows] == [
        "all answerable",
        "figure",
        "/shorthand",
    ]


def test_the_curve_leaves_refusals_out_but_counts_them_as_asked() -> None:
    assert curve(SCORES[:3]) == [Point(1 / 3, 0.0), Point(2 / 3, 1 / 2)]


def test_nothing_answered_has_neither_risk_nor_area() -> None:
    summary = summarise([SCORES[2]])
    assert (summary.risk, summary.coverage, summary.area) == (0.0, 0.0, None)
    with pytest.raises(ValueError, match="no question"):
        summarise([])


@pytest.mark.parametrize(("percent", "value"), [(50, 2.0), (75, 3.0), (76, 4.0), (95, 4.0)])
def test_percentiles_are_values_that_were_measured(percent: float, value: float) -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], percent) == value
