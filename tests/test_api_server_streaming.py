"""Answers as server-sent events, and what becomes of the work when the client leaves."""

import asyncio
import json
import subprocess
import threading
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import httpx
import pytest
from fastapi import Request
from fastapi.sse import EventSourceResponse
from fastapi.testclient import TestClient
from hypothesis import given

from api.server.deadlines import Finished
from api.server.service import Service
from api.server.streaming import answer_events, event_response
from ingest.errors import LibraryError
from ingest.library import Library
from retrieval.answers import Answer, to_json
from retrieval.conversation import Turn
from retrieval.errors import QuestionError
from retrieval.stages import STAGES, AbandonedError, Watch
from retrieval.wanted import Wanted
from tests.contract_answers import ANSWER, ANSWERS
from tests.running_server import running
from tests.served_library import LANTERN, client_of, opened_library, service_of
from tests.tiny_encoder import TinyEncoder

if TYPE_CHECKING:
    from retrieval.engine import Engine

EVENTS = {"Accept": "text/event-stream"}


class Event(NamedTuple):
    """One event of a stream; a comment has the name ``:``."""

    name: str
    data: Any
    number: str | None


def _events(text: str) -> list[Event]:
    assert text.endswith("\n\n")
    return [_event(block) for block in text[:-2].split("\n\n")]


def _event(block: str) -> Event:
    if block.startswith(":"):
        return Event(":", block[2:], None)
    fields = dict(line.split(": ", 1) for line in block.split("\n"))
    return Event(fields["event"], json.loads(fields["data"]), fields.get("id"))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield library


@pytest.fixture(scope="module")
def client(library: Library) -> Iterator[TestClient]:
    with client_of(service_of(library)) as client:
        yield client


@given(ANSWERS)
def test_the_pieces_joined_are_the_answer(answer: Answer) -> None:
    *pieces, (name, whole) = answer_events(answer)
    assert {each for each, _ in pieces} <= {"delta"}
    assert "".join(data["text"] for _, data in pieces) == answer.answer
    assert (name, whole) == ("answer", to_json(answer))


def test_a_text_comes_word_by_word() -> None:
    pieces = [data["text"] for name, data in answer_events(ANSWER) if name == "delta"]
    assert pieces == ["The ", "hazard ", "ratio ", "was ", "0.30 ", "[1]."]


@pytest.mark.parametrize(
    ("changed", "headers"), [({"stream": True}, {}), ({}, EVENTS), ({"stream": True}, EVENTS)]
)
def test_stages_pieces_and_the_whole_come_in_order(
    client: TestClient, changed: dict[str, object], headers: dict[str, str]
) -> None:
    whole = client.post("/v1/ask", json={"question": LANTERN}).json()
    got = client.post("/v1/ask", json={"question": LANTERN} | changed, headers=headers)
    assert got.status_code == 200
    assert got.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert got.headers["x-accel-buffering"] == "no"
    events = _events(got.text)
    stages = [each.data["stage"] for each in events if each.name == "stage"]
    assert stages == list(STAGES)
    assert [each.number for each in events] == [str(n) for n in range(1, len(events) + 1)]
    assert [each.name for each in events][5:-1] == ["delta"] * (len(events) - 6)
    assert "".join(e.data["text"] for e in events if e.name == "delta") == whole["answer"]
    assert events[-1].name == "answer"
    assert events[-1].data | {"timings_ms": {}} == whole | {"timings_ms": {}}


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"question": "12?"}, 422),
        ({"question": "word " * 300}, 422),
        ({"question": LANTERN, "filters": {"documents": ["PMC1"]}}, 404),
        ({"question": LANTERN, "k": 0}, 422),
    ],
)
def test_a_question_that_cannot_be_asked_is_a_problem_not_a_stream(
    client: TestClient, asked: dict[str, object], status: int
) -> None:
    got = client.post("/v1/ask", json=asked, headers=EVENTS)
    assert got.status_code == status
    assert got.headers["content-type"] == "application/problem+json"


def _request() -> Request:
    state = {"request_id": "r1"}
    return Request({"type": "http", "path": "/v1/ask", "headers": [], "state": state})


async def _pieces(response: EventSourceResponse) -> AsyncIterator[bytes]:
    async for piece in response.body_iterator:
        assert isinstance(piece, bytes)
        yield piece


async def _body(steps: AsyncIterator[str | Finished[Answer]], heartbeat: float = 9.0) -> str:
    response = await event_response(_request(), steps, heartbeat)
    return "".join([piece.decode() async for piece in _pieces(response)])


async def _steps(*stages: str, then: Exception | None = None) -> AsyncIterator[Any]:
    for stage in stages:
        yield stage
    if then is not None:
        raise then
    yield Finished(ANSWER)


def test_a_failure_on_the_way_is_an_event() -> None:
    failure = LibraryError("The disk /srv/papers is gone.", "Plug it in.")
    *stages, last = _events(asyncio.run(_body(_steps(*STAGES[:4], then=failure))))
    assert [each.name for each in stages] == ["stage"] * 4
    assert last.name == "problem"
    assert (last.data["status"], last.data["request_id"]) == (503, "r1")
    assert "/srv" not in last.data["detail"]


def test_a_failure_before_the_search_is_no_stream() -> None:
    with pytest.raises(QuestionError):
        asyncio.run(_body(_steps("question", "encode", then=QuestionError("Too long.", "Cut it."))))


def test_comments_keep_a_silent_stream_alive() -> None:
    async def slow() -> AsyncIterator[Any]:
        for stage in STAGES:
            await asyncio.sleep(0.5 if stage == "evidence" else 0)
            yield stage
        yield Finished(ANSWER)

    events = _events(asyncio.run(_body(slow(), heartbeat=0.05)))
    names = [each.name for each in events]
    assert names[:3] == ["stage"] * 3
    assert names[3] == ":"
    assert [name for name in names if name != ":"][5:] == ["delta"] * 6 + ["answer"]


def test_a_stream_begins_where_a_question_waits_long_for_its_turn() -> None:
    async def late() -> AsyncIterator[Any]:
        await asyncio.sleep(0.2)
        yield Finished(ANSWER)

    assert _events(asyncio.run(_body(late(), heartbeat=0.05)))[0].name == ":"


class Slow:
    """An engine that takes 10 s for an answer, in steps of 50 ms, and notes when it is stopped."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.stopped: float | None = None

    def ask(self, question: str, history: Sequence[Turn], wanted: Wanted, watch: Watch) -> Answer:
        try:
            for step in range(200):
                watch(STAGES[min(step, 3)])
                self.begun.set()
                time.sleep(0.05)
        except AbandonedError:
            self.stopped = time.monotonic()
            raise
        return ANSWER


@pytest.fixture
def slow(library: Library) -> Iterator[tuple[Slow, str]]:
    engine = Slow()
    service = Service(cast("Engine", engine), library, TinyEncoder())
    with running(service) as url:
        yield engine, url


def _ask_and_leave(url: str, headers: dict[str, str]) -> None:
    with (
        httpx.Client(timeout=0.3) as client,
        suppress(httpx.ReadTimeout),
        client.stream("POST", url, json={"question": LANTERN}, headers=headers) as response,
    ):
        next(response.iter_bytes())
        time.sleep(0.3)


def _seconds_to_stop(engine: Slow, left: float) -> float:
    until = left + 3
    while engine.stopped is None and time.monotonic() < until:
        time.sleep(0.02)
    assert engine.stopped is not None, "the work went on"
    return engine.stopped - left


@pytest.mark.parametrize("headers", [EVENTS, {}], ids=["events", "json"])
def test_work_stops_within_a_second_of_the_client_leaving(
    slow: tuple[Slow, str], headers: dict[str, str]
) -> None:
    engine, url = slow
    _ask_and_leave(f"{url}/v1/ask", headers)
    assert engine.begun.is_set()
    assert _seconds_to_stop(engine, time.monotonic()) < 1


def test_curl_reads_the_stream(tmp_path: Path) -> None:
    with opened_library(tmp_path) as library, running(service_of(library)) as url:
        told = subprocess.run(
            ["curl", "-sN", "-H", "Accept: text/event-stream", "-H",
             "Content-Type: application/json", "-d", json.dumps({"question": LANTERN}),
             f"{url}/v1/ask"],
            capture_output=True, check=True, timeout=20,
        ).stdout  # fmt: skip
    events = _events(told.decode())
    assert events[-1].name == "answer"
    assert events[-1].data["status"] == "answered"
