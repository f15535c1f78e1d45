"""Bad input: whatever is wrong with a request, the answer is a problem, never a fault."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

import httpx2
import pytest
from fastapi.testclient import TestClient

from api.keys import KeyRing
from api.server.gate import MOST_BODY
from api.server.protection import UNPROTECTED
from tests.bad_requests import CHATS, FIRST_FILE, FORM, JSON, MOST_UPLOAD, TABLE, Bad
from tests.served_library import LANTERN, client_of, opened_library, service_of

NONE: Mapping[str, str] = MappingProxyType({})


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[KeyRing, dict[str, bytes]]:
    ring = KeyRing(tmp_path_factory.mktemp("keys"))
    made = {
        "all": ring.create("all", ["ask", "write", "admin"]),
        "ask": ring.create("ask", ["ask"]),
        "write": ring.create("write", ["write"]),
        "hasty": ring.create("hasty", ["ask"], "1/day"),
        "revoked": ring.create("revoked", ["ask"]),
    }
    ring.revoke("revoked")
    shown = {name: secret.encode() for name, secret in made.items()}
    return ring, shown | {"none": b"", "unknown": b"cw_x", "not Latin": "κλειδί".encode()}


@pytest.fixture(scope="module")
def client(
    tmp_path_factory: pytest.TempPathFactory, keys: tuple[KeyRing, dict[str, bytes]]
) -> Iterator[TestClient]:
    protection = replace(UNPROTECTED, ring=keys[0], most_upload=MOST_UPLOAD)
    with (
        opened_library(tmp_path_factory.mktemp("served")) as library,
        client_of(service_of(library), protection) as client,
    ):
        client.get("/v1/documents", headers=_headers(keys[1]["hasty"]))
        yield client


def _sent(client: TestClient, bad: Bad, shown: Mapping[str, bytes]) -> httpx2.Response:
    headers = _headers(shown[bad.key], bad.headers)
    return client.request(bad.method, bad.path, content=bad.body, headers=headers)


def _headers(key: bytes, others: Mapping[str, str] = NONE) -> dict[bytes, bytes]:
    given = {name.encode(): value.encode() for name, value in others.items()}
    return {b"X-API-Key": key} | given


@pytest.mark.parametrize("bad", TABLE.values(), ids=TABLE.keys())
def test_bad_input_is_a_problem(
    client: TestClient, keys: tuple[KeyRing, dict[str, bytes]], bad: Bad
) -> None:
    got = _sent(client, bad, keys[1])
    told = json.loads(got.content)
    assert got.status_code == bad.status, told
    assert got.headers["content-type"] == "application/problem+json"
    assert set(told) - {"errors"} == {"type", "title", "status", "detail", "instance", "request_id"}
    assert told["status"] == bad.status
    assert told["request_id"] == got.headers["x-request-id"]
    assert bad.said in told["detail"]


@pytest.mark.parametrize("bad", CHATS.values(), ids=CHATS.keys())
def test_what_openai_s_clients_send_wrong_is_an_error_as_they_read_it(
    client: TestClient, keys: tuple[KeyRing, dict[str, bytes]], bad: Bad
) -> None:
    got = _sent(client, bad, keys[1])
    assert got.status_code == bad.status
    assert bad.said in got.json()["error"]["message"]


@pytest.mark.parametrize(
    ("path", "most", "headers", "first"),
    [
        ("/v1/ask", MOST_BODY, JSON, b""),
        ("/v1/documents", MOST_UPLOAD, FORM, FIRST_FILE),
    ],
)
def test_a_body_too_long_is_refused_without_its_length_too(
    client: TestClient,
    keys: tuple[KeyRing, dict[str, bytes]],
    path: str,
    most: int,
    headers: dict[str, str],
    first: bytes,
) -> None:
    pieces = chain([first], (b" " * 65_536 for _ in range(most // 65_536 + 1)))
    got = client.post(path, content=pieces, headers=_headers(keys[1]["all"], headers))
    assert "content-length" not in got.request.headers
    assert (got.status_code, got.json()["detail"]) == (
        413,
        f"A body may have {most:,} bytes at most.",
    )


def test_a_body_of_the_longest_length_is_read(
    client: TestClient, keys: tuple[KeyRing, dict[str, bytes]]
) -> None:
    body = json.dumps({"question": LANTERN}).encode()
    headers = _headers(keys[1]["all"], JSON)
    whole = body + b" " * (MOST_BODY - len(body))
    assert client.post("/v1/ask", content=whole, headers=headers).status_code == 200


def test_each_wrong_field_is_named(
    client: TestClient, keys: tuple[KeyRing, dict[str, bytes]]
) -> None:
    headers = _headers(keys[1]["all"])
    got = client.post("/v1/search", json={"query": 5, "limit": 0}, headers=headers)
    assert got.json()["errors"] == [
        {"at": "query", "problem": "Input should be a valid string."},
        {"at": "limit", "problem": "Input should be greater than or equal to 1."},
    ]
