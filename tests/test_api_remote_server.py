"""The command line against a server: the same output as on the library itself."""

import json
import re
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from api.cli import run
from api.remote.refusals import RefusedError, ServerError
from api.remote.server import open_server
from eval.running.http_connection import Patience
from ingest.errors import DocumentUnknownError
from ingest.library import Library
from ingest.records import DocumentSummary, StoredDocument
from ingest.settings import Settings
from retrieval.engine import Engine
from retrieval.errors import QuestionError
from tests.restored_logs import restored_logs
from tests.running_server import running
from tests.scripted_server import Said, scripted
from tests.served_library import LANTERN, opened_library, service_of
from tests.tiny_encoder import TinyEncoder

Kept = TypeVar("Kept", DocumentSummary, StoredDocument)
LANTERN_ID, HARBOUR_ID = "pmid-90000001", "10.1000-harbour.2"
HASTY = Patience(seconds=5.0, tries=2, first_pause=0.01)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened_library(tmp_path_factory.mktemp("served")) as opened:
        yield opened


@pytest.fixture(scope="module")
def url(library: Library) -> Iterator[str]:
    with running(service_of(library)) as served:
        yield served


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COLUMNS", "100")
    with restored_logs():
        yield


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(arguments)
    said = capsys.readouterr()
    return code, said.out, said.err


def _abroad(kept: Kept) -> Kept:
    """Return it as others may see it: they are not told where the server keeps its files."""
    return replace(kept, sources=tuple(Path(each).name for each in kept.sources))


def test_an_answer_is_that_of_the_library(library: Library, url: str) -> None:
    engine = Engine(library, TinyEncoder(), Settings(confidence="eager"))
    with open_server(Settings(server=url)) as server:
        got, expected = server.ask(LANTERN), engine.ask(LANTERN)
    assert expected.figures
    assert replace(got, timings_ms={}) == replace(expected, timings_ms={})


def test_a_search_is_that_of_the_library(library: Library, url: str) -> None:
    engine = Engine(library, TinyEncoder(), Settings())
    with open_server(Settings(server=url)) as server:
        got = server.search("plavoxin sailors", 3)
    assert got == engine.search("plavoxin sailors", 3)
    assert len(got) == 2


def test_a_listing_and_every_document_are_those_of_the_library(library: Library, url: str) -> None:
    with open_server(Settings(server=url)) as server:
        summaries = server.summaries()
        documents = [server.document(each.id) for each in summaries]
    assert list(map(_abroad, summaries)) == list(map(_abroad, library.summaries()))
    assert len(documents) == 2
    for got, kept in zip(
        documents, (library.document(each.id) for each in library.summaries()), strict=True
    ):
        own = replace(kept.document, source=Path(kept.document.source).name)
        assert got == replace(_abroad(kept), document=own)


@pytest.mark.parametrize("name", ["harbour.md", "10.1000/harbour.2", "10.1000-harbour.2"])
def test_a_document_is_found_by_each_of_its_names(name: str, url: str) -> None:
    with open_server(Settings(server=url)) as server:
        assert server.document(name).document.year == 2019


def test_a_long_listing_comes_in_pages(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.remote.server._PAGE", 1)
    with open_server(Settings(server=url)) as server:
        assert [each.id for each in server.summaries()] == [LANTERN_ID, HARBOUR_ID]


def test_what_the_server_refuses_is_what_the_library_would_refuse(url: str) -> None:
    with open_server(Settings(server=url)) as server:
        with pytest.raises(DocumentUnknownError, match="answers to 'nobody'"):
            server.document("nobody")
        with pytest.raises(QuestionError, match="holds no words") as caught:
            server.ask("?!")
        assert caught.value.remedy == f"So says the server at {url}/v1/ask."


def test_the_commands_write_what_they_write_of_the_library(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = _said(capsys, "ask", LANTERN, "--server", url)
    assert (code, err) == (0, "")
    assert "hazard ratio 0.44 (95% CI 0.31-0.62)" in " ".join(out.split())
    told = json.loads(_said(capsys, "--server", url, "ask", LANTERN, "--json")[1])
    assert list(told)[-2:] == ["library", "timings_ms"]
    assert told["figures"][0]["interval"] == {"level": 95, "low": 0.31, "high": 0.62}
    found = json.loads(_said(capsys, "search", "sailors", "-k", "1", "--json", "--server", url)[1])
    assert [each["document"]["doi"] for each in found] == ["10.1000/harbour.2"]
    assert _said(capsys, "list", "--server", url)[1].startswith("pmid-90000001\t2021\tThe LANTERN")
    assert _said(capsys, "show", "harbour.md", "--server", url)[1].startswith("Plavoxin in sea")
    shown = json.loads(_said(capsys, "show", "harbour.md", "--json", "--server", url)[1])
    assert shown["text"].startswith("Plavoxin in sea sickness")


def test_the_environment_may_name_the_server(
    url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CITEWELL_SERVER", url)
    assert _said(capsys, "list")[1].count("\n") == 2
    # A library that is named is meant.
    code, _, err = _said(capsys, "list", "--library", str(tmp_path / "none"))
    assert code == 3
    assert "There is no library at" in err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["show", "nobody"], 1, "No document of the library answers to 'nobody'."),
        (["search", "sailors", "-k", "101"], 2, "says 422: limit: Input should be less than"),
        (["ask", LANTERN, "--explain"], 2, "does not explain its answers"),
        (["list", "--library", "x"], 2, "--library and --server exclude each other"),
        (["ask", ""], 2, "holds no words"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], code: int, said: str, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    got, out, err = _said(capsys, *arguments, "--server", url)
    assert (got, out) == (code, "")
    assert said in re.sub(r"[\s│]+", " ", err)


def test_a_command_that_needs_the_library_itself_refuses_a_server(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, _, err = _said(capsys, "--server", "http://127.0.0.1:9", "verify")
    assert code == 2
    assert "verify works on a library itself" in " ".join(err.split())


def test_nobody_there_is_said_with_the_url(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}"
    code, _, err = _said(capsys, "list", "--server", nobody)
    assert code == 3
    assert f"{nobody} cannot be asked" in err
    assert "citewell serve" in err


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (Said(body=b"{}"), "is not a Citewell server"),
        (Said(body=b"<html>"), "something that is not JSON"),
        (Said(404, b"gone fishing"), "says 404: gone fishing"),
        (Said(401, b'{"detail": "Who are you?"}'), "says 401: Who are you?"),
    ],
)
def test_another_server_is_not_taken_for_citewell(said: Said, problem: str) -> None:
    with (
        scripted(healthz=[said]) as server,
        pytest.raises((ServerError, RefusedError), match=re.escape(problem)),
        open_server(Settings(server=server.url), HASTY),
    ):
        pass


def test_an_answer_that_is_none_is_said() -> None:
    with (
        scripted(ask=[Said(body=b'{"question": "q?"}')]) as other,
        open_server(Settings(server=other.url), HASTY) as server,
        pytest.raises(ServerError, match="something else than Citewell does: standalone_question"),
    ):
        server.ask("q?")


def test_the_key_of_the_settings_is_shown() -> None:
    with scripted() as other:
        with open_server(Settings(server=other.url, api_key="sesame")):
            pass
        assert other.asked[-1].headers["Authorization"] == "Bearer sesame"
