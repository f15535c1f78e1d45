"""Endpoints and measures in the words of papers."""

import pytest

from eval.scoring.outcome_words import ENDPOINTS, MEASURES, named, numbered, terms_of_number

BOTH = "In grade 2 the median PFS was 9.5 mo and median OS 21 mo."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("mPFS and OS", {"progression-free survival", "overall survival"}),
        ("Progression‑free survival", {"progression-free survival"}),
        ("SD in 26 patients", {"stable disease"}),
        ("63 (SD 9), 44 ± 3 (SD)", set()),
        ("swelling on day 5, ± SD?", set()),
        ("Mean and SD of the swelling, mean SD, or mean, SD?", set()),
        ("PR and SD, in patients with SD", {"partial response", "stable disease"}),
        ("OS, but os is a bone", {"overall survival"}),
        ("nobody died", {"death"}),
    ],
)
def test_endpoints(text: str, names: set[str]) -> None:
    assert named(text, ENDPOINTS) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("aHR 0.5", {"hazard ratio"}),
        ("5 OR 6", {"odds ratio"}),
        ("5 or 6", set()),
        ("incidence rate ratio, RR", {"risk ratio"}),
        ("44 ± 3", {"mean"}),
        ("4 (IQR 2–6)", {"median"}),
    ],
)
def test_measures(text: str, names: set[str]) -> None:
    assert named(text, MEASURES) == names


def test_a_number_belongs_to_what_is_named_last_before_it() -> None:
    assert terms_of_number(BOTH, BOTH.index("9.5"), ENDPOINTS) == {"progression-free survival"}
    assert terms_of_number(BOTH, BOTH.index("21"), ENDPOINTS) == {"overall survival"}


def test_terms_named_together_share_the_numbers_behind_them() -> None:
    text = "PFS and OS were 8 and 20 months. DFS was 7 months."
    both = {"progression-free survival", "overall survival"}
    assert terms_of_number(text, text.index("8"), ENDPOINTS) == both
    assert terms_of_number(text, text.index("20"), ENDPOINTS) == both
    assert terms_of_number(text, text.index("7"), ENDPOINTS) == {"disease-free survival"}


def test_a_number_may_stand_before_its_term() -> None:
    text = "We saw 8 months of PFS, and 20 of OS."
    assert terms_of_number(text, text.index("8"), ENDPOINTS) == {"progression-free survival"}
    assert "overall survival" in terms_of_number(text, text.index("20"), ENDPOINTS)


def test_numbers_in_names() -> None:
    assert numbered("G3, grade 2 and week 12.5") == {"grade": {"3", "2"}}
    assert numbered("Weeks 4") == {"week": {"4"}}
