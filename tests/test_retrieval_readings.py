"""The readings that are kept, asked for by several threads."""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from ingest.documents import Document
from ingest.records import StoredDocument, StoredPassage
from retrieval.readings import Readings
from tests.tiny_library import TinyLibrary, lumitide, marisol, octalis

IDS = ("PMC9000001", "PMC9000002", "PMC9000003")


class Replacing(TinyLibrary):
    """A library whose documents can be replaced: their passages have new ids then."""

    def replace(self, document: Document) -> None:
        self._retired = len(self._passages)
        self._add(document)
        self.generation = f"tiny, replaced at {self._retired}"

    _retired = 0

    def document_passages(self, id_: str) -> list[StoredPassage]:
        return [each for each in super().document_passages(id_) if each.id >= self._retired]


class Interrupted(Replacing):
    """A library during whose first reading something else happens."""

    meanwhile: Callable[[], object] | None = None

    def document(self, id_: str) -> StoredDocument:
        stored = super().document(id_)
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile is not None:
            meanwhile()
        return stored


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Let threads take turns a thousand times as often."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(5e-6)
    yield
    sys.setswitchinterval(usual)


def test_a_reading_is_made_once() -> None:
    readings = Readings(TinyLibrary(lumitide(), marisol()))
    first = readings.of(IDS[0], "g1")
    assert readings.of(IDS[1], "g1") is not first
    assert readings.of(IDS[0], "g1") is first


def test_the_reading_used_last_is_kept() -> None:
    readings = Readings(TinyLibrary(lumitide(), marisol(), octalis()), kept=2)
    first, second = readings.of(IDS[0], "g1"), readings.of(IDS[1], "g1")
    assert readings.of(IDS[0], "g1") is first
    readings.of(IDS[2], "g1")
    assert readings.of(IDS[0], "g1") is first
    assert readings.of(IDS[1], "g1") is not second


def test_a_document_that_did_not_change_with_the_library_is_not_read_again() -> None:
    readings = Readings(TinyLibrary(lumitide()))
    assert readings.of(IDS[0], "g1") is readings.of(IDS[0], "g2")


def test_a_replaced_document_is_read_again() -> None:
    library = Replacing(lumitide())
    readings = Readings(library)
    old = readings.of(IDS[0], "g1")
    library.replace(lumitide())
    assert readings.of(IDS[0], "g1") is old
    new = readings.of(IDS[0], "g2")
    assert {each.passage for each in new.candidates}.isdisjoint(
        each.passage for each in old.candidates
    )


def test_a_document_replaced_while_it_is_read_is_read_anew() -> None:
    library = Interrupted(lumitide())
    before = {each.id for each in library.document_passages(IDS[0])}
    library.meanwhile = lambda: library.replace(lumitide())
    reading = Readings(library).of(IDS[0], "g1")
    # Its text is of the one version, and its passages are not of the other.
    assert before.isdisjoint(each.passage for each in reading.candidates)


def test_a_question_that_began_before_a_change_leaves_nothing_old_behind() -> None:
    library = Interrupted(lumitide())
    readings = Readings(library)

    def meanwhile() -> None:
        library.replace(lumitide())
        readings.of(IDS[0], "g2")

    library.meanwhile = meanwhile
    readings.of(IDS[0], "g1")
    new = {each.id for each in library.document_passages(IDS[0])}
    assert {each.passage for each in readings.of(IDS[0], "g2").candidates} <= new


@pytest.mark.usefixtures("hasty_threads")
def test_threads_that_crowd_one_another_out_all_get_their_reading() -> None:
    library = TinyLibrary(lumitide(), marisol(), octalis())
    readings = Readings(library, kept=1)

    def read(turn: int) -> bool:
        wanted = IDS[turn % 3]
        return readings.of(wanted, "g1").stored.id == wanted

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(read, range(3_000)))
