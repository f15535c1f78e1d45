import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.cli import run
from ingest.library import CATALOGUE_FILE, open_library
from tests.made_up_papers import add, write_papers
from tests.restored_logs import restored_logs

LANTERN, HARBOUR = "pmid-90000001", "10.1000-harbour.2"


@pytest.fixture(autouse=True)
def _logs() -> Iterator[None]:
    with restored_logs():
        yield


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "library"
    with open_library(path, create=True) as opened:
        add(opened, write_papers(tmp_path / "papers"))
    monkeypatch.setenv("CITEWELL_LIBRARY", str(path))
    monkeypatch.setenv("COLUMNS", "100")
    return path


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(arguments)
    said = capsys.readouterr()
    return code, said.out, said.err


def test_list_gives_a_line_a_document(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _said(capsys, "list")
    assert code == 0
    first, second = (line.split("\t") for line in out.splitlines())
    assert first[:6] == [
        LANTERN,
        "2021",
        "The LANTERN trial of zorvatide",
        "Journal of Invented Medicine",
        "10.1000/lantern.1",
        "90000001",
    ]
    assert second[0] == HARBOUR


def test_list_as_json(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = _said(capsys, "list", "--json")
    assert [row["id"] for row in json.loads(out)] == [LANTERN, HARBOUR]


@pytest.mark.parametrize("name", [HARBOUR, "10.1000/harbour.2", "harbour.md"])
def test_show_finds_a_document_by_each_of_its_names(
    name: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = _said(capsys, "show", name)
    assert code == 0
    assert out.startswith("Plavoxin in sea sickness, the HARBOUR cohort\nEve Strand\n")
    assert "Plavoxin stopped vomiting in 61% of 130 sailors." in out


def test_show_as_json_gives_text_that_its_offsets_count_in(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = _said(capsys, "show", "90000001", "--json")
    shown = json.loads(out)
    assert (shown["id"], shown["doi"], shown["year"]) == (LANTERN, "10.1000/lantern.1", 2021)
    texts = [shown["text"][part["start"] : part["end"]] for part in shown["sections"]]
    assert any("hazard ratio 0.44" in text for text in texts)


def test_show_of_an_unknown_name_is_1(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, error = _said(capsys, "show", "nobody")
    assert (code, out) == (1, "")
    assert error.startswith("Error: No document of the library answers to 'nobody'.\n")


def test_remove_with_yes_removes(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _said(capsys, "remove", "harbour.md", HARBOUR, "--yes")[:2] == (
        0,
        f"removed {HARBOUR}\n",
    )
    assert _said(capsys, "list")[1].count("\n") == 1


def test_remove_with_nobody_to_ask_removes_nothing(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, error = _said(capsys, "remove", HARBOUR)
    assert (code, out) == (2, "")
    assert "Repeat with --yes." in error
    assert _said(capsys, "list")[1].count("\n") == 2


def test_remove_with_one_unknown_name_removes_nothing(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _said(capsys, "remove", HARBOUR, "nobody", "--yes")[:2] == (1, "")
    assert _said(capsys, "list")[1].count("\n") == 2


def test_verify_of_a_sound_library_is_0(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _said(capsys, "verify")
    assert code == 0
    assert out.startswith("No fault found: 2 documents, ")


def test_verify_of_a_damaged_library_is_1_and_tells_where(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    connection = sqlite3.connect(library / CATALOGUE_FILE)
    with connection:
        connection.execute("DELETE FROM embeddings WHERE passage = 1")
    connection.close()
    code, out, _ = _said(capsys, "verify")
    assert code == 1
    assert f"{LANTERN}: Passage 1 has no vector." in out
    assert "1 faults found" in out


def test_rebuild_tells_how_many_passages(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _said(capsys, "rebuild")
    assert code == 0
    assert out.startswith("Rebuilt both indexes: ")
    assert _said(capsys, "verify")[0] == 0


def test_stats_tell_the_size_and_the_encoder(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = _said(capsys, "stats", "--json")
    told = json.loads(out)
    assert (told["documents"], told["sources"], told["encoder"]["name"]) == (2, 2, "tiny")
    lines = [line.split() for line in _said(capsys, "stats")[1].splitlines()]
    assert ["documents", "2"] in lines
    assert ["encoder", "tiny,", "32", "dimensions"] in lines


def test_a_library_in_use_is_3_and_names_its_owner(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_library(library):
        code, _, error = _said(capsys, "list")
    assert code == 3
    assert "is in use by process" in error
