"""What a question asks for."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrieval.lexicon import Part
from retrieval.question import Kind, expanded, parse_question, with_abbreviations
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


def test_the_name_of_a_study_is_marked() -> None:
    def naming(question: str) -> list[str]:
        return [c.printed for c in parse_question(question).concepts if c.names_study]

    assert naming("Median PFS in the 2018 lumitide trial?") == ["2018", "lumitide", "trial"]
    assert naming("Median PFS on lumitide?") == []
    # The study is named before the colon: a series in it is a part of it.
    assert naming("Lumitide trial: median PFS in the validation series?") == []


def test_words_for_parts_are_no_concepts() -> None:
    printed = {concept.printed for concept in parse_question("Nausea (95% CI, p, ± SD)?").concepts}
    assert printed == {"Nausea"}


def test_a_wide_word_finds_the_narrow_one_only() -> None:
    (survival,) = parse_question("Nine-month survival?").target
    assert ("os",) in survival.forms
    (overall,) = parse_question("Median OS?").target
    assert ("aliv",) not in overall.forms


def test_abbreviations_go_both_ways() -> None:
    definitions = {"LBT": "Lumitide bead therapy"}
    (short,) = with_abbreviations(parse_question("LBT?"), definitions)
    assert tuple(stems("lumitide bead therapy")) in short.forms
    spelt = with_abbreviations(parse_question("lumitide bead therapy?"), definitions)
    assert all(("lbt",) in concept.forms for concept in spelt)


@pytest.mark.parametrize(
    ("asked", "definitions", "short"),
    [
        ("Berg score?", {"BBS": "Berg Balance Scale"}, "bbs"),
        ("Balance score?", {"BBS": "Berg Balance Scale"}, None),  # an everyday word
        ("berg score?", {"BBS": "Berg Balance Scale"}, None),
        ("Berg score?", {"BBS": "Berg Balance Scale", "BFS": "Berg Fear Scale"}, None),
        # What kind of scale it is need not be said.
        ("objective itch?", {"oITCH": "objective ITCH score"}, "oitch"),
        ("itch?", {"IS": "itch score"}, None),
    ],
)
def test_a_scale_is_called_by_whom_it_is_named_after(
    asked: str, definitions: dict[str, str], short: str | None
) -> None:
    name, *_ = with_abbreviations(parse_question(asked), definitions)
    assert ((short,) in name.forms) is (short is not None)


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


def test_expansion_works_on_every_slot() -> None:
    (arm,) = parse_question("Trial: nausea on LBT?").arms
    (grown,) = expanded([arm], {"LBT": "Lumitide bead therapy"})
    assert tuple(stems("lumitide bead therapy")) in grown.forms


def test_plain_speech_names_measures() -> None:
    assert parse_question("mPFS on lumitide?").measures == {"median"}
    assert "percentage" in parse_question("How often did rash occur?").measures
    assert "difference" in parse_question("How much less pain was there?").measures


def test_a_word_in_the_name_of_an_arm_is_no_measure() -> None:
    asked = parse_question("Lumitide trial: mean weight change on high dose and placebo?")
    assert asked.measures == {"mean", "change"}


def test_heading_clauses_name_the_study() -> None:
    asked = parse_question("In hereditary angioedema, what was the median D-dimer (IQR)?")
    assert [concept.printed for concept in asked.target] == ["D-dimer"]
    assert asked.population == ()


_ASKED = st.lists(
    st.sampled_from(
        """median PFS OS with without and or versus on in for of at week 24 12 months CI (SD) ,
        : ? placebo drug each arm women G3 baseline before after % rates nausea rash lumitide the
        5 mg NETTER-1 trial how many did what which difference between from""".split()
    ),
    max_size=25,
).map(" ".join)


@given(st.one_of(st.text(max_size=120), _ASKED))
@example('MEDIAN"AAAA0"DIFFERENCE')
def test_any_question_is_read(question: str) -> None:
    asked = parse_question(question)
    assert all(concept.printed in question for concept in asked.concepts)
    assert all(concept.printed in question for concept in asked.target)
    assert all(concept.forms for concept in (*asked.arms, *asked.population, *asked.items))
    assert asked.values >= 0


def test_two_endpoints_that_are_never_the_same_are_a_list() -> None:
    asked = parse_question("SD and PD rates on lumitide?")
    assert [each.printed for each in asked.items] == ["SD", "PD"]
    assert parse_question("SD or PD rate on lumitide?").items == ()


@pytest.mark.parametrize("words", ["received both drugs", "got the two together"])
def test_what_was_taken_together_is_one_value(words: str) -> None:
    assert parse_question(f"How many patients {words}?").values == 1


def test_an_event_is_no_arm() -> None:
    asked = parse_question("How many patients in the control arm progressed or died?")
    assert [each.printed for each in asked.arms] == ["control arm"]


@pytest.mark.parametrize(
    ("question", "forms"),
    [
        ("Rash in the gel arm?", {("gel", "arm"), ("gel",)}),
        ("Rash in the gel group?", {("gel", "group"), ("gel",)}),
        ("Rash in the gel users group?", {("gel", "users", "group"), ("gel",)}),
        # Every group is one of a treatment.
        ("Rash in the treatment group?", {("treatment", "group")}),
    ],
)
def test_a_group_is_called_by_its_name_alone_too(
    question: str, forms: set[tuple[str, ...]]
) -> None:
    (arm,) = parse_question(question).arms
    expected = {tuple(stem(word) for word in form) for form in forms}
    assert expected <= arm.forms
    assert (("treat",) in arm.forms) is (("treat",) in expected)


def test_a_measure_that_is_not_asked_for() -> None:
    assert parse_question("Mean OS with lumitide (not the median)?").measures == {"mean"}
    assert parse_question("Mean OS, and the median?").measures == {"mean", "median"}


def test_what_is_taken_up_again_asks_for_the_same_sort_of_answer() -> None:
    asked = parse_question("Mean OS after initial PRRT: what about from the start of salvage?")
    assert asked.kind is Kind.FIGURE
    assert parse_question("What about side effects?").kind is Kind.TEXT


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("LUMEN-1", ("lumen1",)),
        ("LUMEN1", ("lumen", "1")),
        ("lumen1", ("lumen", "1")),
        ("IL6", ("il", "6")),
        ("IL-17A", ("il17a",)),
    ],
)
def test_a_name_with_a_number_is_known_with_its_hyphen_and_without(
    printed: str, other: tuple[str, ...]
) -> None:
    (concept,) = parse_question(f"{printed}?").concepts
    assert concept.forms == {tuple(stems(printed)), other}


def test_a_single_letter_with_a_number_is_no_such_name() -> None:
    (concept,) = parse_question("q3?").concepts
    assert concept.forms == {("q3",)}
