"""The measures papers report, and their spellings. To add one, add a line to the table."""

import re

from ingest.figures.terms import Mention, TermTable

MEASURES: dict[str, tuple[str, ...]] = {
    # ratios, each with the abbreviations of its adjusted forms
    "hazard ratio": (
        "HR",
        "aHR",
        "AHR",
        "hazards ratio",
        "adjusted hazard ratio",
        "hazard rate ratio",
    ),
    "odds ratio": ("OR", "aOR", "AOR", "adjusted odds ratio", "odds of", "odds"),
    "relative risk": ("RR", "aRR", "risk ratio", "relative risk ratio", "relative rate"),
    "rate ratio": ("IRR", "incidence rate ratio", "mortality ratio", "incident rate ratio"),
    "prevalence ratio": ("adjusted prevalence ratio", "aPR"),
    "subdistribution hazard ratio": ("sHR", "SHR", "subhazard ratio"),
    "likelihood ratio": ("positive likelihood ratio", "negative likelihood ratio"),
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
        "weighted mean difference",
        "WMD",
        "estimated treatment difference",
        "estimated difference",
        "least squares mean difference",
        "LS mean difference",
        "between-arm difference",
        "between-treatment difference",
        "mean treatment difference",
        "mean between-group difference",
        "difference in mean",
        "difference of mean",
        "difference of means",
    ),
    "risk difference": (
        "rate difference",
        "absolute risk reduction",
        "ARR",
        "absolute difference",
        "absolute risk difference",
        "difference in proportions",
        "absolute reduction",
    ),
    "median difference": ("difference in medians", "Hodges-Lehmann estimate"),
    "relative risk reduction": ("RRR",),
    "number needed to treat": ("NNT",),
    "number needed to harm": ("NNH",),
    "difference": ("differed by",),
    "change": (
        "change from baseline",
        "mean change",
        "mean reduction",
        "mean increase",
        "mean decrease",
        "mean improvement",
        "median change",
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
    "median": ("mPFS", "mOS", "mTTP"),
    "mean": ("average", "averaged", "arithmetic mean", "least squares mean", "LS mean"),
    "geometric mean": (),
    # shares and counts
    "percentage": ("percent", "proportion", "share", "fraction"),
    "rate": ("incidence", "prevalence", "frequency", "risk", "cumulative incidence"),
    "incidence rate": ("incidence density", "annualised rate", "annualized rate", "event rate"),
    "sensitivity": (),
    "specificity": (),
    "accuracy": ("diagnostic accuracy",),
    "positive predictive value": ("PPV",),
    "negative predictive value": ("NPV",),
    "area under the curve": ("AUC", "area under curve", "AUROC", "C-statistic", "c-index"),
    "correlation coefficient": (
        "correlation",
        "Spearman's rho",
        "Pearson's r",
        "intraclass correlation coefficient",
        "intraclass coefficient",
        "Spearman coefficient",
        "Pearson coefficient",
        "Spearman correlation",
        "Pearson correlation",
        "ICC",
    ),
    "regression coefficient": (
        "beta coefficient",
        "adjusted coefficient",
        "unstandardised coefficient",
        "unstandardized coefficient",
        "standardised coefficient",
        "standardized coefficient",
    ),
    "coefficient of determination": ("R-squared",),
    "kappa": ("Cohen's kappa", "kappa coefficient"),
    "Cronbach's alpha": (
        "Cronbach alpha",
        "Cronbach's α",
        "Cronbach α",
        "Cronbach’s alpha",
        "Cronbach’s α",
        "coefficient alpha",
        "internal consistency",
    ),
    "test statistic": ("t statistic", "F statistic", "chi-square statistic"),
    "count": ("number", "number of patients", "total number", "sample size"),
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
        "geometric mean ratio", "subdistribution hazard ratio", "likelihood ratio",
    }
)  # fmt: skip
"""Estimates without unit whose interval is compared with 1."""

DIFFERENCES = frozenset(
    {
        "mean difference", "risk difference", "median difference", "difference",
        "standardised mean difference", "relative risk reduction",
    }
)  # fmt: skip
"""Estimates that compare two groups and are tested against 0."""

COMPARISONS = RATIOS | DIFFERENCES
"""What a P value of a comparison belongs to, rather than to the values compared."""

BARE = RATIOS | {
    "standardised mean difference", "area under the curve", "correlation coefficient",
    "number needed to treat", "number needed to harm", "test statistic", "kappa",
    "Cronbach's alpha", "coefficient of determination",
}  # fmt: skip
"""Measures whose values have no unit."""

SHARES = frozenset(
    {
        "percentage", "rate", "sensitivity", "specificity", "accuracy", "change", "difference",
        "mean difference", "risk difference", "relative risk reduction",
        "positive predictive value", "negative predictive value", "area under the curve",
        "median difference",
    }
)  # fmt: skip
"""Measures printed as a percentage."""

DIAGNOSTIC = frozenset({"sensitivity", "specificity", "accuracy"})
"""Measures that have no standard deviation; a mean sensitivity is another thing's."""

SYMBOLS: dict[str, str] = {
    "r": "correlation coefficient", "rs": "correlation coefficient", "ρ": "correlation coefficient",
    "rho": "correlation coefficient", "r²": "coefficient of determination",
    "r2": "coefficient of determination", "β": "regression coefficient",
    "beta": "regression coefficient", "B": "regression coefficient", "b": "regression coefficient",
    "t": "test statistic", "F": "test statistic", "z": "test statistic", "Z": "test statistic",
    "U": "test statistic", "H": "test statistic", "W": "test statistic", "Q": "test statistic",
    "χ2": "test statistic", "χ²": "test statistic", "X2": "test statistic",
    "X²": "test statistic", "chi-square": "test statistic", "chi-squared": "test statistic",
    "d": "standardised mean difference", "g": "standardised mean difference", "κ": "kappa",
    "k": "kappa", "α": "Cronbach's alpha", "R²": "coefficient of determination",
    "R2": "coefficient of determination", "I²": "heterogeneity", "I2": "heterogeneity",
    "η²": "effect size", "η2": "effect size",
}  # fmt: skip
"""One-letter signs, which are measures only right before an equals sign."""

WEAK = frozenset({"change", "duration", "score", "rate", "count", "difference", "dose"})
"""Words that describe what was measured as often as how; a stronger word beside them wins."""

_TABLE = TermTable(MEASURES)


_COMPLEMENT = re.compile(r"\b1\s?[-−–]\s?$")
_MEANS = re.compile(
    r"(?:the|group|square|squares|adjusted|geometric|of|in|marginal|LS)\s$", re.IGNORECASE
)


def _is_verb(text: str, mention: Mention) -> bool:
    """Tell ``this means that`` from ``the means``."""
    printed = text[mention.start : mention.end].casefold()
    return printed == "means" and _MEANS.search(text[: mention.start]) is None


def measures_in(text: str) -> list[Mention]:
    """Return every measure word of a text, left to right."""
    found = _TABLE.find(text)
    if "nalys" in text:
        # A sensitivity analysis gives no sensitivity.
        found = [m for m in found if not text.startswith(" analys", m.end)]
    if "specificity" in text:
        # "1 − specificity" is another number.
        found = [m for m in found if not _COMPLEMENT.search(text[: m.start][-6:])]
    if "means" in text:
        found = [m for m in found if not _is_verb(text, m)]
    return found
