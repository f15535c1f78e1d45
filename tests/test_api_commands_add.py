import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.commands.add import add_papers, summary
from api.exit_codes import ExitCode
from ingest.errors import ReadError
from ingest.identity import Action
from ingest.library import Library, open_library
from ingest.pipeline import Outcome
from tests.made_up_papers import write_papers
from tests.tiny_encoder import TinyEncoder


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setenv("COLUMNS", "100")
    with open_library(tmp_path / "library", create=True) as opened:
        yield opened


def test_each_file_is_told_and_then_the_sum(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = write_papers(tmp_path / "papers")
    assert add_papers(library, TinyEncoder(), files, 64) is ExitCode.OK
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [
        "added     pmid-90000001  The LANTERN trial of zorvatide",
        "added     10.1000-harbour.2  Plavoxin in sea sickness, the HARBOUR cohort",
    ]
    assert lines[2].startswith("2 added: ")
    assert lines[2].endswith("The library holds 2 documents.")


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_added(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.md"
    empty.touch()
    files = [empty, *write_papers(tmp_path / "papers")]
    assert add_papers(library, TinyEncoder(), files, 64) is ExitCode.PARTIAL
    said = capsys.readouterr()
    assert said.err.startswith(f"failed Cannot read {empty}: ")
    assert "2 added, 1 failed: " in said.out


def test_a_name_that_is_not_utf8_fails_alone(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = write_papers(tmp_path / "papers")
    odd = Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.md"))
    odd.write_bytes(files[0].read_bytes())
    assert add_papers(library, TinyEncoder(), [odd, files[1]], 64) is ExitCode.PARTIAL
    said = capsys.readouterr()
    assert "its name is not UTF-8 text. Rename it." in said.err
    assert "1 added, 1 failed: " in said.out


def test_of_many_files_only_the_sum_is_told(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / f"{number}.md" for number in range(21)]
    for number, file in enumerate(files):
        file.write_text(f"# Paper {number}\n\nPaper {number} reports {number} things.\n")
    add_papers(library, TinyEncoder(), files, 64)
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("21 added: 21 passages in ")


def test_the_sum_counts_each_kind_of_outcome() -> None:
    outcomes = [
        Outcome("a", Action.ADDED, "1", passages=1200),
        Outcome("b", Action.LINKED, "1"),
        Outcome("c", Action.UNCHANGED, "1"),
        Outcome("d", None, error=ReadError("d", "it holds no text", "Leave it out.")),
    ]
    assert summary(outcomes, 8.0, 1) == (
        "1 added, 1 unchanged, 1 linked, 1 failed: 1,200 passages in 8.0 s, 150 passages/s. "
        "The library holds 1 document."
    )
