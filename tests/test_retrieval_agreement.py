"""Near misses are told from what is asked."""

import pytest

from ingest.documents import SectionKind
from retrieval.agreement import absent_measure, agreeing
from retrieval.candidates import Candidate
from retrieval.evidence import Evidence, WeighedDocument
from retrieval.question import parse_question
from retrieval.readings import Readings
from tests.tiny_evidence import evidence as tiny_evidence
from tests.tiny_evidence import table_row
from tests.tiny_library import TinyLibrary, lumitide

LIBRARY = TinyLibrary(lumitide())
DOCUMENT = WeighedDocument(Readings(LIBRARY).of("PMC9000001", LIBRARY.generation), (), 1.0)

PFS = "Median PFS was 9.1 months, hazard ratio 0.31."
OS = "Median OS was 30 months."
BOTH = "The hazard ratio was 0.31 for PFS and 0.80 for OS."
NEITHER = "Nausea occurred in 12% of patients."
QUESTION = "Median OS in LUMEN-1?"


def evidence(text: str, before: str = "") -> Evidence:
    candidate = Candidate(
        "PMC9000001", 1, SectionKind.ABSTRACT, "", 0, len(text), text, 0.0, before
    )
    return Evidence(candidate, DOCUMENT, 1.0, 1.0, {})


def texts(question: str, *sentences: str) -> list[str]:
    kept = agreeing(parse_question(question), [evidence(each) for each in sentences])
    return [each.candidate.text for each in kept]


def test_a_sentence_on_another_endpoint_only_is_a_near_miss() -> None:
    assert texts("Median overall survival?", PFS, OS, BOTH, NEITHER) == [OS, BOTH, NEITHER]


def test_a_sentence_on_another_course_of_treatment_only_is_a_near_miss() -> None:
    first = "Median PFS was 30 months after the regular course."
    later = "After salvage therapy median PFS was 7 months."
    assert texts("Median PFS after salvage?", first, later, NEITHER) == [later, NEITHER]


def test_rows_of_the_other_side_are_near_misses() -> None:
    left = table_row("Table 2. Grip", "Left hand", ("Gel", "12"))
    right = table_row("Table 2. Grip", "Right hand", ("Gel", "14"))
    rich = table_row("Table 2. Grip", "Ferritin ≥30", ("Gel", "13"))

    def kept(question: str) -> list[Candidate]:
        found = [Evidence(each, DOCUMENT, 1.0, 1.0, {}) for each in (left, right, rich)]
        return [each.candidate for each in agreeing(parse_question(question), found)]

    assert kept("Grip of the right hand?") == [right, rich]
    assert kept("Grip where ferritin was under 30?") == [left, right]


def test_rows_of_one_name_are_told_apart() -> None:
    first = table_row("Table 1. Baseline data", "Grip", ("Gel", "12"))
    later = table_row("Table 2. Grip at week 6", "Grip", ("Gel", "14"))
    found = [Evidence(each, DOCUMENT, 1.0, 1.0, {}) for each in (first, later)]
    kept = agreeing(parse_question("Grip at week 6?"), found)
    assert [each.candidate for each in kept] == [later]


def test_where_no_such_endpoint_is_asked_all_stays() -> None:
    assert texts("How many had nausea?", PFS, OS, NEITHER) == [PFS, OS, NEITHER]


def test_sentences_that_name_the_ratio_asked_for_come_first() -> None:
    assert texts("Hazard ratio for OS?", OS, NEITHER, BOTH) == [BOTH, OS, NEITHER]


@pytest.mark.parametrize(
    ("sentence", "before", "absent"),
    [
        (OS, "", "hazard ratio"),
        (BOTH, "", ""),
        ("It was 0.80.", "For OS we give the hazard ratio.", ""),
        # The sentence before speaks of another endpoint: its ratio is not the one asked for.
        ("Thirty patients died.", PFS, "hazard ratio"),
    ],
)
def test_a_ratio_must_be_named(sentence: str, before: str, absent: str) -> None:
    asked = parse_question("Hazard ratio for OS?")
    assert absent_measure(asked, [evidence(sentence, before)]) == absent


def test_a_median_need_not_be_named() -> None:
    assert absent_measure(parse_question("Median OS?"), [evidence(NEITHER)]) == ""


def test_the_row_of_an_interval_stays_beside_the_row_of_its_value() -> None:
    caption = "Table 2. Weight"
    value = table_row(caption, "Weight > Mean difference", ("Gel", "2.3"), ("Oil", "4.0"))
    interval = table_row(caption, "Weight > 95% CI", ("Gel", "1.1 to 3.0"), ("Oil", "2 to 5"))
    asked = parse_question("Change in weight with the gel, CI?")
    found = [Evidence(each, DOCUMENT, 1.0, 1.0, {}) for each in (interval, value)]
    assert {each.candidate.text for each in agreeing(asked, found)} == {value.text, interval.text}


def test_what_is_told_of_another_study_is_a_near_miss() -> None:
    own, trial = "Median OS was 30 months.", "A trial (LUMEN-1) has compared two drugs."
    found = tiny_evidence(QUESTION, own, trial)
    assert [each.candidate.text for each in agreeing(parse_question(QUESTION), found)] == [trial]
    other = parse_question("Median OS of all patients?")
    assert agreeing(other, found) == found
