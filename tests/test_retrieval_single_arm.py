"""Studies in which everybody was given the same."""

import pytest

from retrieval.evidence import Evidence
from retrieval.matching import OF_TITLE, match_figures
from retrieval.question import parse_question
from retrieval.single_arm import gives_only
from tests.tiny_evidence import sentence, weighed

TITLE = "Lumitide in advanced gliomas: long-term outcome"
ALONE = "Median PFS was 12 months in grade 2 gliomas."


def only(question: str, title: str, *texts: str) -> bool:
    document = weighed(question, *map(sentence, texts), title=title)
    return gives_only(parse_question(question), document.reading)


def test_a_study_of_one_treatment() -> None:
    assert only("Median PFS on lumitide?", TITLE, ALONE)


@pytest.mark.parametrize(
    ("question", "title", "text"),
    [
        ("Median PFS?", TITLE, ALONE),
        ("Median PFS on octrelin?", TITLE, ALONE),
        ("Median PFS on lumitide versus octrelin?", TITLE, ALONE),
        ("Median PFS on lumitide?", "Lumitide versus octrelin in gliomas", ALONE),
        ("Median PFS on lumitide?", TITLE, "Patients were randomised to lumitide or none."),
        ("Median PFS on lumitide?", TITLE, "Median PFS was 12 months against 9 on placebo."),
        # Everybody had the first course, too.
        ("Median PFS after salvage lumitide?", "Salvage lumitide in gliomas", ALONE),
    ],
)
def test_a_treatment_beside_others(question: str, title: str, text: str) -> None:
    assert not only(question, title, text)


def test_its_figures_are_of_the_treatment_asked_about() -> None:
    question = "Median PFS on lumitide?"
    document = weighed(question, sentence(ALONE), title=TITLE)
    each = Evidence(document.reading.candidates[0], document, 0.0, 1.0, {})
    found = match_figures(parse_question(question), [each])
    assert found[0].slots["arm"] == OF_TITLE
    # Nor need its sentence name the treatment.
    assert found[0].slots["words"] == 1.0
