"""Arithmetic checks: what fails is a warning that names the numbers."""

import pytest

from ingest.figures.grammar import figures_in

FAR = "The ratio 0.15 is far from the middle of its interval, 0.13 to 0.94, on the scale of ratios."


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("HR 0.21 (95% CI 0.13–0.34; P<0.001)", []),
        ("HR 0.21 (95% CI 0.31–0.44)",
         ["The value 0.21 lies outside its interval, 0.31 to 0.44."]),
        ("HR 0.21 (95% CI 0.34 to 0.13)",
         ["The ends of the interval, 0.34 and 0.13, stand the wrong way round."]),
        ("HR 0.15 (95% CI 0.13–0.94)", [FAR]),
        ("OR 1.4 (95% CI 1.1–1.8; P=0.2)", ["The interval 1.1 to 1.8 excludes 1, yet P is 0.2."]),
        ("OR 1.4 (95% CI 0.8–2.4; P=0.001)",
         ["The interval 0.8 to 2.4 includes 1, yet P is 0.001."]),
        # at the border, rounding decides
        ("OR 1.4 (95% CI 1.0–2.0; P=0.06)", []),
        ("OR 1.4 (99% CI 0.8–2.4; P=0.02)", []),
        ("23/35 (66%) improved", []),
        ("23/35 (76%) improved", ["23 of 35 is 65.7%, not 76%."]),
        ("a mean difference of 3.1 (95% CI 1.0–9.0)", []),
    ],
)  # fmt: skip
def test_checks(text: str, warnings: list[str]) -> None:
    assert [warning for figure in figures_in(text) for warning in figure.warnings] == warnings
