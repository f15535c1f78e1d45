"""What gives for the other group what a sentence or row gives for one."""

from dataclasses import replace

import pytest

from retrieval.candidates import Candidate
from retrieval.counterparts import is_counterpart, nearest_counterpart
from retrieval.question import parse_question
from retrieval.quoting import quote_answer
from tests.tiny_evidence import consideration, evidence, sentence, table_row

EACH = "Fall in pain at 4 weeks with lumitide and with octrelin, SD?"
ONE = "Fall in pain at 4 weeks with lumitide, SD?"
AREA = "Gulls: sore area vs control, SD?"
DRUG = sentence("In the lumitide group pain fell from 66.5 mm to 42.5 mm, by 24.0 mm (SD 19.2).")
CONTROL = sentence(
    "In the octrelin group it fell from 62.5 mm to 43.3 mm, by 19.3 mm (SD 18.7).", start=90
)
FAR = sentence(CONTROL.text, start=2_000)
ELSEWHERE = sentence(CONTROL.text, start=90, heading="Discussion")
UNLIKE = sentence("Of the octrelin group 4 left before the second visit was due.", start=90)
BOTH = sentence("The lumitide group fell by 24.0 mm, the octrelin group by 19.3 mm.", start=90)
OF_DRUG = table_row("Table 2. Pain", "Lumitide", ("Before", "66 (14)"), ("4 weeks", "42 (20)"))
OF_CONTROL = table_row("Table 2. Pain", "Control", ("Before", "63 (14)"), ("4 weeks", "43 (20)"))
AREA_OF_CONTROL = table_row("Table 4. Gulls", "Control", ("Sore area", "27 (6)"))
AREA_OF_DRUG = table_row("Table 4. Gulls", "Lumitide", ("Sore area", "17 (4)"))
TESTED = table_row("Table 2. Pain", "P value", ("Before", "0.8"), ("4 weeks", "0.9"))
OTHER_TABLE = table_row("Table 3. Sleep", "Control", ("Before", "6 (1)"), ("4 weeks", "7 (2)"))
OTHER_COLUMNS = table_row("Table 2. Pain", "Control", ("n", "58"))
TEST = ("Within groups > F", "1.2")
DRUG_TESTED = table_row("Table 2. Pain", "Lumitide", ("After", "42 (20)"), TEST)
CONTROL_TESTED = table_row("Table 2. Pain", "Control", ("After", "43 (20)"), TEST)
NAMED = "Table 2. Lumitide and octrelin compared"
DRUG_NAMED = table_row(NAMED, "Lumitide", ("Before", "66 (14)"))
CONTROL_NAMED = table_row(NAMED, "Octrelin", ("Before", "63 (14)"))
BY_COLUMNS = table_row("Table 2. Pain", "Lumitide dose", ("Control group", "0"), ("Drug", "2"))


@pytest.mark.parametrize(
    ("question", "first", "other", "is_one"),
    [
        (EACH, DRUG, CONTROL, True),
        (EACH, CONTROL, DRUG, True),
        (ONE, DRUG, CONTROL, False),
        (EACH, DRUG, FAR, False),
        (EACH, DRUG, ELSEWHERE, False),
        (EACH, DRUG, UNLIKE, False),
        (EACH, BOTH, DRUG, False),
        (EACH, OF_DRUG, OF_CONTROL, True),
        (EACH, OF_CONTROL, OF_DRUG, True),
        (EACH, DRUG_TESTED, CONTROL_TESTED, True),
        (EACH, DRUG_NAMED, CONTROL_NAMED, True),
        (ONE, OF_DRUG, OF_CONTROL, False),
        (EACH, OF_DRUG, TESTED, False),
        (EACH, OF_DRUG, OTHER_TABLE, False),
        (EACH, OF_DRUG, OTHER_COLUMNS, False),
        (EACH, BY_COLUMNS, OF_CONTROL, False),
        (EACH, OF_DRUG, CONTROL, False),
        # What a column names is none of the groups that rows are of.
        (AREA, AREA_OF_CONTROL, AREA_OF_DRUG, True),
    ],
)
def test_of_another_group(
    question: str, first: Candidate, other: Candidate, *, is_one: bool
) -> None:
    assert is_counterpart(parse_question(question), first, other) is is_one


def test_the_nearest_behind_is_meant() -> None:
    ahead = sentence(CONTROL.text.replace("19.3", "18.8"))
    first = sentence(DRUG.text, start=100)
    behind = sentence(CONTROL.text, start=first.end + 10)
    asked = parse_question(EACH)
    assert nearest_counterpart(asked, first, [ahead, behind, FAR]) is behind
    assert nearest_counterpart(asked, first, [FAR]) is None


def test_both_groups_are_quoted_though_the_second_scores_little() -> None:
    found = evidence(EACH, DRUG.text, "Pain was asked about at 2 and 4 weeks.", CONTROL.text)
    scored = [
        replace(each, score=score) for each, score in zip(found, (0.9, 0.1, 0.001), strict=True)
    ]
    answer = quote_answer(consideration(EACH, scored), 4).answer
    assert "24.0 mm" in answer
    assert "19.3 mm" in answer


def test_either_row_may_be_that_of_a_group_by_another_name() -> None:
    cells = [("Before", "66 (14)"), ("4 weeks", "42 (20)")]
    rows = [table_row("Table 2. Pain", name, *cells) for name in ("LMT group", "Control group")]
    other_name = parse_question("Pain at 4 weeks in the lumitide group, SD?")
    assert is_counterpart(other_name, *rows)
    own_name = parse_question("Pain at 4 weeks in the LMT group, SD?")
    assert not is_counterpart(own_name, *rows)
    assert not is_counterpart(parse_question("Pain at 4 weeks, SD?"), *rows)


def test_a_row_by_the_name_of_a_group_asked_for_comes_before_a_nearer_one() -> None:
    names = ("Lumitide", "Drug", "Octrelin")
    rows = [table_row("Table 2. Pain", name, ("Before", "66 (14)")) for name in names]
    assert nearest_counterpart(parse_question(EACH), rows[0], rows[1:]) is rows[2]
