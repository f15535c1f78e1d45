import math
from dataclasses import replace

import pytest

from api.explaining import contributions, explained
from api.explanation import Contribution, Explanation, explanation_json
from ingest.settings import Confidence, load_settings
from retrieval.answers import Answer
from retrieval.consideration import Consideration
from retrieval.engine import Engine
from retrieval.fitted import WITH_RANKER, WITHOUT_RANKER
from tests.tiny_library import ENCODER, TinyLibrary, lumitide, marisol
from tests.tiny_ranker import ListedRanker

HAZARD = "LUMEN trial: what was the hazard ratio for PFS, with its CI?"


def _asked(question: str, *, empty: bool = False) -> tuple[Answer, Consideration]:
    library = TinyLibrary() if empty else TinyLibrary(lumitide(), marisol())
    return Engine(library, ENCODER, load_settings()).explain(question)


def _explained(question: str, setting: Confidence = "balanced") -> Explanation:
    return explained(_asked(question)[1], setting)


def test_contributions_are_value_times_weight_largest_first_without_those_that_are_nothing() -> (
    None
):
    values = {"a": 0.5, "b": -1.0, "c": 0.0, "d": 2.0, "unknown": 9.0}
    assert contributions(values, {"a": 4.0, "b": 3.0, "c": 5.0, "d": 0.00001}) == (
        Contribution("b", -1.0, 3.0, -3.0),
        Contribution("a", 0.5, 4.0, 2.0),
    )


def test_an_explanation_says_what_is_asked_and_nothing_of_empty_slots() -> None:
    why = _explained(HAZARD)
    assert why.asked["kind"] == "figure"
    assert why.asked["measures"] == ["hazard ratio"]
    assert why.asked["endpoints"] == ["progression-free survival"]
    assert why.asked["parts"] == ["confidence interval"]
    assert {"values", "arms", "comparator", "items"}.isdisjoint(why.asked)
    assert "pfs" in why.concepts["PFS"]


def test_the_parts_of_a_sentences_weight_sum_to_it() -> None:
    for sentence in _explained(HAZARD).sentences:
        total = sum(feature.amount for feature in sentence.features)
        assert total == pytest.approx(sentence.weight, abs=0.002)


@pytest.mark.parametrize("question", [HAZARD, "LUMEN trial: which drug was given?"])
def test_with_the_ranker_the_parts_sum_and_the_gate_is_its_own(question: str) -> None:
    library, ranker = TinyLibrary(lumitide(), marisol()), ListedRanker([3.0] * 40)
    considered = Engine(library, ENCODER, load_settings(), ranker).explain(question)[1]
    why = explained(considered, "strict")
    for sentence in why.sentences:
        total = sum(feature.amount for feature in sentence.features)
        assert total == pytest.approx(sentence.weight, abs=0.002)
    gate = next(each for each in why.gates if each.name == "confidence")
    least = WITH_RANKER.least if question == HAZARD else WITH_RANKER.least_for_text
    assert gate.least == least["strict"]


def test_the_parts_of_a_figures_weight_sum_to_it() -> None:
    figures = _explained(HAZARD).figures
    assert [each.role for each in figures].count("chosen") == 1
    assert figures[0].text.startswith("0.31 (95% CI 0.19–0.48")
    for figure in figures:
        total = sum(slot.amount for slot in figure.slots)
        assert total == pytest.approx(figure.weight, abs=0.002)


def test_the_parts_of_the_confidence_sum_to_its_log_odds() -> None:
    answer, considered = _asked(HAZARD)
    why = explained(considered, "balanced")
    total = why.bias + sum(signal.amount for signal in why.signals)
    assert 1 / (1 + math.exp(-total)) == pytest.approx(why.confidence, abs=0.001)
    assert why.confidence == answer.confidence


def test_quotes_and_figures_stand_where_the_explanation_says() -> None:
    why, text = _explained(HAZARD), lumitide().text
    quotes = [(one.document, one.start, one.end, one.text) for one in why.sentences]
    figures = [(one.document, one.start, one.end, one.text) for one in why.figures]
    mine = [one for one in (*quotes, *figures) if one[0] == "PMC9000001"]
    assert len(mine) > len(figures) > 0
    assert all(text[start:end] == quote for _, start, end, quote in mine)


def test_a_refusal_names_its_reason_and_the_gate_that_was_not_met() -> None:
    _, considered = _asked(HAZARD)
    unsure = explained(replace(considered, confidence=0.01), "balanced")
    assert unsure.refusal is not None
    assert [gate.met for gate in unsure.gates] == [True, True, False]
    sure = explained(replace(considered, confidence=0.99), "strict")
    assert sure.refusal is None
    assert all(gate.met for gate in sure.gates)


def test_figures_are_stated_from_the_shares_that_selection_asks_for() -> None:
    _, considered = _asked(HAZARD)
    unsure = replace(considered.selection, share=0.99, total=0.01)
    why = explained(replace(considered, selection=unsure), "balanced")
    assert [(gate.value, gate.met) for gate in why.stating] == [(0.99, True), (0.01, False)]


def test_the_confidence_asked_for_is_that_of_the_setting_and_the_kind_of_question() -> None:
    figure = explained(_asked(HAZARD)[1], "strict").gates[2]
    words = explained(_asked("LUMEN trial: which drug was compared with it?")[1], "strict").gates[2]
    assert (figure.least, words.least) == (
        WITHOUT_RANKER.least["strict"],
        WITHOUT_RANKER.least_for_text["strict"],
    )


def test_evidence_of_another_endpoint_is_marked_as_a_near_miss() -> None:
    why = _explained("LUMEN trial: what was the median overall survival with lumitide?")
    missed = {each.text for each in why.sentences if each.near_miss}
    assert any(text.startswith("The hazard ratio for progression-free survival") for text in missed)
    assert 0 < why.near_misses < why.ranked


def test_documents_weighed_and_not_read_are_named_too() -> None:
    documents = _explained(HAZARD).documents
    assert [(each.id, each.read) for each in documents] == [
        ("PMC9000001", True),
        ("PMC9000002", False),
    ]
    assert documents[0].score == 1 > documents[1].score


def test_a_question_for_words_is_explained_without_figures() -> None:
    why = _explained("LUMEN trial: which drug was compared with lumitide?")
    assert why.asked["kind"] == "text"
    assert why.figures == ()


def test_an_empty_library_is_explained_too() -> None:
    answer, considered = _asked(HAZARD, empty=True)
    why = explained(considered, "balanced")
    assert (answer.status, why.documents, why.sentences, why.figures) == ("no_evidence", (), (), ())
    assert why.gates[0].met is False


def test_of_two_rankings_each_gives_its_best() -> None:
    _, considered = _asked(HAZARD)
    twice = replace(considered, ranked=considered.ranked * 2)
    why = explained(twice, "balanced")
    assert [each.start for each in why.sentences[:4]] == [each.start for each in why.sentences[4:]]


def test_an_explanation_as_json_is_plain_and_the_same_every_time() -> None:
    first, second = (explanation_json(_explained(HAZARD)) for _ in range(2))
    assert first == second
    assert list(first)[:5] == ["asked", "concepts", "documents", "sentences", "ranked"]
    assert set(first["sentences"][0]["features"][0]) == {"name", "value", "weight", "amount"}


@pytest.mark.parametrize(
    ("setting", "outside", "met"),
    [("balanced", 0.75, False), ("balanced", 0.5, True), ("eager", 0.75, True)],
)
def test_a_document_that_lacks_part_of_what_is_asked_about_is_told_of(
    setting: Confidence, outside: float, met: bool
) -> None:
    _, considered = _asked(HAZARD)
    lacking = {"subject nowhere": 0.5, "subject outside abstract": outside}
    signals = {**considered.signals, **lacking}
    found = explained(replace(considered, signals=signals), setting)
    (gate,) = [each for each in found.gates if each.name.startswith("subject")]
    assert (gate.value, gate.met) == (1 - outside, met)
    whole = explained(considered, setting)
    assert not [each for each in whole.gates if each.name.startswith("subject")]
