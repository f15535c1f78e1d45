"""Questions to a library that is empty, or that changes while they are answered."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.errors import DocumentUnknownError
from ingest.library import Library, open_library
from ingest.settings import Settings
from retrieval.engine import Engine
from retrieval.one_state import on_one_state
from retrieval.stages import Step, Watch
from retrieval.wanted import Filters, Wanted
from tests.made_up_papers import add, write_papers
from tests.tiny_encoder import TinyEncoder

LANTERN, HARBOUR = "pmid-90000001", "10.1000-harbour.2"
QUESTION = "LANTERN trial: hazard ratio for progression-free survival?"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "library", create=True) as opened:
        add(opened, write_papers(tmp_path / "papers"))
        yield opened


def _engine(library: Library) -> Engine:
    return Engine(library, TinyEncoder(), Settings(confidence="eager"))


def _at(stage: str, change: Callable[[], None]) -> Watch:
    """Change the library when a stage begins, the first time."""
    waiting = [stage]

    def watch(name: Step) -> None:
        if isinstance(name, str) and name in waiting:
            waiting.remove(name)
            change()

    return watch


def test_an_empty_library_has_no_evidence(tmp_path: Path) -> None:
    with open_library(tmp_path / "empty", create=True) as library:
        engine = _engine(library)
        assert engine.ask(QUESTION).status == "no_evidence"
        assert engine.search(QUESTION) == []


def test_where_no_document_is_wanted_there_is_no_evidence(library: Library) -> None:
    wanted = Wanted(Filters(from_year=2030))
    assert _engine(library).ask(QUESTION, wanted=wanted).status == "no_evidence"


@pytest.mark.parametrize("stage", ["question", "encode", "search", "evidence", "answer"])
def test_a_document_that_is_removed_meanwhile_does_no_harm(stage: str, library: Library) -> None:
    answer = _engine(library).ask(QUESTION, watch=_at(stage, lambda: library.remove(LANTERN)))
    # What had been read whole before is still answered from.
    assert (answer.status == "answered") == (stage == "answer")


@pytest.mark.parametrize("stage", ["encode", "search", "evidence", "answer"])
def test_a_document_that_is_replaced_meanwhile_is_quoted_as_it_is(
    stage: str, library: Library, tmp_path: Path
) -> None:
    lantern = tmp_path / "papers" / "lantern.md"

    def replace() -> None:
        text = lantern.read_text(encoding="utf-8").replace("0.44", "0.47")
        lantern.write_text(text, encoding="utf-8")
        add(library, [lantern])

    answer = _engine(library).ask(QUESTION, watch=_at(stage, replace))
    stated = "0.44" if stage == "answer" else "0.47"
    assert [str(figure.value) for figure in answer.figures] == [stated]


def test_what_is_unknown_in_a_library_that_does_not_change_is_said(library: Library) -> None:
    wanted = Wanted(Filters(documents=("nobody",)))
    with pytest.raises(DocumentUnknownError, match="nobody"):
        _engine(library).ask(QUESTION, wanted=wanted)


def test_a_library_that_never_rests_is_given_up(library: Library) -> None:
    tried: list[int] = []

    class Restless:
        @property
        def generation(self) -> str:
            return str(len(tried))

    def work() -> None:
        tried.append(1)
        raise KeyError(7)

    with pytest.raises(KeyError):
        on_one_state(Restless(), work)
    assert len(tried) == 3
