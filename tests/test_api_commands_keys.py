"""citewell keys: what is written where."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.cli import run
from api.keys import KeyRing
from ingest.library import open_library
from tests.restored_logs import restored_logs


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Path]:
    """A library that another process uses all the while."""
    with restored_logs(), open_library(tmp_path / "library", create=True):
        yield tmp_path / "library"


def _keys(library: Path, *arguments: str) -> int:
    return run(["--library", str(library), "keys", *arguments])


def test_standard_output_holds_the_key_and_nothing_else(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _keys(library, "create", "ana", "--scopes", "ask, write", "--rate", "5/second") == 0
    said = capsys.readouterr()
    key = KeyRing(library).find(said.out.rstrip("\n"))
    assert key is not None
    assert (key.name, key.scopes, key.rate) == ("ana", ("ask", "write"), "5/second")
    assert said.err == "The key ana is for ask, write. It is not shown again.\n"


def test_a_key_is_for_asking_unless_told_otherwise(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _keys(library, "create", "ana", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["name"], told["scopes"], told["rate"]) == ("ana", ["ask"], None)
    assert KeyRing(library).find(told["key"]) is not None
    assert "sha256" not in told


def test_a_listing_shows_neither_keys_nor_hashes(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _keys(library, "list") == 0
    assert "There are no keys" in capsys.readouterr().err
    assert _keys(library, "create", "ana") == 0
    secret = capsys.readouterr().out.strip()
    for arguments in (["list"], ["list", "--json"]):
        assert _keys(library, *arguments) == 0
        listed = capsys.readouterr().out
        assert "ana" in listed
        assert secret not in listed
        assert KeyRing(library).held()[0].sha256 not in listed


def test_a_revoked_key_is_gone(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("ana", "ben"):
        assert _keys(library, "create", name) == 0
    capsys.readouterr()
    assert _keys(library, "revoke", "ana") == 0
    assert capsys.readouterr().err == "The key ana is worthless from now on.\n"
    assert _keys(library, "revoke", "ben", "--json") == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == {"revoked": "ben"}
    assert "It was the last: a server of this library now takes nobody." in said.err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["create", "ana", "--scopes", "ask,everything"], "There is no scope 'everything'"),
        (["create", "ana", "--scopes", ""], "There is no scope ''"),
        (["create", "ana", "--rate", "often"], "A key's rate cannot be 'often'"),
        (["create", "two words"], "A key's name cannot be 'two words'"),
        (["revoke", "ana"], "There is no key named 'ana'"),
    ],
)
def test_what_cannot_be_done_is_said(
    library: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], problem: str
) -> None:
    assert _keys(library, *arguments) == 2
    said = capsys.readouterr()
    assert (said.out, problem in said.err) == ("", True)


@pytest.mark.parametrize("arguments", [["create", "ana"], ["list"], ["revoke", "ana"]])
def test_keys_belong_to_a_library(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with restored_logs():
        assert _keys(tmp_path / "none", *arguments) == 3
    assert "There is no library at" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()
