"""Reading the catalogue."""

from itertools import pairwise

import numpy as np
import pytest

from ingest.catalogue import Catalogue
from ingest.catalogue_listing import CatalogueListing
from ingest.catalogue_reading import CatalogueReader
from ingest.documents import Cell, Document, Identifiers, Row, Section, SectionKind, Table
from ingest.errors import DocumentUnknownError
from tests.made_up_studies import HEADING, cut, embed, random_vectors, study


@pytest.fixture
def catalogue(tmp_path):
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    yield catalogue
    catalogue.close()


@pytest.fixture
def reader(catalogue):
    return CatalogueReader(catalogue.engine)


def write(catalogue: Catalogue, document: Document) -> str:
    passages = cut(document)
    return catalogue.write(document, passages, embed(document, passages))[0]


def whole_document() -> Document:
    text = "Title 𝛼\n\nMedian 12·3 months.\n\nTable 1. Ages > 𝛽: n = 7"
    row = text.index("Table 1")
    value = text.index("7", row)
    table = Table("Table 1", "Ages", row, len(text), (
        Row("𝛽", row, len(text), (Cell("n", value, value + 1),)),
    ))  # fmt: skip
    return Document(
        text=text,
        title="Title 𝛼",
        sections=(
            Section(SectionKind.ABSTRACT, "Abstract", 9, 28),
            Section(SectionKind.TABLE, "Table 1", row, len(text)),
        ),
        source="/papers/whole.xml",
        format="jats",
        identifiers=Identifiers("10.1000/a", "7", "PMC9", "NCT01234567"),
        authors=("Ada Example",),
        journal="J",
        year=2019,
        volume="12 (S1)",
        issue="3",
        pages="1–9",
        keywords=("k",),
        subjects=("s", "t"),
        affiliations=("Somewhere",),
        tables=(table,),
    )


def test_a_document_comes_back_as_it_was_read(catalogue, reader):
    document = whole_document()
    id_ = write(catalogue, document)
    assert reader.document(id_).document == document


def test_passages_are_the_text_at_their_offsets_beyond_the_basic_plane(catalogue, reader):
    document = whole_document()
    passages = reader.document_passages(write(catalogue, document))
    assert [passage.text for passage in passages] == [
        "Median 12·3 months.",
        "Table 1. Ages > 𝛽: n = 7",
    ]
    for passage in passages:
        assert passage.text == document.text[passage.start : passage.end]
        assert passage.heading == document.sections[passage.section].heading


def test_passages_come_in_the_order_asked_and_retired_ones_are_passed_over(catalogue, reader):
    write(catalogue, study("a", ["One.", "Two."]))
    write(catalogue, study("a", ["Three.", "Four."]))
    asked = [4, 1, 3, 99, 2]
    assert [passage.id for passage in reader.passages(asked)] == [4, 3]


def test_more_ids_than_sqlite_takes_parameters(catalogue, reader):
    write(catalogue, study("a", ["One."]))
    assert [passage.id for passage in reader.passages(range(1, 40_000))] == [1]


def test_vectors_come_back_to_float16_in_the_order_asked(catalogue, reader):
    document = study("a", ["One.", "Two.", "Three."])
    vectors = random_vectors(3)
    catalogue.write(document, cut(document), vectors)
    np.testing.assert_array_equal(
        reader.vectors([3, 1]), vectors[[2, 0]].astype(np.float16).astype(np.float32)
    )
    assert reader.vectors([]).shape[0] == 0
    with pytest.raises(KeyError):
        reader.vectors([1, 4])


@pytest.mark.parametrize(
    "name",
    ["PMC9", "10.1000/A", "https://doi.org/10.1000/a", "7", "pmid:7", "/x/one paper.xml",
     "one paper.xml"],
)  # fmt: skip
def test_a_document_answers_to_each_of_its_names(catalogue, reader, name):
    id_ = write(
        catalogue,
        study("a", ["1."], source="/x/one paper.xml", doi="10.1000/a", pmid="7", pmcid="PMC9"),
    )
    assert reader.resolve(name) == id_


@pytest.mark.parametrize("name", ["", "paper.xml", "%.xml", "one_paper.xml", "PMC8", "a'b"])
def test_it_answers_to_no_other_name(catalogue, reader, name):
    write(catalogue, study("a", ["1."], source="/x/one paper.xml", pmcid="PMC9"))
    with pytest.raises(DocumentUnknownError, match="citewell list"):
        reader.resolve(name)


def test_a_name_that_two_answer_to_names_neither(catalogue, reader):
    write(catalogue, study("a", ["1."], source="/x/paper.xml"))
    write(catalogue, study("b", ["2."], source="/y/paper.xml"))
    with pytest.raises(DocumentUnknownError):
        reader.resolve("paper.xml")
    assert reader.resolve("/y/paper.xml") == CatalogueListing(catalogue.engine).select()[1]


def test_an_unknown_id_is_an_error(reader):
    with pytest.raises(DocumentUnknownError, match="'nobody'"):
        reader.document("nobody")


def test_summaries_and_sizes(catalogue, reader):
    write(catalogue, study("b", ["One.", "Two."], pmid="8"))
    write(catalogue, study("a", ["Three."], doi="10.1000/a"))
    first, second = CatalogueListing(catalogue.engine).page()[0]
    assert (first.title, first.pmid, first.passages, first.sources) == (
        "Study b",
        "8",
        2,
        ("b.xml",),
    )
    assert (second.id, second.doi, second.year, second.version) == (
        "10.1000-a",
        "10.1000/a",
        2020,
        1,
    )
    assert reader.stats() == {
        "documents": 2,
        "sources": 2,
        "passages": 3,
        "tables": 0,
        "figures": 0,
        "characters": len("Study b\n\nOne.\nTwo.") + len("Study a\n\nThree."),
    }


def test_an_empty_catalogue_has_sizes_too(reader):
    assert set(reader.stats().values()) == {0}


def test_what_waits_in_the_outbox_is_told_apart(catalogue, reader):
    write(catalogue, study("a", ["One.", "Two."], title="T"))
    catalogue.mark_applied(catalogue.unapplied()[-1].sequence)
    write(catalogue, study("b", ["Three."]))
    (old,), (new,) = list(reader.indexed(waiting=False)), list(reader.indexed(waiting=True))
    assert [passage.text for passage in old] == ["One.", "Two."]
    assert [passage.text for passage in new] == ["Three."]
    assert (old[0].title, old[0].heading, old[0].kind, old[0].year) == ("T", HEADING, "body", 2020)
    assert old[0].vector.shape == (32,)


def test_indexed_passages_come_in_batches_by_id(catalogue, reader):
    document = study("a", [f"Sentence {number}." for number in range(4_100)])
    catalogue.write(document, cut(document), random_vectors(4_100))
    batches = list(reader.indexed(waiting=True))
    ids = [passage.id for batch in batches for passage in batch]
    assert [len(batch) for batch in batches] == [2_000, 2_000, 100]
    assert all(first < second for first, second in pairwise(ids))


def test_a_whole_file_is_reported_whole(reader):
    assert reader.integrity() == []


def test_whose_passages_are_is_told_without_their_texts(
    catalogue: Catalogue, reader: CatalogueReader
) -> None:
    one = write(catalogue, study("a", ["Nausea was rare."]))
    two = write(catalogue, study("b", ["Rash was rare."]))
    ids = [each.id for id_ in (one, two) for each in reader.document_passages(id_)]
    owners = reader.owners([*ids, max(ids) + 1])
    assert owners == {each.id: each.document for each in reader.passages(ids)}
    assert set(owners.values()) == {one, two}
