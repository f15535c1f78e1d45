"""Tumours of another part of the body than the one asked about."""

import pytest

from retrieval.other_sites import is_of_other_site
from tests.tiny_evidence import sentence, table_row, weighed


def of_other(question: str, text: str, title: str = "A trial", other: str = "") -> bool:
    document = weighed(question, sentence(text), sentence(other), title=title)
    return is_of_other_site(question, document.reading.candidates[0], document.reading)


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("Median OS in lung NETs?", "Median OS of pancreatic NETs was 31 months.", True),
        ("Response of hepatic metastases?", "Bone metastases shrank in 4 patients.", True),
        ("Median OS in lung NETs?", "Median OS of lung and pancreatic NETs was 31 months.", False),
        ("Median OS in lung NETs?", "Primaries were 7 lung, 5 pancreatic NETs.", False),
        ("Median OS in lung NETs?", "Median OS was 31 months.", False),
        ("Median OS?", "Median OS of pancreatic NETs was 31 months.", False),
        ("Dose to the kidneys?", "Renal tumours took up 3 Gy.", False),
    ],
)
def test_of_another_site(question: str, text: str, other: bool) -> None:
    assert of_other(question, text) is other


def test_an_abbreviation_is_read_as_its_document_defines_it() -> None:
    question, text = "Response in small intestine NETs?", "In PNET 26% responded."
    assert not of_other(question, text)
    assert of_other(question, text, other="Of 40 patients 24 had a pancreatic NET (PNET).")


def test_where_the_title_names_the_site_all_is_of_it() -> None:
    question, text = "OS in lung cancer?", "Of those with brain metastases 4 died."
    assert of_other(question, text)
    assert not of_other(question, text, title="Lumitide in lung cancer")


def test_a_row_is_left_to_its_cells() -> None:
    question = "Response in lung NETs?"
    row = table_row("Table 1. Response", "Pancreatic NETs", ("Lumitide", "26%"))
    assert not is_of_other_site(question, row, weighed(question, row).reading)
