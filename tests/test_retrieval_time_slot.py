"""How the time of a figure agrees with the points in time asked for."""

import pytest

from retrieval.question import parse_question
from retrieval.time_slot import time_slot
from tests.tiny_evidence import sentence, table_row

ROW = table_row("Table 2. Scores", "Itching", ("Pre", "6.1"), ("Post", "2.3"))
BY_TIME = table_row("Table 2. Scores", "Itching > Week 6", ("Gel", "2.3"), ("Placebo", "4.0"))


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("Itching before treatment?", 1.0, -1.0),
        ("Itching after treatment?", -1.0, 1.0),
        ("Itching before and after treatment?", 1.0, 1.0),
        ("Itching?", 0.0, 0.0),
    ],
)
def test_the_column_says_when(question: str, first: float, second: float) -> None:
    times = parse_question(question).times
    assert [time_slot(times, figure, ROW) for figure in ROW.figures] == [first, second]


@pytest.mark.parametrize(
    ("question", "agreement"), [("Itching at week 6?", 1.0), ("Itching at week 12?", -1.0)]
)
def test_else_the_label_says_it(question: str, agreement: float) -> None:
    times = parse_question(question).times
    assert [time_slot(times, each, BY_TIME) for each in BY_TIME.figures] == [agreement] * 2


@pytest.mark.parametrize(
    ("question", "text", "agreement"),
    [
        ("Itching after treatment?", "Itching was 6.1 at baseline.", -1.0),
        ("Itching before discharge?", "Itching was 6.1 at baseline.", -1.0),
        # What it fell from is not when it was measured.
        ("Fall in itching after treatment?", "Itching fell by 3.1 points from baseline.", 0.0),
        ("Itching at baseline?", "Itching was 6.1 at baseline.", 1.0),
        ("Itching before discharge?", "Itching was 6.1 after treatment.", 0.0),
    ],
)
def test_a_value_at_baseline_is_none_of_afterwards(
    question: str, text: str, agreement: float
) -> None:
    candidate = sentence(text)
    times = parse_question(question).times
    assert time_slot(times, candidate.figures[0], candidate) == agreement


def test_the_sentence_before_may_say_when() -> None:
    candidate = sentence("Itching was 2.3.", before="All were seen at week 6.")
    times = parse_question("Itching at week 6?").times
    assert time_slot(times, candidate.figures[0], candidate) == 0.3


def test_a_change_from_baseline_is_of_no_time_in_a_row_either() -> None:
    row = table_row("Table 2. Scores", "Itching > Change from baseline", ("Gel", "2.3"))
    entry = table_row("Table 2. Scores", "Itching > Baseline", ("Gel", "5.3"))
    times = parse_question("Fall in itching at week 6?").times
    assert [time_slot(times, figure, row) for figure in row.figures] == [0.0]
    assert [time_slot(times, figure, entry) for figure in entry.figures] == [-1.0]


def test_a_change_from_baseline_is_no_value_there() -> None:
    times = parse_question("Itching at baseline?").times
    row = table_row(
        "Table 3. Scores", "Itching", ("Change from baseline", "-2.3"), ("Baseline", "6")
    )
    assert [time_slot(times, each, row) for each in row.figures] == [0.6, 1.0]
