"""Other documents are looked into where the best evidence is weak, and seldom believed."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from retrieval.consideration import Consideration
from retrieval.evidence import WeighedDocument
from retrieval.second_look import is_weak, second_look
from tests.tiny_evidence import consideration, evidence, sentence, weighed

QUESTION = "Rash: % on drug?"


def considered(confidence: float, none: float) -> Consideration:
    made = consideration(QUESTION, evidence(QUESTION, "Rash: 12%."), confidence=confidence)
    return replace(made, signals={"judged none": none})


def looked(first: Consideration, second: Consideration, *others: WeighedDocument) -> Consideration:
    def again(documents: Sequence[WeighedDocument]) -> Consideration:
        assert [each.reading.stored.id for each in documents] == ["PMC2"]
        return second

    return second_look(first, [*first.documents, *others], again)


OTHER = weighed(QUESTION, id_="PMC2")


@pytest.mark.parametrize(
    ("first", "none", "second", "taken"),
    [
        (0.1, 0.9, 0.95, True),
        (0.1, 0.9, 0.5, False),  # not sure enough for the strictest setting
        (0.1, 0.2, 0.95, False),  # the first evidence is not weak
        (0.99, 0.9, 0.95, False),  # the first is surer
    ],
)
def test_only_a_much_surer_answer_is_taken(
    first: float, none: float, second: float, taken: bool
) -> None:
    one, two = considered(first, none), considered(second, 0.0)
    assert looked(one, two, OTHER) is (two if taken else one)


def test_what_promises_nothing_better_is_not_taken() -> None:
    one = considered(0.1, 0.9)
    assert second_look(one, [*one.documents, OTHER], again=lambda _: None) is one


def test_documents_already_read_are_not_read_again() -> None:
    one = considered(0.1, 0.9)
    assert second_look(one, one.documents, again=lambda _: pytest.fail("nothing to read")) is one


def test_a_study_named_by_its_year_is_not_looked_for_in_another_years() -> None:
    one, two = considered(0.1, 0.9), considered(0.95, 0.0)
    assert looked(one, two, OTHER) is two
    assert looked(one, two, replace(OTHER, of_another_year=True)) is one


def test_comparisons_of_studies_are_left_alone() -> None:
    one = replace(considered(0.1, 0.9), sides=2)
    assert looked(one, considered(0.99, 0.0), OTHER) is one


def test_nothing_found_is_not_weak_evidence() -> None:
    assert not is_weak(consideration(QUESTION, []))


def test_a_document_without_the_name_that_the_best_one_has_is_not_meant() -> None:
    question = "LUM-1: rash, % on drug?"
    one = consideration(question, evidence(question, "LUM-1: rash in 12%."), confidence=0.1)
    one = replace(one, signals={"judged none": 0.9})
    two = considered(0.95, 0.0)
    named = weighed(question, sentence("LUM-1 went on."), id_="PMC2")
    other = weighed(question, sentence("OCT-2 went on."), id_="PMC2")
    assert looked(one, two, named) is two
    assert looked(one, two, other) is one
