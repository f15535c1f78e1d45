"""Comparisons across publications."""

import re
from dataclasses import replace

import pytest

from ingest.settings import Settings
from retrieval.comparison import LEAST_SCORE, Side, sides
from retrieval.engine import Engine
from retrieval.evidence import OF_ANOTHER_YEAR, WeighedDocument
from retrieval.question import parse_question
from tests.tiny_evidence import sentence, weighed
from tests.tiny_library import ENCODER, TinyLibrary, lumitide, octalis

QUESTION = "Hazard ratio for PFS in the LUMEN trial versus the OCTALIS trial?"


def document(question: str, id_: str, title: str, *texts: str) -> WeighedDocument:
    return weighed(question, *map(sentence, texts), title=title, id_=id_)


def pair(question: str = QUESTION) -> list[WeighedDocument]:
    text = "The hazard ratio for PFS was 0.31."
    return [
        document(question, "PMC1", "Lumitide: the LUMEN trial", text),
        document(question, "PMC2", "Octalin: the OCTALIS trial", text),
    ]


def split(question: str, documents: list[WeighedDocument]) -> list[tuple[str, str]]:
    found = sides(parse_question(question), documents)
    return [(each.need.label, each.document.reading.stored.id) for each in found]


def test_each_study_has_its_document_in_the_order_of_the_question() -> None:
    assert split(QUESTION, pair()) == [("LUMEN", "PMC1"), ("OCTALIS", "PMC2")]
    other = "Hazard ratio for PFS in the OCTALIS trial versus the LUMEN trial?"
    assert split(other, pair(other)) == [("OCTALIS", "PMC2"), ("LUMEN", "PMC1")]


@pytest.mark.parametrize(
    "question",
    [
        "Hazard ratio for PFS in the LUMEN trial?",  # one study
        "Hazard ratio for PFS, LUMEN, OCTALIS?",  # two, not compared
        "Hazard ratio for PFS in the ALPHA trial versus the BETA trial?",  # none of these
    ],
)
def test_what_compares_no_two_of_the_documents(question: str) -> None:
    assert split(question, pair(question)) == []


def test_a_side_is_called_by_words_of_its_title() -> None:
    question = (
        "Which had the older patients, the LUMEN or the OCTALIS trial? Give the hazard ratio."
    )
    lumen, octalis_, older = (
        "Lumitide: the LUMEN trial",
        "Octalin: the OCTALIS trial",
        "Older ones.",
    )
    documents = [
        document(question, "PMC1", lumen, older),
        document(question, "PMC2", octalis_, "The hazard was not given."),
    ]
    assert [label for label, _ in split(question, documents)] == ["LUMEN", "OCTALIS"]


def test_one_document_that_reports_both_is_no_comparison() -> None:
    both = document(QUESTION, "PMC1", "LUMEN and OCTALIS: two trials", "The HR was 0.31.")
    assert split(QUESTION, [both]) == []


def test_a_name_that_both_documents_answer_to_tells_nothing() -> None:
    text = "The hazard ratio for PFS was 0.31."
    documents = [
        document(QUESTION, "PMC1", "The LUMEN trial after the OCTALIS trial", text),
        document(QUESTION, "PMC2", "The OCTALIS trial", text),
    ]
    assert split(QUESTION, documents) == []


def test_arms_that_one_study_compares_are_not_two_studies() -> None:
    question = "Hazard ratio for PFS in the LUMEN trial with lumitide compared with docetaxel?"
    trial = "With lumitide the hazard ratio for PFS against docetaxel was 0.31."
    other = "Docetaxel led to a median PFS of 8 months."
    documents = [
        document(question, "PMC1", "Lumitide: the LUMEN trial", trial),
        document(question, "PMC2", "Docetaxel in daily practice", other),
    ]
    assert split(question, documents) == []
    # Where no study has both, each is looked up in its own.
    documents[0] = document(question, "PMC1", "Lumitide: the LUMEN trial", "The HR was 0.31.")
    assert split(question, documents) == [("LUMEN trial lumitide", "PMC1"), ("docetaxel", "PMC2")]


def test_a_paper_with_a_word_of_the_question_in_its_title_is_no_other_side() -> None:
    def documents(question: str) -> list[WeighedDocument]:
        trial = "The hazard ratio for PFS was 0.31 in elderly gulls set beside controls."
        return [
            document(question, "PMC1", "Lumitide: the LUMEN trial", trial),
            document(question, "PMC2", "Sleep of elderly people", "The hazard ratio was 0.8."),
        ]

    groups = "Hazard ratio for PFS in the LUMEN trial, elderly gulls versus controls?"
    assert split(groups, documents(groups)) == []
    # Where the question speaks of two studies, each is one.
    studies = "Hazard ratio for PFS in the LUMEN trial versus the elderly study?"
    assert split(studies, documents(studies)) == [("LUMEN trial", "PMC1"), ("elderly", "PMC2")]


def test_a_document_that_hardly_fits_is_not_compared() -> None:
    first, second = pair()
    assert split(QUESTION, [first, replace(second, score=LEAST_SCORE)]) != []
    assert split(QUESTION, [first, replace(second, score=LEAST_SCORE - 0.01)]) == []


def test_the_other_study_is_the_next_best() -> None:
    question = "Median OS in the LUMEN trial compared with PFS in the other glioma trial?"
    first, second = pair(question)
    assert split(question, [first, second]) == [
        ("LUMEN", "PMC1"),
        ("other glioma trial", "PMC2"),
    ]
    # It may be of another year than the one that the question names.
    least = LEAST_SCORE * OF_ANOTHER_YEAR
    assert split(question, [first, replace(second, score=least)]) != []
    assert split(question, [first, replace(second, score=least - 0.01)]) == []
    named, other = sides(parse_question(question), [first, second])
    assert named.need.asked.endpoints == ("overall survival",)
    assert other.need.asked.endpoints == ("progression-free survival",)


def test_the_other_study_beside_two_that_are_named_is_neither() -> None:
    question = "Median OS in the LUMEN trial, the OCTALIS trial and the other trial?"
    third = document(question, "PMC3", "A glioma trial", "Median OS was 9 months.")
    found = split(question, [*pair(question), third])
    assert [each for _, each in found] == ["PMC1", "PMC2"]


def test_each_side_is_asked_without_the_name_of_the_other() -> None:
    lumen, octalis_side = sides(parse_question(QUESTION), pair())
    assert isinstance(lumen, Side)
    assert "OCTALIS" not in [c.printed for c in lumen.need.asked.concepts]
    assert "LUMEN" not in [c.printed for c in octalis_side.need.asked.concepts]
    assert lumen.need.asked.endpoints == ("progression-free survival",)
    assert lumen.need.asked.values == 1


def test_each_side_keeps_its_own_endpoint() -> None:
    question = "Median OS in the LUMEN trial versus median PFS in the OCTALIS trial?"
    one, two = sides(parse_question(question), pair(question))
    assert one.need.asked.endpoints == ("overall survival",)
    assert two.need.asked.endpoints == ("progression-free survival",)


def test_two_studies_are_answered_side_by_side() -> None:
    library = TinyLibrary(lumitide(), octalis())
    engine = Engine(library, ENCODER, Settings(confidence="eager"))
    answer, considered = engine.explain(QUESTION)
    assert [(str(f.value), f.citation) for f in answer.figures] == [("0.31", 1), ("0.66", 2)]
    cited = [answer.citations[each.citation - 1].document.pmcid for each in answer.figures]
    assert cited == ["PMC9000001", "PMC9000003"]
    assert re.search(r"LUMEN.*0\.31.*\[1\]; .*OCTALIS.*0\.66.*\[2\]", answer.answer)
    assert [each.label for each in considered.selection.chosen] == ["LUMEN", "OCTALIS"]


def test_the_words_of_comparing_name_no_study() -> None:
    question = "Set LUMEN and OCTALIS side by side: hazard ratio for PFS?"
    documents = pair(question)
    sidewalks = document(question, "PMC3", "Falls on one side of a walk", "The ratio was 0.5.")
    assert split(question, [*documents, sidewalks]) == [("LUMEN", "PMC1"), ("OCTALIS", "PMC2")]


@pytest.mark.parametrize(
    "question",
    [
        # what is compared are two groups of one study
        "LUMEN patients in the OCTALIS register: hazard ratio for PFS, women versus men?",
        # ordinary words, which another document's text happens to have
        "Hazard ratio for PFS in the LUMEN trial versus controls who cycled?",
    ],
)
def test_names_that_no_comparison_sets_apart(question: str) -> None:
    cycling = document(question, "PMC3", "A gym", "Those who cycled had a hazard ratio of 0.9.")
    assert split(question, [*pair(question), cycling]) == []


def test_a_year_is_no_label() -> None:
    question = "Median OS in the 2010 LUMEN study and in the 2014 OCTALIS study?"
    texts = ("A trial of 2010.", "A trial of 2014.")
    documents = [
        document(question, each.reading.stored.id, each.reading.stored.document.title, text)
        for each, text in zip(pair(question), texts, strict=True)
    ]
    assert [label for label, _ in split(question, documents)] == ["LUMEN", "OCTALIS"]
