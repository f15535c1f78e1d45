"""The lexicon works both ways."""

import pytest

from retrieval.asked_endpoints import asked_endpoints
from retrieval.groups import names_disease, names_drug, names_people
from retrieval.lexicon import EXPANSIONS, SYNONYMS, key


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("PFS", "progression-free survival"),
        ("HR", "hazard ratio"),
        ("MDS", "myelodysplastic syndrome"),
        ("CUP", "cancer of unknown primary"),
        ("PRRT", "peptide receptor radionuclide therapy"),
        ("LAR", "long-acting repeatable"),
        ("SI-NET", "midgut NET"),
        ("G3", "grade 3"),
        ("Lutathera", "177Lu-DOTATATE"),
        ("NSAID", "non-steroidal anti-inflammatory drug"),
        ("Tylenol", "paracetamol"),
        ("hrs", "hour"),
        ("mcg", "µg"),
        ("throwing up", "vomiting"),
        ("tummy ache", "abdominal pain"),
        ("water infection", "urinary tract infection"),
        ("fasting sugar", "fasting plasma glucose"),
        ("Valium", "diazepam"),
        ("Prograf", "tacrolimus"),
    ],
)
def test_both_ways(short: str, long: str) -> None:
    assert long in EXPANSIONS[key(short)]
    assert short in EXPANSIONS[key(long)]


def test_no_group_repeats_a_phrase() -> None:
    assert [group for group in SYNONYMS if len(set(group)) != len(group)] == []


def test_kinds_of_names() -> None:
    assert names_drug("oral lumitinib")
    assert names_drug("Sandostatin")
    assert names_drug("8 mg")
    assert not names_drug("cholesterol")
    assert names_people("hypertensive smokers")
    assert not names_people("swelling")
    assert names_disease("CUP-NETs")
    assert not names_disease("women")


@pytest.mark.parametrize(
    ("question", "endpoints"),
    [
        ("A1c at week 12?", ("HbA1c",)),
        ("top-number BP, drug vs placebo?", ("systolic blood pressure",)),
        ("drop in bad cholesterol?", ("LDL cholesterol",)),
        ("how many were throwing up?", ("nausea and vomiting",)),
        ("HbA1c-lowering drugs: mean age?", ("age",)),
        ("blood pressure and pulse rate?", ("blood pressure", "heart rate")),
    ],
)
def test_endpoints_in_everyday_words(question: str, endpoints: tuple[str, ...]) -> None:
    assert asked_endpoints(question) == endpoints
