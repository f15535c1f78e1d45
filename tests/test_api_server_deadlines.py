"""Questions that are given up: their time is over, or their client left."""

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import httpx
import pytest

from api.server.protection import UNPROTECTED
from api.server.service import Service
from api.server.workers import Workers
from ingest.library import Library
from tests.running_server import running
from tests.served_library import LANTERN, client_of, opened_library, service_of
from tests.sleepy_engine import SleepyEngine

if TYPE_CHECKING:
    from retrieval.engine import Engine

CHAT = {"model": "citewell", "messages": [{"role": "user", "content": LANTERN}]}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield library


def _slept(library: Library, stages: int, seconds: float = 0.1) -> tuple[Service, SleepyEngine]:
    service = service_of(library)
    sleepy = SleepyEngine(service.engine, stages, seconds)
    workers = Workers(at_once=1, most_waiting=4)
    return replace(service, engine=cast("Engine", sleepy), asking=workers), sleepy


def _wait(until: Callable[[], bool], seconds: float) -> float:
    """Return how long it took until something came true."""
    begun = time.monotonic()
    while not until():
        assert time.monotonic() - begun < seconds
        time.sleep(0.01)
    return time.monotonic() - begun


LEFT = {
    "plain": ("/v1/ask", {"question": LANTERN}),
    "chat": ("/v1/chat/completions", CHAT),
    "chat in pieces": ("/v1/chat/completions", CHAT | {"stream": True}),
}


@pytest.mark.parametrize(("path", "body"), LEFT.values(), ids=LEFT.keys())
def test_work_stops_within_a_second_of_the_client_leaving(
    library: Library, path: str, body: dict[str, object]
) -> None:
    service, sleepy = _slept(library, stages=50)
    with running(service) as url, httpx.Client(trust_env=False) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.post(url + path, json=body, timeout=0.35)
        assert sleepy.begun.is_set()
        assert _wait(lambda: service.asking.running == 0, 5) < 1.0
        assert len(sleepy.began) < 15
        # Its thread is free for the next.
        assert client.get(f"{url}/v1/documents").status_code == 200


def test_a_stream_that_was_begun_is_given_up_too(library: Library) -> None:
    service, sleepy = _slept(library, stages=50)
    body = {"question": LANTERN, "stream": True}
    with running(service) as url, httpx.Client(trust_env=False) as client:
        with client.stream("POST", f"{url}/v1/ask", json=body, timeout=10) as got:
            assert got.status_code == 200
            events = got.iter_lines()
            while not next(events).startswith("data:"):
                pass
            began = len(sleepy.began)
        assert _wait(lambda: service.asking.running == 0, 5) < 1.0
        assert len(sleepy.began) - began < 10


def test_an_answer_that_takes_too_long_is_504_at_once(library: Library) -> None:
    service, sleepy = _slept(library, stages=3, seconds=0.6)
    with client_of(service, replace(UNPROTECTED, deadline_seconds=0.2)) as client:
        begun = time.monotonic()
        got = client.post("/v1/ask", json={"question": LANTERN})
        # The stage it is in is not waited for.
        assert time.monotonic() - begun < 0.5
        assert (got.status_code, got.json()["title"]) == (504, "Deadline passed")
        assert "no answer within 0.2 seconds" in got.json()["detail"]
        assert service.asking.running == 1
        _wait(lambda: service.asking.running == 0, 5)
    assert sleepy.began == ["stage 0"]


def test_a_stream_tells_that_its_time_is_over(library: Library) -> None:
    service, _ = _slept(library, stages=50, seconds=0.05)
    body = {"question": LANTERN, "stream": True}
    with client_of(service, replace(UNPROTECTED, deadline_seconds=0.5)) as client:
        got = client.post("/v1/ask", json=body)
        assert got.status_code == 200
        event, data = got.text.rstrip().splitlines()[-2:]
        assert event == "event: problem"
        assert json.loads(data.removeprefix("data: "))["status"] == 504


def test_the_client_may_ask_for_less_time(library: Library) -> None:
    service, _ = _slept(library, stages=100, seconds=0.05)
    with client_of(service) as client:
        begun = time.monotonic()
        headers = {"X-Deadline-Seconds": "1"}
        got = client.post("/v1/ask", json={"question": LANTERN}, headers=headers)
        assert 0.9 < time.monotonic() - begun < 2
        assert "no answer within 1 seconds" in got.json()["detail"]


def test_the_client_cannot_ask_for_more_time_than_there_is(library: Library) -> None:
    service, _ = _slept(library, stages=50)
    with client_of(service, replace(UNPROTECTED, deadline_seconds=0.2)) as client:
        headers = {"X-Deadline-Seconds": "3600"}
        got = client.post("/v1/ask", json={"question": LANTERN}, headers=headers)
        assert "no answer within 0.2 seconds" in got.json()["detail"]


def test_waiting_for_a_thread_counts_and_what_only_waited_is_never_begun(library: Library) -> None:
    service, sleepy = _slept(library, stages=1, seconds=0.8)
    with client_of(service, replace(UNPROTECTED, deadline_seconds=0.5)) as client:
        with ThreadPoolExecutor(2) as pool:
            calls = [pool.submit(client.post, "/v1/ask", json={"question": LANTERN}) for _ in "ab"]
            assert [call.result().status_code for call in calls] == [504, 504]
        _wait(lambda: service.asking.running == 0, 5)
    assert sleepy.began == ["stage 0"]


def test_an_answer_in_time_is_given(library: Library) -> None:
    service, sleepy = _slept(library, stages=2, seconds=0.01)
    with client_of(service) as client:
        got = client.post("/v1/ask", json={"question": LANTERN})
    assert (got.status_code, got.json()["status"]) == (200, "answered")
    assert sleepy.began == ["stage 0", "stage 1"]
