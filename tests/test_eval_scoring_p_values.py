"""P values in sentences and in table rows."""

from decimal import Decimal

import pytest

from eval.questions.samples import ExpectedFigure
from eval.scoring.p_values import states_p
from ingest.figures.figure import Operator

ROW = "Table 2 > Score: Placebo = 1.2; Difference (95% CI) P value = −3.9 (−7.8, −0.1) 0.044"


@pytest.mark.parametrize(
    ("passage", "op", "value", "states"),
    [
        ("It fell (p = .03).", "=", "0.03", True),
        ("It fell (p < .03).", "=", "0.03", False),
        ("It fell (p < .03).", "<", "0.03", True),
        (ROW, "=", "0.044", True),
        (ROW, "=", "0.045", False),
        (ROW, "<", "0.044", False),
        ("Drug > P = <0.001; n = 8", "<", "0.001", True),
        ("Drug > P = <0.001; n = 0.5", "=", "0.5", False),
        ("Drug > Rise = 27; P ᵃ > Median (IQR) > Week 24 = <.001; n = 8", "<", "0.001", True),
        ("P > 0.05, mean = 0.5", "=", "0.5", False),
    ],
)
def test_a_p_value_with_its_comparison(
    passage: str, op: Operator, value: str, states: bool
) -> None:
    assert states_p(passage, ExpectedFigure(Decimal(value), "P", op=op)) is states
