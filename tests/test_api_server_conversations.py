"""Conversations over HTTP: kept, continued, each key's own, exported."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient

from api.keys import KeyRing
from api.server.conversations import store as stores
from api.server.protection import UNPROTECTED
from ingest.library import Library
from tests.served_library import LANTERN, client_of, opened_library, service_of


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield library


@pytest.fixture(scope="module")
def served(library: Library) -> Iterator[TestClient]:
    with client_of(service_of(library)) as client:
        yield client


@pytest.fixture
def client(served: TestClient) -> Iterator[TestClient]:
    yield served
    for each in served.get("/v1/conversations").json()["conversations"]:
        served.delete(f"/v1/conversations/{each['id']}")


def _begun(client: TestClient, **new: object) -> str:
    got = client.post("/v1/conversations", json=new)
    assert got.status_code == 201, got.text
    return f"/v1/conversations/{got.json()['id']}"


def _ask(client: TestClient, path: str, question: str, **how: object) -> dict[str, Any]:
    got = client.post(f"{path}/ask", json={"question": question} | how)
    assert got.status_code == 200, got.text
    answer: dict[str, Any] = got.json()
    return answer


def test_a_follow_up_is_understood_by_what_was_asked_before(client: TestClient) -> None:
    path = _begun(client)
    _ask(client, path, LANTERN)
    answer = _ask(client, path, "And the median overall survival?")
    assert answer["figures"][0]["text"] == "31 months"
    whole = client.get(path).json()
    assert whole["questions"] == 2
    assert whole["title"] == LANTERN
    assert [each["answer"]["question"] for each in whole["answers"]] == [
        LANTERN, "And the median overall survival?",
    ]  # fmt: skip
    assert whole["answers"][1]["answer"] == answer
    assert whole["created"] <= whole["answers"][0]["asked"] <= whole["updated"]


def test_it_is_answered_as_wished(client: TestClient) -> None:
    path = _begun(client)
    cited = _ask(client, path, LANTERN, k=1)["citations"]
    assert len(cited) == 1
    nowhere = _ask(client, path, "And the median overall survival?", filters={"to_year": 2020})
    assert nowhere["status"] in {"not_reported", "no_evidence"}


def test_conversations_survive_a_restart(library: Library) -> None:
    with client_of(service_of(library)) as client:
        path = _begun(client, title="Survival")
        before = _ask(client, path, LANTERN)
    with client_of(service_of(library)) as client:
        whole = client.get(path).json()
        assert [each["answer"] for each in whole["answers"]] == [before]
        assert whole["title"] == "Survival"
        client.delete(path)


def test_they_are_listed_the_last_changed_first(client: TestClient) -> None:
    paths = [_begun(client, title=f"Talk {number}") for number in range(3)]
    _ask(client, paths[0], LANTERN)
    first = client.get("/v1/conversations", params={"limit": 2}).json()
    assert [each["title"] for each in first["conversations"]] == ["Talk 0", "Talk 2"]
    assert (first["total"], first["next"]) == (3, 2)
    rest = client.get("/v1/conversations", params={"limit": 2, "offset": 2}).json()
    assert [each["title"] for each in rest["conversations"]] == ["Talk 1"]
    assert rest["next"] is None


def test_one_is_renamed_and_deleted(client: TestClient) -> None:
    path = _begun(client)
    _ask(client, path, LANTERN)
    assert client.patch(path, json={"title": "  Better "}).json()["title"] == "Better"
    assert client.delete(path).status_code == 204
    gone = [
        client.get(path),
        client.delete(path),
        client.patch(path, json={"title": "x"}),
        client.post(f"{path}/ask", json={"question": LANTERN}),
        client.get(f"{path}/export"),
    ]
    assert {each.status_code for each in gone} == {404}
    assert {each.json()["type"] for each in gone} == {
        "urn:problem-type:citewell:unknown-conversation"
    }
    assert client.get("/v1/conversations").json()["total"] == 0


@pytest.mark.parametrize(
    ("name", "media_type", "begins", "suffix"),
    [
        ("markdown", "text/markdown; charset=utf-8", "# LANTERN trial", ".md"),
        ("bibtex", "application/x-bibtex; charset=utf-8", "@article{", ".bib"),
        ("ris", "application/x-research-info-systems; charset=utf-8", "TY  - JOUR", ".ris"),
        ("json", "application/json", '{\n  "title": "LANTERN', ".json"),
    ],
)
def test_one_is_exported(
    client: TestClient, name: str, media_type: str, begins: str, suffix: str
) -> None:
    path = _begun(client)
    answer = _ask(client, path, LANTERN)
    got = client.get(f"{path}/export", params={"format": name})
    assert got.headers["content-type"] == media_type
    file = f"conversation-{path.rpartition('/')[2]}{suffix}"
    assert got.headers["content-disposition"] == f'attachment; filename="{file}"'
    assert got.text.startswith(begins)
    if name == "json":
        assert json.loads(got.text)["exchanges"][0]["answer"] == answer


def test_an_empty_one_is_exported_too(client: TestClient) -> None:
    assert client.get(f"{_begun(client)}/export").text == "# Conversation\n"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("", {"title": ""}),
        ("", {"title": "x" * 201}),
        ("", {"owner": "another"}),
        ("/ask", {"question": ""}),
        ("/ask", {"question": LANTERN, "history": []}),
        ("/ask", {"question": "?!"}),
    ],
)
def test_what_is_refused(client: TestClient, path: str, body: dict[str, object]) -> None:
    begun = _begun(client) if path else "/v1/conversations"
    got = client.post(f"{begun}{path}", json=body)
    assert (got.status_code, got.headers["content-type"]) == (422, "application/problem+json")
    if path:
        assert client.get(begun).json()["questions"] == 0


def test_as_many_as_are_kept(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "MOST_CONVERSATIONS", 1)
    monkeypatch.setattr(stores, "MOST_QUESTIONS", 1)
    path = _begun(client)
    _ask(client, path, LANTERN)
    full = client.post(f"{path}/ask", json={"question": LANTERN})
    many = client.post("/v1/conversations", json={})
    assert (full.status_code, many.status_code) == (409, 409)
    assert client.get(path).json()["questions"] == 1


def _with(key: str) -> dict[str, str]:
    return {"X-API-Key": key}


def test_each_key_sees_its_own_only(library: Library, tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys")
    (tmp_path / "keys").mkdir()
    ada, ben = ring.create("ada", ["ask"]), ring.create("ben", ["ask"])
    admin = ring.create("boss", ["admin"])
    with client_of(service_of(library), replace(UNPROTECTED, ring=ring)) as client:
        begun = client.post("/v1/conversations", json={"title": "Ada's"}, headers=_with(ada))
        path = f"/v1/conversations/{begun.json()['id']}"

        def tried(key: str) -> list[httpx2.Response]:
            headers = _with(key)
            asked = {"question": LANTERN}
            return [
                client.get(path, headers=headers),
                client.get(f"{path}/export", headers=headers),
                client.post(f"{path}/ask", json=asked, headers=headers),
                client.patch(path, json={"title": "Mine"}, headers=headers),
                client.delete(path, headers=headers),
            ]

        assert {each.status_code for each in tried(ben)} == {404}
        assert {each.status_code for each in tried(admin)} == {403}
        assert {each.status_code for each in tried("cw_none")} == {401}
        assert client.get("/v1/conversations", headers=_with(ben)).json()["total"] == 0
        mine = client.get("/v1/conversations", headers=_with(ada)).json()["conversations"]
        assert [(each["title"], each["questions"]) for each in mine] == [("Ada's", 0)]
