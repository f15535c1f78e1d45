"""The catalogue: whole transactions, ids never reused, errors that say what to do."""

import sqlite3
import threading
from dataclasses import replace

import numpy as np
import pytest

from ingest.catalogue import Catalogue
from ingest.catalogue_listing import CatalogueListing
from ingest.catalogue_reading import CatalogueReader
from ingest.documents import Document
from ingest.errors import EncoderMismatchError, LibraryFormatError, StorageError
from ingest.identity import Action
from ingest.migrations import HEAD
from tests.made_up_studies import ENCODER, cut, embed, random_vectors, study


@pytest.fixture
def catalogue(tmp_path):
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    yield catalogue
    catalogue.close()


def write(catalogue: Catalogue, document: Document) -> tuple[str, Action]:
    passages = cut(document)
    return catalogue.write(document, passages, embed(document, passages))


def test_writing_the_same_again_changes_nothing(catalogue):
    document = study("a", ["One.", "Two."], doi="10.1000/a")
    id_, action = write(catalogue, document)
    reader = CatalogueReader(catalogue.engine)
    ids, generation = reader.passage_ids(), catalogue.generation()
    assert action is Action.ADDED
    assert write(catalogue, document) == (id_, Action.UNCHANGED)
    assert (reader.passage_ids(), catalogue.generation()) == (ids, generation)
    assert len(catalogue.unapplied()) == 1


def test_passage_ids_are_never_used_again(catalogue):
    reader = CatalogueReader(catalogue.engine)
    seen: set[int] = set()
    for text in ("One.", "Two.", "Three."):
        id_, _ = write(catalogue, study("a", [text, f"{text} More."]))
        ids = reader.passage_ids()
        assert len(ids) == 2
        assert not ids & seen
        seen |= ids
    catalogue.remove(id_)
    write(catalogue, study("a", ["One."]))
    assert not reader.passage_ids() & seen


def test_the_outbox_names_what_was_retired(catalogue):
    id_, _ = write(catalogue, study("a", ["One.", "Two."]))
    write(catalogue, study("a", ["Three."]))
    catalogue.remove(id_)
    assert [(change.document, change.removed) for change in catalogue.unapplied()] == [
        (id_, ()),
        (id_, (1, 2)),
        (id_, (3,)),
    ]
    catalogue.mark_applied(catalogue.unapplied()[1].sequence)
    assert [change.removed for change in catalogue.unapplied()] == [(3,)]


def test_the_generation_rises_with_every_change_and_with_nothing_else(catalogue):
    first = catalogue.generation()
    write(catalogue, study("a", ["One."]))
    second = catalogue.generation()
    catalogue.mark_applied(catalogue.unapplied()[-1].sequence)
    assert catalogue.generation() == second != first
    catalogue.remove(CatalogueListing(catalogue.engine).select()[0])
    assert catalogue.generation() not in {first, second}


def test_removing_what_is_not_there_changes_nothing(catalogue):
    before = catalogue.generation()
    catalogue.remove("nobody")
    assert catalogue.generation() == before


def test_a_document_without_passages_is_kept(catalogue):
    document = study("a", [])
    id_, action = catalogue.write(document, [], np.zeros((0, 32), dtype=np.float32))
    assert action is Action.ADDED
    assert CatalogueReader(catalogue.engine).document(id_).document == document


@pytest.mark.parametrize(
    ("vectors", "complaint"),
    [
        (np.full((2, 32), np.nan, dtype=np.float32), "finite"),
        (random_vectors(2) * np.inf, "finite"),
        (random_vectors(1), "shape"),
        (random_vectors(3), "shape"),
        (np.ones((2, 16), dtype=np.float32), "shape"),
    ],
)
@pytest.mark.filterwarnings("ignore:invalid value")
def test_vectors_that_no_search_could_use_are_refused_and_nothing_is_written(
    catalogue, vectors, complaint
):
    catalogue.claim_encoder(ENCODER.fingerprint)
    document = study("a", ["One.", "Two."])
    with pytest.raises(ValueError, match=complaint):
        catalogue.write(document, cut(document), vectors)
    assert CatalogueReader(catalogue.engine).count() == 0


def test_a_failed_replacement_leaves_the_old_version(catalogue):
    document = study("a", ["One.", "Two."])
    id_, _ = write(catalogue, document)
    worse = study("a", ["Three."])
    # Not what the type allows, nor the table: the transaction fails at its last rows.
    broken = [replace(passage, section=None) for passage in cut(worse)]  # type: ignore[arg-type]
    with pytest.raises(Exception, match="NOT NULL"):
        catalogue.write(worse, broken, embed(worse, broken))
    reader = CatalogueReader(catalogue.engine)
    assert reader.document(id_).document == document
    assert [passage.text for passage in reader.document_passages(id_)] == ["One.", "Two."]
    assert len(catalogue.unapplied()) == 1


def test_another_encoder_is_refused_by_name(catalogue):
    catalogue.claim_encoder(ENCODER.fingerprint)
    catalogue.claim_encoder(ENCODER.fingerprint)
    for other in (
        replace(ENCODER.fingerprint, weights_sha256="f" * 64, name="large"),
        replace(ENCODER.fingerprint, dimension=64, name="large"),
    ):
        with pytest.raises(
            EncoderMismatchError, match=r"encoder tiny .*not from large.*new library"
        ):
            catalogue.claim_encoder(other)
    assert catalogue.encoder() == ENCODER.fingerprint


def test_an_encoder_moved_to_another_path_is_the_same(catalogue):
    catalogue.claim_encoder(ENCODER.fingerprint)
    catalogue.claim_encoder(replace(ENCODER.fingerprint, name="/elsewhere/tiny"))


def test_it_survives_reopening(tmp_path):
    path = tmp_path / "catalogue.sqlite"
    first = Catalogue(path)
    id_, _ = write(first, study("a", ["One."]))
    generation = first.generation()
    first.close()
    second = Catalogue(path)
    assert second.generation() == generation
    assert CatalogueReader(second.engine).document(id_).document == study("a", ["One."])
    second.close()


def test_a_path_may_hold_what_means_something_in_a_url(tmp_path):
    path = tmp_path / "a?b#c%20d" / "catalogue.sqlite"
    path.parent.mkdir()
    Catalogue(path).close()
    assert path.is_file()


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "catalogue.sqlite"
    path.write_text("Dear diary, this is not a database. " * 40)
    with pytest.raises(LibraryFormatError, match="not a Citewell catalogue"):
        Catalogue(path)


def test_a_database_of_something_else_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "catalogue.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    with pytest.raises(LibraryFormatError, match=r"something else.*recipes"):
        Catalogue(path)
    connection = sqlite3.connect(path)
    names = connection.execute("SELECT name FROM sqlite_master").fetchall()
    connection.close()
    assert names == [("recipes",)]


def test_a_later_version_is_refused(tmp_path):
    path = tmp_path / "catalogue.sqlite"
    Catalogue(path).close()
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(LibraryFormatError, match=r"later version.*9999.*Upgrade"):
        Catalogue(path)


def test_a_damaged_catalogue_is_a_clear_error(tmp_path):
    path = tmp_path / "catalogue.sqlite"
    catalogue = Catalogue(path)
    write(catalogue, study("a", [f"Sentence {number} of many." for number in range(400)]))
    catalogue.close()
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xff" * (len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(StorageError, match=r"damaged.*copy"):
        CatalogueListing(Catalogue(path).engine).page()


def test_threads_writing_at_once_wait_for_each_other(catalogue):
    errors: list[Exception] = []

    def work(worker: int) -> None:
        try:
            for number in range(8):
                write(catalogue, study(f"{worker}-{number}", ["One.", "Two."]))
        except Exception as error:  # noqa: BLE001  (reported by the assertion)
            errors.append(error)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert CatalogueReader(catalogue.engine).count() == 32
