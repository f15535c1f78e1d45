"""Endpoints of figures by the names that papers give them."""

import pytest

from ingest.figures.grammar import figures_in


@pytest.mark.parametrize(
    ("text", "endpoint"),
    [
        ("Mean FVC was 2.72 L.", "forced vital capacity"),
        ("Mean FBS was 81 mg/dL.", "fasting glucose"),
        ("Mean PEF was 310 L/min.", "peak expiratory flow"),
        ("Mean newborn weight was 2883 g.", "birth weight"),
        ("Mean FEV₁ was 1.43 L.", "forced expiratory volume"),
        ("Mean HbA₁c was 7.1%.", "HbA1c"),
    ],
)
def test_the_endpoint_of_a_mean(text: str, endpoint: str) -> None:
    assert [figure.endpoint for figure in figures_in(text)] == [endpoint]
