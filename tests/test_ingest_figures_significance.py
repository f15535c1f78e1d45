"""P values and the estimates they were reported with."""

import pytest

from ingest.figures.grammar import figures_in


def p_of(text: str) -> dict[str, str | None]:
    return {
        str(figure.value): figure.p and f"{figure.p.op}{figure.p.value}"
        for figure in figures_in(text)
    }


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        # before, behind, in another bracket
        (
            "It prolonged PFS (p<0.0001), with a hazard ratio of 0.21 (0.13–0.34).",
            {"0.21": "<0.0001"},
        ),
        ("The hazard ratio was 0.73 (95% CI 0.6–0.9) (P = .03)", {"0.73": "=0.03"}),
        ("HR, 0.73; 95% CI, 0.60 to 0.89; P = .002", {"0.73": "=0.002"}),
        # shared by the values compared
        ("OS was 12.1 vs 9.3 months, P=0.02", {"12.1": "=0.02", "9.3": "=0.02"}),
        (
            "Pain fell by 12 mm with lumitide and by 4 mm with placebo (P<0.001)",
            {"12": "<0.001", "4": "<0.001"},
        ),
        ("scores rose (p ≤ 0.01) from 3.1 to 4.2", {"3.1": "<=0.01", "4.2": "<=0.01"}),
        # of the ratio alone where one stands beside the values
        (
            "OS was 12.1 vs 9.3 months, HR 0.71 (95% CI 0.5–0.9; P=0.02)",
            {"12.1": None, "9.3": None, "0.71": "=0.02"},
        ),
        # each its own
        ("ORs were 1.4 and 1.7 (P=0.03 and P=0.001, respectively)",
         {"1.4": "=0.03", "1.7": "=0.001"}),
        ("ORs for 1st to 3rd were 1.3, 1.6 and 2.2 (P for trend = 0.004)",
         {"1.3": "=0.004", "1.6": "=0.004", "2.2": "=0.004"}),
        # no estimate's own
        ("OR 1.55, P for interaction = 0.44", {"1.55": None, "None": "=0.44"}),
        ("There were 40 patients in each centre, and pain, sleep and mood did not differ (P=0.6)",
         {"40": None, "None": "=0.6"}),
    ],
)  # fmt: skip
def test_links(text: str, linked: dict[str, str | None]) -> None:
    assert p_of(text) == linked


@pytest.mark.parametrize(
    "text",
    [
        "OR 1.4 (p=0.03)", "OR 1.4, P value of 0.03", "OR 1.4 (P-value: .03)", "OR 1.4; P was 0.03",
        "OR 1.4 (log-rank P = 0.03)", "OR 1.4 (two-sided p 0.03)", "OR 1.4 (P = 3 × 10⁻²)",
    ],
)  # fmt: skip
def test_spellings(text: str) -> None:
    assert [str(figure.p and figure.p.value.normalize()) for figure in figures_in(text)] == ["0.03"]


def test_a_p_value_without_estimate_is_a_figure_without_value() -> None:
    (figure,) = figures_in("Mortality did not differ (P = 0.34).")
    assert (figure.value, figure.text, str(figure.p and figure.p.value)) == (None, "0.34", "0.34")
