"""The points in time that headings and labels name."""

import pytest

from retrieval.heading_times import heading_moments, label_moments


def units(points: tuple[object, ...]) -> list[str]:
    return [
        f"{getattr(at, 'value', None) or ''} {getattr(at, 'unit', '')}".strip() for at in points
    ]


@pytest.mark.parametrize(
    ("heading", "points"),
    [
        ("Gel (n = 10) > Pre", ["baseline"]),
        ("Post", ["end"]),
        ("After treatment", ["end"]),
        ("Scores > Before (mean ± SD)", ["baseline"]),
        ("Gel at T0", ["baseline"]),
        ("Gel > 9 months", ["9 months"]),
        ("Baseline itching", ["baseline"]),
        ("Change from baseline to week 12", ["12 weeks"]),
        ("Men > Mean change 6–12 months", ["12 months"]),
        ("Mean change baseline to 6 months", ["6 months"]),
        ("Change at 3 and 6 months", ["3 months", "6 months"]),
        ("Mean (6–12 months)", ["6 months", "12 months"]),
        ("Post-Pre", []),
        ("Gel (n = 12)", []),
    ],
)
def test_a_heading_names_points_in_time(heading: str, points: list[str]) -> None:
    assert units(heading_moments(heading)) == points


@pytest.mark.parametrize(
    ("label", "points"),
    [
        ("Itching > Week 6", ["6 weeks"]),
        ("Itching > Before", ["baseline"]),
        ("After (mean ± SD)", ["end"]),
        ("Baseline itching", []),
        ("Age at entry", []),
        ("Itching", []),
    ],
)
def test_a_label_is_of_a_time_where_it_says_nothing_else(label: str, points: list[str]) -> None:
    assert units(label_moments(label)) == points
