"""Failures that are the server's own, in the one shape of every failure."""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import cast

import httpx2
import pytest

from api.server.service import Service
from api.server.workers import Workers
from ingest.errors import StorageError
from ingest.library import Library
from retrieval.answers import Answer
from retrieval.engine import Engine
from tests.served_library import LANTERN, client_of, opened_library, service_of

MEMBERS = ["type", "title", "status", "detail", "instance", "request_id"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield library


def _is_problem(got: httpx2.Response, status: int, instance: str) -> dict[str, object]:
    told: dict[str, object] = json.loads(got.content)
    assert got.status_code == status
    assert got.headers["content-type"] == "application/problem+json"
    assert list(told)[:6] == MEMBERS
    assert (told["status"], told["instance"]) == (status, instance)
    assert told["request_id"] == got.headers["x-request-id"]
    return told


class Failing:
    """An engine in place of one that cannot answer."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def ask(self, *_given: object) -> Answer:
        raise self._error


def _with_engine(library: Library, engine: object) -> Service:
    return replace(service_of(library), engine=cast("Engine", engine))


def test_a_fault_says_nothing_of_itself(library: Library, caplog: pytest.LogCaptureFixture) -> None:
    failing = Failing(RuntimeError("the secret of /home/ada"))
    with client_of(_with_engine(library, failing)) as client:
        got = client.post("/v1/ask", json={"question": "q?"}, headers={"X-Request-ID": "r1"})
    told = _is_problem(got, 500, "/v1/ask")
    assert "r1" in str(told["detail"])
    assert b"secret" not in got.content


def test_a_library_that_cannot_be_read_does_not_tell_of_the_disk(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    failing = Failing(StorageError("The catalogue /home/ada/x is damaged.", "Restore it."))
    with client_of(_with_engine(library, failing)) as client:
        got = client.post("/v1/ask", json={"question": "q?"}, headers={"X-Request-ID": "r2"})
    assert _is_problem(got, 503, "/v1/ask")["title"] == "Library unavailable"
    assert b"/home/ada" not in got.content
    logged = capsys.readouterr()
    assert "/home/ada/x is damaged" in logged.out + logged.err


class Slow:
    """An engine that answers when it is let."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.begun = threading.Semaphore(0)
        self.let = threading.Event()

    def ask(self, question: str, *_given: object) -> Answer:
        self.begun.release()
        assert self.let.wait(30)
        return self._engine.ask(question)


def test_a_question_does_not_keep_others_waiting_and_the_queue_has_an_end(
    library: Library,
) -> None:
    slow = Slow(service_of(library).engine)
    service = replace(_with_engine(library, slow), asking=Workers(at_once=1, most_waiting=0))
    with client_of(service) as client, ThreadPoolExecutor(1) as pool:
        first = pool.submit(client.post, "/v1/ask", json={"question": LANTERN})
        assert slow.begun.acquire(timeout=30)
        assert client.get("/healthz").status_code == 200
        assert client.get("/v1/documents").json()["total"] == 2
        turned_away = client.post("/v1/ask", json={"question": LANTERN})
        slow.let.set()
        assert first.result().status_code == 200
    assert _is_problem(turned_away, 503, "/v1/ask")["title"] == "Busy"
    assert turned_away.headers["retry-after"] == "1"
