"""The library: what is added is kept and found, whole or not at all."""

import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from ingest.errors import (
    DocumentUnknownError,
    LibraryFormatError,
    LibraryMissingError,
    StorageError,
)
from ingest.identity import Action
from ingest.library import Library, open_library
from tests.made_up_studies import ENCODER, add, cut, embed, found, random_vectors, study


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "library", create=True) as library:
        yield library


def state(library: Library) -> tuple[object, ...]:
    """Everything that re-adding unchanged content must leave alone."""
    files = {
        path.name: path.stat().st_mtime_ns
        for name in ("vectors", "lexical")
        for path in (library.directory / name).rglob("*")
        if path.is_file()
    }
    return library.generation, library.passage_ids(), library.index_ids(), files


def test_what_is_added_is_found_both_ways(library):
    id_, _ = add(library, study("a", ["Median survival was 12 months.", "Nausea was rare."]))
    add(library, study("b", ["Quite another matter."]))
    for sentence in ("Median survival was 12 months.", "Nausea was rare."):
        dense, lexical = found(library, sentence, 1)
        assert dense == lexical == {sentence}
    assert [passage.document for passage in library.document_passages(id_)] == [id_, id_]


def test_readding_the_same_changes_nothing(library):
    document = study("a", ["One.", "Two."], doi="10.1000/a")
    id_, _ = add(library, document)
    before = state(library)
    assert add(library, document) == (id_, Action.UNCHANGED)
    assert state(library) == before


def test_a_replacement_is_whole(library):
    id_, _ = add(library, study("a", ["Old survival.", "Old toxicity."]))
    add(library, study("a", ["New survival."]))
    assert found(library, "survival toxicity")[0] == {"New survival."}
    assert found(library, "survival toxicity")[1] == {"New survival."}
    assert library.document(id_).version == 2


def test_a_failed_replacement_leaves_the_old_version_answering(library):
    document = study("a", ["Old survival.", "Old toxicity."])
    id_, _ = add(library, document)
    before = state(library)
    worse = study("a", ["New survival."])
    with pytest.raises(ValueError, match="finite"):
        library.write(worse, cut(worse), np.full((1, 32), np.nan, dtype=np.float32))
    library.apply_changes()
    assert state(library) == before
    assert library.document(id_).document == document
    assert found(library, "survival")[1] == {"Old survival."}


def test_what_is_removed_is_gone_with_its_sources_and_identifiers(library):
    id_, _ = add(library, study("a", ["Alpha."], doi="10.1000/a"))
    add(library, study("b", ["Beta."]))
    library.remove(id_)
    assert found(library, "Alpha Beta") == ({"Beta."}, {"Beta."})
    for name in (id_, "10.1000/a", "a.xml"):
        with pytest.raises(DocumentUnknownError):
            library.resolve(name)
    with pytest.raises(DocumentUnknownError):
        library.remove(id_)
    assert add(library, study("a", ["Alpha."], doi="10.1000/a")) == (id_, Action.ADDED)
    assert found(library, "Alpha")[1] == {"Alpha."}


def test_what_was_written_but_not_applied_is_found_by_the_next_search(library):
    add(library, study("a", ["Alpha."]))
    document = study("b", ["Beta."])
    library.write(document, cut(document), embed(document, cut(document)))
    assert found(library, "Beta")[1] == {"Beta."}


def test_it_is_all_there_after_reopening(tmp_path):
    with open_library(tmp_path, create=True) as library:
        add(library, study("a", ["Alpha.", "Beta."]))
        generation, vectors = library.generation, library.vectors([2, 1])
    with open_library(tmp_path) as library:
        assert library.generation == generation
        assert found(library, "Beta", 1) == ({"Beta."}, {"Beta."})
        np.testing.assert_array_equal(library.vectors([2, 1]), vectors)
        assert library.encoder() == ENCODER.fingerprint


def test_a_search_within_documents_finds_nothing_else(library):
    first, _ = add(library, study("a", ["Alpha survival."]))
    add(library, study("b", ["Beta survival."]))
    vector = ENCODER.encode(["survival"])[0]
    assert len(library.dense(vector, 10)) == 2
    for hits in (library.dense(vector, 10, [first]), library.lexical("survival", 10, {first})):
        assert [passage.text for passage in library.passages([hit.passage for hit in hits])] == [
            "Alpha survival."
        ]
    assert library.dense(vector, 10, []) == library.lexical("survival", 10, []) == []


def test_a_rebuild_finds_the_same(library):
    for number in range(12):
        add(library, study(f"s{number}", [f"Survival in trial {number}.", "Toxicity."]))
    library.remove(library.summaries()[3].id)
    add(library, study("s5", ["Replaced survival.", "Replaced toxicity.", "More."]))
    vector = ENCODER.encode(["Survival toxicity"])[0]
    before = library.dense(vector, 10), library.lexical("survival toxicity", 10)
    ids = library.index_ids()
    library.rebuild()
    assert (library.dense(vector, 10), library.lexical("survival toxicity", 10)) == before
    assert library.index_ids() == ids


def test_a_rebuild_replaces_indexes_that_seem_whole(library):
    add(library, study("a", ["Alpha."]))
    marker = next((library.directory / "vectors").rglob("data_level0.bin"))
    library.rebuild()
    assert not marker.exists()
    assert found(library, "Alpha", 1) == ({"Alpha."}, {"Alpha."})


def test_listing_does_without_the_indexes(tmp_path):
    with open_library(tmp_path, create=True) as library:
        add(library, study("a", ["Alpha."]))
    script = (
        "import sys; from pathlib import Path; from ingest.library import open_library\n"
        "library = open_library(Path(sys.argv[1]))\n"
        "assert library.summaries()[0].title == 'Study a'; library.stats(); library.close()\n"
        "print(*{'chromadb', 'tantivy', 'torch', 'alembic'} & set(sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=Path(__file__).resolve().parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "\n"


def test_there_is_no_library_where_none_was_made(tmp_path):
    with pytest.raises(LibraryMissingError, match="citewell add"):
        open_library(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_directory_of_something_else_is_not_made_a_library(tmp_path):
    (tmp_path / "thesis.txt").write_text("Mine.")
    with pytest.raises(LibraryFormatError, match="is not a library"):
        open_library(tmp_path, create=True)
    with pytest.raises(LibraryFormatError, match="is not a library"):
        open_library(tmp_path / "thesis.txt", create=True)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_failed_opening_gives_the_library_up(tmp_path):
    (tmp_path / "catalogue.sqlite").write_text("no database " * 100)
    for _ in range(2):
        with pytest.raises(LibraryFormatError):
            open_library(tmp_path)


def test_a_disk_with_too_little_left_is_refused_before_anything_is_written(tmp_path):
    with open_library(tmp_path, create=True, reserve_bytes=1 << 60) as library:
        document = study("a", ["Alpha."])
        before = library.generation
        with pytest.raises(StorageError, match=r"bytes free.*nothing was changed"):
            library.write(document, cut(document), embed(document, cut(document)))
        assert (len(library), library.generation) == (0, before)


def test_an_error_while_open_still_gives_the_library_up(tmp_path):
    def fail(library: Library) -> None:
        add(library, study("a", ["Alpha.", "Beta."]))
        add(library, study("a", ["Gamma."]))
        raise KeyError

    with pytest.raises(KeyError), open_library(tmp_path, create=True) as library:
        fail(library)
    with open_library(tmp_path) as library:
        assert found(library, "Gamma")[1] == {"Gamma."}


def test_closing_settles_what_removals_left_to_do(tmp_path):
    with open_library(tmp_path, create=True) as library:
        add(library, study("a", ["Alpha."]))
        add(library, study("a", ["Beta."]))
    assert (tmp_path / "lexical.seal").exists()


def test_one_document_of_more_passages_than_chroma_takes_at_once(library):
    document = study("a", [f"Sentence {number} of a long one." for number in range(6_000)])
    library.write(document, cut(document), random_vectors(6_000))
    assert library.index_ids() == dict.fromkeys(("vectors", "lexical"), library.passage_ids())
    assert len(library.passage_ids()) == 6_000


class Searchers:
    """Threads that search for one word and note how many passages of how many versions come."""

    def __init__(self, library: Library, count: int) -> None:
        self.sizes: set[int] = set()
        self.searches = 0
        self.errors: list[BaseException] = []
        self._library = library
        self._vector = ENCODER.encode(["marker"])[0]
        self._done = threading.Event()
        self._threads = [threading.Thread(target=self._run) for _ in range(count)]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._done.set()
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        try:
            while not self._done.is_set():
                self._search()
        except BaseException as error:  # noqa: BLE001  (reported by the test's assertion)
            self.errors.append(error)

    def _search(self) -> None:
        for hits in (self._library.dense(self._vector, 50), self._library.lexical("marker", 50)):
            passages = self._library.passages([hit.passage for hit in hits])
            assert len({passage.text.split()[1] for passage in passages}) <= 1
            self.sizes.add(len(passages))
            self.searches += 1


def test_searching_while_adding_never_shows_half_a_document(library):
    """Each version of a document has six passages: a search finds the six of one, or none."""
    with Searchers(library, count=3) as searchers:
        for number in range(12):
            add(library, study("a", [f"marker v{number} sentence {line}" for line in range(6)]))
    assert searchers.errors == []
    assert searchers.sizes <= {0, 6}
    assert 6 in searchers.sizes
    assert searchers.searches > 12


def test_threads_may_add_to_one_library_at_once(tmp_path):
    errors: list[BaseException] = []

    def work(library: Library, worker: int) -> None:
        try:
            for number in range(4):
                add(library, study(f"{worker}-{number}", [f"Word{worker}x{number}.", "Shared."]))
        except BaseException as error:  # noqa: BLE001  (reported by the assertion)
            errors.append(error)

    with open_library(tmp_path, create=True) as library:
        threads = [threading.Thread(target=work, args=(library, worker)) for worker in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        assert len(library) == 16
        assert library.index_ids() == dict.fromkeys(("vectors", "lexical"), library.passage_ids())
        assert found(library, "Word3x2.", 1)[1] == {"Word3x2."}


def test_publications_say_the_same_as_documents(library):
    papers = study("a", ["One."], doi="10.1000/a"), study("b", ["Two."])
    ids = [add(library, paper)[0] for paper in papers]
    found = library.publications([ids[1], ids[0], ids[1], "unknown"])
    assert found == {id_: library.document(id_).publication for id_ in ids}
