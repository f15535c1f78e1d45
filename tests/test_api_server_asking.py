"""Questions and searches over HTTP: filters, limits of an answer, and what is refused."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.served_library import LANTERN, client_of, opened_library, service_of


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with (
        opened_library(tmp_path_factory.mktemp("served")) as library,
        client_of(service_of(library)) as client,
    ):
        yield client


def _ask(client: TestClient, **asked: object) -> dict[str, Any]:
    got = client.post("/v1/ask", json={"question": LANTERN} | asked)
    assert got.status_code == 200, got.text
    answer: dict[str, Any] = got.json()
    return answer


def _cited(answer: dict[str, Any]) -> set[str]:
    return {each["document"]["doi"] for each in answer["citations"]}


@pytest.mark.parametrize(
    "filters",
    [
        {"to_year": 2020},
        {"from_year": 2019, "to_year": 2019},
        {"documents": ["10.1000/harbour.2"]},
        {"documents": ["harbour.md"]},
    ],
)
def test_an_answer_keeps_to_the_documents_asked_for(
    client: TestClient, filters: dict[str, object]
) -> None:
    assert "10.1000/lantern.1" in _cited(_ask(client))
    kept = _ask(client, filters=filters)
    assert _cited(kept) <= {"10.1000/harbour.2"}
    assert kept["status"] in {"not_reported", "no_evidence"}


def test_a_follow_up_is_understood_with_its_history(client: TestClient) -> None:
    history = [{"role": "user", "content": LANTERN}]
    answer = _ask(client, question="And the median overall survival?", history=history)
    assert answer["figures"][0]["text"] == "31 months"


def test_no_more_is_cited_than_asked_for(client: TestClient) -> None:
    assert len(_ask(client)["citations"]) == 2
    assert len(_ask(client, k=1)["citations"]) == 1


def test_the_confidence_asked_for_decides_what_is_answered(client: TestClient) -> None:
    # Nothing is said of placebo.
    asked = {"question": "LANTERN: nausea with placebo?"}
    eager, strict = (_ask(client, **asked, confidence=each) for each in ("eager", "strict"))
    assert eager["confidence"] == strict["confidence"]
    assert eager["status"] == "answered"
    assert strict["status"] == "not_reported"


@pytest.mark.parametrize(
    ("changed", "at"),
    [
        ({"k": 0}, "k"),
        ({"k": 21}, "k"),
        ({"k": 2.5}, "k"),
        ({"k": True}, "k"),
        ({"k": 10**400}, "k"),
        ({"confidence": "certain"}, "confidence"),
        ({"mode": "poem"}, "mode"),
        ({"stream": 1}, "stream"),
        ({"filters": {"from_year": "2015"}}, "filters.from_year"),
        ({"filters": {"from_year": 999}}, "filters.from_year"),
        ({"filters": {"to_year": 10000}}, "filters.to_year"),
        ({"filters": {"documents": [""]}}, "filters.documents.0"),
        ({"filters": {"documents": ["\ud800"]}}, "filters.documents.0"),
        ({"filters": {"documents": ["x"] * 101}}, "filters.documents"),
        ({"filters": {"journal": "x"}}, "filters.journal"),
        ({"filters": []}, "filters"),
    ],
    ids=str,
)
def test_what_cannot_be_asked_for_is_named(
    client: TestClient, changed: dict[str, object], at: str
) -> None:
    # In ASCII: half of a two-part character has no bytes of its own.
    body = json.dumps({"question": LANTERN} | changed)
    got = client.post("/v1/ask", content=body, headers={"Content-Type": "application/json"})
    assert got.status_code == 422
    assert [each["at"] for each in got.json()["errors"]] == [at]


@pytest.mark.parametrize("path", ["/v1/ask", "/v1/search"])
@pytest.mark.parametrize(
    ("filters", "status", "kind"),
    [
        ({"documents": ["PMC9999999"]}, 404, "unknown-document"),
        ({"from_year": 2020, "to_year": 2019}, 422, "unusable-question"),
    ],
)
def test_filters_that_mean_nothing_are_refused(
    client: TestClient, path: str, filters: dict[str, object], status: int, kind: str
) -> None:
    words = {"question" if path == "/v1/ask" else "query": LANTERN}
    got = client.post(path, json={**words, "filters": filters})
    assert got.status_code == status
    assert got.json()["type"] == f"urn:problem-type:citewell:{kind}"


def test_a_search_keeps_to_the_documents_asked_for(client: TestClient) -> None:
    everywhere = client.post("/v1/search", json={"query": "nausea and vomiting"}).json()
    kept = client.post(
        "/v1/search", json={"query": "nausea and vomiting", "filters": {"to_year": 2019}}
    ).json()
    assert {each["document"]["year"] for each in everywhere["passages"]} == {2019, 2021}
    assert {each["document"]["year"] for each in kept["passages"]} == {2019}
