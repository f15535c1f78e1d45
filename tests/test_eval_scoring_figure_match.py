"""Whether a text states an expected figure, worked by hand."""

from decimal import Decimal
from typing import Any

import pytest

from eval.numbers.stated_numbers import numbers_of
from eval.questions.samples import Ends, ExpectedFigure
from eval.scoring.figure_match import Asking, places_of


def figure(value: str, unit: str = "", **parts: Any) -> ExpectedFigure:
    given: dict[str, Any] = {name: parts[name] for name in ("op",) if name in parts}
    for name in ("ci", "range"):
        if name in parts:
            given[name] = Ends(*map(Decimal, parts[name].split()))
    if "pm" in parts:
        given["pm"] = Decimal(parts["pm"])
    return ExpectedFigure(Decimal(value), unit, **given)


def states(text: str, wanted: ExpectedFigure, question: str = "", article: str = "") -> bool:
    return bool(places_of(text, wanted, Asking(question, numbers_of(article))))


HR = figure("0.21", "HR", ci="0.13 0.34")
FALL = figure("-0.12", "episodes", ci="-0.27 0.03")
SWELLING = figure("36.4", "mm", pm="27.6")
VISITS = figure("21.4", "visits", pm="4.2")
CHANGE = figure("5.1", ci="3.2 7.0")
CHANGE_ROWS = (
    "Mean change: zolimab = 5.1. {level}% CI of the change, pain score at rest: {arm} = {ends}"
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("HR 0.21 (95% CI 0.13–0.34)", HR),
        ("HR 0·21 [95 % CI, 0·13 to 0·34]", HR),
        ("The hazard ratio was .21 (CI95 .13-.34).", HR),
        ("Relapse – HR (95% CI): 0.210 (0.130; 0.340)", HR),
        ("HR 0.21, P<0.001, with a 95% CI of 0.13 to 0.34", HR),
        ("a reduction of 0.12 (95% CI −0.03 to 0.27)", FALL),
        ("rate difference −0.12 [−0.27, 0.03]", FALL),
        ("rate difference -0.12 (95% CI: -0.27–0.03)", FALL),
        ("rate difference -0.12 [95% CI: -0.27/0.03]", FALL),
        ("Group differences (95% CI) = −0.12 (−0.27/0.03); p = 0.38", FALL),
        ("36·4 ± 27·6 mm on day 1", SWELLING),
        ("36.4 mm (SD 27.6)", SWELLING),
        ("36.4 (27.6)", SWELLING),
        ("36.4 and 37.7 (SD 27.6 and 24.9)", SWELLING),
        ("Mean swelling: 36.4; SD: 27.6", SWELLING),
        ("The HR was 0.21. Its 95% CI was 0.13 to 0.34.", HR),
        ("The mean was 36.4 mm. The SD was 27.6.", SWELLING),
        ("median 17 months (IQR 12–25)", figure("17", "months", range="12 25")),
        ("median 17 mo (shortest 12, longest 25 mo)", figure("17", "months", range="12 25")),
        ("30 women, 28-85 y old, mean age 60 ± 13", figure("60", pm="13", range="28 85")),
        ("sixteen patients", figure("16", "patients")),
        ("Thirty-five were women", figure("35", "patients")),
        ("1,048 patients", figure("1048", "patients")),
        ("1 048 patients", figure("1048", "patients")),
        ("on the 14th day", figure("14", "day")),
        ("rates of 47.4, 56.6 and 54.3%", figure("47.4", "%")),
        ("16/20 (80%)", figure("80", "%")),
        ("P<0.001", figure("0.001", "P", op="<")),
        ("P value: .030", figure("0.03", "P", op="=")),
        ("with p values of 0.793, 0.876, and 0.490", figure("0.49", "P")),
        ("a cut-off of at least 1.5", figure("1.5", op=">=")),
        ("11.5 and 9.1 mL (95% CI 9.8–13.2 and 7.7–10.5)", figure("9.1", "mL", ci="7.7 10.5")),
        ("They kept 21.4 out of 30 (SD 4.2) visits", VISITS),
        ("a mean of 21.4 visits out of a possible 30 (SD 4.2)", VISITS),
        ("a score of 21.4 of 30, ± 4.2", VISITS),
        ("OR = 1.9; Dependent variable = rash > p-Value = 0.03", figure("0.03", "P", op="=")),
        (CHANGE_ROWS.format(level=95, arm="zolimab", ends="3.2 to 7.0"), CHANGE),
    ],
)
def test_a_figure_is_found_however_it_is_set(text: str, wanted: ExpectedFigure) -> None:
    assert states(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("HR 0.21", HR),  # interval missing
        ("HR 0.21 (95% CI 0.34–0.13)", HR),  # ends swapped
        ("HR 0.21 (95% CI 0.13–0.43)", HR),
        ("HR 0.21 (90% CI 0.13–0.34)", HR),  # another level
        ("HR 0.21 (range 0.13–0.34)", HR),
        ("HR 0.30 (0.2–0.4) at 1 y and 0.21 (0.1–0.5), or 0.5 (0.13–0.34)", HR),
        ("HR 0.21 in men. In women it was 0.5 (95% CI 0.13–0.34).", HR),
        ("OS 0.21% (95% CI 0.13–0.34)", HR),  # a share, not a ratio
        ("HR 0.213 (95% CI 0.13–0.34)", figure("0.21", "HR")),  # more places, not in the article
        ("HR 10.21", figure("0.21", "HR")),  # inside another number
        ("HR 0.21.3", figure("0.21", "HR")),
        ("1,048 patients", figure("48", "patients")),
        ("IL-6 rose", figure("6")),
        ("in group R2", figure("2")),
        ("HR 0.5 (95% CI 0.21–0.9)", figure("0.21", "HR")),  # an end of another's interval
        ("9.2 ± 0.21", figure("0.21")),  # the spread of another value
        ("HR 0.5 (95% CI 0.2–0.9)", figure("95", "%")),  # the level
        ("12 months", figure("12", "%")),
        ("12%", figure("12", "months")),
        ("at weeks 6 and 12, respectively", figure("12", "%")),
        ("a score at day 12", figure("12")),
        ("12 mg", figure("12", "g")),
        ("fewer than half, <12%", figure("12", "%")),
        ("a rise of 0.12 (−0.03 to 0.27)", FALL),
        ("a rise of +0.12 where a fall was expected", figure("-0.12")),
        ("−5% with no word on direction", figure("5", "%")),
        ("36.4 ± 6.27 mm", SWELLING),
        ("50 (28-85) in men and 60 in women", figure("60", range="28 85")),
        ("36.4 ± 24.9 in one and 37.7 ± 27.6 in the other", SWELLING),
        ("P=0.001", figure("0.001", "P", op="<")),
        ("P<0.003", figure("0.003", "P", op="=")),
        ("a slope of 0.003", figure("0.003", "P", op="=")),
        ("a cut-off of 1.5", figure("1.5", op=">=")),
        ("They kept 21.4 out of 30 (SD 4.2) visits", figure("30", "visits", pm="4.2")),
        ("They kept 21.4 out of 30 (SD 2.4) visits", VISITS),
        ("They kept 21.4 out of 30 (4.2) visits", VISITS),  # which spread is not said
        ("They kept 21.4 out of 30, then 19.9 (SD 4.2) visits", VISITS),
        ("21.4 visits in one arm and 30 (SD 4.2) in the other", VISITS),
        ("21.4 visits of 30.5 (SD 4.2) minutes", VISITS),
        ("OR = 1.9; Dependent variable = rash > Value = 0.03", figure("0.03", "P", op="=")),
        (CHANGE_ROWS.format(level=95, arm="zolimab", ends="3.2 to 7.1"), CHANGE),
        (CHANGE_ROWS.format(level=95, arm="placebo", ends="3.2 to 7.0"), CHANGE),
        (CHANGE_ROWS.format(level=90, arm="zolimab", ends="3.2 to 7.0"), CHANGE),
        ("Mean change: zolimab = 5.1. Range of pain: zolimab = 3.2 to 7.0", CHANGE),
        ("Pulse 5.1 (3.2/7.0), no interval told", CHANGE),
        ("HR 0.21; arms 0.13/0.34", HR),
    ],
)
def test_a_number_elsewhere_is_not_the_figure(text: str, wanted: ExpectedFigure) -> None:
    assert not states(text, wanted)


def test_more_places_are_right_if_they_round_and_stand_in_the_article() -> None:
    wanted = figure("0.21", "HR")
    assert states("HR 0.213", wanted, article="ratio 0.213")
    assert not states("HR 0.217", wanted, article="ratio 0.217")
    assert not states("HR 0.2", wanted, article="ratio 0.2")
    assert states("HR 0.205", wanted, article="ratio 0.205"), "a half may be rounded up"


def test_the_question_may_give_the_direction_and_the_level() -> None:
    assert states("Weight: 4.7 kg", figure("-4.7", "kg"), question="How much weight was lost?")
    assert states("LDL −47.4%", figure("47.4", "%"), question="What was the fall in LDL?")
    level = "Rate ratio with 90% limits?"
    assert states("0.71 (90% CI 0.48–1.05)", figure("0.71", "RR", ci="0.48 1.05"), question=level)
    assert not states("0.71 (95% CI 0.4–1.05)", figure("0.71", "RR", ci="0.4 1.05"), question=level)


def test_only_the_first_600_characters_count() -> None:
    wanted = figure("0.21", "HR")
    assert states("x" * 595 + " 0.21", wanted)
    assert not states("x" * 596 + " 0.21", wanted), "the last digit is the 601st character"
    assert not states("x" * 700 + " 0.21", wanted)
    assert places_of("x" * 700 + " 0.21", wanted, Asking(), None) == (701,)
