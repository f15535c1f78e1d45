"""The list of references under an answer."""

from dataclasses import replace

import pytest

from api.rendering.references import (
    address,
    notes,
    reference,
    reference_list,
    without_references,
)
from retrieval.answers import Answer, Citation, CitedDocument

LANTERN = CitedDocument(
    id="pmid-90000001",
    title="The LANTERN trial of zorvatide",
    authors=("Ada Quill", "Bo Marsh", "Cy Thorn", "Di Vale"),
    journal="Journal of Invented Medicine",
    year=2021,
    doi="10.1000/lantern.1",
    pmid="90000001",
    pmcid="PMC9000001",
    source="lantern.md",
)
BARE = CitedDocument("x", "Is zorvatide safe?", (), None, None, None, None, None, "zorvatide.md")
FIRST = Citation(1, LANTERN, "Results", None, "Nausea was seen in 15%.", 10, 33, 0.9)
SECOND = Citation(2, BARE, "", None, "It is safe.", 0, 11, 0.1)
ANSWER = Answer("What?", "What?", "answered", "15% [1].", citations=(FIRST, SECOND))


def test_a_reference_says_what_is_known_and_nothing_else() -> None:
    assert reference(FIRST) == (
        "[1] Ada Quill, Bo Marsh, Cy Thorn et al. The LANTERN trial of zorvatide. "
        "Journal of Invented Medicine 2021. Results. https://doi.org/10.1000/lantern.1"
    )
    assert reference(SECOND) == "[2] Is zorvatide safe? zorvatide.md."
    assert "2021. Results. https" in reference(replace(FIRST, section="Results:"))


def test_the_list_is_one_in_markdown_and_empty_where_nothing_is_cited() -> None:
    listed = reference_list(ANSWER.citations)
    assert listed.splitlines() == [
        "References:",
        "",
        f"- {reference(FIRST)}",
        f"- {reference(SECOND)}",
    ]
    assert reference_list(()) == ""


def test_a_title_of_several_lines_or_with_controls_stays_one_line() -> None:
    unruly = replace(BARE, title="Two\nlines\x1b[31m and\u202e more")
    assert reference(replace(SECOND, document=unruly)) == "[2] Two lines and more. zorvatide.md."


ADDRESSES = {
    "doi": (LANTERN, "https://doi.org/10.1000/lantern.1"),
    "doi escaped": (replace(BARE, doi="10.1000/a<b> c"), "https://doi.org/10.1000/a%3Cb%3E%20c"),
    "source": (
        replace(BARE, source="https://papers.example/z", pmid="1"),
        "https://papers.example/z",
    ),
    "pmcid": (
        replace(LANTERN, doi=None),
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC9000001/",
    ),
    "pmid": (
        replace(LANTERN, doi=None, pmcid=None),
        "https://pubmed.ncbi.nlm.nih.gov/90000001/",
    ),
    "file": (BARE, None),
    "script": (replace(BARE, source="javascript://x/%0aalert(1)"), None),
}


@pytest.mark.parametrize(("document", "expected"), ADDRESSES.values(), ids=ADDRESSES.keys())
def test_where_a_publication_is_found(document: CitedDocument, expected: str | None) -> None:
    assert address(document) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"15% [1].\n\n{reference_list(ANSWER.citations)}",
        f"15% [1].\n\n{reference_list(ANSWER.citations)}\n",
        f"15% [1].\r\n\n{reference_list(ANSWER.citations)}  ",
    ],
)
def test_an_earlier_answer_loses_its_list(text: str) -> None:
    assert without_references(text) == "15% [1]."


@pytest.mark.parametrize(
    "text",
    [
        "15% [1].",
        "References:\n\n- [1] was cited, and then I asked on.\nWhat of [2]?",
        "References:\n\nnone",
        "",
    ],
)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert without_references(text) == text


def test_notes_tell_what_the_text_alone_does_not() -> None:
    assert notes(ANSWER) == []
    unsure = replace(
        ANSWER,
        standalone_question="LANTERN: what?",
        status="conflicting",
        warnings=("Read “hazzard” as “hazard”.",),
    )
    assert notes(unsure) == [
        "Several values are reported.",
        "Understood as: LANTERN: what?",
        "Read “hazzard” as “hazard”.",
    ]
