"""What a sentence or table row that can be quoted holds."""

import pytest

from retrieval.candidates import Candidate, StoredFigures, candidates_of
from retrieval.lexicon import Part
from tests.tiny_evidence import sentence, table_row
from tests.tiny_library import TinyLibrary, lumitide

RATES = "The rash rate was 12% with lumitide and 7% with octrelin."


def of_lumitide(*, stored: bool) -> tuple[Candidate, ...]:
    library = TinyLibrary(lumitide())
    read = [each.figure for each in library.figures("PMC9000001")]
    figures = StoredFigures(lambda: read) if stored else None
    return candidates_of(lumitide(), library.document_passages("PMC9000001"), figures)


def test_candidates_are_verbatim_and_whole_rows() -> None:
    found = of_lumitide(stored=True)
    for each in found:
        assert each.text == lumitide().text[each.start : each.end]
    assert [each.row.label for each in found if each.row] == ["Fatigue score", "Diarrhoea score"]


def test_stored_figures_are_those_read_from_the_text() -> None:
    for kept, read in zip(of_lumitide(stored=True), of_lumitide(stored=False), strict=True):
        assert kept.stored is not None
        assert read.stored is None
        assert kept.figures == read.figures
        for figure in kept.figures:
            assert kept.text[figure.start : figure.end] == figure.text


def test_the_sentence_before_is_of_the_same_section() -> None:
    found = of_lumitide(stored=True)
    assert found[0].before == ""
    assert found[1].before == found[0].text
    assert next(each for each in found if each.heading == "Discussion").before == ""


def test_own_words_of_each_figure() -> None:
    candidate = sentence(RATES)
    first, second = candidate.figures
    assert {"rash", "lumitid"} <= candidate.own_stems(first)
    assert "rash" not in candidate.own_stems(first, lead=False)
    assert "rash" not in candidate.own_stems(second)


def test_the_column_of_a_cell() -> None:
    row = table_row("Table 1. Rash", "Rash, %", ("Lumitide", "12"), ("Octrelin", "7"))
    assert [row.column_of(figure) for figure in row.figures] == ["Lumitide", "Octrelin"]
    assert sentence(RATES).column_of(sentence(RATES).figures[0]) == ""
    assert row.own_text == "12 ; 7"
    assert row.numbers == 2


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (Part.INTERVAL, "It was 0.7 (0.5–0.9)."),
        (Part.P, "It was 0.7 (P = 0.03)."),
        (Part.SPREAD, "It was 7 ± 2."),
        (Part.RANGE, "It ranged from 2 to 9."),
        (Part.COUNT, "It was seen in 12 of 60."),
    ],
)
def test_parts_held(part: Part, text: str) -> None:
    assert [each for each in Part if sentence(text).holds_part(each)] == [part]
    assert not sentence("It was low.").holds_part(part)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Results > Safety", "results"),
        ("Methods > Outcomes", "results"),
        ("Statistical methods", "methods"),
        ("Discussion", "discussion"),
        ("Results > Discussion of wobbling", "discussion"),
        ("Wobbling", ""),
        ("Abstract > Methods and results", "results"),
        ("Abstract > Methodology/Principal Findings", "results"),
        ("Methods > Results > Table 2", "results"),
    ],
)
def test_the_role_of_a_section(heading: str, role: str) -> None:
    assert sentence("It was low.", heading=heading).role == role
