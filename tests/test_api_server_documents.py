"""The documents of the library over HTTP."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ingest.library import Library
from tests.made_up_papers import add
from tests.served_library import client_of, opened_library, service_of

TABLED = """---
title: Side effects of zorvatide
authors: [Flo Reed]
journal: Journal of Invented Medicine
year: 2023
doi: 10.1000/lantern/text
---

# Results

Two groups were compared.

| Event | Zorvatide | Placebo |
|---|---|---|
| Nausea | 12 (15%) | 4 (5%) |
| Rash | 3 (4%) | 2 (2%) |
"""
NAMES = ["pmid-90000001", "90000001", "10.1000/lantern.1", "doi:10.1000/LANTERN.1", "lantern.md"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("served")
    with opened_library(folder) as library:
        tabled = folder / "tabled.md"
        tabled.write_text(TABLED, encoding="utf-8")
        add(library, [tabled])
        yield library


@pytest.fixture(scope="module")
def client(library: Library) -> Iterator[TestClient]:
    with client_of(service_of(library)) as client:
        yield client


def _listed(client: TestClient, query: str = "") -> list[str]:
    got = client.get(f"/v1/documents{query}")
    assert got.status_code == 200, got.text
    return [each["doi"] for each in got.json()["documents"]]


def test_documents_are_listed_page_by_page(client: TestClient, library: Library) -> None:
    first = client.get("/v1/documents", params={"limit": 2}).json()
    rest = client.get("/v1/documents", params={"limit": 2, "offset": first["next"]}).json()
    listed = [*first["documents"], *rest["documents"]]
    assert [each["id"] for each in listed] == [each.id for each in library.summaries()]
    assert (first["total"], first["next"], rest["next"]) == (3, 2, None)
    assert client.get("/v1/documents").json()["next"] is None
    past = client.get("/v1/documents?offset=3").json()
    assert (past["documents"], past["total"], past["next"]) == ([], 3, None)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?from_year=2021&to_year=2021", ["10.1000/lantern.1"]),
        ("?to_year=2020", ["10.1000/harbour.2"]),
        ("?identifier=90000001", ["10.1000/lantern.1"]),
        ("?identifier=harbour.md&identifier=PMC1", ["10.1000/harbour.2"]),
        ("?identifier=harbour.md&from_year=2020", []),
        ("?identifier=PMC1", []),
    ],
)
def test_only_the_documents_asked_for_are_listed(
    client: TestClient, query: str, expected: list[str]
) -> None:
    assert _listed(client, query) == expected


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("limit=0", "limit: "),
        ("limit=201", "limit: "),
        ("offset=-1", "offset: "),
        ("offset=2147483648", "offset: "),
        ("from_year=last", "from_year: "),
        ("year=2021", "year: Extra inputs are not permitted."),
        ("identifier=", "identifier.0: "),
        ("from_year=2020&to_year=2019", "No year is both 2020 or later and 2019 or earlier."),
    ],
)
def test_a_listing_that_cannot_be_is_refused(client: TestClient, query: str, said: str) -> None:
    got = client.get(f"/v1/documents?{query}")
    assert got.status_code == 422
    assert said in got.json()["detail"]


@pytest.mark.parametrize("name", NAMES)
def test_a_document_answers_to_all_its_names(client: TestClient, name: str) -> None:
    got = client.get(f"/v1/documents/{name}").json()
    assert (got["id"], got["doi"], got["sources"]) == (
        "pmid-90000001",
        "10.1000/lantern.1",
        ["lantern.md"],
    )
    assert client.get(f"/v1/documents/{name}/text").json()["id"] == "pmid-90000001"


def test_the_slash_of_a_doi_may_be_encoded(client: TestClient) -> None:
    for path in ("10.1000%2Flantern.1", "10.1000%2flantern.1", "10.1000/lantern.1"):
        assert client.get(f"/v1/documents/{path}").json()["id"] == "pmid-90000001"


def test_a_doi_may_end_like_the_path_of_a_text(client: TestClient) -> None:
    text = client.get("/v1/documents/10.1000/lantern/text/text").json()
    assert text["title"] == "Side effects of zorvatide"
    # Alone it is taken for the text of another document: ask for it by its id.
    assert client.get("/v1/documents/10.1000/lantern/text").status_code == 404
    assert client.get(f"/v1/documents/{text['id']}").json()["doi"] == "10.1000/lantern/text"


def test_a_document_is_described_with_its_parts(client: TestClient, library: Library) -> None:
    got = client.get("/v1/documents/tabled.md").json()
    stored = library.document(got["id"])
    assert got["authors"] == ["Flo Reed"]
    assert (got["year"], got["version"], got["format"]) == (2023, 1, "markdown")
    assert [each["kind"] for each in got["sections"]] == ["title", "body", "table"]
    assert [each["rows"] for each in got["tables"]] == [2]
    assert got["counts"] == {
        "characters": len(stored.document.text),
        "passages": len(library.document_passages(stored.id)),
        "figures": len(library.figures(stored.id)),
    }


def test_every_span_of_a_text_is_where_it_says(client: TestClient, library: Library) -> None:
    got = client.get("/v1/documents/tabled.md/text").json()
    text = got["text"]
    assert text == library.document(got["id"]).document.text
    (table,) = got["tables"]
    rows = [[text[c["start"] : c["end"]] for c in row["cells"]] for row in table["rows"]]
    assert rows == [["12 (15%)", "4 (5%)"], ["3 (4%)", "2 (2%)"]]
    assert [c["column"] for c in table["rows"][0]["cells"]] == ["Zorvatide", "Placebo"]
    (body,) = [each for each in got["sections"] if each["kind"] == "body"]
    assert text[body["start"] : body["end"]] == "Two groups were compared."
    assert body["heading"] == "Results"
    assert got["highlights"] == []


def test_spans_are_shown_as_asked(client: TestClient) -> None:
    path = "/v1/documents/10.1000/harbour.2/text?highlight=85-104&highlight=0-8&highlight=46-47"
    shown = client.get(path).json()["highlights"]
    assert [(each["quote"], each["section"]) for each in shown] == [
        ("61% of 130 sailors.", "Abstract"),
        ("Plavoxin", ""),
        ("A", ""),
    ]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("highlight=0-145", "The span 0-145 does not lie in this text of 144 characters."),
        ("highlight=5-5", "The span 5-5 does not lie"),
        ("highlight=9-5", "The span 9-5 does not lie"),
        ("highlight=0-1&highlight=999999999-999999999", "does not lie"),
        ("highlight=5", "highlight.0: "),
        ("highlight=-5-9", "highlight.0: "),
        ("highlight=٥-٩", "highlight.0: "),
        ("highlight=1-9999999999", "highlight.0: "),
        ("&".join(["highlight=0-1"] * 101), "highlight: "),
    ],
)
def test_a_span_outside_of_the_text_is_refused(client: TestClient, query: str, said: str) -> None:
    got = client.get(f"/v1/documents/harbour.md/text?{query}")
    assert got.status_code == 422
    assert said in got.json()["detail"]
    assert client.get("/v1/documents/harbour.md/text?highlight=143-144").status_code == 200


@pytest.mark.parametrize("name", ["PMC1", "..%2F..%2Fetc%2Fpasswd", "%00", "%FF", "a" * 1000])
@pytest.mark.parametrize(("method", "tail"), [("GET", ""), ("GET", "/text"), ("DELETE", "")])
def test_an_unknown_document_is_said_to_be_unknown(
    client: TestClient, name: str, tail: str, method: str
) -> None:
    got = client.request(method, f"/v1/documents/{name}{tail}")
    assert got.status_code == 404
    assert got.json()["type"] == "urn:problem-type:citewell:unknown-document"


def test_a_name_has_a_length(client: TestClient) -> None:
    assert client.get(f"/v1/documents/{'a' * 1001}").status_code == 422
    assert client.get("/v1/documents/").status_code == 422


def test_a_removed_document_is_gone(tmp_path: Path) -> None:
    with opened_library(tmp_path) as library, client_of(service_of(library)) as client:
        assert client.delete("/v1/documents/10.1000/lantern.1").status_code == 204
        assert client.delete("/v1/documents/10.1000/lantern.1").status_code == 404
        assert _listed(client) == ["10.1000/harbour.2"]
        found = client.post("/v1/search", json={"query": "zorvatide survival"}).json()["passages"]
        assert {each["document"]["doi"] for each in found} <= {"10.1000/harbour.2"}
        assert client.get("/readyz").json()["documents"] == 1
