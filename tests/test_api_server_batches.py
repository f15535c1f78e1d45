"""Batches over HTTP: the rows are those of `citewell batch`."""

import io
import json
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.batch_files import read_questions
from api.commands.batch import answer_all, ask_engine
from api.server import batches
from api.server.jobs import answering
from api.server.service import Service
from tests.finished_jobs import finished
from tests.served_library import LANTERN, client_of, opened_library, service_of

LINES = [
    json.dumps({"id": "a", "question": LANTERN}),
    json.dumps(
        {"id": 2, "question": "And nausea?", "history": [{"role": "user", "content": LANTERN}]}
    ),
    "not JSON",
    "",
    json.dumps({"id": "a", "question": "the id again"}),
    json.dumps({"id": "b"}),
    json.dumps({"id": "\ud800", "question": "half \ud800"}),
    json.dumps({"id": 10**30, "question": "?!"}),
    '{"id": "n", "question": "Rate of stroke with warfarin?", "other": NaN}',
]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield service_of(library)


@pytest.fixture(scope="module")
def client(service: Service) -> Iterator[TestClient]:
    with client_of(service) as client:
        yield client


def _timeless(text: str) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in text.splitlines()]
    return [row | ({"timings_ms": {}} if "timings_ms" in row else {}) for row in rows]


def _post(client: TestClient, content: str | bytes, kind: str = "application/json") -> Any:
    return client.post("/v1/batches", content=content, headers={"Content-Type": kind})


def test_lines_give_the_rows_of_the_command(client: TestClient, service: Service) -> None:
    content = "\n".join(LINES)
    made = _post(client, content, "application/x-ndjson; charset=utf-8")
    assert made.status_code == 202
    id_ = made.json()["id"]
    assert made.headers["location"] == f"/v1/batches/{id_}"
    told = finished(client, id_)
    assert client.get(f"/v1/batches/{id_}").json() == told
    assert (told["kind"], told["total"], told["done"], told["failed"]) == ("batch", 8, 8, 5)

    file = io.BytesIO()
    lines = list(read_questions(content.encode().split(b"\n")))
    answer_all(partial(ask_engine, service.engine), lines, file, "rows")
    got = client.get(f"/v1/batches/{id_}/answers")
    assert got.headers["content-type"].startswith("application/x-ndjson")
    assert _timeless(got.text) == _timeless(file.getvalue().decode())
    assert "problem" in client.get(f"/v1/jobs/{id_}/items").json()["items"][2]["error"]


def test_a_json_object_gives_the_same_rows_as_lines(client: TestClient) -> None:
    lines = [LINES[0], LINES[1], json.dumps(7), LINES[5]]
    object_ = json.dumps({"questions": [json.loads(line) for line in lines]})
    ids = [
        _post(client, "\n".join(lines), "application/x-ndjson").json()["id"],
        _post(client, object_).json()["id"],
    ]
    for id_ in ids:
        finished(client, id_)
    first, second = (client.get(f"/v1/batches/{id_}/answers").text for id_ in ids)
    assert _timeless(first) == _timeless(second)
    assert _timeless(first)[2]["error"]["line"] == 3


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"\xff", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"[]", "application/json", 422),
        (b"null", "application/json", 422),
        (b'{"questions": {}}', "application/json", 422),
        (b'{"questions": []}', "application/json", 422),
        (b'{"questions": [1], "more": 1}', "application/json", 422),
        (b"\n\n", "application/x-ndjson", 422),
        (b"", "application/x-ndjson", 422),
        (b'{"questions": [1]}', "text/plain", 415),
        (b'{"questions": [1]}', "", 415),
    ],
)
def test_what_is_no_batch_is_a_problem(
    client: TestClient, content: bytes, kind: str, status: int
) -> None:
    got = _post(client, content, kind)
    assert (got.status_code, got.json()["status"]) == (status, status)
    assert got.headers["content-type"] == "application/problem+json"


def test_too_many_questions_and_too_long_a_body_are_problems(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "MOST_QUESTIONS", 2)
    got = _post(client, "\n".join([LINES[5]] * 3), "application/x-ndjson")
    assert got.status_code == 413
    assert "more than 2 questions" in got.json()["detail"]
    monkeypatch.setattr(batches, "MOST_BYTES", 10)
    assert _post(client, " " * 11).status_code == 413
    pieces = client.post(
        "/v1/batches", content=iter([b" " * 6] * 2), headers={"Content-Type": "application/json"}
    )
    assert pieces.status_code == 413


def test_an_evaluation_is_no_batch(client: TestClient) -> None:
    id_ = client.post("/v1/evaluations", json={"suite": "prrt", "on": "pages"}).json()["id"]
    client.delete(f"/v1/jobs/{id_}")
    assert client.get(f"/v1/batches/{id_}").status_code == 404
    assert client.get(f"/v1/batches/{id_}/answers").status_code == 404
