"""Measure and endpoint of figures, from the words of their clause."""

import pytest

from ingest.figures.grammar import figures_in

Named = list[tuple[str, str | None, str | None]]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # lists in order
        ("The ORR, PFS and OS were 10%, 5 months and 9 months, respectively.",
         [("10", "percentage", "objective response"), ("5", None, "progression-free survival"),
          ("9", None, "overall survival")]),
        ("Sensitivity and specificity were 91% and 78%.",
         [("91", "sensitivity", None), ("78", "specificity", None)]),
        # behind the figure, and not taken again by the next
        ("12% of patients had PR, 63% SD and 25% PD.",
         [("12", "percentage", "partial response"), ("63", "percentage", "stable disease"),
          ("25", "percentage", "progressive disease")]),
        ("71% of one ward and 58% of the other were alive.",
         [("71", "percentage", "survival"), ("58", "percentage", "survival")]),
        # stable disease or standard deviation
        ("Mean age was 59 years (SD 8).", [("59", "mean", "age")]),
        ("CR in 2 (5%), SD in 10 (28%)",
         [("5", "percentage", "complete response"), ("28", "percentage", "stable disease")]),
        # a name that begins like an abbreviation; a share is of no age
        ("Wobbles were seen in 2.4% with BP-C1.", [("2.4", "percentage", None)]),
        ("Fifty-one patients (51.6% women; age 66 years) came.",
         [("51", "count", None), ("51.6", "percentage", None), ("66", None, "age")]),
        # held on to
        ("Median PFS was 8 months with A and 6 months with B.",
         [("8", "median", "progression-free survival"),
          ("6", "median", "progression-free survival")]),
        ("A ratio below one favours A; it was 0.74 for PFS.",
         [("0.74", None, "progression-free survival")]),
        # levels and changes
        ("HbA1c fell by 0.8% with A and by 0.2% with B.",
         [("0.8", "change", "HbA1c"), ("0.2", "change", "HbA1c")]),
        ("Pain decreased from 6.1 to 3.2.", [("6.1", None, "pain"), ("3.2", None, "pain")]),
        ("The difference was significant (64% versus 78%).",
         [("64", "percentage", None), ("78", "percentage", None)]),
        # the predicted, not the predictor
        ("Predictors of death were age (OR 1.05) and diabetes (OR 1.62).",
         [("1.05", "odds ratio", "death"), ("1.62", "odds ratio", "death")]),
        # signs
        ("r=0.37, β = 0.12, t(34) = 2.1",
         [("0.37", "correlation coefficient", None), ("0.12", "regression coefficient", None),
          ("2.1", "test statistic", None)]),
        # counts
        ("There were 57 deaths.", [("57", "count", "death")]),
        ("Twelve patients were enrolled.", [("12", "count", None)]),
        ("Two hundred and six women took part.", [("206", "count", None)]),
        # nothing near, nothing said
        ("PFS improved; patients drank 60 mL of juice.", [("60", None, None)]),
        ("Patients with neutropenia had 3 days of fever.", [("3", None, None)]),
    ],
)  # fmt: skip
def test_names(text: str, named: Named) -> None:
    read = [(str(f.value), f.measure, f.endpoint) for f in figures_in(text)]
    assert read == named


def test_brackets_between_do_not_part_a_ratio_from_its_endpoint() -> None:
    text = (
        "Median PFS was not reached on lumitide and was 8.4 months with 60 mg octrelin "
        "(95% CI: 5.8–11.0 months), P<0.0001, with a hazard ratio of 0.21 (95% CI: 0.13–0.34)."
    )
    *_, ratio = figures_in(text)
    assert (ratio.measure, ratio.endpoint) == ("hazard ratio", "progression-free survival")
