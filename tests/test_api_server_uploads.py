"""Uploads over HTTP: what is accepted, what is refused, and that nothing half-written stays."""

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from api.keys import SCOPES, KeyRing, Scope
from api.server import uploads
from api.server.jobs import receiving, store
from api.server.protection import Protection
from ingest.library import Library
from tests.finished_jobs import finished
from tests.made_up_papers import HARBOUR, LANTERN
from tests.running_server import running
from tests.served_library import client_of, opened_library, service_of

_BERTH = """---
title: The BERTH trial of zorvatide
year: 2022
doi: 10.1000/berth.3
---

# Abstract

The hazard ratio for stroke was 0.71 (95% CI 0.55-0.92) in the BERTH trial.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield library


@pytest.fixture(scope="module")
def client(library: Library) -> Iterator[TestClient]:
    with client_of(service_of(library)) as client:
        yield client


def _send(client: TestClient, **files: str | bytes) -> Any:
    parts = [("files", (name.replace("_", "."), content)) for name, content in files.items()]
    return client.post("/v1/documents", files=parts)


def _left(library: Library) -> list[Path]:
    return list((library.directory / "uploads").glob("*"))


def test_uploaded_files_are_added_and_answered_from(client: TestClient, library: Library) -> None:
    longer = f"{HARBOUR}\nNobody went overboard.\n"
    sent = _send(client, berth_md=_BERTH, lantern_md=LANTERN, harbour_md=longer, x_pdf=b"%PDF-")
    assert sent.status_code == 202
    job = sent.json()
    assert sent.headers["location"] == f"/v1/jobs/{job['id']}"
    assert (job["kind"], job["total"]) == ("add", 4)
    told = finished(client, job["id"])
    assert (told["state"], told["done"], told["failed"]) == ("done", 4, 1)
    items = client.get(f"/v1/jobs/{job['id']}/items").json()["items"]
    assert [(each["name"], each["action"], each["document"]) for each in items] == [
        ("berth.md", "added", "10.1000-berth.3"),
        ("lantern.md", "linked", "pmid-90000001"),
        ("harbour.md", "replaced", "10.1000-harbour.2"),
        ("x.pdf", None, None),
    ]
    assert items[0]["passages"] == 1
    assert items[3]["error"] == {
        "type": "ReadError",
        "problem": "Cannot read x.pdf: it is a PDF, which this version does not read.",
        "remedy": items[3]["error"]["remedy"],
    }
    assert library.document("10.1000-berth.3").sources == ("berth.md",)
    asked = {"question": "BERTH trial: hazard ratio for stroke?"}
    assert client.post("/v1/ask", json=asked).json()["figures"][0]["value"] == 0.71
    assert not _left(library)


def test_a_repeated_upload_changes_nothing(client: TestClient, library: Library) -> None:
    finished(client, _send(client, berth_md=_BERTH).json()["id"])
    generation = library.generation
    again = finished(client, _send(client, berth_md=_BERTH).json()["id"])
    (item,) = client.get(f"/v1/jobs/{again['id']}/items").json()["items"]
    assert (item["action"], library.generation) == ("unchanged", generation)


@pytest.mark.parametrize(
    ("content", "content_type", "status"),
    [
        (b"", "multipart/form-data; boundary=edge", 422),
        (b"--edge--\r\n", "multipart/form-data; boundary=edge", 422),
        (b"\xff\x00", "multipart/form-data; boundary=edge", 422),
        (b"{}", "application/json", 422),
        (b"", "", 422),
    ],
)
def test_a_body_without_files_is_a_problem_and_leaves_nothing(
    client: TestClient, library: Library, content: bytes, content_type: str, status: int
) -> None:
    before = client.get("/v1/jobs").json()
    got = client.post("/v1/documents", content=content, headers={"Content-Type": content_type})
    assert (got.status_code, got.json()["status"]) == (status, status)
    assert got.json()["type"] == "urn:problem-type:citewell:unusable-job"
    assert not _left(library)
    assert client.get("/v1/jobs").json() == before


def test_a_file_too_large_is_a_problem_and_leaves_nothing(
    client: TestClient, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "MOST_BYTES", 100)
    got = _send(client, a_md="x" * 100, b_md="x" * 101)
    assert (got.status_code, got.json()["title"]) == (413, "Too large")
    assert "b.md is larger than 100 bytes" in got.json()["detail"]
    assert not _left(library)


def test_too_many_jobs_are_told_to_come_back(
    client: TestClient, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MOST_UNFINISHED", 0)
    got = _send(client, berth_md=_BERTH)
    assert (got.status_code, got.headers["retry-after"]) == (503, "10")
    assert not _left(library)


def test_a_job_that_was_cancelled_stays_so(client: TestClient) -> None:
    id_ = _send(client, berth_md=_BERTH).json()["id"]
    finished(client, id_)
    # Finished before it could be cancelled: nothing changes.
    assert client.delete(f"/v1/jobs/{id_}").json()["state"] == "done"


@pytest.mark.parametrize("path", ["", "/items", "/answers"])
def test_an_unknown_job_is_a_problem(client: TestClient, path: str) -> None:
    for kind in ("batches", "jobs"):
        got = client.get(f"/v1/{kind}/nothing{path}")
        assert got.status_code == 404
    assert client.delete("/v1/jobs/nothing").status_code == 404
    assert client.get("/v1/evaluations/nothing").status_code == 404


def test_jobs_are_listed_page_by_page(client: TestClient) -> None:
    ids = [_send(client, berth_md=_BERTH).json()["id"] for _ in range(3)]
    for id_ in ids:
        finished(client, id_)
    first = client.get("/v1/jobs?limit=2").json()
    rest = client.get("/v1/jobs", params={"limit": 200, "offset": first["next"]}).json()
    listed = [each["id"] for each in [*first["jobs"], *rest["jobs"]]]
    assert listed[:3] == ids[::-1]
    assert (first["next"], rest["next"]) == (2, None)
    assert first["total"] == rest["total"] == len(set(listed))
    none = {"jobs": [], "total": 0, "next": None}
    assert client.get("/v1/jobs?kind=batch").json() == none
    assert client.get("/v1/jobs?kind=add&state=done").json()["total"] == first["total"]
    for wrong in ("limit=0", "offset=-1", "kind=other", "state=other", "limit=NaN"):
        assert client.get(f"/v1/jobs?{wrong}").status_code == 422


def test_a_finished_job_is_one_event(client: TestClient) -> None:
    id_ = _send(client, berth_md=_BERTH).json()["id"]
    told = finished(client, id_)
    got = client.get(f"/v1/jobs/{id_}", headers={"Accept": "text/event-stream"})
    assert got.headers["content-type"].startswith("text/event-stream")
    lines = got.text.splitlines()
    assert lines[0] == "event: end"
    assert f'"id":"{told["id"]}"' in lines[1]


_BEGINNING = b"""POST /v1/documents HTTP/1.1\r
Host: 127.0.0.1\r
Content-Type: multipart/form-data; boundary=edge\r
Content-Length: 100000\r
\r
--edge\r
Content-Disposition: form-data; name="files"; filename="berth.md"\r
\r
The beginning of a paper that never comes to its end."""


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_an_upload_that_breaks_off_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened_library(tmp_path) as library, running(service_of(library)) as url:
        address = (httpx.URL(url).host, httpx.URL(url).port or 0)
        with socket.create_connection(address) as client:
            client.sendall(_BEGINNING)
            _until(lambda: bool(_left(library)))
        _until(lambda: not _left(library))
        # One that merely falls silent is told so, and hung up on.
        monkeypatch.setattr(uploads, "SECONDS_A_PIECE", 0.2)
        with socket.create_connection(address) as client:
            client.sendall(_BEGINNING)
            said = b"".join(iter(lambda: client.recv(1 << 16), b""))
        assert said.startswith(b"HTTP/1.1 408 ")
        assert b"Send the whole upload again" in said
        assert not _left(library)
        assert httpx.get(f"{url}/v1/jobs", trust_env=False).json()["total"] == 0


_BEGUN: dict[Scope, tuple[str, dict[str, Any], str]] = {
    "write": ("/v1/documents", {"files": [("files", ("berth.md", _BERTH))]}, "add"),
    "ask": ("/v1/batches", {"json": {"questions": [{"id": 1, "question": "What?"}]}}, "batch"),
    "admin": ("/v1/evaluations", {"json": {"suite": "prrt", "on": "pages"}}, "evaluation"),
}


def test_a_key_is_for_the_jobs_that_it_may_begin(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    keys = {scope: {"X-API-Key": ring.create(scope, [scope])} for scope in SCOPES}
    with (
        opened_library(tmp_path) as library,
        client_of(service_of(library), Protection(ring=ring)) as client,
    ):
        for scope, (path, body, kind) in _BEGUN.items():
            made = {each: client.post(path, headers=keys[each], **body) for each in SCOPES}
            assert {each for each in SCOPES if made[each].status_code == 202} == {scope}
            job = made[scope].json()["id"]
            assert client.get(f"/v1/jobs/{job}").status_code == 401
            for other in SCOPES:
                expected = 200 if other == scope else 403
                for place in (f"/v1/jobs/{job}", f"/v1/jobs/{job}/items"):
                    assert client.get(place, headers=keys[other]).status_code == expected
                listed = client.get("/v1/jobs", headers=keys[other]).json()["jobs"]
                assert all((each["kind"] == kind) == (other == scope) for each in listed)
            assert client.delete(f"/v1/jobs/{job}", headers=keys[scope]).status_code == 200
