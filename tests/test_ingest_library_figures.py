"""Figures of a library: read when a document is added, found by their tags, renewed."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.documents import Document
from ingest.figure_tags import tag
from ingest.figures.extraction import document_figures
from ingest.library import Library, open_library
from ingest.pipeline import add_files
from ingest.verification import verify
from tests.made_up_figures import BARE, write
from tests.made_up_papers import write_papers
from tests.made_up_studies import ENCODER, add, cut, study
from tests.tiny_encoder import TinyEncoder

HAZARD = tag("measure", "hazard ratio")


def trial(name: str) -> Document:
    return study(
        name,
        [
            f"Trial {name} enrolled many people.",
            "The hazard ratio for overall survival was 0.61 (95% CI 0.50 to 0.75).",
        ],
    )


def tagged(library: Library, *tags: str) -> list[int]:
    return [hit.passage for hit in library.lexical("", 50, tags=tags)]


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "library", create=True) as library:
        yield library


def test_adding_a_paper_reads_its_figures(tmp_path, library):
    files = write_papers(tmp_path / "papers")
    outcomes = list(add_files(library, TinyEncoder(), files, max_tokens=64))
    figures = library.figures(str(outcomes[0].document))
    hazard = next(each.figure for each in figures if each.figure.measure == "hazard ratio")
    assert (str(hazard.value), hazard.endpoint) == ("0.44", "progression-free survival")
    text = library.document(str(outcomes[0].document)).document.text
    assert all(text[each.figure.start : each.figure.end] == each.figure.text for each in figures)
    assert library.outdated_figures() == []
    assert tagged(library, HAZARD) == [each.passage for each in figures if each.figure == hazard]


def test_renewing_stores_what_the_grammar_reads(library):
    ids = [add(library, trial(name))[0] for name in "abc"]
    assert library.outdated_figures() == ids
    assert tagged(library, HAZARD) == []
    generation, reports = library.generation, []
    assert library.renew_figures(report=lambda done, of: reports.append((done, of))) == 3
    assert reports == [(1, 3), (2, 3), (3, 3)]
    for name, id_ in zip("abc", ids, strict=True):
        read = document_figures(trial(name), cut(trial(name)))
        assert tuple(each.figure for each in library.figures(id_)) == read != ()
    assert library.generation != generation
    assert tagged(library, HAZARD) == [2, 4, 6]
    assert library.index_ids() == dict.fromkeys(("vectors", "lexical"), library.passage_ids())
    assert list(verify(library)) == []


def test_renewing_again_changes_nothing_unless_told_to(library):
    id_ = write(library, trial("a"), BARE)
    generation = library.generation
    assert library.renew_figures() == 0
    assert ([each.figure for each in library.figures(id_)], library.generation) == (
        [BARE],
        generation,
    )
    assert library.renew_figures(every=True) == 1
    assert BARE not in [each.figure for each in library.figures(id_)]


def test_a_document_replaced_while_it_was_read_keeps_its_new_figures(library):
    id_, _ = add(library, trial("a"))
    assert not library._catalogue.renew_figures(id_, 2, None)
    assert not library._catalogue.renew_figures("nobody", 1, None)
    assert library.outdated_figures() == [id_]


def test_tags_come_back_with_a_rebuild_and_with_a_deleted_index(tmp_path):
    with open_library(tmp_path, create=True) as library:
        for name in "abc":
            add(library, trial(name))
        library.renew_figures()
        before = library.lexical("enrolled survival", 20, tags=[HAZARD])
        library.rebuild()
        assert library.lexical("enrolled survival", 20, tags=[HAZARD]) == before
    for path in (tmp_path / "lexical").iterdir():
        path.unlink()
    with open_library(tmp_path) as library:
        assert library.lexical("enrolled survival", 20, tags=[HAZARD]) == before


def test_removed_and_replaced_passages_lose_their_tags(library):
    for name in "abc":
        add(library, trial(name))
    library.renew_figures()
    library.remove(library.resolve("b.xml"))
    add(library, study("c", ["Another text."]))
    assert tagged(library, HAZARD) == [2]


def renew_until(path: Path, documents: int) -> None:
    """Renew in another process, which kills itself when it has done so many documents."""
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from ingest.library import open_library\n"
        "def report(done, of):\n"
        "    if done == int(sys.argv[2]): os.kill(os.getpid(), signal.SIGKILL)\n"
        "open_library(Path(sys.argv[1])).renew_figures(report=report)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(path), str(documents)],
        cwd=Path(__file__).resolve().parents[1],
        check=False,
    )
    assert ran.returncode == -signal.SIGKILL


def test_killed_half_way_what_was_renewed_stays_and_the_rest_is_done_by_repeating(tmp_path):
    with open_library(tmp_path, create=True) as library:
        ids = [add(library, trial(name))[0] for name in "abcde"]
    renew_until(tmp_path, 2)
    with open_library(tmp_path) as library:
        assert library.outdated_figures() == ids[2:]
        assert tagged(library, HAZARD) == [2, 4]
        assert list(verify(library)) == []
    renew_until(tmp_path, 3)
    with open_library(tmp_path) as library:
        # Killed before the index was made anew: it is made at its first use.
        assert library.outdated_figures() == []
        assert tagged(library, HAZARD) == [2, 4, 6, 8, 10]
        vector = ENCODER.encode(["overall survival"])[0]
        assert len(library.dense(vector, 20)) == 10


def test_an_interrupted_renewal_leaves_a_library_that_serves(library):
    for name in "abc":
        add(library, trial(name))

    def interrupt(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.renew_figures(report=interrupt)
    assert tagged(library, HAZARD) == [2]
    assert library.renew_figures() == 2
    assert tagged(library, HAZARD) == [2, 4, 6]
