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
TESTED = table_row("Table 2. Pain", "P value", ("Before", "0.8"), ("4 weeks", "0.9"))
OTHER_TABLE = table_row("Table 3. Sleep", "Control", ("Before", "6 (1)"), ("4 weeks", "7 (2)"))
OTHER_COLUMNS = table_row("Table 2. Pain", "Control", ("n", "58"))
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
        (ONE, OF_DRUG, OF_CONTROL, False),
        (EACH, OF_DRUG, TESTED, False),
        (EACH, OF_DRUG, OTHER_TABLE, False),
        (EACH, OF_DRUG, OTHER_COLUMNS, False),
        (EACH, BY_COLUMNS, OF_CONTROL, False),
        (EACH, OF_DRUG, CONTROL, False),
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
