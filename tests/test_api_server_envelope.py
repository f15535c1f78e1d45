"""What every response carries, and what the log tells of it."""

from collections.abc import Iterator, MutableMapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from fastapi.testclient import TestClient
from structlog.testing import capture_logs

from api.keys import KeyRing
from api.server.envelope import RESPONSE_HEADERS
from api.server.protection import UNPROTECTED
from api.server.service import Service
from ingest.library import Library
from tests.served_library import LANTERN, client_of, opened_library, service_of

if TYPE_CHECKING:
    from retrieval.engine import Engine

pytestmark = pytest.mark.usefixtures("default_logs")


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


class Faulty:
    """An engine with a fault."""

    def ask(self, *_given: object) -> None:
        raise RuntimeError("the secret of /home/ada")


def _logged(entries: list[MutableMapping[str, Any]]) -> list[dict[str, Any]]:
    requests = [dict(each) for each in entries if each["event"] == "request"]
    for each in requests:
        assert each.pop("ms") >= 0
    return requests


def test_each_response_is_protected(client: TestClient, service: Service) -> None:
    faulty = replace(service, engine=cast("Engine", Faulty()))
    responses = [
        client.get("/healthz"),
        client.get("/nowhere"),
        client.get("/healthz", headers={"Host": "papers.example"}),
        client.post("/v1/ask", content=b"{"),
    ]
    with client_of(faulty) as failing:
        responses.append(failing.post("/v1/ask", json={"question": "q?"}))
    assert [each.status_code for each in responses] == [200, 404, 421, 422, 500]
    for each in responses:
        for name, value in RESPONSE_HEADERS.items():
            assert each.headers[name] == value
        assert each.headers["x-request-id"]


def test_a_request_is_one_line_without_what_was_asked(client: TestClient) -> None:
    with capture_logs() as entries:
        client.post("/v1/ask", json={"question": LANTERN}, headers={"X-Request-ID": "r1"})
    assert _logged(entries) == [
        {
            "event": "request",
            "log_level": "info",
            "method": "POST",
            "path": "/v1/ask",
            "status": 200,
            "request": "r1",
        }
    ]
    assert "LANTERN" not in str(entries)


def test_what_was_asked_is_told_where_the_settings_want_it(service: Service) -> None:
    protection = replace(UNPROTECTED, log_questions=True)
    with client_of(service, protection) as client, capture_logs() as entries:
        client.post("/v1/ask", json={"question": LANTERN})
        client.get("/healthz")
    first, second = _logged(entries)
    assert first["question"] == LANTERN
    assert "question" not in second


def test_the_path_is_told_as_a_template_and_the_key_by_its_name(
    service: Service, tmp_path: Path
) -> None:
    ring = KeyRing(tmp_path)
    secret = ring.create("ana", ["ask"])
    protection = replace(UNPROTECTED, ring=ring)
    with client_of(service, protection) as client, capture_logs() as entries:
        client.get("/v1/documents/pmid-90000001/text", headers={"X-API-Key": secret})
        client.get("/v1/documents/pmid-90000001/text")
    first, second = _logged(entries)
    assert (first["path"], first["status"]) == ("/v1/documents/{id}/text", 200)
    assert (first["key"], second["status"]) == ("ana", 401)
    assert "key" not in second
    assert secret not in str(entries)


def test_a_fault_is_told_as_one(service: Service) -> None:
    faulty = replace(service, engine=cast("Engine", Faulty()))
    with client_of(faulty) as client, capture_logs() as entries:
        client.post("/v1/ask", json={"question": "q?"})
    assert _logged(entries)[0]["status"] == 500
