"""The measures papers report, and their spellings. To add one, add a line to the table."""

from ingest.figures.terms import Mention, TermTable

MEASURES: dict[str, tuple[str, ...]] = {
    # ratios, each with the abbreviations of its adjusted forms
    "hazard ratio": ("HR", "aHR", "AHR", "hazards ratio", "adjusted hazard ratio"),
    "odds ratio": ("OR", "aOR", "AOR", "adjusted odds ratio", "odds of", "odds"),
    "relative risk": ("RR", "aRR", "risk ratio", "relative risk ratio"),
    "rate ratio": ("IRR", "incidence rate ratio", "mortality ratio", "incident rate ratio"),
    "prevalence ratio": ("adjusted prevalence ratio",),
    "geometric mean ratio": ("GMR", "ratio of geometric means"),
    "standardised mean difference": (
        "SMD",
        "standardized mean difference",
        "effect size",
        "Cohen's d",
        "Cohen d",
        "Hedges' g",
    ),
    # differences
    "mean difference": (
        "MD",
        "difference in means",
        "adjusted mean difference",
        "between-group difference",
        "treatment difference",
        "adjusted difference",
        "difference between groups",
        "intergroup difference",
        "group difference",
        "adjusted mean treatment difference",
    ),
    "risk difference": ("rate difference", "absolute risk reduction", "ARR", "absolute difference"),
    "relative risk reduction": ("RRR",),
    "number needed to treat": ("NNT",),
    "number needed to harm": ("NNH",),
    "difference": (),
    "change": (
        "change from baseline",
        "reduction",
        "increase",
        "decrease",
        "improvement",
        "decline",
        "gain",
        "drop",
        "fall",
        "rise",
    ),
    # averages
    "median": (),
    "mean": ("average", "averaged", "arithmetic mean", "least squares mean", "LS mean"),
    "geometric mean": (),
    # shares and counts
    "percentage": ("percent", "proportion", "share", "fraction"),
    "rate": ("incidence", "prevalence", "frequency"),
    "incidence rate": ("incidence density",),
    "sensitivity": (),
    "specificity": (),
    "positive predictive value": ("PPV",),
    "negative predictive value": ("NPV",),
    "area under the curve": ("AUC", "area under curve", "AUROC"),
    "correlation coefficient": ("correlation", "Spearman's rho", "Pearson's r"),
    "regression coefficient": ("beta", "coefficient"),
    "number": ("number of patients", "total number"),
    # economics and pharmacology
    "incremental cost-effectiveness ratio": ("ICER", "cost per QALY", "cost-effectiveness ratio"),
    "half-life": ("terminal half-life", "elimination half-life"),
    "clearance": (),
    "dose": ("dosage", "dosing"),
    "duration": ("time", "length"),
    "score": ("scores",),
}
"""Canonical measure -> spellings."""

RATIOS = frozenset(
    {
        "hazard ratio", "odds ratio", "relative risk", "rate ratio", "prevalence ratio",
        "geometric mean ratio",
    }
)  # fmt: skip
"""Estimates without unit whose interval is compared with 1."""

SHARES = frozenset({"percentage", "rate", "sensitivity", "specificity"})
"""Measures printed as a percentage."""

WEAK = frozenset({"change", "duration", "score", "rate", "number", "difference", "dose"})
"""Words that describe what was measured as often as how; a stronger word beside them wins."""

_TABLE = TermTable(MEASURES)


def measures_in(text: str) -> list[Mention]:
    """Return every measure word of a text, left to right."""
    return _TABLE.find(text)
