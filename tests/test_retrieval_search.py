"""From passages to documents."""

import pytest

from retrieval.search import find_documents, find_passages, rank_documents
from tests.tiny_library import ENCODER, TinyLibrary, lumitide, marisol


def test_the_document_with_the_better_passages_wins() -> None:
    library = TinyLibrary(lumitide(), marisol())
    question = "plaque index with marisol mouthwash"
    found = find_documents(library, question, ENCODER.encode([question])[0], 10)
    ranked = rank_documents(found, 5)
    assert [each.id for each in ranked] == ["PMC9000002", "PMC9000001"]
    assert ranked[0].score == 1.0


def test_only_two_passages_of_a_document_vote() -> None:
    found = [*[("PMC9000001", 0.1)] * 4, ("PMC9000002", 0.16)]
    ranked = rank_documents(found, 5)
    # 0.1 + 0.1 · 0.1 = 0.11 for four passages, 0.16 for one.
    assert [each.id for each in ranked] == ["PMC9000002", "PMC9000001"]
    assert ranked[1].score == pytest.approx(0.11 / 0.16)


def test_an_abstract_of_one_passage_is_not_outvoted_by_worse_passages() -> None:
    found = [("PMC9000002", 0.12), *[("PMC9000001", 0.1)] * 2]
    # 0.12 for the one, 0.1 + 0.1 · 0.1 = 0.11 for the two.
    assert [each.id for each in rank_documents(found, 5)] == ["PMC9000002", "PMC9000001"]


def test_nothing_found() -> None:
    assert rank_documents([], 5) == []


def test_documents_are_voted_for_by_the_passages_found() -> None:
    library = TinyLibrary(lumitide(), marisol())
    question = "plaque index with marisol mouthwash"
    vector = ENCODER.encode([question])[0]
    found = find_passages(library, question, vector, 10)
    votes = find_documents(library, question, vector, 10)
    assert votes == [(each.passage.document, each.score) for each in found]
