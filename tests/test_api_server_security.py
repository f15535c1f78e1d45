"""Keys and scopes: who is let in, and what for."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.types import Message, Receive, Send
from starlette.types import Scope as Connection

from api.keys import SCOPES, KeyRing, Scope
from api.server.app import create_app
from api.server.guard import OPEN_PATHS, Guard
from api.server.protection import Protection
from api.server.refusals import KeyMissingError, KeyUnknownError, ScopeMissingError
from api.server.security import Access, Caller, NeedsScope
from ingest.library import Library
from tests.served_library import client_of, opened_library, service_of

ELSEWHERE = Protection(loopback=False, hosts=())


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield library


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    return KeyRing(tmp_path)


@pytest.fixture
def client(library: Library, ring: KeyRing) -> Iterator[TestClient]:
    with client_of(service_of(library), replace(ELSEWHERE, ring=ring)) as client:
        yield client


def _bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


# loopback, keys_on_loopback, keys ever made -> whether a key is asked for
RULE = {
    "loopback, no key yet": (True, True, False, False),
    "loopback, keys made": (True, True, True, True),
    "loopback, keys made, settings say no": (True, False, True, False),
    "elsewhere, no key yet": (False, True, False, True),
    "elsewhere, keys made": (False, True, True, True),
    "elsewhere, settings say no": (False, False, True, True),
}


@pytest.mark.parametrize(("loopback", "setting", "made", "asked"), RULE.values(), ids=RULE.keys())
def test_where_a_key_is_asked_for(
    ring: KeyRing, loopback: bool, setting: bool, made: bool, asked: bool
) -> None:
    if made:
        ring.create("ana", ["ask"])
        ring.revoke("ana")
    access = Access(Protection(ring=ring, loopback=loopback, keys_on_loopback=setting))
    if asked:
        with pytest.raises(KeyMissingError):
            access.admit(Headers({}))
    else:
        # A client that always sends a key is let in as anybody is.
        assert access.admit(Headers(_bearer("sk-anything"))) == Caller()


def test_a_key_is_shown_in_either_header(ring: KeyRing) -> None:
    secret = ring.create("ana", ["ask"], "5/hour")
    access = Access(replace(ELSEWHERE, ring=ring))
    for shown in (_bearer(secret), {"authorization": f"bearer  {secret} "}, {"X-API-Key": secret}):
        assert access.admit(Headers(shown)) == Caller("ana", ("ask",), "5/hour")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": ""},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer  "},
        {"Authorization": "Basic YTpi"},
        {"X-API-Key": " "},
        {"Cookie": "key=cw_x"},
    ],
)
def test_no_key_is_401(client: TestClient, ring: KeyRing, headers: dict[str, str]) -> None:
    ring.create("ana", ["ask"])
    got = client.get("/v1/documents", headers=headers)
    assert (got.status_code, got.json()["title"]) == (401, "Key missing")
    assert got.headers["www-authenticate"] == 'Bearer realm="citewell"'


@pytest.mark.parametrize("shown", ["cw_wrong", "é".encode().decode("latin-1"), "a" * 8000])
def test_a_wrong_key_is_401(client: TestClient, ring: KeyRing, shown: str) -> None:
    ring.create("ana", ["ask"])
    got = client.get("/v1/documents", headers={b"X-API-Key": shown.encode("latin-1")})
    assert (got.status_code, got.json()["title"]) == (401, "Key unknown")
    assert 'error="invalid_token"' in got.headers["www-authenticate"]
    assert shown not in got.text


def test_a_key_for_something_else_is_403(client: TestClient, ring: KeyRing) -> None:
    secret = ring.create("ana", ["write"])
    got = client.get("/v1/documents", headers=_bearer(secret))
    assert (got.status_code, got.json()["title"]) == (403, "Scope missing")
    assert got.json()["detail"].startswith("The key ana is for write, and not for ask.")
    assert 'error="insufficient_scope", scope="ask"' in got.headers["www-authenticate"]


def test_a_key_is_made_and_revoked_while_the_server_runs(client: TestClient, ring: KeyRing) -> None:
    assert client.get("/v1/documents").status_code == 401
    secret = ring.create("ana", ["ask"])
    assert client.get("/v1/documents", headers=_bearer(secret)).status_code == 200
    ring.revoke("ana")
    assert client.get("/v1/documents", headers=_bearer(secret)).status_code == 401


def test_keys_that_cannot_be_read_let_nobody_in(client: TestClient, ring: KeyRing) -> None:
    secret = ring.create("ana", ["ask"])
    ring.file.write_text("{", encoding="utf-8")
    got = client.get("/v1/documents", headers=_bearer(secret))
    assert (got.status_code, got.json()["title"]) == (503, "Keys unavailable")
    assert str(ring.file) not in got.text


@pytest.mark.anyio
async def test_a_body_is_not_read_for_who_has_no_key(ring: KeyRing) -> None:
    async def unreached(scope: Connection, receive: Receive, send: Send) -> None:
        raise AssertionError

    async def unread() -> Message:
        raise AssertionError

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Connection = {"type": "http", "path": "/v1/documents", "headers": [], "client": None}
    scope["state"] = {"request_id": "r1"}
    await Guard(unreached, replace(ELSEWHERE, ring=ring))(scope, unread, send)
    assert sent[0]["status"] == 401


def test_health_needs_no_key(client: TestClient) -> None:
    for path in OPEN_PATHS:
        assert client.get(path).status_code == 200


def test_what_is_not_there_needs_a_key_too(client: TestClient) -> None:
    assert client.get("/nowhere").status_code == 401
    assert client.get("/v1/nowhere").status_code == 401


def test_every_route_names_its_scope_and_both_ways_to_show_a_key() -> None:
    def unopened() -> None:
        raise AssertionError

    described = create_app(unopened).openapi()  # type: ignore[arg-type]
    assert set(described["components"]["securitySchemes"]) == {"bearer", "header"}
    for path, methods in described["paths"].items():
        for operation in methods.values():
            shown = operation.get("security", [])
            if path in OPEN_PATHS:
                assert shown == []
            else:
                scopes = [scopes for way in shown for scopes in way.values()]
                assert len(shown) == 2
                assert scopes[0] == scopes[1]
                assert set(scopes[0]) < set(SCOPES)


@pytest.mark.parametrize("scope", SCOPES)
def test_a_caller_has_the_scopes_of_the_key_and_no_others(scope: Scope) -> None:
    caller = Caller("ana", (scope,))
    for each in SCOPES:
        if each == scope:
            caller.require(each)
        else:
            with pytest.raises(ScopeMissingError, match=f"and not for {each}"):
                caller.require(each)


def test_an_app_that_is_mounted_needs_its_scope() -> None:
    inner = Starlette(routes=[Route("/", lambda _: PlainTextResponse("in"))])
    app = Starlette(routes=[Mount("/inner", NeedsScope(inner, "ask"))])

    async def as_caller(scope, receive, send):
        scope.setdefault("state", {})["caller"] = Caller("ana", ("write",))
        await app(scope, receive, send)

    with pytest.raises(ScopeMissingError):
        TestClient(as_caller).get("/inner/")


def test_an_unknown_key_is_refused_in_the_same_way_as_none(ring: KeyRing) -> None:
    ring.create("ana", ["ask"])
    with pytest.raises(KeyUnknownError):
        Access(replace(ELSEWHERE, ring=ring)).admit(Headers(_bearer("cw_x")))
