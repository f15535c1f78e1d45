"""What may come in at all: names, origins, sizes."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from starlette.exceptions import HTTPException

from api.server.gate import MOST_BODY, MOST_HEADERS, Gate
from api.server.protection import UNPROTECTED
from ingest.library import Library
from tests.served_library import client_of, opened_library, service_of

PAPERS = "https://papers.example"
PREFLIGHT = {
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization, content-type",
}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield library


@pytest.fixture(scope="module")
def client(library: Library) -> Iterator[TestClient]:
    with client_of(service_of(library)) as client:
        yield client


@pytest.fixture(scope="module")
def friendly(library: Library) -> Iterator[TestClient]:
    """A server that pages of one other site may ask."""
    with client_of(service_of(library), replace(UNPROTECTED, origins=[PAPERS])) as client:
        yield client


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (PAPERS, 403),
        ("null", 403),
        ("http://127.0.0.1:8001", 403),
        ("http://127.0.0.1:8000.papers.example", 403),
        ("http://[", 403),
        ("file://", 403),
        ("http://127.0.0.1:8000", 200),
        ("HTTP://127.0.0.1:8000", 200),
    ],
)
def test_pages_of_other_sites_get_nothing(client: TestClient, origin: str, status: int) -> None:
    got = client.get("/v1/documents", headers={"Origin": origin})
    assert got.status_code == status
    assert not [name for name in got.headers if name.startswith("access-control-")]


def test_a_form_of_another_site_cannot_add_a_paper(client: TestClient) -> None:
    got = client.post(
        "/v1/documents", files={"files": ("a.md", b"# A")}, headers={"Origin": PAPERS}
    )
    assert (got.status_code, got.json()["title"]) == (403, "Forbidden")


def test_a_page_may_not_even_ask_whether_it_may(client: TestClient) -> None:
    got = client.options("/v1/ask", headers={"Origin": PAPERS, **PREFLIGHT})
    assert got.status_code == 403


def test_a_page_that_is_allowed_can_read_answers_and_limits(friendly: TestClient) -> None:
    asked = friendly.options("/v1/ask", headers={"Origin": PAPERS, **PREFLIGHT})
    assert asked.status_code == 200
    assert asked.headers["access-control-allow-origin"] == PAPERS
    got = friendly.get("/v1/documents", headers={"Origin": PAPERS})
    assert got.status_code == 200
    assert got.headers["access-control-allow-origin"] == PAPERS
    assert "Retry-After" in got.headers["access-control-expose-headers"]
    assert "access-control-allow-credentials" not in got.headers


def test_another_page_is_still_refused(friendly: TestClient) -> None:
    got = friendly.get("/v1/documents", headers={"Origin": "https://other.example"})
    assert got.status_code == 403
    assert "access-control-allow-origin" not in got.headers


def test_a_server_that_answers_to_other_names_answers_to_no_more(library: Library) -> None:
    protection = replace(UNPROTECTED, hosts=["Papers.example"])
    with client_of(service_of(library), protection) as client:
        hosts = ["papers.example", "PAPERS.example:8443", "127.0.0.1:8000", "x.papers.example"]
        got = [client.get("/healthz", headers={"Host": each}).status_code for each in hosts]
    assert got == [200, 200, 421, 421]


def test_a_server_for_any_name_answers_to_any(library: Library) -> None:
    with client_of(service_of(library), replace(UNPROTECTED, hosts=())) as client:
        assert client.get("/healthz", headers={"Host": "anything.example"}).status_code == 200


def test_an_upload_may_be_longer_than_a_question(library: Library) -> None:
    protection = replace(UNPROTECTED, most_upload=2 * MOST_BODY)
    with client_of(service_of(library), protection) as client:
        body = b" " * (MOST_BODY + 1)
        assert client.post("/v1/documents", content=body).status_code != 413
        assert client.post("/v1/ask", content=body).status_code == 413
        got = client.post("/v1/documents", content=b" " * (2 * MOST_BODY + 1))
        assert got.json()["detail"] == "A body may have 2,097,152 bytes at most."


def test_headers_may_be_long_and_not_longer(client: TestClient) -> None:
    short = client.get("/healthz", headers={"X-Padding": "a" * (MOST_HEADERS - 1000)})
    assert short.status_code == 200
    for got in (
        client.get("/healthz", headers={"X-Padding": "a" * MOST_HEADERS}),
        client.get("/healthz", headers={f"X-{at}": "a" for at in range(MOST_HEADERS // 5)}),
        client.get(f"/healthz?{'a' * MOST_HEADERS}"),
        client.get(f"/{'a' * MOST_HEADERS}"),
    ):
        assert (got.status_code, got.json()["status"]) == (431, 431)


@pytest.mark.anyio
async def test_a_body_that_never_ends_is_not_waited_for_but_a_quiet_client_is() -> None:
    pieces = [{"type": "http.request", "body": b"{", "more_body": True}]

    async def receive() -> dict[str, Any]:
        if pieces:
            return pieces.pop()
        await asyncio.sleep(0.2)
        return {"type": "http.disconnect"}

    async def reading(_scope: object, receive: Callable[[], Awaitable[Any]], _send: object) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    async def send(_message: object) -> None:
        raise AssertionError

    gate = Gate(reading, replace(UNPROTECTED, hosts=()), idle_seconds=0.05)
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": []}
    with pytest.raises(HTTPException) as refused:
        await gate(scope, receive, send)
    assert (refused.value.status_code, refused.value.headers) == (408, {"Connection": "close"})
    pieces.append({"type": "http.request", "body": b"{}", "more_body": False})
    await gate(scope, receive, send)
