"""The protocol at /mcp: its own client, and a server on a real socket."""

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import anyio
import httpx
import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from api.keys import KeyRing
from api.server.protection import LOOPBACK_HOSTS, Protection
from api.server.service import Service
from api.server.workers import Workers
from retrieval.answers import to_json
from tests.running_server import running
from tests.served_library import LANTERN, opened_library, service_of
from tests.sleepy_engine import SleepyEngine

HEADERS = {
    "Accept": "application/json, text/event-stream",
    "Content-Type": "application/json",
    "MCP-Protocol-Version": "2025-06-18",
}
LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
HERE = Protection(hosts=LOOPBACK_HOSTS, origins=("https://papers.example",))
QUESTIONS = (LANTERN, "HARBOUR cohort: mean time to relief?", "Stroke with warfarin in children?")


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield service_of(library)


@pytest.fixture(scope="module")
def url(service: Service) -> Iterator[str]:
    with running(service, HERE) as url:
        yield f"{url}/mcp"


@asynccontextmanager
async def _keyed(url: str, key: str) -> AsyncIterator[Client]:
    headers = {"Authorization": f"Bearer {key}"}
    async with (
        httpx2.AsyncClient(headers=headers) as http,
        Client(streamable_http_client(url, http_client=http)) as client,
    ):
        yield client


def _sent(url: str, **more: Any) -> httpx.Response:
    with httpx.Client(trust_env=False) as client:
        given: dict[str, Any] = {"json": LIST, "method": "POST", **more}
        given["headers"] = HEADERS | given.get("headers", {})
        return client.request(url=url, **given)


@pytest.mark.anyio
@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_an_assistant_gets_the_answers_of_the_engine(
    url: str, service: Service, mode: str
) -> None:
    async with Client(url, mode=mode) as client:
        for question in QUESTIONS:
            got = await client.call_tool("ask", {"question": question})
            assert got.structured_content is not None
            expected = to_json(service.engine.ask(question))
            assert {**got.structured_content, "timings_ms": {}} == {**expected, "timings_ms": {}}
        assert len((await client.list_tools()).tools) == 5
        assert len((await client.list_resources()).resources) == 2


@pytest.mark.anyio
async def test_many_assistants_ask_at_once(url: str, service: Service) -> None:
    expected = service.engine.ask(LANTERN).answer
    answers = []

    async def ask() -> None:
        async with Client(url) as client:
            got = await client.call_tool("ask", {"question": LANTERN})
            answers.append((got.structured_content or {})["answer"])

    async with anyio.create_task_group() as group:
        for _ in range(8):
            group.start_soon(ask)
    assert answers == [expected] * 8


@pytest.mark.anyio
async def test_it_has_the_keys_and_limits_of_every_other_path(
    service: Service, tmp_path: Path
) -> None:
    ring = KeyRing(tmp_path)
    asking, writing = ring.create("ana", ["ask"]), ring.create("bo", ["write"])
    seldom = ring.create("cy", ["ask"], "1/hour")
    with running(service, Protection(ring=ring)) as url:
        path = f"{url}/mcp"
        async with _keyed(path, asking) as client:
            assert (await client.list_tools()).tools
        statuses = [
            _sent(path, headers=headers).status_code
            for headers in (
                {},
                {"X-API-Key": "cw_wrong"},
                {"X-API-Key": writing},
                {"X-API-Key": seldom},
                {"X-API-Key": seldom},
            )
        ]
    assert statuses == [401, 401, 403, 200, 429]


REFUSED: dict[str, tuple[dict[str, Any], int]] = {
    "another host": ({"headers": {"Host": "evil.example"}}, 421),
    "another site": ({"headers": {"Origin": "https://evil.example"}}, 403),
    "no site": ({"headers": {"Origin": "null"}}, 403),
    "a stream": ({"method": "GET"}, 405),
    "the end of a session": ({"method": "DELETE"}, 405),
    "a long body": ({"json": {**LIST, "params": {"x": "y" * 2_000_000}}}, 413),
    "a long body without its length": ({"json": None, "content": iter([b" " * 2_000_000])}, 413),
}


@pytest.mark.parametrize(("request_", "status"), REFUSED.values(), ids=REFUSED.keys())
def test_what_may_not_come_in_is_a_problem(url: str, request_: dict[str, Any], status: int) -> None:
    got = _sent(url, **request_)
    assert (got.status_code, got.json()["status"]) == (status, status)
    assert got.headers["content-type"] == "application/problem+json"


def test_a_page_that_may_ask_is_let_in(url: str) -> None:
    got = _sent(url, headers={"Origin": "https://papers.example"})
    assert got.status_code == 200
    assert got.headers["access-control-allow-origin"] == "https://papers.example"


MALFORMED: dict[str, tuple[bytes, int]] = {
    "no JSON": (b"{", 400),
    "nothing": (b"", 400),
    "a list": (b"[]", 400),
    "deep": (b"[" * 100_000, 400),
    "a number beyond all": (b'{"jsonrpc":"2.0","id":' + b"9" * 5000 + b"}", 400),
    "no method": (b'{"jsonrpc":"2.0","id":1}', 400),
}


@pytest.mark.parametrize("version", ["2025-06-18", "2026-07-28"])
@pytest.mark.parametrize(("body", "status"), MALFORMED.values(), ids=MALFORMED.keys())
def test_what_is_no_message_is_refused(url: str, version: str, body: bytes, status: int) -> None:
    got = _sent(url, json=None, content=body, headers={"MCP-Protocol-Version": version})
    assert got.status_code == status
    assert got.json()["error"]["message"]


@pytest.mark.anyio
@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_work_stops_soon_after_an_assistant_leaves(service: Service, mode: str) -> None:
    engine: Any = SleepyEngine(service.engine, 50, 0.1)
    slow = replace(service, engine=engine, asking=Workers(1, 1))
    with running(slow) as url:
        async with Client(f"{url}/mcp", mode=mode) as client, anyio.create_task_group() as group:
            group.start_soon(client.call_tool, "ask", {"question": LANTERN})
            await anyio.to_thread.run_sync(engine.begun.wait, 10)
            group.cancel_scope.cancel()
        left = time.monotonic()
        slow.asking.close()
        assert time.monotonic() - left < 1
    assert len(engine.began) < 20


@pytest.mark.anyio
@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_an_idle_assistant_does_not_keep_the_server_from_ending(
    service: Service, mode: str
) -> None:
    with ExitStack() as stack:
        path = f"{stack.enter_context(running(service))}/mcp"
        async with Client(path, mode=mode) as client:
            await client.list_tools()
            begun = time.monotonic()
            await anyio.to_thread.run_sync(stack.close)
            assert time.monotonic() - begun < 5
