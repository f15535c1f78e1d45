"""What the rest of the evidence says of the values chosen."""

from dataclasses import replace

import pytest

from retrieval.corroboration import NOWHERE, beside_the_chosen
from retrieval.evidence import Evidence
from retrieval.question import parse_question
from retrieval.selection import Selection, select
from tests.tiny_evidence import evidence

QUESTION = "Median OS?"
GOOD = "Median OS was 31.0 months."
AGAIN = "Patients lived for 31 months (median)."
OTHER = "Median PFS was 9.4 months."


def judged(*given: tuple[str, float, float]) -> list[Evidence]:
    """Make evidence of texts, each with its weight and judgement."""
    found = evidence(QUESTION, *(text for text, _, _ in given))
    return [
        replace(each, weight=weight, judgement=judgement)
        for each, (_, weight, judgement) in zip(found, given, strict=True)
    ]


def measured(found: list[Evidence]) -> dict[str, float]:
    # The figure of the first sentence, whatever else would fit.
    return beside_the_chosen(found, select(parse_question(QUESTION), found[:1]))


def test_the_same_value_elsewhere_corroborates_by_its_judgement() -> None:
    found = measured(judged((GOOD, 12, 0.5), (OTHER, 9, 0.4), (AGAIN, 7, 0.3), (AGAIN, 6, 0.1)))
    assert found["corroborated"] == 0.3
    # 12 against the 9 of the sentence with another value.
    assert found["lead over others"] == pytest.approx(0.3)


def test_a_better_sentence_with_the_value_leads_for_it() -> None:
    found = measured(judged((GOOD, 8, 0.5), (AGAIN, 11, 0.6), (OTHER, 9, 0.4)))
    assert found == {"corroborated": 0.6, "lead over others": pytest.approx(0.2)}


def test_nothing_else_holds_the_value() -> None:
    assert measured(judged((GOOD, 8, 0.5), (OTHER, 9, 0.4)))["corroborated"] == NOWHERE


def test_a_small_whole_number_is_no_corroboration() -> None:
    one, two = "Median OS was 9 months.", "Nausea occurred in 9 patients."
    found = measured(judged((one, 8, 0.5), (two, 7, 0.4), (OTHER, 6, 0.4)))
    assert found["corroborated"] == NOWHERE
    # It may be another thing, but it does not speak against the value.
    assert found["lead over others"] == pytest.approx(0.2)


def test_small_numbers_of_a_list_corroborate_together() -> None:
    listed = "Rash arose in 12% on lumitide, 25% on octrelin and 7% on placebo."
    again = "Rash: 12% (lumitide), 25% (octrelin) and 7% (placebo)."
    found = judged((listed, 8, 0.5), (again, 7, 0.3), (OTHER, 6, 0.4))
    asked = parse_question("Rash rate on lumitide vs octrelin vs placebo?")
    chosen = select(asked, found[:1])
    assert len(chosen.chosen) == 3
    assert beside_the_chosen(found, chosen)["corroborated"] == 0.3


def test_where_no_figure_is_chosen_the_best_piece_leads() -> None:
    found = judged((GOOD, 8, 0.5), (AGAIN, 7, 0.4))
    assert beside_the_chosen(found, Selection()) == {
        "corroborated": NOWHERE,
        "lead over others": pytest.approx(0.1),
    }


def test_alone_it_leads_over_nothing() -> None:
    assert measured(judged((GOOD, 8, 0.5)))["lead over others"] == pytest.approx(0.8)
