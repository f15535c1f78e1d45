"""Reciprocal rank fusion, by hand."""

import pytest

from retrieval.fusion import reciprocal_rank_fusion


def test_scores_are_sums_of_reciprocals() -> None:
    fused = dict(reciprocal_rank_fusion([["a", "b"], ["b", "c"]]))
    assert fused == {
        "a": pytest.approx(1 / 61),
        "b": pytest.approx(1 / 62 + 1 / 61),
        "c": pytest.approx(1 / 62),
    }


def test_order_is_by_score_then_first_appearance() -> None:
    assert [item for item, _ in reciprocal_rank_fusion([["a", "b"], ["b", "c"]])] == ["b", "a", "c"]
    assert [item for item, _ in reciprocal_rank_fusion([["x"], ["y"]])] == ["x", "y"]


def test_constant_and_nothing() -> None:
    assert reciprocal_rank_fusion([["a"]], k=1) == [("a", 0.5)]
    assert reciprocal_rank_fusion([[], []]) == []
