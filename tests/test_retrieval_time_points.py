"""The points in time that questions name."""

from decimal import Decimal

import pytest

from retrieval.layout import laid_out
from retrieval.time_points import moments, time_points
from retrieval.wanted_times import wanted_points


def named(question: str) -> list[tuple[str | None, str]]:
    return [
        (None if point.value is None else str(point.value), point.unit)
        for span in time_points(question)
        for point in span.points
    ]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Pain at half a year?", [("6", "months")]),
        ("Weight at 12 months?", [("12", "months")]),
        ("Rash by week 24?", [("24", "weeks")]),
        ("6-month relapse rate?", [("6", "months")]),
        ("five-year survival?", [("5", "years")]),
        ("PFS rate at 12 mo?", [("12", "months")]),
        ("Pain 24 hrs after surgery?", [("24", "h")]),
        ("Fever on postoperative day 5?", [("5", "days")]),
        ("Glucose at 2 h?", [("2", "h")]),
        ("Scores in weeks 4 and 8?", [("4", "weeks"), ("8", "weeks")]),
        ("Scores at 3 and 6 months?", [("3", "months"), ("6", "months")]),
        ("Pain at a month?", [("1", "months")]),
        ("Bruising after a fortnight?", [("2", "weeks")]),
        ("Relapse three months after stopping?", [("3", "months")]),
        ("Clearance five years on?", [("5", "years")]),
        ("IQ at age four?", [("4", "years")]),
        ("Marks in 2016?", [("2016", "calendar year")]),
        ("Response after two cycles?", [("2", "cycles")]),
        ("Mortality within 30 days of surgery?", [("30", "days")]),
        ("Progressed by 24mths?", [("24", "months")]),
        ("Pain afterwards?", [(None, "end")]),
        ("Pain six months afterwards?", [("6", "months")]),
        ("Pain at 1, 3 and 6 months?", [("1", "months"), ("3", "months"), ("6", "months")]),
        ("Pain at weeks 4, 8 and 12?", [("4", "weeks"), ("8", "weeks"), ("12", "weeks")]),
        ("Pain on the 3rd day?", [("3", "days")]),
        ("Postoperative 24th hour", [("24", "h")]),
        ("Pain, admission and week 6?", [(None, "baseline"), ("6", "weeks")]),
        (
            "Pain at every visit (start, 1 wk, 3 mo)?",
            [(None, "baseline"), ("1", "weeks"), ("3", "months")],
        ),
        ("Fall in pain between entry and 6 weeks?", [("6", "weeks")]),
        ("Pain before vs at 6 weeks?", [(None, "baseline"), ("6", "weeks")]),
        ("Pain at 1 mo, 3 mo and a smile?", [("1", "months"), ("3", "months")]),
        (
            "Pain at 1 month, 3 months and 1 year?",
            [("1", "months"), ("3", "months"), ("1", "years")],
        ),
    ],
)
def test_counted(question: str, expected: list[tuple[str, str]]) -> None:
    assert named(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Weight at baseline?", ["baseline"]),
        ("Weight on admission?", ["baseline"]),
        ("Weight before and after?", ["baseline", "end"]),
        ("Weight at the end of follow-up?", ["end"]),
        ("Cortisol before discharge?", ["discharge"]),
        ("PR at mid-treatment?", ["mid-treatment"]),
        ("PR in the later cycles?", ["cycles"]),
        ("PR in the cycles that followed?", ["cycles"]),
        ("Restraint, pre vs post?", ["baseline", "end"]),
        ("Score in pre- and post-training tests?", ["baseline", "end"]),
        ("Post-course score?", ["end"]),
        ("Samples rejected pre-training?", ["baseline"]),
        ("Samples rejected after the needle teaching?", ["end"]),
    ],
)
def test_named_points(question: str, expected: list[str]) -> None:
    assert named(question) == [(None, point) for point in expected]


def test_a_list_that_begins_at_a_named_point() -> None:
    several = [(None, "baseline"), ("1", "months"), ("3", "months"), ("6", "months")]
    assert named("Pain at baseline, 1, 3, 6 months?") == several
    assert named("Pain at baseline, 1 mo, 3 mo and 6 mo?") == several
    assert named("Pain at entry and one year?") == [(None, "baseline"), ("1", "years")]


def test_what_a_number_behind_a_time_is_said_of_is_no_time_of_a_list() -> None:
    assert named("Pain at 3 months, 20 minutes walking?") == [("3", "months")]


def test_the_second_point_of_a_pair() -> None:
    assert named("Level at entry and nine months?") == [(None, "baseline"), ("9", "months")]
    assert named("Level before and after six months?") == [(None, "baseline"), ("6", "months")]
    assert named("Level after 8-week training?") == [("8", "weeks")]


@pytest.mark.parametrize(
    "question",
    [
        "SVR with 12 weeks of sofosbuvir?",  # a course
        "Rash on treatment for 24 weeks?",
        "Stools a week on each?",  # a rate
        "Drinks in the past week?",
        "Given weekly?",
        "Change from baseline?",
        "Rise as % of baseline?",
        "Hypertension on drug and on placebo?",
        "Minor response with additional cycles?",  # a treatment
        "Rash after the regular course?",
        "Post-operative pain?",
    ],
)
def test_no_point_in_time(question: str) -> None:
    assert named(question) == []


def test_a_point_in_the_name_of_a_study_is_none() -> None:
    assert laid_out("How many had PR in the mid-treatment study?").times == ()
    assert len(laid_out("How many had PR at mid-treatment?").times) == 1
    assert len(laid_out("Weight loss in the 12-week trial?").times) == 1


def test_only_the_asking_part_counts() -> None:
    question = "Drug at 10 weeks: weight at 20 weeks?"
    (span,) = time_points(question, question.index(":"))
    assert span.points[0].value == Decimal(20)
    assert question[span.start : span.end] == "at 20 weeks"


def test_what_a_length_is_compared_with_is_no_point_in_time() -> None:
    assert moments("PFS was 34 months, compared to 24 months before.") == ()
    assert [str(each.value) for each in moments("Weight up to 24 months rose.")] == ["24"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("7-day pain score at half a year?", ["at half a year"]),
        ("24-h urine protein in each arm at 12 weeks?", ["at 12 weeks"]),
        ("Mood before and after the 4-week forest course?", ["before and after"] * 2),
        ("30-day and 6-month mortality?", ["30-day", "6-month"]),
        ("Pain at 1 hour and at 6 months?", ["at 1 hour", "at 6 months"]),
        ("7-day pain score?", ["7-day"]),
    ],
)
def test_a_stretch_that_is_averaged_and_the_length_of_a_course_are_none_wanted(
    question: str, expected: list[str]
) -> None:
    spans = wanted_points(question, 0)
    assert [point.printed for span in spans for point in span.points] == expected


@pytest.mark.parametrize(
    ("question", "points"),
    [
        ("After 12 weeks, what was the mean pain?", 1),
        ("Gel trial: after 12 weeks, what was the mean pain?", 1),
        ("In the 12-week gel trial, what was the mean pain?", 0),
        ("After 12 weeks, what was the mean pain at week 24?", 1),
    ],
)
def test_a_clause_before_the_asking_part_may_say_when(question: str, points: int) -> None:
    assert len(laid_out(question).times) == points


def test_a_stretch_of_time_is_told_by_its_end() -> None:
    (span,) = wanted_points("Days off in months 3-12?", 0)
    assert [(point.value, point.unit) for point in span.points] == [(Decimal(12), "months")]
    (both,) = wanted_points("Days off at 3 and 12 months?", 0)
    assert len(both.points) == 2
