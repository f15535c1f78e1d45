"""How sure an answer is, and how sure it must be."""

import math
from dataclasses import replace

import pytest

from retrieval.confidence import BIAS, SIGNALS, confidence, least_confidence
from retrieval.confidence import signals_of as measured
from retrieval.fitted import WITH_RANKER, WITHOUT_RANKER
from retrieval.question import Kind, parse_question
from retrieval.selection import Selection, select
from tests.tiny_evidence import evidence

NOTHING = dict.fromkeys(SIGNALS, 0.0)


def log_odds(probability: float) -> float:
    return math.log(probability / (1 - probability))


def test_without_signals_only_the_bias_speaks() -> None:
    assert confidence(NOTHING) == pytest.approx(
        1 / (1 + math.exp(-WITHOUT_RANKER.confidence[BIAS])), abs=1e-4
    )


@pytest.mark.parametrize("name", ["target in sentence", "figure total", "document coverage"])
def test_a_signal_adds_its_weight_to_the_log_odds(name: str) -> None:
    # Brought to even odds first, where four digits say most.
    level = -WITHOUT_RANKER.confidence[BIAS] / WITHOUT_RANKER.confidence["figure total"]
    even = NOTHING | {"figure total": level}
    assert confidence(even) == 0.5
    more = confidence(even | {name: even[name] + 1.0})
    assert log_odds(more) == pytest.approx(WITHOUT_RANKER.confidence[name], abs=0.002)


def test_every_weight_belongs_to_a_signal() -> None:
    assert set(WITHOUT_RANKER.confidence) == set(WITH_RANKER.confidence) == {BIAS, *SIGNALS}


def test_thresholds_rise_with_the_care_wanted_and_are_lower_for_words() -> None:
    for least in (WITHOUT_RANKER.least, WITHOUT_RANKER.least_for_text):
        assert least["eager"] == 0.0
        assert least["eager"] < least["balanced"] < least["strict"] < 1.0
    figure, text = parse_question("Median OS?"), parse_question("Which drug was given?")
    assert (figure.kind, text.kind) == (Kind.FIGURE, Kind.TEXT)
    assert least_confidence(figure, "balanced") == WITHOUT_RANKER.least["balanced"]
    assert least_confidence(text, "balanced") == WITHOUT_RANKER.least_for_text["balanced"]
    assert WITHOUT_RANKER.least_for_text["strict"] < WITHOUT_RANKER.least["strict"]


def signals(question: str, *texts: str, chosen: bool = True) -> dict[str, float]:
    asked, found = parse_question(question), evidence(question, *texts)
    selection = select(asked, found) if chosen else Selection()
    return measured(asked, [found[0].document], found, selection)


def test_an_answer_in_words_says_the_sorts_asked_for() -> None:
    question, texts = "How much was given?", ("They received 20 mg.", "Two did not.")
    found = evidence(question, *texts)
    features = {**found[0].features, "says amount": 1.0, "says given": 0.0}
    found[0] = replace(found[0], features=features)
    told = measured(parse_question(question), [found[0].document], found, Selection())
    assert (told["sorts said"], told["text share"]) == (0.5, 1.0)
    assert not signals("Median OS?", texts[0])["text share"]


GOOD, OTHER = "Median OS was 31.0 months.", "The rash rate was 7%."


def test_every_signal_is_measured() -> None:
    assert set(signals("Median OS?", GOOD)) == set(SIGNALS)


def test_what_is_asked_is_told_apart() -> None:
    plain = signals("Median OS?", GOOD)
    named = ("asked endpoint", "asked measure", "asked arms", "asked time", "asked parts")
    assert [plain[name] for name in named] == [1.0, 1.0, 0.0, 0.0, 0.0]
    full = signals("Rash at 6 months on lumitide and on octrelin, 95% CI?", GOOD)
    assert [full[name] for name in named[2:]] == [1.0, 1.0, 1.0]
    assert full["asked words"] > plain["asked words"] == 0.1


def test_the_chosen_figure() -> None:
    right = signals("Median OS?", GOOD)
    assert (right["figure share"], right["figure total"], right["no figure"]) == (1.0, 1.0, 0.0)
    assert (right["figure endpoint"], right["figure measure"]) == (1.0, 1.0)
    assert right["best sentence"] == 1.0
    none = signals("Median OS?", GOOD, chosen=False)
    assert (none["figure share"], none["figure total"], none["no figure"]) == (0.0, 0.0, 1.0)


def test_a_question_for_words_has_no_figure_to_miss() -> None:
    words = signals("Which drug was given?", GOOD)
    assert (words["text"], words["no figure"], words["figure share"]) == (1.0, 0.0, 0.0)
    assert signals("Median OS?", GOOD)["text"] == 0.0


def test_the_target_in_the_sentence() -> None:
    there, absent = signals("Rate of rash?", OTHER), signals("Rate of rash?", GOOD)
    assert (there["target in sentence"], there["target missing"]) == (1.0, 0.0)
    assert (absent["target in sentence"], absent["target missing"]) == (0.0, 0.25)
    assert (there["target nowhere"], absent["target nowhere"]) == (0.0, 1.0)
    assert signals("Rate of rash?", GOOD, OTHER)["target nowhere"] == 0.0


def test_a_name_that_the_document_never_mentions() -> None:
    text = "In LUMEN, median OS was 31.0 months."
    assert signals("Median OS in the LUMEN trial?", text)["names nowhere"] == 0.0
    assert signals("Median OS in the LUMEN trial?", GOOD)["names nowhere"] > 0.0


def test_subgroups_are_asked_for_where_each_is() -> None:
    texts = ("In G1 tumours median OS was 99.0 months.", "In G2 tumours median OS was 81.6 months.")
    assert signals("Median OS for each grade group?", *texts)["figure unasked subgroup"] == 0.0
    assert signals("Median OS?", texts[0])["figure unasked subgroup"] == 1.0


def test_needs_that_are_missing() -> None:
    text = "Nausea occurred in 7%, headache in 11%."
    half = signals("Rates of nausea, headache and wobbling?", text)
    assert half["missing needs"] == pytest.approx(1 / 3)
    assert half["several"] == 1.0


def ranked(*shares: float) -> dict[str, float]:
    asked = parse_question("Median OS?")
    texts = [GOOD, OTHER, GOOD, OTHER][: len(shares)]
    found = [
        replace(each, score=share)
        for each, share in zip(evidence("Median OS?", *texts), shares, strict=True)
    ]
    return measured(asked, [found[0].document], found, Selection())


def test_shares_of_the_evidence() -> None:
    even, clear = ranked(0.5, 0.3, 0.1, 0.1), ranked(0.99, 0.01)
    # A quarter of the log odds: of 0.51 to 0.51, and of 1 to 0.02.
    assert even["evidence share"] == pytest.approx(0.0)
    assert clear["evidence share"] == pytest.approx(0.978, abs=1e-3)
    assert even["evidence share of three"] == pytest.approx(0.9)


def test_a_second_document() -> None:
    asked, found = parse_question("Median OS?"), evidence("Median OS?", GOOD)
    first = found[0].document
    alone = measured(asked, [first], found, Selection())
    beside = measured(asked, [first, replace(first, score=0.95)], found, Selection())
    assert (alone["second document"], beside["second document"]) == (0.0, 0.95)
