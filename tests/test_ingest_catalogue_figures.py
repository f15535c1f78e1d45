"""Figures in the catalogue: kept to the digit, and gone with their document."""

import sqlite3
from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.catalogue import Catalogue
from ingest.catalogue_figures import FigureReader
from ingest.catalogue_reading import CatalogueReader
from ingest.figure_records import Extraction, FigureCounts, FigureFilter
from ingest.figure_rows import FIGURE_COLUMNS, PassageSpan, figure_from, figure_rows
from ingest.figures.figure import Figure
from ingest.library import CATALOGUE_FILE, open_library
from tests.made_up_figures import BARE, FULL, any_figure, write
from tests.made_up_studies import cut, embed, study

SENTENCES = ["HR 0.31 here.", "Two."]
"""Behind the title ``Study a`` and a blank line, the first begins at 9 and the second at 23."""


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "library", create=True) as library:
        yield library


def at(figure: Figure, start: int) -> Figure:
    return replace(figure, start=start, end=start + len(figure.text))


def test_every_slot_comes_back_as_it_was(library):
    filled = {field.name for field in fields(Figure) if getattr(FULL, field.name)}
    assert filled == {field.name for field in fields(Figure)} - {"special"}
    id_ = write(library, study("a", SENTENCES), FULL, BARE)
    stored = library.figures(id_)
    assert [each.figure for each in stored] == [FULL, BARE]
    assert [each.document for each in stored] == [id_, id_]
    # Equal decimals may print differently; these are kept digit by digit.
    assert str(stored[0].figure.value) == "0.310"
    assert str(stored[0].figure.range.high) == "3E+2"


@given(st.lists(any_figure, max_size=4))
def test_any_figure_survives_its_row(figures):
    rows = figure_rows(figures, 7, [PassageSpan(1, 0, 10**6)])
    back = [figure_from([row[column.name] for column in FIGURE_COLUMNS]) for row in rows]
    assert back == figures
    assert [str(figure.value) for figure in back] == [str(figure.value) for figure in figures]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    catalogue = Catalogue(tmp_path_factory.mktemp("any") / "catalogue.sqlite")
    document = study("a", SENTENCES)
    catalogue.write(document, cut(document), embed(document, cut(document)))
    yield catalogue
    catalogue.close()


@given(st.lists(any_figure, max_size=4))
def test_any_figure_survives_the_catalogue(catalogue, figures):
    reader, id_ = FigureReader(catalogue.engine), CatalogueReader(catalogue.engine).resolve("a.xml")
    assert catalogue.renew_figures(id_, 1, Extraction(1, tuple(figures)))
    assert [each.figure for each in reader.of_document(id_)] == figures


def test_a_figure_knows_its_passage(library):
    figures = [at(FULL, 12), at(FULL, 22), at(FULL, 23), at(FULL, 26), at(FULL, 27), at(FULL, 2)]
    id_ = write(library, study("a", SENTENCES), *figures)
    assert [each.passage for each in library.figures(id_)] == [1, None, 2, 2, None, None]


def test_a_replacement_has_its_own_figures_only(library):
    id_ = write(library, study("a", SENTENCES), FULL, FULL, at(FULL, 2))
    assert write(library, study("a", ["New."]), BARE) == id_
    assert [each.figure for each in library.figures(id_)] == [BARE]
    assert library.stats()["figures"] == 1


def test_figures_go_with_their_document(tmp_path):
    with open_library(tmp_path, create=True) as library:
        id_ = write(library, study("a", SENTENCES), FULL, at(FULL, 2))
        write(library, study("b", SENTENCES), BARE)
        library.remove(id_)
        assert library.figures(id_) == ()
        assert library.stats()["figures"] == 1
    connection = sqlite3.connect(tmp_path / CATALOGUE_FILE)
    assert connection.execute("SELECT count(*) FROM extractions").fetchone() == (1,)
    connection.close()


def test_unchanged_and_linked_content_keeps_its_figures(library):
    document = study("a", SENTENCES, doi="10.1000/a")
    id_ = write(library, document, FULL)
    assert write(library, document, BARE, grammar=2) == id_
    # A digest of the same paper: linked, not read in its place.
    digest = study("a", ["Short."], doi="10.1000/a", source="/a.md", reader="markdown")
    assert write(library, digest, BARE, grammar=2) == id_
    assert [each.figure for each in library.figures(id_)] == [FULL]


def test_a_failed_write_leaves_the_old_figures(library):
    id_ = write(library, study("a", SENTENCES), FULL)
    broken = replace(BARE, text=None)  # type: ignore[arg-type]
    with pytest.raises(Exception, match="NOT NULL"):
        write(library, study("a", ["New."]), BARE, broken)
    assert [each.figure for each in library.figures(id_)] == [FULL]
    assert library.document(id_).version == 1


def test_documents_of_another_grammar_are_outdated(library):
    write(library, study("a", SENTENCES), FULL, grammar=2)
    old = write(library, study("b", SENTENCES), FULL, grammar=1)
    reader = library._figures
    assert reader.outdated(2) == [old]
    assert len(reader.outdated(3)) == 2


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (FigureFilter(), [1, 2, 3, 4]),
        (FigureFilter(measure="median"), [2, 4]),
        (FigureFilter(endpoint="pain"), [3, 4]),
        (FigureFilter(measure="median", endpoint="pain"), [4]),
        (FigureFilter(unit="days"), [3]),
        (FigureFilter(document="b"), []),
        (FigureFilter(first_year=2021), []),
        (FigureFilter(first_year=2020, last_year=2020), [1, 2, 3, 4]),
        (FigureFilter(last_year=2019), []),
        (FigureFilter(doubtful=True), [2]),
        (FigureFilter(measure="' OR 1=1 --"), []),
    ],
)
def test_a_filter_keeps_what_meets_all_its_conditions(library, wanted, expected):
    bare = replace(FULL, warnings=())
    id_ = write(
        library,
        study("a", SENTENCES),
        replace(bare, value=Decimal(1)),
        replace(FULL, value=Decimal(2), measure="median"),
        replace(bare, value=Decimal(3), endpoint="pain", unit="days"),
    )
    write(
        library,
        study("b", SENTENCES),
        replace(bare, value=Decimal(4), endpoint="pain", measure="median"),
    )
    listed = list(library.list_figures(wanted))
    assert [each.stored.figure.value for each in listed] == expected
    counts = library.count_figures(wanted)
    assert counts == (len(expected), len({each.publication.id for each in listed}))
    if wanted.document is None:
        within = list(library.list_figures(replace(wanted, document=id_)))
        assert [each.stored.figure.value for each in within] == [n for n in expected if n <= 3]


def test_a_listing_can_be_read_in_parts(library):
    for name in "abc":
        write(library, study(name, SENTENCES), FULL, BARE)
    every = list(library.list_figures(FigureFilter()))
    assert len(every) == 6
    parts = [list(library.list_figures(FigureFilter(), 4, offset)) for offset in (0, 4, 8)]
    assert parts == [every[:4], every[4:], []]
    assert library.count_figures(FigureFilter()) == FigureCounts(6, 3)


def test_a_listed_figure_brings_its_publication_section_and_sentence(library):
    document = study("a", SENTENCES, doi="10.1000/a")
    write(library, document, at(FULL, 12), at(FULL, 2))
    inside, outside = library.list_figures(FigureFilter())
    assert (inside.quote, inside.section) == ("HR 0.31 here.", "Results > Outcomes")
    assert document.text[inside.quote_start : inside.quote_end] == inside.quote
    assert inside.publication.identifiers.doi == "10.1000/a"
    assert (outside.quote, outside.section) == (FULL.text, "")


def test_names_are_those_that_occur(library):
    write(library, study("a", SENTENCES), FULL, FULL, BARE, replace(BARE, endpoint="a new one"))
    assert library.figure_names("endpoint") == ["a new one", "overall survival"]
    assert library.figure_names("measure") == ["hazard ratio"]
