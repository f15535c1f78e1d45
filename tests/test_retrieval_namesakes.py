"""Of rows of one name, the one whose caption, heading and columns fit is kept."""

import pytest

from retrieval.candidates import Candidate
from retrieval.namesakes import least_contradicted
from retrieval.question import parse_question
from tests.tiny_evidence import evidence, table_row

AT_START = table_row("Table 1. Baseline data", "Ferritin (µg/L)", ("Gel", "61"), ("Placebo", "63"))
LATER = table_row("Table 2. Outcomes at week 6", "Ferritin", ("Gel", "81"), ("Placebo", "64"))
COURSE = table_row("Table 3. Course", "Ferritin", ("Baseline", "61"), ("Week 6", "81"))
OTHER = table_row("Table 1. Baseline data", "Age", ("Gel", "54"), ("Placebo", "53"))
ALL = table_row("Table 4. Safety", "Adverse events > Rash", ("Gel", "9"), ("Placebo", "2"))
RELATED = table_row("Table 4. Safety", "Related to gel > Rash", ("Gel", "4"), ("Placebo", "1"))


def kept(question: str, *rows: Candidate | str) -> list[str]:
    """Return what is kept of some rows, in order, without their cells."""
    found = least_contradicted(parse_question(question), evidence(question, *rows))
    return [each.candidate.text.partition(": ")[0] for each in found]


@pytest.mark.parametrize(
    ("question", "tables"),
    [
        ("Ferritin at week 6?", ["2"]),
        ("Ferritin at baseline?", ["1"]),
        ("Ferritin after treatment?", ["2"]),
        ("Ferritin?", ["1", "2"]),
    ],
)
def test_the_caption_says_when(question: str, tables: list[str]) -> None:
    found = kept(question, AT_START, LATER)
    assert [each.split(".")[0].removeprefix("Table ") for each in found] == tables


def test_a_row_of_all_the_times_asked_for_is_kept() -> None:
    assert kept("Ferritin at entry and week 6?", AT_START, COURSE) == ["Table 3. Course > Ferritin"]


def test_the_row_that_is_kept_takes_the_rank_of_the_one_left_out() -> None:
    found = kept("Ferritin at week 6?", AT_START, "Ferritin was measured.", OTHER, LATER)
    assert found[0] == "Table 2. Outcomes at week 6 > Ferritin"
    assert found[1:] == ["Ferritin was measured.", "Table 1. Baseline data > Age"]


def test_a_row_without_a_namesake_stays() -> None:
    assert kept("Age at week 6?", OTHER, LATER) == [
        "Table 1. Baseline data > Age",
        "Table 2. Outcomes at week 6 > Ferritin",
    ]


def test_a_namesake_that_says_less_of_what_is_asked_takes_no_place() -> None:
    score = table_row("Table 1. Baseline itching", "Total", ("Gel", "61"))
    another = table_row("Table 2. Outcomes at week 6", "Total", ("Gel", "81"))
    assert len(kept("Total itching at week 6?", score, another)) == 2


def test_adjusted_for_baseline_is_not_at_baseline() -> None:
    adjusted = table_row("Table 5. Adjusted for baseline values", "Ferritin", ("Gel", "80"))
    assert len(kept("Ferritin at week 6?", adjusted, LATER)) == 2


def test_all_events_are_not_those_of_some_kind() -> None:
    assert kept("Rash with the gel?", RELATED, ALL) == ["Table 4. Safety > Adverse events > Rash"]
    assert kept("Related rash?", RELATED, ALL)[0] == "Table 4. Safety > Related to gel > Rash"


WEEK = table_row("Table 2. Scores", "Itching > Week 6", ("Gel", "1.4"), ("Placebo", "3.3"))
CHANGE = table_row("Table 2. Scores", "Itching > Difference", ("Gel", "6.2"), ("Placebo", "4.0"))


def test_a_change_has_a_row_of_its_own() -> None:
    assert kept("Drop in itching at week 6?", WEEK, CHANGE) == [
        "Table 2. Scores > Itching > Difference"
    ]
    assert len(kept("Itching at week 6?", WEEK, CHANGE)) == 2
    assert len(kept("Itching at baseline, and its drop?", WEEK, CHANGE)) == 2
    # What groups differ by is no change of either.
    assert len(kept("Difference in itching between the arms at week 6?", WEEK, CHANGE)) == 2


BEFORE = table_row("Table 6. Scores", "Habits > Course > Pre", ("n", "9"), ("Mean", "57.4"))
AFTER = table_row("Table 6. Scores", "Habits > Course > Post", ("n", "9"), ("Mean", "85.0"))


def test_rows_that_say_only_when_are_of_one_name() -> None:
    assert kept("Habits score post-course?", BEFORE, AFTER) == [
        "Table 6. Scores > Habits > Course > Post"
    ]
    assert len(kept("Habits score before and after?", BEFORE, AFTER)) == 2
