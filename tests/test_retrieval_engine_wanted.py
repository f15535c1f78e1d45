"""Asking of some documents only, as sure and with as many quotes as wanted, and being watched."""

from dataclasses import replace

import pytest

from ingest.errors import DocumentUnknownError
from ingest.settings import Settings
from retrieval.answers import Answer, to_json
from retrieval.engine import Engine
from retrieval.errors import QuestionError
from retrieval.filtering import documents_of
from retrieval.stages import STAGES, AbandonedError, Step
from retrieval.wanted import Filters, Wanted
from tests.tiny_library import ENCODER, TinyLibrary, lumitide, marisol, octalis

LUMEN, MARISOL, OCTALIS = "PMC9000001", "PMC9000002", "PMC9000003"
PFS = "Neuroendocrine tumours: hazard ratio for progression-free survival?"
LIBRARY = TinyLibrary(lumitide(), marisol(), octalis())
ENGINE = Engine(LIBRARY, ENCODER, Settings(confidence="eager"))


def ask(question: str, **only: object) -> Answer:
    return ENGINE.ask(question, wanted=Wanted(Filters(**only)))  # type: ignore[arg-type]


def cited(answer: Answer) -> set[str]:
    return {each.document.id for each in answer.citations}


def same(answer: Answer) -> dict[str, object]:
    return to_json(replace(answer, timings_ms={}))


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        (Filters(), None),
        (Filters(from_year=2030), [LUMEN, OCTALIS]),
        (Filters(to_year=2029), [MARISOL]),
        (Filters(documents=(OCTALIS,)), [OCTALIS]),
        (Filters(documents=("10.5555/pmc9000003", LUMEN, f"{LUMEN}.nxml")), [LUMEN, OCTALIS]),
        (Filters(from_year=2031, documents=(OCTALIS,)), []),
    ],
)
def test_the_documents_of_a_filter(only: Filters, expected: list[str] | None) -> None:
    assert documents_of(LIBRARY, only) == expected


def test_an_answer_comes_from_the_documents_wanted() -> None:
    lumen, octalis_ = ask(PFS, documents=(LUMEN,)), ask(PFS, documents=("10.5555/pmc9000003",))
    assert "0.31 (95% CI 0.19–0.48)" in lumen.answer
    assert "0.66 (95% CI 0.50–0.87)" in octalis_.answer
    assert (cited(lumen), cited(octalis_)) == ({LUMEN}, {OCTALIS})
    assert "0.31" in ask(PFS, from_year=2031).answer
    assert "0.66" in ask(PFS, to_year=2030).answer


def test_a_filter_that_lets_all_through_changes_nothing() -> None:
    every = ask(PFS, from_year=1900, documents=(LUMEN, MARISOL, OCTALIS))
    assert same(every) == same(ENGINE.ask(PFS))


def test_an_abstention_says_how_many_documents_were_searched() -> None:
    answer = ask("Lumitide in midgut tumours: median overall survival?", documents=(MARISOL,))
    assert answer.status == "no_evidence"
    assert answer.answer.startswith("No evidence: none of the documents selected is about what")
    assert answer.warnings[0] == (
        "Searched 1 of the library's 3 documents, those selected, by words and by meaning."
    )


def test_an_empty_selection_is_no_evidence() -> None:
    answer = ask(PFS, from_year=2040)
    assert answer.status == "no_evidence"
    assert answer.answer == "No evidence: the filters given select no document of this library."
    assert not answer.citations
    assert not answer.figures
    assert answer.warnings == (
        "Searched 0 of the library's 3 documents, those selected, by words and by meaning.",
    )
    assert ENGINE.search(PFS, only=Filters(from_year=2040)) == []


def test_a_name_that_nothing_answers_to_is_an_error() -> None:
    for asked in (ENGINE.search, lambda text, only: ENGINE.ask(text, wanted=Wanted(only))):
        with pytest.raises(DocumentUnknownError, match="PMC404"):
            asked(PFS, only=Filters(documents=(LUMEN, "PMC404")))


def test_years_the_wrong_way_round_are_an_error() -> None:
    with pytest.raises(QuestionError, match="2020 or later and 2010 or earlier"):
        Filters(2020, 2010)
    assert Filters(2020, 2020).from_year == 2020


def test_a_search_looks_in_the_documents_wanted() -> None:
    found = ENGINE.search("progression-free survival", only=Filters(documents=(OCTALIS,)))
    assert {each.document.id for each in found} == {OCTALIS}
    assert len(ENGINE.search("progression-free survival", limit=2)) == 2


def test_as_many_quotes_as_wanted_and_as_sure() -> None:
    question = "Lumitide trial: odds ratio for response?"
    one = ENGINE.ask(question, wanted=Wanted(citations=1))
    assert (len(one.citations), len(ENGINE.ask(question).citations)) == (1, 3)
    strict = Engine(LIBRARY, ENCODER, Settings(confidence="strict")).ask(PFS)
    assert same(ENGINE.ask(PFS, wanted=Wanted(confidence="strict"))) == same(strict)


def test_a_watch_is_told_of_each_stage() -> None:
    told: list[Step] = []
    answer = ENGINE.ask(PFS, watch=told.append)
    assert told == list(STAGES) == list(answer.timings_ms)


@pytest.mark.parametrize("last", STAGES)
def test_an_abandoned_question_goes_no_further(last: str) -> None:
    told: list[Step] = []

    def leave(stage: Step) -> None:
        told.append(stage)
        if stage == last:
            raise AbandonedError("Nobody waits.", "Ask again.")

    with pytest.raises(AbandonedError):
        ENGINE.ask(PFS, watch=leave)
    assert told == list(STAGES[: STAGES.index(last) + 1])
