"""Jobs of a real server that is killed in the middle of them, and started again."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from ingest.embedding import load_encoder
from ingest.library import open_library
from ingest.pipeline import add_files
from ingest.settings import Settings
from tests.made_up_papers import write_papers
from tests.served_library import LANTERN
from tests.server_process import ServerProcess, server_process

FILES = 40
QUESTIONS = 700
_SENTENCE = "In arm {n} of trial {file} relief came after {value} minutes in {count} of 90 sailors."


@pytest.fixture
def library(tmp_path: Path) -> Path:
    settings = Settings(library=tmp_path / "library")
    with open_library(settings.library, create=True) as library:
        list(add_files(library, load_encoder(settings), write_papers(tmp_path), max_tokens=256))
    return settings.library


def _paper(file: int) -> bytes:
    body = "\n\n".join(
        " ".join(_SENTENCE.format(n=n, file=file, value=10 + n, count=20 + k) for k in range(12))
        for n in range(12)
    )
    head = f"---\ntitle: Trial {file} of relief\nyear: 2020\ndoi: 10.1000/relief.{file}\n---\n\n"
    return f"{head}# Results\n\n{body}\n".encode()


def _questions() -> list[dict[str, object]]:
    asked: list[dict[str, object]] = [
        {"id": n, "question": f"{LANTERN[:-1]} in group {n}?"} for n in range(QUESTIONS)
    ]
    return [*asked, {"id": "none"}]


def _client(server: ServerProcess) -> httpx.Client:
    return httpx.Client(base_url=server.url, trust_env=False, timeout=60)


def _until_done(client: httpx.Client, job: str, done: int) -> None:
    told = next(told for _, told in _events(client, job) if told["done"] >= done)
    assert told["state"] == "running"


def _items(client: httpx.Client, job: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get(f"/v1/jobs/{job}/items?limit=1000").json()["items"]
    return items


def _events(client: httpx.Client, job: str) -> Iterator[tuple[str, dict[str, Any]]]:
    headers = {"Accept": "text/event-stream"}
    with client.stream("GET", f"/v1/jobs/{job}", headers=headers) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        name = ""
        for line in response.iter_lines():
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: "):
                yield name, json.loads(line.removeprefix("data: "))


@pytest.mark.encoder
def test_jobs_survive_a_kill_and_a_stop_and_nothing_is_done_twice(library: Path) -> None:
    with server_process(library) as server, _client(server) as client:
        files = [("files", (f"papers/{n}.md", _paper(n))) for n in range(FILES)]
        upload = _accepted(client.post("/v1/documents", files=files))
        batch = _accepted(client.post("/v1/batches", json={"questions": _questions()}))
        _until_done(client, upload, 1)
        _check_it_answers(client)
        killed = {job: _items(client, job) for job in (upload, batch)}
        server.kill()
    assert all(_finished(items) < len(items) for items in killed.values())

    with server_process(library) as server, _client(server) as client:
        _until_done(client, batch, _finished(killed[batch]) + 3)
        _check_it_stops_soon(server, client, batch)
        assert not (library / "owner.json").exists()

    with server_process(library) as server, _client(server) as client:
        assert _followed_to_the_end(client, upload)["failed"] == 0
        assert _followed_to_the_end(client, batch)["failed"] == 1
        for job, before in killed.items():
            after = _items(client, job)
            assert _finished(after) == len(after)
            # What had its outcome before has the very same one.
            known = [each for each in before if each["ended"]]
            assert [after[each["position"]] for each in known] == known
        _check_answers(client, batch)
        listed = client.get("/v1/documents?limit=200").json()["documents"]
        assert {f"10.1000/relief.{n}" for n in range(FILES)} < {each["doi"] for each in listed}
        assert len(listed) == FILES + 2
        assert client.get("/readyz").status_code == 200
        assert server.stop() == 0
    assert not list((library / "uploads").iterdir())


def _check_it_answers(client: httpx.Client) -> None:
    """Ask while documents are added: nobody waits for that."""
    begun = time.monotonic()
    answer = client.post("/v1/ask", json={"question": LANTERN}).json()
    assert time.monotonic() - begun < 5
    assert answer["figures"][0]["value"] == 0.44


def _check_it_stops_soon(server: ServerProcess, client: httpx.Client, job: str) -> None:
    events = _events(client, job)
    next(events)
    begun = time.monotonic()
    server.process.terminate()
    # The stream ends without an end of the job, so that the server need not wait for it.
    assert all(name == "progress" for name, _ in events)
    assert server.process.wait(timeout=60) == 0
    assert time.monotonic() - begun < 15


def _finished(items: list[dict[str, Any]]) -> int:
    return sum(each["ended"] is not None for each in items)


def _accepted(response: httpx.Response) -> str:
    assert response.status_code == 202
    job: str = response.json()["id"]
    assert response.headers["location"].endswith(f"/{job}")
    return job


def _followed_to_the_end(client: httpx.Client, job: str) -> dict[str, Any]:
    events = list(_events(client, job))
    counts = [told["done"] for _, told in events]
    assert counts == sorted(counts)
    assert [name for name, _ in events] == ["progress"] * (len(events) - 1) + ["end"]
    assert events[-1][1]["state"] == "done"
    return events[-1][1]


def _check_answers(client: httpx.Client, batch: str) -> None:
    rows = client.get(f"/v1/batches/{batch}/answers").text.splitlines()
    answers = [json.loads(row) for row in rows]
    assert [each["id"] for each in answers] == [*range(QUESTIONS), "none"]
    assert all(each["answer"] for each in answers[:-1])
    assert answers[-1]["error"]["type"] == "BatchError"
