"""Results of another study than the one a question names."""

import pytest

from retrieval.other_studies import (
    absent_study,
    is_of_another_study,
    named_studies,
    only_cites,
)
from tests.tiny_evidence import evidence, sentence, weighed

OWN = "Median OS of all our patients was 77 months."
TRIAL = "A randomised phase III trial (LUMEN-1) has compared lumitide with octrelin."
RESULT = "Median PFS was not reached with lumitide."
QUESTION = "Median OS in LUMEN-1?"


def test_the_acronyms_of_a_question() -> None:
    assert named_studies(QUESTION) == ("LUMEN-1",)
    assert named_studies("OCTALIS and LUMEN 2: PFS or OS?") == ("OCTALIS", "LUMEN 2")
    assert named_studies("Median PFS with lumitide?") == ()


def test_what_stands_before_the_study_is_brought_in() -> None:
    own, trial, result = evidence(QUESTION, OWN, TRIAL, RESULT)
    names = named_studies(QUESTION)
    assert [is_of_another_study(names, each) for each in (own, trial, result)] == [
        True, False, False,
    ]  # fmt: skip
    assert not is_of_another_study(named_studies("Median OS of all patients?"), own)


@pytest.mark.parametrize(
    "naming", ["This was registered as LUMEN-1.", "So the LUMEN-1 trial answered its question."]
)
def test_a_study_that_is_named_late_is_the_documents_own(naming: str) -> None:
    (own, _) = evidence(QUESTION, OWN, naming)
    assert not is_of_another_study(named_studies(QUESTION), own)


def test_a_document_that_only_cites_the_study() -> None:
    cited = sentence("The LUMEN-1 trial has shown that lumitide works.", heading="Background")
    used = sentence("We followed the patients of the LUMEN-1 trial.", heading="Methods", start=60)
    names, result = named_studies(QUESTION), sentence(OWN, start=120)
    assert only_cites(names, weighed(QUESTION, cited, result))
    assert not only_cites(names, weighed(QUESTION, cited, used, result))
    assert not only_cites(names, weighed(QUESTION, result))
    assert not only_cites(names, weighed(QUESTION, cited, result, title="After LUMEN-1"))


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("Median OS in LUMEN-1?", ""),
        ("Median OS in LUMEN-2?", "LUMEN-2"),
        ("Median OS in LUMEN-2 patients?", "LUMEN-2"),
        ("Median OS in the OCTALIS trial?", "OCTALIS"),
        ("Median OS in OCTALIS?", "OCTALIS"),
        # what may be anything else
        ("Median OS after OCTALIS?", ""),
        ("Median CD4 in ACTG 175?", ""),
        ("Median OS in the PRRT study?", ""),
    ],
)
def test_a_study_that_the_document_nowhere_names(question: str, absent: str) -> None:
    document = weighed(question, sentence(OWN), sentence("This was LUMEN 1.", start=60))
    assert absent_study(question, [document.reading]) == absent


def test_one_of_the_documents_compared_names_the_study() -> None:
    question = "Median OS in LUMEN-1 against the other?"
    one, other = weighed(question, sentence("LUMEN1 ran.")), weighed(question, sentence(OWN))
    assert absent_study(question, [other.reading]) == "LUMEN-1"
    assert absent_study(question, [other.reading, one.reading]) == ""
