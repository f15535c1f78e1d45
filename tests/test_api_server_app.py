"""The HTTP interface: what each route gives."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from fastapi.testclient import TestClient

from api.server.app import create_app
from api.server.service import Service
from ingest.library import Library
from retrieval.answers import to_json
from retrieval.conversation import Turn
from tests.served_library import LANTERN, client_of, opened_library, service_of


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield library


@pytest.fixture(scope="module")
def service(library: Library) -> Service:
    return service_of(library)


@pytest.fixture(scope="module")
def client(service: Service) -> Iterator[TestClient]:
    with client_of(service) as client:
        yield client


@pytest.mark.parametrize(
    ("question", "history"),
    [
        (LANTERN, []),
        ("And its nausea?", [{"role": "user", "content": LANTERN}]),
        ("Rate of stroke with warfarin in children?", []),
    ],
)
def test_an_answer_is_the_contract_to_the_byte(
    client: TestClient, service: Service, question: str, history: list[dict[str, str]]
) -> None:
    got = client.post("/v1/ask", json={"question": question, "history": history, "mode": "quote"})
    turns = [Turn("user", turn["content"]) for turn in history]
    expected = to_json(service.engine.ask(question, turns)) | {"timings_ms": {}}
    assert got.status_code == 200
    assert got.headers["content-type"] == "application/json"
    assert json.dumps(got.json() | {"timings_ms": {}}) == json.dumps(expected)


def test_a_search_finds_passages(client: TestClient) -> None:
    got = client.post("/v1/search", json={"query": "vomiting of sailors", "limit": 1})
    (found,) = got.json()["passages"]
    assert found["document"]["doi"] == "10.1000/harbour.2"
    text = client.get(f"/v1/documents/{found['document']['id']}/text").json()["text"]
    assert text[found["start"] : found["end"]] == found["text"]


def test_health_names_the_service(client: TestClient) -> None:
    told = client.get("/healthz").json()
    assert (told["status"], told["service"]) == ("ok", "citewell")


def test_readiness_tells_what_is_served(client: TestClient, library: Library) -> None:
    assert client.get("/readyz").json() == {
        "status": "ready",
        "library": library.generation,
        "documents": 2,
        "passages": len(library.passage_ids()),
    }


def test_each_response_carries_the_name_of_its_request(client: TestClient) -> None:
    given = client.get("/healthz", headers={"X-Request-ID": "run-7.q3"})
    assert given.headers["x-request-id"] == "run-7.q3"
    made = {client.get("/nowhere").headers["x-request-id"] for _ in range(2)}
    assert len(made) == 2
    assert all(len(name) == 32 for name in made)


@pytest.mark.parametrize("name", ["two words", "x" * 129, "<script>", ""])
def test_a_name_that_could_do_harm_is_not_repeated(client: TestClient, name: str) -> None:
    given = client.get("/healthz", headers={"X-Request-ID": name})
    assert len(given.headers["x-request-id"]) == 32


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("LOCALHOST:1", 200),
        ("[::1]:8000", 200),
        ("papers.example", 421),
        ("127.0.0.1.papers.example", 421),
        ("", 421),
    ],
)
def test_only_a_loopback_name_is_answered(client: TestClient, host: str, status: int) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == status


def test_other_sites_are_given_no_access(client: TestClient) -> None:
    got = client.get("/v1/documents", headers={"Origin": "https://papers.example"})
    assert not [name for name in got.headers if name.startswith("access-control-")]


def test_the_library_is_open_while_the_server_runs(service: Service) -> None:
    events: list[str] = []

    @contextmanager
    def opener() -> Iterator[Service]:
        events.append("opened")
        yield service
        events.append("closed")

    with TestClient(create_app(opener), "http://localhost") as client:
        client.get("/healthz")
        assert events == ["opened"]
    assert events == ["opened", "closed"]


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/v1/ask", "POST"),
        ("/v1/documents", "GET, POST"),
        ("/v1/documents/10.1000/lantern.1", "DELETE, GET"),
        ("/v1/documents/10.1000/lantern.1/text", "GET"),
        ("/healthz", "GET"),
    ],
)
def test_a_refused_method_names_all_that_there_are(
    client: TestClient, path: str, allowed: str
) -> None:
    got = client.patch(path)
    assert (got.status_code, got.headers["allow"]) == (405, allowed)
