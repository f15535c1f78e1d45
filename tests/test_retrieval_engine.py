"""Asking, from question to answer, and the invariants that hold for every answer."""

import re
from dataclasses import replace

import pytest

from ingest.figures.numbers import numbers_in
from ingest.settings import Settings
from retrieval.answers import Answer
from retrieval.conversation import Turn
from retrieval.engine import Engine
from retrieval.errors import QuestionError
from retrieval.question_text import LONGEST_QUESTION
from tests.tiny_library import ENCODER, TinyLibrary, lumitide, marisol

DOCUMENTS = {"PMC9000001": lumitide(), "PMC9000002": marisol()}
QUESTIONS = (
    "Lumitide in midgut tumours: hazard ratio for progression-free survival with CI and p?",
    "Lumitide in midgut tumours: median overall survival?",
    "Lumitide against octrelin: % with nausea in each arm?",
    "Lumitide trial: fatigue score at baseline and week 24 (± SD)?",
    "Lumitide trial: how much activity was infused?",
    "Marisol mouthwash in schoolchildren: fall in plaque index, CI?",
    "Marisol mouthwash in schoolchildren: hospital readmission at a year?",
    "Lumitide trial: odds ratio for response?",
)


# How sure an answer must be is tested apart: here every answer that can be made is given.
EAGER = Settings(confidence="eager")


def engine() -> Engine:
    return Engine(TinyLibrary(*DOCUMENTS.values()), ENCODER, EAGER)


def ask(question: str, history: tuple[Turn, ...] = ()) -> Answer:
    return engine().ask(question, history)


def test_a_figure_is_stated_with_its_parts() -> None:
    answer = ask(QUESTIONS[0])
    assert answer.status == "answered"
    assert answer.answer.startswith(
        "Hazard ratio for progression-free survival: 0.31 (95% CI 0.19–0.48), P<0.001 [1]."
    )
    assert answer.figures[0].text == "0.31 (95% CI 0.19–0.48; P<0.001)"
    assert answer.citations[0].document.pmcid == "PMC9000001"


def test_a_special_value_is_stated() -> None:
    assert ask(QUESTIONS[1]).answer == "Median overall survival, lumitide: not reached [1]."


def test_a_row_is_stated_cell_by_cell() -> None:
    expected = "Mean fatigue: Baseline: 41.2 (SD 9.8); Week 24: 33.6 (SD 10.1) [1]."
    assert ask(QUESTIONS[3]).answer == expected


def test_arms_are_stated_side_by_side() -> None:
    answer = ask(QUESTIONS[2])
    assert answer.answer.endswith("lumitide: 7%; octrelin: 2% [1].")
    assert [figure.arm for figure in answer.figures] == ["lumitide", "octrelin"]


def test_what_has_no_known_name_is_stated_in_its_own_words() -> None:
    text = "Plaque index fell by 0.42 (95% CI 0.30 to 0.54) with marisol mouthwash."
    assert ask(QUESTIONS[5]).answer.endswith(f"“{text}” [1].")


@pytest.mark.parametrize("question", QUESTIONS)
def test_quotes_are_verbatim(question: str) -> None:
    answer = ask(question)
    assert answer.citations
    for citation in answer.citations:
        text = DOCUMENTS[citation.document.id].text
        assert citation.quote == text[citation.start : citation.end]
    for figure in answer.figures:
        cited = answer.citations[figure.citation - 1]
        assert figure.text == DOCUMENTS[cited.document.id].text[figure.start : figure.end]
        assert cited.start <= figure.start < figure.end <= cited.end


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_number_stands_in_the_quote_of_its_own_marker(question: str) -> None:
    answer = ask(question)
    stated = re.findall(r"(.*?)\s\[(\d+)\](?:[.;]\s?|$)", answer.answer)
    if answer.status == "answered":
        assert stated
    for sentence, marker in stated if answer.status == "answered" else []:
        quote = answer.citations[int(marker) - 1].quote
        there = {number.value for number in numbers_in(quote)}
        assert {number.value for number in numbers_in(sentence)} <= there


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question_has_the_same_answer(question: str) -> None:
    first, second = (replace(ask(question), timings_ms={}) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("question", "reason", "read"),
    [(QUESTIONS[6], "readmission", "Marisol"), (QUESTIONS[7], "odds ratio", "LUMEN")],
)
def test_what_is_not_reported_is_said_so(question: str, reason: str, read: str) -> None:
    answer = ask(question)
    assert answer.status == "not_reported"
    assert reason in answer.answer
    assert not re.search(r"\d", re.sub(r"\[\d+\]", "", answer.answer))
    assert answer.figures == ()
    assert answer.warnings[0] == "Searched 2 documents by words and by meaning."
    assert read in answer.warnings[1]


def test_no_document_is_no_evidence() -> None:
    empty = Engine(TinyLibrary(), ENCODER, EAGER).ask("Lumitide: hazard ratio for PFS?")
    assert empty.status == "no_evidence"
    assert empty.citations == ()
    assert empty.warnings == ("Searched 0 documents by words and by meaning.",)
    foreign = ask("Bronchoscopic thermoplasty of severe asthmatics in Iceland: exacerbations?")
    assert foreign.status == "no_evidence"


def test_a_part_that_no_quote_holds_makes_the_answer_partial() -> None:
    answer = ask("Marisol mouthwash in schoolchildren: fall in plaque index with IQR?")
    assert answer.status == "partial"
    assert answer.answer.endswith(" No range is reported there.")
    assert answer.warnings == ("No range stands in the passages cited.",)


def test_a_follow_up_is_completed() -> None:
    history = (Turn("user", QUESTIONS[0]), Turn("assistant", "0.31 [1]."))
    answer = ask("And median overall survival?", history)
    assert answer.question == "And median overall survival?"
    assert answer.standalone_question.startswith("Lumitide in midgut tumours: ")
    assert "not reached" in answer.answer


@pytest.mark.parametrize(
    "question", ["", "  ", "?!", "12.5", "a" * (LONGEST_QUESTION + 1), "\ud800x"]
)
def test_what_cannot_be_asked(question: str) -> None:
    with pytest.raises(QuestionError) as raised:
        ask(question)
    assert raised.value.remedy


def test_a_question_must_fit_the_encoder() -> None:
    assert ask("pain " * 254).status in {"not_reported", "no_evidence"}
    for asked in (engine().ask, engine().search):
        with pytest.raises(QuestionError, match="has 255 pieces of words; 254 is the most"):
            asked("pain " * 255)


def test_a_question_must_be_text() -> None:
    with pytest.raises(QuestionError, match="is a int"):
        engine().ask(7)  # type: ignore[arg-type]


def test_timings_name_the_stages() -> None:
    assert list(ask(QUESTIONS[0]).timings_ms) == [
        "question",
        "encode",
        "search",
        "evidence",
        "answer",
    ]


def test_search_gives_verbatim_passages() -> None:
    results = engine().search("plaque index marisol", limit=2)
    assert len(results) == 2
    assert results[0].document.pmcid == "PMC9000002"
    for result in results:
        text = DOCUMENTS[result.document.id].text
        assert result.text == text[result.start : result.end]


def test_the_nearest_figure_is_named_and_not_given() -> None:
    answer = ask("Lumitide in midgut tumours: hazard ratio for overall survival?")
    named = re.search(r"What it does report is the (.+?) for (.+?)\.", answer.answer)
    assert named
    assert not re.search(r"\d", named.group())
    assert answer.figures == ()


def test_how_sure_an_answer_is_stands_in_it() -> None:
    sure, unsure = ask(QUESTIONS[0]), ask(QUESTIONS[6])
    assert 0 <= unsure.confidence < sure.confidence <= 1


def test_what_an_answer_was_made_from_can_be_had() -> None:
    answer, considered = engine().explain(QUESTIONS[0])
    assert replace(answer, timings_ms={}) == replace(ask(QUESTIONS[0]), timings_ms={})
    assert considered.confidence == answer.confidence
    assert considered.fitting[0].candidate.text == answer.citations[0].quote
    assert [each.reading.stored.id for each in considered.weighed] == ["PMC9000001", "PMC9000002"]


def test_a_ratio_for_another_endpoint_is_not_offered() -> None:
    answer = ask("Lumitide in midgut tumours: hazard ratio for overall survival?")
    assert answer.status == "not_reported"
    assert "hazard ratio for overall survival" in answer.answer
    assert not answer.figures
    assert not re.search(r"\d", answer.answer.split("The closest")[0])


def test_a_complete_statement_is_not_followed_by_others() -> None:
    assert ask(QUESTIONS[0]).answer.count("[") == 1


class CountingLibrary(TinyLibrary):
    """Counts how often its words are read."""

    read = 0

    def openings(self, characters: int) -> list[str]:
        self.read += 1
        return super().openings(characters)


def test_a_warmed_engine_has_read_the_words_before_the_first_question() -> None:
    library = CountingLibrary(*DOCUMENTS.values())
    warmed = Engine(library, ENCODER, EAGER)
    warmed.warm()
    assert library.read == 1
    assert replace(warmed.ask(QUESTIONS[0]), timings_ms={}) == replace(
        ask(QUESTIONS[0]), timings_ms={}
    )
    assert library.read == 1


def test_an_empty_library_can_be_warmed() -> None:
    Engine(TinyLibrary(), ENCODER, EAGER).warm()
