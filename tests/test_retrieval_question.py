"""What a question asks for."""

import pytest

from retrieval.abbreviations import definitions_in
from retrieval.lexicon import Part
from retrieval.question import Kind, parse_question, with_abbreviations
from retrieval.words import stem, stems


def test_measure_endpoint_and_parts() -> None:
    asked = parse_question("Lumitide in NET: HR for PFS with CI and p?")
    assert asked.measures == {"hazard ratio"}
    assert asked.endpoints == ("progression-free survival",)
    assert asked.parts == {Part.INTERVAL, Part.P}
    assert asked.kind is Kind.FIGURE


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Mean age ± SD?", Part.SPREAD),
        ("Mean weight (standard deviation)?", Part.SPREAD),
        ("Median stay with IQR?", Part.RANGE),
        ("How many were randomised?", Part.COUNT),
        ("Odds ratio and its confidence interval?", Part.INTERVAL),
        ("Difference and P value?", Part.P),
    ],
)
def test_each_part_is_recognised(question: str, part: Part) -> None:
    assert part in parse_question(question).parts


def test_a_level_is_no_percentage() -> None:
    assert not parse_question("Mean change with 95% CI?").share
    assert parse_question("What % had nausea?").share


def test_several_values() -> None:
    assert parse_question("Response rate in each arm?").several
    assert not parse_question("Response rate on lumitide?").several


def test_text_is_wanted_where_a_dose_is_asked() -> None:
    assert parse_question("Lumen trial: which dose was infused?").kind is Kind.TEXT
    assert parse_question("Which share had nausea?").kind is Kind.FIGURE


def test_the_part_behind_a_colon_asks() -> None:
    concepts = {c.printed: c.focus for c in parse_question("Lumitide trial: nausea?").concepts}
    assert concepts == {"Lumitide": False, "trial": False, "nausea": True}


def test_words_for_parts_are_no_concepts() -> None:
    printed = {concept.printed for concept in parse_question("Nausea (95% CI, p, ± SD)?").concepts}
    assert printed == {"Nausea"}


def test_abbreviations_go_both_ways() -> None:
    definitions = {"LBT": "Lumitide bead therapy"}
    (short,) = with_abbreviations(parse_question("LBT?"), definitions)
    assert tuple(stems("lumitide bead therapy")) in short.forms
    spelt = with_abbreviations(parse_question("lumitide bead therapy?"), definitions)
    assert all(("lbt",) in concept.forms for concept in spelt)


def test_definitions_of_a_text() -> None:
    text = "Lumitide bead therapy (LBT) changed quality of life (QoL; five items) (n = 5)."
    assert definitions_in(text) == {"LBT": "Lumitide bead therapy", "QoL": "quality of life"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("improved", "improvement"),
        ("tumours", "tumor"),
        ("hospitalised", "hospitalized"),
        ("diarrhoea", "diarrhea"),
        ("studies", "study"),
        ("ORs", "OR"),
    ],
)
def test_words_that_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_that_stay_apart() -> None:
    assert stem("HbA1c") == "hba1c"
    assert stem("pain") != stem("paint")
