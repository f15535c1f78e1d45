"""citewell serve: a real server, asked from outside."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from http.client import HTTPResponse
from pathlib import Path

import httpx
import pytest

from api.cli import run
from api.keys import KeyRing
from eval.running.http_target import open_http_target
from eval.running.targets import InProcess
from ingest.embedding import load_encoder
from ingest.errors import LibraryBusyError
from ingest.library import open_library
from ingest.pipeline import add_files
from ingest.settings import Settings
from retrieval.answers import Answer
from retrieval.conversation import Turn
from retrieval.engine import Engine
from retrieval.evidence_ranker import load_ranker
from tests.made_up_papers import write_papers
from tests.restored_logs import restored_logs
from tests.served_library import LANTERN

QUESTIONS: list[tuple[str, tuple[Turn, ...]]] = [
    (LANTERN, ()),
    ("And its nausea?", (Turn("user", LANTERN), Turn("assistant", "0.44 [1]."))),
    ("LANTERN trial: median overall survival with zorvatide?", ()),
    ("HARBOUR cohort: mean time to relief with plavoxin?", ()),
    ("LANTERN trial: odds ratio for response?", ()),
    ("Rate of stroke with warfarin in children?", ()),
]


@dataclass(frozen=True)
class Expected:
    """A library, with the answers and the texts it gives in a process of one's own."""

    library: Path
    answers: tuple[Answer, ...]
    texts: dict[str, str]


@dataclass(frozen=True)
class Running:
    """A server of that library."""

    url: str
    process: subprocess.Popen[str]


def _timeless(answer: Answer) -> Answer:
    return replace(answer, timings_ms={})


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CITEWELL_")}
    # The server is found although a proxy is set.
    return kept | {"http_proxy": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9"}


def _start(library: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "api.cli", "--library", str(library)]
    command += ["serve", "--port", "0", *options]
    return subprocess.Popen(
        command,
        env=_environment(),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _url(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    told = process.stdout.readline()
    assert told.startswith("Citewell answers at http://127.0.0.1:"), told
    return told.split()[3]


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Expected:
    folder = tmp_path_factory.mktemp("served")
    settings = Settings(library=folder / "library")
    encoder = load_encoder(settings)
    with open_library(settings.library, create=True) as library:
        list(add_files(library, encoder, write_papers(folder), max_tokens=256))
        engine = Engine(library, encoder, settings, load_ranker(settings))
        target = InProcess(engine, library)
        answers = tuple(_timeless(target.ask(*each)) for each in QUESTIONS)
        texts = {each.id: target.text(each.id) for each in library.summaries()}
    return Expected(settings.library, answers, texts)


@pytest.fixture(scope="module")
def running(expected: Expected, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    library = tmp_path_factory.mktemp("running") / "library"
    shutil.copytree(expected.library, library)
    with _start(library) as process:
        try:
            yield Running(_url(process), process)
        finally:
            process.kill()


@pytest.mark.encoder
def test_answers_and_texts_are_those_of_the_process_itself(
    running: Running, expected: Expected
) -> None:
    assert {answer.status for answer in expected.answers} >= {"answered", "not_reported"}
    with open_http_target(running.url) as target:
        got = [target.ask(*each) for each in QUESTIONS]
        assert tuple(map(_timeless, got)) == expected.answers
        assert {id_: target.text(id_) for id_ in expected.texts} == expected.texts
        cited = [citation for answer in got for citation in answer.citations]
        assert cited
        for each in cited:
            assert target.text(each.document.id)[each.start : each.end] == each.quote


@pytest.mark.encoder
def test_many_at_once_get_the_same_answers(running: Running, expected: Expected) -> None:
    with open_http_target(running.url) as target, ThreadPoolExecutor(8) as pool:
        got = pool.map(lambda each: target.ask(*each), QUESTIONS * 8)
        assert tuple(map(_timeless, got)) == expected.answers * 8


@pytest.mark.encoder
def test_a_body_too_long_is_answered_over_a_socket_too(running: Running) -> None:
    with httpx.Client(trust_env=False) as client:
        for content in (b" " * 2_000_000, iter([b" " * 2_000_000])):
            got = client.post(f"{running.url}/v1/ask", content=content)
            assert (got.status_code, got.json()["status"]) == (413, 413)


@pytest.mark.encoder
@pytest.mark.parametrize(
    "request_line",
    [
        b"nonsense\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nNo colon\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
    ],
    ids=["no HTTP", "no header", "no length", "endless"],
)
def test_what_is_no_request_is_a_problem(running: Running, request_line: bytes) -> None:
    host, port = running.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        with suppress(ConnectionError):
            connection.sendall(request_line)
        got = HTTPResponse(connection)
        got.begin()
        told = json.loads(got.read())
    assert (got.status, told["status"]) == (400, 400)
    assert got.headers["Content-Type"] == "application/problem+json"
    assert got.headers["Connection"] == "close"


@pytest.mark.encoder
def test_a_server_that_others_reach_asks_for_a_key(expected: Expected, tmp_path: Path) -> None:
    library = tmp_path / "library"
    shutil.copytree(expected.library, library)
    ring = KeyRing(library)
    secret = ring.create("ana", ["ask"])
    with _start(library, "--host", "0.0.0.0") as process:  # noqa: S104  (with a key)
        try:
            with httpx.Client(base_url=_url(process), trust_env=False) as client:
                keyed = {"Authorization": f"Bearer {secret}"}
                assert client.get("/healthz").status_code == 200
                assert client.get("/v1/documents").status_code == 401
                assert client.get("/v1/documents", headers=keyed).status_code == 200
                ring.revoke("ana")
                assert client.get("/v1/documents", headers=keyed).status_code == 401
            with pytest.raises(LibraryBusyError, match=r"--server http://127\.0\.0\.1:"):
                open_library(library)
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=60) == 0
            assert process.stderr is not None
            assert "cross the network unencrypted" in process.stderr.read()
        finally:
            process.kill()


@pytest.mark.encoder
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_after_the_answers_that_were_begun(
    expected: Expected, tmp_path: Path, stop: signal.Signals
) -> None:
    library = tmp_path / "library"
    shutil.copytree(expected.library, library)
    with _start(library) as process:
        try:
            url = _url(process)

            def body() -> Iterator[bytes]:
                yield b'{"question": '
                with pytest.raises(LibraryBusyError, match=f"by process {process.pid}") as busy:
                    open_library(library)
                assert f"--server {url}" in busy.value.remedy
                process.send_signal(stop)
                yield f'"{LANTERN}"}}'.encode()

            headers = {"Content-Type": "application/json"}
            with httpx.Client(trust_env=False, timeout=60) as client:
                got = client.post(f"{url}/v1/ask", content=body(), headers=headers)
            assert got.json()["status"] == "answered"
            assert process.wait(timeout=60) == 0
            assert process.stderr is not None
            assert process.stderr.read() == ""
        finally:
            process.kill()
    assert not (library / "owner.json").exists()
    with open_library(library) as again:
        assert len(again) == 2


def test_a_port_in_use_is_said_before_anything_is_loaded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, restored_logs():
        port = str(taken.getsockname()[1])
        assert run(["--library", str(tmp_path), "serve", "--port", port]) == 2
    assert f"Port {port} of 127.0.0.1 cannot be taken" in capsys.readouterr().err


def test_no_library_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with restored_logs():
        assert run(["--library", str(tmp_path / "none"), "serve", "--port", "0"]) == 3
    assert "There is no library at" in capsys.readouterr().err
