"""What a statement calls its figures, and whether that tells them apart."""

import pytest

from retrieval.candidates import Candidate
from retrieval.question import parse_question
from retrieval.selection import Chosen
from retrieval.statement_labels import (
    Label,
    Sort,
    is_beside_asked,
    label_of,
    name_others,
    told_apart,
)
from tests.tiny_evidence import HEADING, evidence, match, table_row

LUMITIDE, PLACEBO = Label("lumitide", Sort.GROUP), Label("placebo", Sort.GROUP)
WEEK = Label("week 4", Sort.TIME)


def chosen(question: str, *given: str | Candidate, labels: tuple[str, ...] = ("",)) -> list[Chosen]:
    """Choose the first figure of each piece of evidence, or all of a single one."""
    found = evidence(question, *given)
    places = (
        [(found[0], n) for n in range(len(labels))]
        if len(found) == 1
        else [(each, 0) for each in found]
    )
    return [Chosen(label, match(*at)) for label, at in zip(labels, places, strict=False)]


@pytest.mark.parametrize(
    ("text", "label", "several", "name"),
    [
        ("Median OS was 31 months with lumitide.", "", 1, LUMITIDE),
        ("At week 4 pain was 31.", "week 4", 2, WEEK),
        ("Pain was 31.", "wobblers", 2, Label("wobblers", Sort.ITEM)),
        # a heading names a place in the paper, a share is a result
        ("Pain was 31.", HEADING.rpartition(" > ")[2], 2, Label()),
        ("Pain was 31%.", "31% two", 2, Label()),
        ("Women had a pain of 31.", "", 1, Label("women", Sort.ASKED)),
        ("Pain was 31.", "arm 7", 2, Label()),
    ],
)
def test_the_label(text: str, label: str, several: int, name: Label) -> None:
    question = "Pain in women?"
    (each,) = chosen(question, text, labels=(label,))
    assert label_of(parse_question(question), each, several) == name


def test_of_a_long_column_the_last_heading_where_it_stands_alone() -> None:
    above = "Everybody who filled in both of the forms that were sent"
    cells = (
        (f"{above} > Reduction in score", "3.2"),
        (f"{above} > Score", "36"),
        ("All > Score", "9"),
    )
    both = chosen("Score?", table_row("Table 1", "Wobbles", *cells), labels=("", ""))
    names = [label_of(parse_question("Score?"), each, 2) for each in both]
    assert names == [Label("Reduction in score", Sort.COLUMN), Label()]


@pytest.mark.parametrize(
    ("labels", "apart"),
    [
        ([LUMITIDE, PLACEBO], True),
        ([LUMITIDE, LUMITIDE], False),
        ([LUMITIDE, WEEK], False),
        ([LUMITIDE, Label()], False),
        ([Label(), Label()], False),
    ],
)
def test_labels_of_one_statement_are_of_one_sort_and_each_anothers(
    labels: list[Label], apart: bool
) -> None:
    both = chosen("Pain?", "Pain was 31 with lumitide and 24 with placebo.", labels=("", ""))
    assert told_apart(labels, both) is apart


def test_columns_of_two_rows_tell_nothing_apart() -> None:
    rows = [table_row("Table 1", name, ("Lumitide", "3"), ("Oil", "4")) for name in ("Age", "BMI")]
    labels = [Label("Lumitide", Sort.COLUMN), Label("Oil", Sort.COLUMN)]
    assert told_apart(labels, chosen("Which?", rows[0], labels=("", "")))
    assert not told_apart(labels, chosen("Which?", *rows, labels=("", "")))


def test_without_labels_only_sentences_alike_but_for_their_numbers() -> None:
    alike = chosen("OS?", "Median OS was 31 months.", "Median OS was 28 months.", labels=("", ""))
    other = chosen(
        "OS?", "Median OS was 31 months.", "In men median OS was 9 months.", labels=("", "")
    )
    assert told_apart([Label(), Label()], alike)
    assert not told_apart([Label(), Label()], other)


@pytest.mark.parametrize(
    ("names", "others"),
    [
        (("with known genes", "with unknown genes"), True),
        (("with known genes", "triple-negative tumours"), False),
        # a role, a letter and an abbreviation may be any group
        (("Intervention group (n = 29)", "with unknown genes"), False),
        (("Group B", "Group C"), False),
        (("PCP-NE", "PCP"), False),
    ],
)
def test_labels_that_name_none_of_the_groups_asked_for(
    names: tuple[str, str], others: bool
) -> None:
    question = "Median OS in triple-negative versus other tumours?"
    both = chosen(question, "Median OS was 31 months in A and 24 months in B.", labels=("", ""))
    labels = [Label(name, Sort.COLUMN) for name in names]
    assert name_others(parse_question(question), labels, both) is others
    assert not name_others(parse_question("Median OS?"), labels, both)


def test_a_column_beside_the_one_that_bears_the_name_asked_for() -> None:
    question = "Mean age on lumitide in this trial?"
    row = table_row("Table 1", "Age", ("Oil", "61"), ("Lumitide", "63"))
    oil, lumitide = chosen(question, row, labels=("", ""))
    assert is_beside_asked(parse_question(question), oil)
    assert not is_beside_asked(parse_question(question), lumitide)
    assert not is_beside_asked(parse_question("Mean age?"), oil)
