"""The checks of a library: small and real, whole, damaged, of others, in use."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from api.doctor.check import Check
from api.doctor.library import library_checks
from ingest.library import CATALOGUE_FILE, open_library
from ingest.settings import Settings
from tests.running_server import running
from tests.scripted_model_server import Says, model_server
from tests.served_library import opened_library, service_of


@pytest.fixture
def library(tmp_path: Path) -> Path:
    with opened_library(tmp_path) as opened:
        return opened.directory


def _found(library: Path) -> dict[str, Check]:
    return {check.name: check for check in library_checks(Settings(library=library))}


def _sql(library: Path, statement: str) -> None:
    connection = sqlite3.connect(library / CATALOGUE_FILE)
    with connection:
        connection.execute(statement)
    connection.close()


def _lose_a_passage(library: Path) -> None:
    """Take a passage from the catalogue behind the back of the indexes."""
    _sql(library, "DELETE FROM passages WHERE id = (SELECT min(id) FROM passages)")


def test_a_whole_library(library: Path) -> None:
    found = _found(library)
    assert found["library"].found == (
        f"{library} (schema 0004): 2 documents, 2 passages, 6 figures."
    )
    assert found["indexes"].found == "Both hold the 2 passages of the catalogue."
    states = {name: check.state for name, check in found.items()}
    # Its papers were embedded by the encoder of the tests, not by the one that is set.
    assert states == {
        "library": "ok", "catalogue": "ok", "indexes": "ok", "vectors": "failed", "figures": "ok",
    }  # fmt: skip
    assert "encoder tiny" in found["vectors"].found


def test_looking_changes_nothing_and_gives_the_library_back(library: Path) -> None:
    def held() -> dict[str, bytes]:
        names = ("vectors.seal", "lexical.seal", CATALOGUE_FILE)
        return {name: (library / name).read_bytes() for name in names}

    before = held()
    _found(library)
    assert held() == before
    with open_library(library) as opened:
        assert len(opened) == 2


def test_no_library(tmp_path: Path) -> None:
    found = _found(tmp_path / "nowhere")
    assert list(found) == ["library"]
    assert found["library"].state == "failed"
    assert "citewell add PATH" in found["library"].remedy
    assert not (tmp_path / "nowhere").exists()


def test_an_empty_library_answers_nothing(tmp_path: Path) -> None:
    open_library(tmp_path / "library", create=True).close()
    found = _found(tmp_path / "library")
    assert {name: check.state for name, check in found.items()} == {
        "library": "warning", "catalogue": "ok", "indexes": "ok", "vectors": "ok", "figures": "ok",
    }  # fmt: skip


def test_a_lost_index_is_told_and_not_made_anew(library: Path) -> None:
    shutil.rmtree(library / "vectors")
    indexes = _found(library)["indexes"]
    assert indexes.state == "warning"
    assert indexes.found.endswith("of: vectors.")
    assert not (library / "vectors").exists()


def test_an_index_that_holds_other_passages(library: Path) -> None:
    _lose_a_passage(library)
    indexes = _found(library)["indexes"]
    assert indexes.state == "failed"
    assert indexes.found == "Other than the catalogue: vectors by 1 passage, lexical by 1 passage."
    assert indexes.remedy == "Run: citewell rebuild."


def test_a_file_that_is_no_catalogue(library: Path) -> None:
    for name in ("-wal", "-shm"):
        (library / f"{CATALOGUE_FILE}{name}").unlink(missing_ok=True)
    (library / CATALOGUE_FILE).write_bytes(b"no database, only words" * 99)
    found = _found(library)
    assert list(found) == ["library"]
    assert found["library"].state == "failed"
    assert "is not a Citewell catalogue" in found["library"].found


def test_a_catalogue_without_a_table(library: Path) -> None:
    _sql(library, "DROP TABLE figures")
    found = _found(library)
    assert found["library"].state == "failed"
    assert found["library"].remedy
    assert found["catalogue"].state == "ok"


def test_a_library_of_a_later_version(library: Path) -> None:
    _sql(library, "UPDATE alembic_version SET version_num = '9999'")
    assert "later version" in _found(library)["library"].found


def test_figures_that_another_version_read(library: Path) -> None:
    _sql(library, "DELETE FROM extractions")
    figures = _found(library)["figures"]
    assert (figures.state, figures.remedy) == ("warning", "Run: citewell rebuild --figures.")


def test_another_process_has_it(tmp_path: Path) -> None:
    with opened_library(tmp_path) as opened:
        found = _found(opened.directory)
    assert list(found) == ["library"]
    assert found["library"].state == "warning"
    assert "in use by process" in found["library"].found
    assert found["library"].found.endswith("It was not looked into.")


def test_a_server_that_has_it_is_asked(tmp_path: Path) -> None:
    with opened_library(tmp_path) as opened, running(service_of(opened)) as url:
        opened.announce(url)
        check = _found(opened.directory)["library"]
    assert check.state == "ok"
    assert check.found.endswith(
        f"That server, {url}, is ready: 2 documents, 2 passages, catalogue and indexes agree."
    )
    assert check.remedy == ""


def test_a_server_that_is_not_ready(tmp_path: Path) -> None:
    with opened_library(tmp_path) as opened, running(service_of(opened)) as url:
        opened.announce(url)
        _lose_a_passage(opened.directory)
        check = _found(opened.directory)["library"]
    assert check.state == "failed"
    assert "/readyz says 503" in check.found
    assert check.remedy


def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    with opened_library(tmp_path) as opened:
        opened.announce("http://127.0.0.1:9")
        check = _found(opened.directory)["library"]
    assert check.state == "failed"
    assert "http://127.0.0.1:9 cannot be asked" in check.found


def test_something_else_answers_for_the_server(tmp_path: Path) -> None:
    with opened_library(tmp_path) as opened, model_server([Says()]) as other:
        other.listing = Says(raw=b'{"status": "ready"}')
        opened.announce(other.url)
        check = _found(opened.directory)["library"]
    assert check.state == "failed"
    assert check.found.endswith(f"What answers at {other.url} is not that server.")


@pytest.mark.parametrize(
    ("note", "state"),
    [("not JSON", "warning"), (json.dumps(["a", "list"]), "warning"),
     (json.dumps({"url": 7}), "warning"), (json.dumps({"url": "ftp://x"}), "failed")],
)  # fmt: skip
def test_a_note_of_its_owner_that_says_nothing_of_use(
    note: str, state: str, tmp_path: Path
) -> None:
    with opened_library(tmp_path) as opened:
        (opened.directory / "owner.json").write_text(note, encoding="utf-8")
        assert _found(opened.directory)["library"].state == state
