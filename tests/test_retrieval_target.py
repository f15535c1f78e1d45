"""What questions say was measured."""

import pytest

from retrieval.question import parse_question


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Lumitide trial: hazard ratio for overall survival, with CI?", ["overall survival"]),
        ("Lumitide trial: mean ankle swelling at day 7 on drug and placebo?",
         ["ankle", "swelling"]),
        ("Lumitide trial: white count on day 14, ± SD?", ["white count"]),
        ("What was the median PFS with lumitide in NETTER-9?", ["PFS"]),
        ("Median OS in G3 CUP-NETs treated with PRRT?", ["OS"]),
        ("Sudden deafness: % whose hearing improved with lumitide gel (95% CI)?",
         ["hearing", "improved"]),
        ("Swab trial: sensitivity and specificity against clinician swab?",
         ["sensitivity", "specificity"]),
        ("How many patients developed anaemia in the salvage study?", ["anaemia"]),
        # what a bracket says of a study, and a long name of it
        ("Which muscles were trained in the ward strength study (MRC scale, APACHE II)?",
         ["muscles", "trained"]),
        ("Creatinine in the long Oslo kidney donor walking and talking pilot?", ["Creatinine"]),
        ("Weight in the Oslo trial (mean, SD)?", ["Weight"]),
    ],
)  # fmt: skip
def test_target(question: str, expected: list[str]) -> None:
    assert [concept.printed for concept in parse_question(question).target] == expected


def test_a_unit_is_the_target_where_nothing_else_is() -> None:
    asked = parse_question("Tube or mask: seconds taken?")
    assert [concept.printed for concept in asked.target] == ["seconds"]


def test_a_question_that_asks_before_its_colon() -> None:
    asked = parse_question("LDL-C fall at day 71 with lumitide: figure?")
    assert [concept.printed for concept in asked.target] == ["LDL-C"]
    assert asked.times[0].unit == "days"
