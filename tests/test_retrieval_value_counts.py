"""How many values questions want, and the endpoints they list."""

import pytest

from retrieval.part_words import Part
from retrieval.question import parse_question


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("Lumitide trial: mean age?", 1),
        ("Lumitide trial: nausea on drug and on placebo?", 2),
        ("Lumitide trial: weight before and after?", 2),
        ("Lumitide trial: weight at baseline and week 6 on drug and placebo?", 4),
        ("Lumitide trial: response in each of the three arms?", 3),
        ("Lumitide trial: response in both arms?", 2),
        ("Lumitide trial: response by group?", 0),
        ("Lumitide 2, 4 or 6 mg: response per group?", 3),
        ("Lumitide trial: rates of nausea, rash and fever?", 3),
        ("Lumitide trial: sensitivity and specificity?", 2),
        ("Median PFS in NETTER-9 and in the Oslo beta trial?", 2),
        ("Lumitide trial: median PFS and 2-year PFS?", 2),
        ("Lumitide trial: hazard ratio and median survival for 60 versus 45 Gy?", 3),
        ("Lumitide trial: difference between groups in pain at week 4?", 1),
        ("Lumitide trial: how did pain change between 12 and 18 months?", 1),
        ("Lumitide trial: p value for pain, drug vs placebo?", 1),
        ("Lumitide trial: what was the P for pain in the drug and placebo groups?", 1),
        ("Lumitide trial: trend p for pain across the three groups?", 1),
        ("Lumitide trial: pain across the three groups, and p?", 3),
        ("Lumitide trial: pain on drug and on placebo, with p?", 2),
        ("Lumitide vs octrelin, 9 weeks: P for pain and P for sleep?", 2),
        ("Young vs old readers: error rate of the older group at 4 and 8 weeks?", 2),
    ],
)
def test_values(question: str, values: int) -> None:
    asked = parse_question(question)
    assert asked.values == values
    assert asked.several == (values != 1)


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("Neck lines: rates of arterial puncture, haematoma and line infection?",
         ["arterial puncture", "haematoma", "line infection"]),
        ("Statin trial: all-cause and cardiac mortality?",
         ["all-cause mortality", "cardiac mortality"]),
        ("Bone mets: % with complete, partial and no response?",
         ["complete response", "partial response", "no response"]),
        ("Platelet trial: hazard ratios for MI and all-cause death?", ["MI", "all-cause death"]),
        ("Lumitide trial: % with anaemia, stroke, death?", ["anaemia", "stroke", "death"]),
        ("Lumitide trial: PFS?", []),
        ("Lumitide trial: P for calmer nights and p for longer walks?",
         ["calmer nights", "longer walks"]),
        ("Lumitide trial: odds ratio for nausea or vomiting?", []),
    ],
)  # fmt: skip
def test_items(question: str, items: list[str]) -> None:
    assert [concept.printed for concept in parse_question(question).items] == items


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("Lumitide trial: how many had a rash?", True),
        ("Lumitide trial: how many units were injected?", False),
        ("Lumitide trial: how many mg a day were given?", False),
        ("Lumitide trial: how many-fold did it rise?", False),
    ],
)
def test_an_amount_is_no_count(question: str, *, counted: bool) -> None:
    asked = parse_question(question)
    assert (Part.COUNT in asked.parts) is counted
    assert ("number" in asked.measures) is counted
