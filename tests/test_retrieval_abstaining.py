"""When a question is not answered, and what is said then."""

from dataclasses import replace

import pytest

from retrieval.abstaining import LEAST_COVERAGE, Abstention, Searched, abstention
from retrieval.fitted import WITHOUT_RANKER
from retrieval.selection import Chosen, Selection
from tests.tiny_evidence import consideration, evidence, match

OS, PFS = "Median OS was 31.0 months.", "The hazard ratio for PFS was 0.31."


def silence(question: str, *texts: str, confidence: float = 1.0) -> Abstention | None:
    found = evidence(question, *texts)
    return abstention(
        consideration(question, found, confidence=confidence), Searched(7), "balanced"
    )


def reason(question: str, *texts: str, confidence: float = 1.0) -> str:
    found = silence(question, *texts, confidence=confidence)
    return found.reason if found else ""


def test_what_is_reported_is_answered() -> None:
    assert silence("Median OS?", OS) is None


def test_no_document_is_no_evidence() -> None:
    found = abstention(consideration("Median OS?", []), Searched(7), "balanced")
    assert found is not None
    assert found.status == "no_evidence"
    assert found.searched == ("Searched 7 documents by words and by meaning.",)


def test_a_document_about_something_else_is_no_evidence() -> None:
    found = silence("Bronchoscopic thermoplasty in asthmatic smokers: exacerbations?", OS)
    assert found is not None
    assert found.status == "no_evidence"
    assert found.reason == "No evidence: no document of this library is about what was asked."
    assert found.searched[1] == "Read in full: A trial."


def test_the_share_of_the_question_that_a_document_must_hold() -> None:
    # It holds one of the three concepts: octrelin and wobbling are nowhere.
    considered = consideration(
        "Lumitide octrelin wobbling?", evidence("Lumitide octrelin wobbling?", "Lumitide: 7%.")
    )
    third = {
        name: abstention(considered, Searched(7), name) for name in ("eager", "balanced", "strict")
    }
    found = {name: each.status if each else "" for name, each in third.items()}
    assert LEAST_COVERAGE["eager"] < 1 / 3 < LEAST_COVERAGE["balanced"]
    assert found == {"eager": "", "balanced": "no_evidence", "strict": "no_evidence"}


def test_an_endpoint_that_the_document_never_mentions() -> None:
    # The document is about the rest of the question.
    found = silence("Rate of rash with lumitide 20 mg daily?", "Lumitide 20 mg daily: 7% nausea.")
    assert found is not None
    assert found.status == "not_reported"
    assert found.reason.startswith("Not reported: the closest document nowhere mentions rash.")


def test_a_part_of_the_body_that_the_document_never_mentions() -> None:
    asked, text = "How many patients had brain metastases?", "Patients had liver metastases in 61."
    assert "nowhere mentions brain" in reason(asked, text)
    assert silence(asked, text, "Of the patients, 3 had cerebral metastases.") is None


def test_a_study_that_the_document_never_mentions() -> None:
    assert "nowhere mentions LUMEN-2." in reason("Median OS in LUMEN-2?", OS, "This was LUMEN-1.")
    assert silence("Median OS in LUMEN-2?", OS, "This was LUMEN2.") is None


def test_a_ratio_that_no_passage_names() -> None:
    assert reason("Hazard ratio for OS?", OS).startswith(
        "Not reported: the closest passages give no hazard ratio for overall survival."
    )


def test_only_near_misses() -> None:
    question = "Median OS?"
    considered = consideration(question, evidence(question, OS))
    found = abstention(replace(considered, fitting=()), Searched(7), "balanced")
    assert found is not None
    assert found.reason.startswith(
        "Not reported: the closest passages give no figure for overall survival."
    )


def test_no_number_at_all() -> None:
    assert "no sentence or table row" in reason("Rate of rash?", "The rash rate was low.")


@pytest.mark.parametrize(
    ("confidence", "answered"),
    [(WITHOUT_RANKER.least["balanced"], True), (WITHOUT_RANKER.least["balanced"] - 0.01, False)],
)
def test_an_answer_must_be_sure_enough(confidence: float, answered: bool) -> None:
    found = silence("Median OS?", OS, confidence=confidence)
    assert (found is None) is answered


def test_what_is_not_sure_enough_is_not_reported() -> None:
    found = silence("Median OS?", OS, confidence=0.0)
    assert found is not None
    assert found.status == "not_reported"
    assert "nothing in the closest document clearly gives what is asked" in found.reason


def test_the_nearest_figure_is_named_without_its_number() -> None:
    question = "Hazard ratio for OS?"
    near_miss, fitting = evidence(question, PFS, "Overall survival is awaited.")
    considered = replace(consideration(question, [near_miss, fitting]), fitting=(fitting,))
    found = abstention(considered, Searched(7), "balanced")
    said = found.reason if found else ""
    assert said.endswith(" What it does report is the hazard ratio for progression-free survival.")
    assert not any(letter.isdigit() for letter in said)


def test_a_nearest_figure_with_a_digit_in_its_name_is_not_named() -> None:
    text = "Mean HbA1c was 7.4%."
    said = reason("Odds ratio for HbA1c?", text)
    assert said.startswith("Not reported: ")
    assert not any(letter.isdigit() for letter in said)


def test_a_nearest_figure_without_a_name_is_not_named() -> None:
    assert "does report" not in reason("Odds ratio for wobbling?", "Wobbling: 4.2 units.")


def test_what_was_searched_is_said_of_the_documents_selected() -> None:
    none = consideration("Median OS?", [])
    some = abstention(none, Searched(7_000, 1_200), "balanced")
    empty = abstention(none, Searched(7, 0), "balanced")
    assert some is not None
    assert empty is not None
    assert some.searched == (
        "Searched 1,200 of the library's 7,000 documents, those selected, by words and by meaning.",
    )
    assert some.reason == "No evidence: none of the documents selected is about what was asked."
    assert empty.reason == "No evidence: the filters given select no document of this library."
    assert some.status == empty.status == "no_evidence"


LISTED = "Nausea occurred in 7%, headache in 11% and rash in 4% of patients."


def test_what_a_list_leaves_out_is_not_its_nearest_item() -> None:
    question = "How many patients had wobbling?"
    found = evidence(question, LISTED)
    unsure = Selection((Chosen("", match(found[0])),), (), 0.4, 0.4)
    considered = consideration(question, found, unsure)
    silent = abstention(considered, Searched(7), "eager")
    assert silent is not None
    assert "lists figures, but none for wobbling" in silent.reason
    sure = consideration(question, found, replace(unsure, share=1.0))
    assert abstention(sure, Searched(7), "eager") is None


def test_a_listed_figure_of_the_endpoint_asked_for_is_no_nearest_item() -> None:
    question = "How many of the bosun's patients had headache?"
    found = evidence(question, LISTED)
    headache = Selection((Chosen("", match(found[0], endpoint=1.0)),), (), 0.4, 0.4)
    assert abstention(consideration(question, found, headache), Searched(7), "eager") is None


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("Deaths numbered 13 on lumitide.", False),
        ("Deaths numbered 13 on lumitide because the dose was too high.", True),
        ("Deaths on lumitide were due to falls.", True),
    ],
)
def test_a_reason_must_stand_there(text: str, answered: bool) -> None:
    found = reason("Why were there deaths on lumitide?", text)
    assert found.startswith("Not reported: the closest passages give no reason.") is not answered
    assert bool(found) is not answered


def test_an_endpoint_may_have_another_name_in_the_document() -> None:
    assert silence("What proportion were female?", "Of the sailors 48% were women.") is None


@pytest.mark.parametrize(
    ("text", "answered"),
    [("Median OS was 31.0 months.", False), ("In G3 tumours median OS was 9.0 months.", True)],
)
def test_the_whole_is_no_answer_for_one_grade(text: str, answered: bool) -> None:
    question = "Median OS of G3 tumours?"
    found = evidence(question, text)
    chosen = Selection((Chosen("", match(found[0])),), (), 1.0, 1.0)
    silent = abstention(consideration(question, found, chosen), Searched(7), "eager")
    assert (silent is None) is answered


def test_grades_that_say_who_was_studied_need_not_stand_beside_the_figure() -> None:
    question = "Ankle sprains (grade II–III RCT): mean gain on lumitide?"
    found = evidence(question, "The mean gain was 31.0 on lumitide.")
    chosen = Selection((Chosen("", match(found[0])),), (), 1.0, 1.0)
    assert abstention(consideration(question, found, chosen), Searched(7), "eager") is None


@pytest.mark.parametrize(
    ("missed", "endpoint", "answered"),
    [(1.0, -0.5, False), (1.0, 0.5, True), (0.0, -0.5, True)],
)
def test_a_figure_of_neither_the_group_nor_the_endpoint_is_no_answer(
    missed: float, endpoint: float, answered: bool
) -> None:
    question = "How many had a response in the later cycles?"
    found = consideration(question, evidence(question, "Response arose in 21."), confidence=1.0)
    found = replace(found, signals={"group missed": missed, "figure endpoint": endpoint})
    assert (abstention(found, Searched(5), "eager") is None) is answered


def test_an_answer_of_a_document_about_something_else_is_none() -> None:
    question = "Median OS of wobbling gnomes on 5 mg?"
    considered = consideration(question, evidence(question, OS, "Lumitide 5 mg was given."))
    another = replace(
        considered, signals={"subject nowhere": 0.5, "subject outside abstract": 0.75}
    )
    silences = {
        name: abstention(another, Searched(7), name) for name in ("eager", "balanced", "strict")
    }
    found = {name: each.status if each else "" for name, each in silences.items()}
    assert found == {"eager": "", "balanced": "not_reported", "strict": "not_reported"}
    silence = silences["balanced"]
    assert silence is not None
    assert "nowhere mentions wobbling or gnomes." in silence.reason
    # Each side of a comparison holds its own part of the question.
    assert abstention(replace(another, sides=2), Searched(7), "balanced") is None
