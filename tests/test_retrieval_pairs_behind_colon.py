"""Two groups and nothing else behind a question's colon."""

import pytest

from retrieval.pairs_behind_colon import only_sets_apart
from retrieval.question import parse_question


@pytest.mark.parametrize(
    ("head", "asking", "alone"),
    [
        ("Itching score at week 4:", "gel group vs controls, mean (SD)?", True),
        ("Itching in winter:", "salted vs unsalted, mean ± SD (Oslo dry skin)", True),
        ("Days in bed with the heron dressing:", "heron vs non-heron, with 95% CIs", True),
        ("The gull study:", "wing strength vs placebo, mean (SD)?", False),
        ("The gull study:", "nausea on gel vs on cream, %?", False),
        ("Gulls:", "hazard ratio, gel vs cream?", False),
        ("Gulls:", "gel vs cream, itching at week 4?", False),
        ("Gulls:", "odds ratio vs cream?", False),
        ("Gulls:", "wings?", False),
    ],
)
def test_what_stands_behind_the_colon(head: str, asking: str, *, alone: bool) -> None:
    assert only_sets_apart(head, f" {asking}") is alone


def test_what_was_measured_and_when_is_read_before_the_colon() -> None:
    asked = parse_question("Dry eye score at 4 weeks: preserved vs unpreserved drops, mean (SD)?")
    assert [at.value for at in asked.times] == [4]
    assert len(asked.arms) == asked.values == 2
    assert "score" in asked.measures
