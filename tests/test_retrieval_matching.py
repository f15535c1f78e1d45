"""Which figure of the evidence is the one asked for."""

import pytest

from retrieval.evidence import Evidence
from retrieval.fitted import WITHOUT_RANKER
from retrieval.matching import MATCHED, SLOTS, Match, figure_slots, match_figures, rarity
from retrieval.question import parse_question
from tests.tiny_evidence import evidence, sentence, weighed

MANY = (
    "Median OS was 31.0 months, the hazard ratio for death 0.73 (95% CI 0.55–0.98; P = 0.033).",
    "Nausea occurred in 7% of patients at 12 weeks and in 9% at 24 weeks.",
    "The rash rate was 12% on lumitide and 6% on octrelin.",
)


def matches(question: str, *texts: str) -> list[Match]:
    return match_figures(parse_question(question), evidence(question, *(texts or MANY)))


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Median overall survival?", "31.0 months"),
        ("Hazard ratio for death with CI?", "0.73 (95% CI 0.55–0.98; P = 0.033)"),
        ("What % had nausea at 24 weeks?", "9%"),
        ("What % had nausea at 12 weeks?", "7%"),
        ("What % on octrelin had a rash?", "6%"),
        ("What % on lumitide had a rash?", "12%"),
    ],
)
def test_the_figure_asked_for_comes_first(question: str, figure: str) -> None:
    found = [each for each in matches(question) if not each.conflicts]
    assert found[0].figure.text == figure


@pytest.mark.parametrize(
    ("question", "text", "conflicts"),
    [
        ("Median OS?", "Median PFS was 9 months.", ("endpoint",)),
        ("Mean OS?", "Median OS was 9 months.", ("measure",)),
        ("Hazard ratio for OS with CI?", "The odds ratio for PFS was 0.7.",
         ("endpoint", "measure", "parts")),
        ("Median OS?", "Median OS was 9 months.", ()),
    ],
)  # fmt: skip
def test_conflicts_are_named(question: str, text: str, conflicts: tuple[str, ...]) -> None:
    assert matches(question, text)[0].conflicts == conflicts


def test_a_subgroup_is_not_all_that_were_studied() -> None:
    texts = (
        "Median OS was 51 months in G1 gliomas and 22 months in G2 gliomas.",
        "Median OS was 30 months.",
    )
    assert matches("Median OS of all gliomas?", *texts)[0].figure.text == "30 months"
    assert matches("Median OS of G2 gliomas?", *texts)[0].figure.text == "22 months"


def test_shares_add_up_over_all_figures() -> None:
    found = matches("What % had nausea at 24 weeks?")
    assert len(found) == 6
    assert sum(each.share for each in found) == pytest.approx(1.0, abs=1e-5)
    assert [each.weight for each in found] == sorted((m.weight for m in found), reverse=True)


def test_a_weight_is_the_weighted_sum_of_the_slots() -> None:
    for each in matches("What % had nausea at 24 weeks?"):
        total = sum(WITHOUT_RANKER.matching[name] * each.slots[name] for name in SLOTS)
        assert each.weight == pytest.approx(total)


def test_figures_alike_in_all_come_in_the_order_of_the_evidence() -> None:
    found = matches("What % had nausea?", "Nausea occurred in 7%.", "Nausea occurred in 9%.")
    assert [each.figure.text for each in found] == ["7%", "9%"]


def test_no_more_evidence_than_needed_is_looked_at() -> None:
    found = matches("What % had nausea?", *["Nausea occurred in 7%."] * (MATCHED + 3))
    assert len(found) == MATCHED


def test_the_name_of_a_study_is_looked_for_where_the_document_does_not_bear_it() -> None:
    question, text = "Rash rate in the 2017 lumitide trial?", "The rash rate was 12%."
    words = []
    for title in ("Lumitide in 2017", "Octrelin"):
        document = weighed(question, sentence(text), title=title)
        each = Evidence(document.reading.candidates[0], document, 0.0, 1.0, {})
        words.append(match_figures(parse_question(question), [each])[0].slots["words"])
    assert words[0] == 1.0 > words[1]


def test_no_evidence_no_figure() -> None:
    assert matches("What % had nausea?", "Nobody had nausea.") == []
    assert match_figures(parse_question("What % had nausea?"), []) == []


def test_only_the_first_figure_of_a_sentence_is_first() -> None:
    asked = parse_question("What % had nausea?")
    rows = figure_slots(asked, evidence("What % had nausea?", MANY[1]))
    assert [slots["first"] for _, _, slots in rows][:2] == [1.0, 0.0]


def test_an_abbreviation_of_the_document_is_understood() -> None:
    question = "Rate of wobbling syndrome?"
    text = "The wobbling syndrome (WS) was rare. WS was seen in 4% of patients."
    first = matches(question, text, "Fever was seen in 5% of patients.")[0]
    assert first.figure.text == "4%"
    assert first.slots["target"] == 1.0


def test_what_few_sentences_hold_weighs_more() -> None:
    question = "Rate of severe itching?"
    texts = ("Severe rash occurred.", "Severe pain occurred.", "Severe itching occurred.")
    document = weighed(question, *map(sentence, texts))
    weights = rarity(parse_question(question), document.reading)
    # Three sentences, all with the one, a single one with the other: ln 1.75 and ln 2.5.
    assert weights["severe"] == pytest.approx(0.5596, abs=1e-4)
    assert weights["itching"] == pytest.approx(0.9163, abs=1e-4)
