"""Which figure tags a question looks for."""

import pytest

from retrieval.question import parse_question
from retrieval.tags import tags_of


@pytest.mark.parametrize(
    ("question", "tags"),
    [
        ("Hazard ratio for PFS with CI and p?",
         ("endpoint:progression-free survival", "has:interval", "has:p", "measure:hazard ratio")),
        ("Median OS with range?", ("endpoint:overall survival", "has:range", "measure:median")),
        ("Mean age (SD)?", ("endpoint:age", "has:spread", "measure:mean")),
        ("Which drug was given?", ()),
    ],
)  # fmt: skip
def test_the_kinds_of_figures_that_answer(question: str, tags: tuple[str, ...]) -> None:
    assert tags_of(parse_question(question)) == tags


def test_a_share_looks_for_percentages() -> None:
    assert "unit:%" in tags_of(parse_question("What % had a rash?"))
    assert "unit:%" not in tags_of(parse_question("Median OS?"))


def test_a_count_looks_for_counts() -> None:
    assert "has:n" in tags_of(parse_question("How many patients had a rash?"))
