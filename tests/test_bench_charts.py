"""The charts can be drawn, and say what they show."""

from io import BytesIO

import numpy as np
from matplotlib.figure import Figure

from bench.charts import learning_chart, reliability_chart


def drawn(figure: Figure) -> str:
    file = BytesIO()
    figure.savefig(file, format="svg", metadata={"Date": None})
    return file.getvalue().decode()


def test_a_reliability_diagram_has_a_point_a_bin() -> None:
    answers = [(0.05, False), (0.05, False), (0.95, True), (0.92, True), (0.93, False)]
    figure = reliability_chart(answers, "Five answers")
    diagonal, curve = figure.axes[0].lines
    np.testing.assert_array_equal(diagonal.get_xdata(), [0, 1])
    points = np.array(curve.get_xydata(), dtype=float)
    np.testing.assert_allclose(points, np.array([[0.05, 0.0], [2.8 / 3, 2 / 3]]))
    # Two answers are 0.05 off, three are 0.9333 - 0.6667 off.
    assert "0.180" in figure.axes[0].get_xlabel()
    assert drawn(figure).startswith("<?xml")


def test_a_learning_curve_starts_at_nothing() -> None:
    figure = learning_chart([(25, 1.9), (50, 1.2), (75, 0.9)], "Three points")
    (curve,) = figure.axes[0].lines
    np.testing.assert_array_equal(curve.get_xdata(), [25, 50, 75])
    assert figure.axes[0].get_ylim()[0] == 0
    assert drawn(figure).startswith("<?xml")
