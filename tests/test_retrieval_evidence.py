"""Which sentence holds what is asked."""

import pytest

from retrieval.agreement import agreeing
from retrieval.evidence import (
    OF_ANOTHER_YEAR,
    Evidence,
    rank_evidence,
    undominated,
    weigh_documents,
)
from retrieval.features import FEATURES
from retrieval.question import Kind, parse_question
from retrieval.readings import Readings
from retrieval.search import FoundDocument
from retrieval.weights import WEIGHTS
from tests.tiny_library import TinyLibrary, lumitide, marisol


def ranked(question: str, limit: int = 3) -> list[Evidence]:
    library = TinyLibrary(lumitide(), marisol())
    readings = Readings(library)
    found = [
        (FoundDocument(name, 1.0), readings.of(name, library.generation))
        for name in ("PMC9000001", "PMC9000002")
    ]
    asked = parse_question(question)
    return rank_evidence(asked, weigh_documents(asked, found), {}).first(limit)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Lumitide in NET: hazard ratio for PFS with CI?", "The hazard ratio for progression"),
        ("Lumitide against octrelin: % with nausea in each arm?", "Grade 3 nausea"),
        ("Lumitide trial: fatigue at baseline and week 24 (± SD)?", "Table 2. Quality of life, "),
        ("Marisol mouthwash: gum bleeding, % in each group?", "Gingival bleeding"),
    ],
)
def test_the_right_sentence_comes_first(question: str, start: str) -> None:
    assert ranked(question)[0].candidate.text.startswith(start)


def test_the_best_that_speaks_of_the_endpoint_may_hold_no_number() -> None:
    question = "Lumitide: median OS?"
    first = agreeing(parse_question(question), ranked(question, 10))[0]
    assert first.candidate.text.startswith("Median overall survival")


def test_a_row_is_told_from_its_neighbour() -> None:
    first, second = ranked("Lumitide trial: diarrhoea score at baseline and week 24 (± SD)?", 2)
    assert "Diarrhoea score: Baseline" in first.candidate.text
    assert first.weight > second.weight


def test_scores_are_shares_and_features_are_named() -> None:
    evidence = ranked("Lumitide: hazard ratio for PFS?", 100)
    assert sum(each.score for each in evidence) == pytest.approx(1.0, abs=1e-4)
    assert set(evidence[0].features) == set(FEATURES) == set(WEIGHTS[Kind.FIGURE])


def test_the_better_document_scores_one() -> None:
    library = TinyLibrary(lumitide(), marisol())
    readings = Readings(library)
    found = [
        (FoundDocument(name, 0.5), readings.of(name, library.generation))
        for name in ("PMC9000001", "PMC9000002")
    ]
    first, second = weigh_documents(parse_question("marisol mouthwash plaque index"), found)
    assert (first.reading.stored.id, first.score) == ("PMC9000002", 1.0)
    # 0.5 of the search and nothing of the question, against 0.5 and all of it in the abstract and
    # anywhere, half of it in the title.
    assert second.score == pytest.approx(0.5 / (0.5 + 0.5 + 1 + 1))


def test_a_document_that_holds_less_and_nothing_more_is_left_out() -> None:
    library = TinyLibrary(lumitide(), marisol())
    asked = parse_question("Lumitide in midgut tumours: progression-free survival?")
    readings = Readings(library)
    found = [
        (FoundDocument(id_, score), readings.of(id_, library.generation))
        for id_, score in (("PMC9000001", 1.0), ("PMC9000002", 0.9))
    ]
    weighed = weigh_documents(asked, found)
    assert [each.reading.stored.id for each in weighed] == ["PMC9000001", "PMC9000002"]
    assert [each.reading.stored.id for each in undominated(weighed)] == ["PMC9000001"]


def test_documents_that_each_hold_something_else_stay() -> None:
    library = TinyLibrary(lumitide(), marisol())
    asked = parse_question("Lumitide and Marisol?")
    readings = Readings(library)
    found = [
        (FoundDocument(id_, 1.0), readings.of(id_, library.generation))
        for id_ in ("PMC9000001", "PMC9000002")
    ]
    assert len(undominated(weigh_documents(asked, found))) == 2


def test_a_document_without_the_name_of_the_study_counts_less() -> None:
    library = TinyLibrary(lumitide(), marisol())
    readings = Readings(library)
    found = [
        (FoundDocument(name, 0.5), readings.of(name, library.generation))
        for name in ("PMC9000001", "PMC9000002")
    ]
    asked = parse_question("Share with nausea in the marisol mouthwash trial?")
    other = next(
        each for each in weigh_documents(asked, found) if each.reading.stored.id == "PMC9000001"
    )
    assert other.of_another_year
    # No document has all of the name: it tells none of them from the others.
    asked = parse_question("Share with nausea in the marisol glioma trial?")
    assert not any(each.of_another_year for each in weigh_documents(asked, found))


def test_a_document_of_another_year_than_the_one_named_counts_less() -> None:
    library = TinyLibrary(lumitide(), marisol())
    readings = Readings(library)
    found = [
        (FoundDocument(name, 1.0), readings.of(name, library.generation))
        for name in ("PMC9000001", "PMC9000002")
    ]
    first, second = (reading.stored.document.year for _, reading in found)
    assert first != second
    for year in (first, second):
        best, other = weigh_documents(parse_question(f"Sample size of the {year} trial?"), found)
        assert best.reading.stored.document.year == year
        assert other.score <= OF_ANOTHER_YEAR
