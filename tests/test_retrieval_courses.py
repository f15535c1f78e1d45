"""The first course of a treatment is told from what is given once the disease is back."""

import pytest

from retrieval.courses import (
    course_asked,
    course_slot,
    is_of_other_course,
    names_course_asked,
    of_course_asked,
)
from tests.tiny_evidence import sentence, table_row

FIRST = "Median PFS was 30 months after the regular course."
LATER = "PFS after salvage therapy was 7 months (95% CI 1-14)."
BOTH = "Mean OS was 99 months from initial PRRT and 44 months from the start of salvage PRRT."
NEITHER = "Median follow-up was 18 months."
OF_THE_STUDIED = "In those who progressed after initial PRRT the median PFS was 7 months."


@pytest.mark.parametrize(
    ("question", "course"),
    [
        ("Median PFS from initial PRRT?", "first"),
        ("PFS after the regular cycles?", "first"),
        ("After their first course, what was the PFS?", "first"),
        ("Median PFS after salvage?", "later"),
        ("Response to re-treatment?", "later"),
        ("Response after a second course?", "later"),
        ("Mean OS once salvage PRRT had begun?", "later"),
        ("PFS after 177Lu-octreotate salvage?", "later"),
        ("From the beginning of salvage PRRT: mean OS?", "later"),
        ("After initial PRRT: PFS?", "first"),
        ("PFS after initial and after salvage PRRT?", ""),
        ("Median PFS on first-line therapy?", ""),
        ("Median PFS?", ""),
    ],
)
def test_the_course_asked_about(question: str, course: str) -> None:
    assert course_asked(question) == course


def test_the_name_of_a_study_asks_for_no_course() -> None:
    assert course_asked("Median PFS in the 2018 salvage study?") == ""
    assert course_asked("Median PFS from initial PRRT in the 2018 salvage study?") == "first"
    assert course_asked("A study of salvage PRRT: median PFS from initial PRRT?") == "first"


@pytest.mark.parametrize(
    ("question", "text", "place", "agreement"),
    [
        ("Median PFS after salvage?", FIRST, 0, -1.0),
        ("Median PFS from initial PRRT?", LATER, 0, -1.0),
        ("Mean OS after salvage?", BOTH, 0, -1.0),
        ("Mean OS after salvage?", BOTH, 1, 1.0),
        ("Mean OS from initial PRRT?", BOTH, 0, 1.0),
        ("Mean OS from initial PRRT?", BOTH, 1, -1.0),
        # Nothing to tell apart.
        ("Median PFS after salvage?", LATER, 0, 0.0),
        ("Median PFS after salvage?", NEITHER, 0, 0.0),
        ("Median PFS?", FIRST, 0, 0.0),
        # Who was studied is not what the figure comes after.
        ("Median PFS after salvage?", OF_THE_STUDIED, 0, 0.0),
    ],
)
def test_a_figure_of_each_course(question: str, text: str, place: int, agreement: float) -> None:
    candidate = sentence(text)
    assert course_slot(question, candidate.figures[place], candidate) == agreement


def test_a_row_says_by_label_and_column_whose_its_figures_are() -> None:
    row = table_row("Table 2", "PFS, months", ("Initial PRRT", "30"), ("Salvage PRRT", "7"))
    agreed = [course_slot("PFS after salvage?", figure, row) for figure in row.figures]
    assert agreed == [-1.0, 1.0]
    assert not is_of_other_course("PFS after salvage?", row)


def test_where_both_are_reported_sentences_of_the_other_do_not_answer() -> None:
    every = [sentence(each) for each in (FIRST, LATER, NEITHER)]
    question = "Median PFS after salvage?"
    assert of_course_asked(question, ["progression-free survival"], every) == [False, True, True]
    # The course asked about is not reported: all of them are near misses alike.
    assert of_course_asked(question, ["overall survival"], every) == [True, True, True]
    assert of_course_asked(question, ["progression-free survival"], every[::2]) == [True, True]


def test_another_word_for_the_course_asked_about() -> None:
    assert names_course_asked("TTP after the additional cycles?", "salvage therapy")
    assert not names_course_asked("TTP after the additional cycles?", "regular therapy")
    assert not names_course_asked("TTP?", "salvage therapy")
