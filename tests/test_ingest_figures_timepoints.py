"""By how much something changed, and when: ``shortened by 3 days``, ``improved by week 6``."""

import pytest

from ingest.figures.grammar import figures_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Migraine days fell by 3.9 days with A and 2.4 days with B.", ["3.9", "2.4"]),
        ("Stay was shortened by 2 days with A and by 1 day with B.", ["2", "1"]),
        ("Recovery took 8 days after open and 9 days after closed repair.", ["8", "9"]),
        ("Stay was 8 days after open and 9 days after closed repair.", ["8", "9"]),
    ],
)
def test_amounts_of_time_are_figures(text: str, values: list[str]) -> None:
    assert [str(each.value) for each in figures_in(text) if each.unit == "days"] == values


@pytest.mark.parametrize(
    "text",
    [
        "Relapse had decreased by 6 months to 3%.",
        "Pain had improved by 12 months in both groups, to 31%.",
    ],
)
def test_a_time_by_which_something_changed_is_none(text: str) -> None:
    figures = figures_in(text)
    assert [each.unit for each in figures] == ["%"]
    assert "months" in (figures[0].time or "")


def test_an_interval_may_have_any_level() -> None:
    figure = figures_in("Efficacy was 82.6% (96.95% CI, 57.9 to 94.1).")[0]
    assert figure.interval is not None
    assert str(figure.interval.level) == "96.95"


def test_a_bracket_about_a_part_does_not_hide_the_group() -> None:
    figures = figures_in("Rash occurred in 41% of patients (grade 3, 6%) on alvotinib.")
    assert figures[0].arm == "alvotinib"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("More had it at week 96 (60% vs 54%; OR 1.30) and week 144 (OR 1.60).",
         {"60%": "week 96", "54%": "week 96", "1.30": "week 96", "1.60": "week 144"}),
        ("In 3 months (6.1% at 3 mo and 6.0% at 6 mo) it fell.", {"6.0%": "6 mo"}),
        ("By day 7 (31%) it rose.", {"31%": "day 7"}),
        ("By day 7, 12 (31%) had left.", {"12 (31%)": "day 7"}),
    ],
)  # fmt: skip
def test_a_time_speaks_of_what_its_brackets_hold(text: str, found: dict[str, str]) -> None:
    times = {text[each.start : each.end]: each.time for each in figures_in(text)}
    assert {name: times.get(name) for name in found} == found
