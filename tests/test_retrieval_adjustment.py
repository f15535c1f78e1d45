"""Adjusted estimates and crude ones."""

import pytest

from retrieval.adjustment import is_otherwise_adjusted

ADJUSTED, CRUDE = "Covariate-adjusted hazard ratio for death?", "Unadjusted HR for death?"


@pytest.mark.parametrize(
    ("question", "said", "otherwise"),
    [
        (ADJUSTED, "the risk was lower (unadjusted hazard ratio 0.75)", True),
        (ADJUSTED, "the crude HR was 0.75", True),
        (ADJUSTED, "the adjusted HR was 0.73", False),
        (ADJUSTED, "the hazard ratio was 0.75", False),
        (ADJUSTED, "unadjusted and adjusted HRs were alike", False),
        (CRUDE, "in multivariable analysis the HR was 0.73", True),
        (CRUDE, "aHR 0.73", True),
        (CRUDE, "unadjusted HR 0.75", False),
        ("Hazard ratio for death?", "the adjusted HR was 0.73", False),
        ("Crude difference?", "the gain in quality-adjusted life years was 0.2", False),
    ],
)
def test_who_asks_for_the_one_is_not_told_the_other(
    question: str, said: str, *, otherwise: bool
) -> None:
    assert is_otherwise_adjusted(question, said) is otherwise
