"""Keeping the indexes in step with the catalogue, whatever interrupts."""

import pytest

from ingest.catalogue import Catalogue
from ingest.catalogue_reading import CatalogueReader
from ingest.documents import Document
from ingest.errors import StorageError
from ingest.index_keeper import IndexKeeper
from tests.made_up_studies import cut, embed, study


class InterruptedCatalogue(Catalogue):
    """A catalogue during whose bookkeeping the user presses Ctrl-C, or the disk fills."""

    interruptions: list[BaseException]

    def mark_applied(self, last: int) -> None:
        if self.interruptions:
            raise self.interruptions.pop()
        super().mark_applied(last)


@pytest.fixture
def catalogue(tmp_path):
    catalogue = InterruptedCatalogue(tmp_path / "catalogue.sqlite")
    catalogue.interruptions = []
    yield catalogue
    catalogue.close()


@pytest.fixture
def keeper(tmp_path, catalogue):
    keeper = IndexKeeper(tmp_path, catalogue, CatalogueReader(catalogue.engine), 0)
    yield keeper
    keeper.close(settle=False)


def write(catalogue: Catalogue, document: Document) -> None:
    passages = cut(document)
    catalogue.write(document, passages, embed(document, passages))


def lexical(keeper: IndexKeeper, question: str) -> list[int]:
    with keeper.using() as indexes:
        return [hit.passage for hit in indexes.lexical(question, 10)]


@pytest.mark.parametrize(
    "interruption", [KeyboardInterrupt(), StorageError("The disk is full.", "Free some.")]
)
def test_what_was_told_before_an_interruption_is_not_told_twice(catalogue, keeper, interruption):
    write(catalogue, study("a", ["alpha one", "alpha two"]))
    assert lexical(keeper, "alpha") == [1, 2]
    write(catalogue, study("b", ["alpha three"]))
    catalogue.interruptions = [interruption]
    with pytest.raises(type(interruption)):
        lexical(keeper, "alpha")
    assert len(catalogue.unapplied()) == 1
    assert sorted(lexical(keeper, "alpha")) == [1, 2, 3]
    assert catalogue.unapplied() == []
    with keeper.using() as indexes:
        assert indexes.ids() == {"vectors": {1, 2, 3}, "lexical": {1, 2, 3}}


def test_a_bad_question_costs_nothing(catalogue, keeper):
    write(catalogue, study("a", ["alpha"]))
    with keeper.using() as indexes:
        first = indexes

    def ask() -> None:
        with keeper.using() as indexes:
            indexes.dense(embed(study("a", ["x"]), cut(study("a", ["x"])))[0] * float("nan"), 3)

    with pytest.raises(ValueError, match="finite"):
        ask()
    with keeper.using() as indexes:
        assert indexes is first


def test_a_failing_index_is_dropped_and_healed(catalogue, keeper):
    write(catalogue, study("a", ["alpha"]))

    def fail() -> None:
        with keeper.using():
            raise StorageError("It is damaged.", "Rebuild.")

    with pytest.raises(StorageError):
        fail()
    assert lexical(keeper, "alpha") == [1]


def test_closing_settles_only_if_asked(tmp_path, catalogue, keeper):
    write(catalogue, study("a", ["alpha"]))
    lexical(keeper, "alpha")
    write(catalogue, study("a", ["beta"]))
    with keeper.using():
        pass
    keeper.close(settle=False)
    assert not (tmp_path / "lexical.seal").exists()
    assert lexical(keeper, "beta") == [2]
    write(catalogue, study("a", ["gamma"]))
    with keeper.using():
        pass
    keeper.close(settle=True)
    assert (tmp_path / "lexical.seal").exists()


class RacedReader(CatalogueReader):
    """A reader between whose reads another thread replaces a document."""

    raced: Document | None = None
    catalogue: Catalogue

    def indexed(self, *, waiting: bool):
        if waiting and self.raced is not None:
            document, self.raced = self.raced, None
            write(self.catalogue, document)
        return super().indexed(waiting=waiting)


def test_a_document_written_while_the_outbox_is_read_is_told_once(tmp_path, catalogue):
    reader = RacedReader(catalogue.engine)
    reader.catalogue = catalogue
    keeper = IndexKeeper(tmp_path, catalogue, reader, 0)
    write(catalogue, study("z", ["alpha zero"]))
    assert lexical(keeper, "alpha") == [1]
    write(catalogue, study("a", ["alpha one"]))
    reader.raced = study("b", ["alpha two"])
    assert sorted(lexical(keeper, "alpha")) == [1, 2, 3]
    reader.raced = study("b", ["alpha three"])
    write(catalogue, study("b", ["alpha four"]))
    assert sorted(lexical(keeper, "alpha")) == [1, 2, 5]
    assert lexical(keeper, "alpha three") == [5, 1, 2]
    keeper.close(settle=True)
