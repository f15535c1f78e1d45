"""The text of a reply, and the places where it cites."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from api.server.openai.content import Content, content_of, pieces_of
from tests.test_api_rendering_references import ANSWER, FIRST, LANTERN, SECOND

DOI = "https://doi.org/10.1000/lantern.1"


def _linked(content: Content) -> list[tuple[str, str]]:
    """Return what stands before each linked marker, and the marker."""
    return [(content.text[: each.start], content.text[each.start : each.end])
            for each in content.links]  # fmt: skip


def test_the_text_is_the_answer_then_notes_then_references() -> None:
    answer = replace(ANSWER, citations=(FIRST,), warnings=("Mind the gap.",))
    assert content_of(answer).text == (
        "15% [1].\n\nNote: Mind the gap.\n\nReferences:\n\n"
        "- [1] Ada Quill, Bo Marsh, Cy Thorn et al. The LANTERN trial of zorvatide. "
        f"Journal of Invented Medicine 2021. Results. {DOI}"
    )


def test_an_answer_without_citations_is_its_text() -> None:
    silent = replace(ANSWER, answer="No document is about it.", citations=())
    assert content_of(silent) == Content("No document is about it.", ())


def test_every_marker_of_a_publication_with_an_address_is_linked() -> None:
    again = replace(ANSWER, answer="15% [1]; 16% [1]; safe [2].")
    content = content_of(again)
    assert _linked(content) == [("15% ", "[1]"), ("15% [1]; 16% ", "[1]")]
    assert {(each.url, each.title) for each in content.links} == {(DOI, LANTERN.title)}


def test_a_number_in_brackets_inside_a_quote_is_the_papers_own() -> None:
    quoting = replace(ANSWER, answer="“As shown before [1], nausea is rare.” [1].")
    assert _linked(content_of(quoting)) == [("“As shown before [1], nausea is rare.” ", "[1]")]


def test_a_citation_that_the_answer_does_not_mark_is_linked_where_it_is_listed() -> None:
    beside = replace(SECOND, document=replace(SECOND.document, doi="10.1000/safe"))
    content = content_of(replace(ANSWER, citations=(FIRST, beside)))
    (_, first), (before, second) = _linked(content)
    assert (first, second) == ("[1]", "[2]")
    assert before.endswith("\n- ")
    assert content.links[1].url == "https://doi.org/10.1000/safe"


def test_a_quote_that_is_never_closed_costs_no_link() -> None:
    unclosed = replace(ANSWER, answer="“Nausea: 15% [1].", citations=(FIRST,))
    (before, marker), *more = _linked(content_of(unclosed))
    assert (marker, more) == ("[1]", [])
    assert before.endswith("\n- ")


@given(st.text())
def test_the_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(pieces_of(text)) == text


def test_a_piece_is_about_a_word() -> None:
    assert pieces_of("15% of\n\npatients [1].") == [
        "15% ",
        "of\n\n",
        "patients ",
        "[1].",
    ]
