"""Evaluations over HTTP: every question graded, the measures those of a run."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.server.service import Service
from eval.questions.samples import sample_of
from eval.results.grading import grade
from eval.results.measures import BY_NAME, measured
from eval.running.asking import ask
from eval.running.targets import InProcess
from tests.finished_jobs import finished
from tests.served_library import LANTERN, client_of, opened_library, service_of

RIGHT = {
    "id": "lantern",
    "question": LANTERN,
    "kind": "figure",
    "group": "single",
    "doc": "10.1000/lantern.1",
    "expect": {"figures": [{"value": 0.44, "ci": [0.31, 0.62]}]},
}
WRONG = RIGHT | {"id": "other", "expect": {"figures": [{"value": "0.50"}]}}
REFUSED = {
    "id": "nowhere",
    "question": "Rate of stroke with warfarin in children?",
    "kind": "unanswerable",
    "doc": "none",
    "expect": {"abstain": True},
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield service_of(library)


@pytest.fixture(scope="module")
def client(service: Service) -> Iterator[TestClient]:
    with client_of(service) as client:
        yield client


def _evaluated(client: TestClient, body: dict[str, Any]) -> dict[str, Any]:
    made = client.post("/v1/evaluations", json=body)
    assert made.status_code == 202, made.text
    assert made.headers["location"] == f"/v1/evaluations/{made.json()['id']}"
    finished(client, made.json()["id"])
    told: dict[str, Any] = client.get(made.headers["location"]).json()
    return told


def test_samples_are_asked_and_graded(client: TestClient, service: Service) -> None:
    told = _evaluated(client, {"samples": [RIGHT, WRONG, REFUSED]})
    assert (told["job"]["state"], told["job"]["done"], told["suite"]) == ("done", 3, "given")
    assert [(each["id"], each["outcome"]) for each in told["questions"]] == [
        ("lantern", "right"),
        ("other", "wrong"),
        ("nowhere", "right"),
    ]
    first = told["questions"][0]
    assert (first["status"], first["group"], first["error"]) == ("answered", "single", "")
    assert told["right"] == 2
    assert told["measures"]["right"]["title"] == "Right, of the answerable"
    # One of two: the Wilson interval is 0.0945 to 0.9055.
    right = told["measures"]["right"]
    assert (right["mean"], right["n"]) == (0.5, 2)
    assert (right["low"], right["high"]) == pytest.approx((0.0945, 0.9055), abs=1e-4)
    target = InProcess(service.engine, service.library)
    rows = (sample_of(row) for row in (RIGHT, WRONG, REFUSED))
    graded = [grade(ask(target, "given", sample)) for sample in rows]
    for name, measure in told["measures"].items():
        expected = measured(BY_NAME[name], graded)
        assert expected is not None
        assert measure["mean"] == expected.mean


def test_a_packaged_suite_is_found_by_name(client: TestClient) -> None:
    told = _evaluated(client, {"suite": "prrt_held_out", "on": "pages"})
    assert told["suite"] == "prrt_held_out"
    assert 0 < len(told["questions"]) < 73 + 1
    assert all(each["outcome"] for each in told["questions"])


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "not one of samples and suite"),
        ([], "not an object"),
        ({"suite": "prrt", "samples": []}, "not one of samples and suite"),
        ({"suite": "../../secret"}, "There is no suite of that name. Use one of"),
        ({"suite": ["prrt"]}, "There is no suite of that name"),
        ({"suite": "prrt", "on": 3}, "not a text"),
        ({"suite": "prrt", "other": 3}, "not an object with samples or a suite"),
        ({"samples": []}, "No question is left"),
        ({"samples": {}}, "The samples are not a list"),
        ({"samples": [3]}, "samples.0 is not an object"),
        ({"samples": [{}]}, "samples.0.kind: it is missing"),
        ({"samples": [RIGHT, RIGHT]}, "samples.1.id: 'lantern' stands there already"),
        ({"samples": [RIGHT | {"expect": {"must_contain": ["("]}}]}, "must_contain"),
    ],
)
def test_what_is_no_suite_is_a_problem(client: TestClient, body: object, said: str) -> None:
    got = client.post("/v1/evaluations", json=body)
    assert got.status_code == 422
    assert said in got.json()["detail"]


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"\xff", "application/json", 400),
        (b'{"samples": [{"id": NaN}]}', "application/json", 400),
        (b'{"samples": [{"id": 1e999999999999}]}', "application/json", 422),
        (b'{"samples": ' + b"1" * 10_000 + b"}", "application/json", 400),
        (b'{"suite": "prrt", "suite": "prrt"}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"{}", "text/plain", 415),
    ],
)
def test_what_cannot_be_read_is_a_problem(
    client: TestClient, content: bytes, kind: str, status: int
) -> None:
    got = client.post("/v1/evaluations", content=content, headers={"Content-Type": kind})
    assert (got.status_code, got.json()["status"]) == (status, status)
