"""What Prometheus is told."""

import threading
from collections.abc import Callable, Iterator

import pytest
from fastapi.testclient import TestClient
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from api.server.jobs.values import JobKind, JobState
from api.server.metrics import Metrics
from api.server.scraping import Scrape
from ingest.library import Library
from retrieval.answers import Answer
from retrieval.errors import QuestionError
from retrieval.stages import STAGES, AbandonedError
from tests.contract_answers import ANSWER
from tests.interface_examples import shown
from tests.served_library import LANTERN, client_of, opened_library, service_of

Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield library


@pytest.fixture
def client(library: Library) -> Iterator[TestClient]:
    with client_of(service_of(library)) as client:
        yield client


def _samples(text: str) -> Samples:
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def _scraped(client: TestClient) -> Callable[..., float | None]:
    got = client.get("/metrics")
    assert got.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    samples = _samples(got.text)
    return lambda name, **labels: samples.get((f"citewell_{name}", frozenset(labels.items())))


def test_questions_are_counted_by_what_came_of_them(client: TestClient) -> None:
    for question in (LANTERN, LANTERN, "Rate of stroke with warfarin in children?", "12?"):
        client.post("/v1/ask", json={"question": question})
    client.post("/v1/ask", json={"question": LANTERN, "stream": True})
    said = _scraped(client)
    assert said("questions_total", status="answered") == 3
    assert said("questions_total", status="no_evidence") == 1
    assert said("questions_total", status="failed") == 1
    for stage in STAGES:
        assert said("stage_seconds_count", stage=stage) == 4


def test_requests_are_counted_by_route_never_by_path(client: TestClient) -> None:
    for name in ("lantern.md", "harbour.md", "PMC1"):
        client.get(f"/v1/documents/{name}")
    client.get("/made-up/path")
    client.get("/healthz", headers={"Host": "papers.example"})
    client.request("PURR", "/healthz")
    said = _scraped(client)
    route = "/v1/documents/{id}"
    assert said("http_requests_total", method="GET", route=route, status="200") == 2
    assert said("http_requests_total", method="GET", route=route, status="404") == 1
    assert said("http_request_seconds_count", route=route) == 3
    assert said("http_requests_total", method="GET", route="none", status="404") == 1
    assert said("http_requests_total", method="GET", route="none", status="421") == 1
    assert said("http_requests_total", method="other", route="/healthz", status="405") == 1
    assert "made-up" not in client.get("/metrics").text


def test_the_library_is_measured_anew_once_it_changes(client: TestClient, library: Library) -> None:
    said = _scraped(client)
    sizes = library.stats()
    for name in ("documents", "passages", "figures"):
        assert said(f"library_{name}") == sizes[name]


def test_two_servers_count_apart(library: Library) -> None:
    with client_of(service_of(library)) as one, client_of(service_of(library)) as other:
        one.post("/v1/ask", json={"question": LANTERN})
        assert _scraped(one)("questions_total", status="answered") == 1
        assert _scraped(other)("questions_total", status="answered") is None


def test_jobs_and_workers_are_told(library: Library) -> None:
    service = service_of(library)
    jobs = {(JobKind.ADD, JobState.QUEUED): 3}
    samples = _samples(generate_latest(Scrape(service, lambda: jobs)).decode())
    labels = frozenset({("kind", "add"), ("state", "queued")})
    assert samples["citewell_jobs", labels] == 3
    for name in ("running", "waiting"):
        for pool in ("asking", "reading"):
            assert samples[f"citewell_workers_{name}", frozenset({("pool", pool)})] == 0


def _fail(error: Exception) -> Callable[[], Answer]:
    def answering() -> Answer:
        raise error

    return answering


def test_what_is_raised_is_counted_and_raised_on() -> None:
    metrics = Metrics()
    with pytest.raises(AbandonedError):
        metrics.answered(_fail(AbandonedError("Gone.", "Ask again.")))
    with pytest.raises(QuestionError):
        metrics.answered(_fail(QuestionError("Empty.", "Ask.")))
    assert metrics.answered(lambda: ANSWER) is ANSWER
    counted = _samples(generate_latest(metrics).decode())
    for status in ("abandoned", "failed", "answered"):
        assert counted["citewell_questions_total", frozenset({("status", status)})] == 1


def test_threads_lose_no_count() -> None:
    metrics = Metrics()
    threads = [
        threading.Thread(target=lambda: [metrics.answered(lambda: ANSWER) for _ in range(200)])
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counted = _samples(generate_latest(metrics).decode())
    assert counted["citewell_questions_total", frozenset({("status", "answered")})] == 800


def test_the_example_is_what_is_told(client: TestClient) -> None:
    client.post("/v1/ask", json={"question": LANTERN})
    told = client.get("/metrics").text.splitlines()
    assert set(shown("metrics.txt").splitlines()) <= set(told)
