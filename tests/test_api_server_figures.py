"""The figures of the documents over HTTP, as JSON and as a spreadsheet."""

import csv
import io
from collections.abc import Iterator
from typing import cast

import pytest
from fastapi.testclient import TestClient

from api.figure_export import COLUMNS, figure_json
from ingest.errors import StorageError
from ingest.figure_records import FigureFilter
from ingest.library import Library
from tests.made_up_papers import add
from tests.served_library import client_of, opened_library, service_of

FORMULA = """---
title: =2+5 and other titles
year: 2024
doi: 10.1000/formula.3
---

# Results

Median overall survival was 12 months; the hazard ratio was 0.90 (95% CI 0.91-0.99).
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("served")
    with opened_library(folder) as library:
        paper = folder / "formula.md"
        paper.write_text(FORMULA, encoding="utf-8")
        add(library, [paper])
        yield library


@pytest.fixture(scope="module")
def client(library: Library) -> Iterator[TestClient]:
    with client_of(service_of(library)) as client:
        yield client


def _texts(client: TestClient, query: str) -> list[str]:
    got = client.get(f"/v1/figures?{query}")
    assert got.status_code == 200, got.text
    return [each["text"] for each in got.json()["figures"]]


def test_figures_are_listed_as_the_command_lists_them(client: TestClient, library: Library) -> None:
    got = client.get("/v1/figures").json()
    expected = [figure_json(each) for each in library.list_figures(FigureFilter())]
    assert got == {"figures": expected, "total": 8, "documents": 3, "next": None}


def test_figures_come_page_by_page(client: TestClient) -> None:
    pages = [client.get(f"/v1/figures?limit=3&offset={at}").json() for at in (0, 3, 6, 9)]
    assert [each["next"] for each in pages] == [3, 6, None, None]
    assert [len(each["figures"]) for each in pages] == [3, 3, 2, 0]
    every = client.get("/v1/figures").json()["figures"]
    assert [figure for page in pages for figure in page["figures"]] == every
    within = client.get("/v1/figures?limit=3&offset=4").json()
    assert (within["figures"], within["next"]) == (every[4:7], 7)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("measure=HR&to_year=2023", ["0.44 (95% CI 0.31-0.62)"]),
        ("measure=Hazard-Ratio&document=10.1000/lantern.1", ["0.44 (95% CI 0.31-0.62)"]),
        ("endpoint=OS&from_year=2021&to_year=2021", ["31 months"]),
        ("unit=mo&document=lantern.md", ["31 months"]),
        ("document=harbour.md&unit=%25", ["61%"]),
        ("warnings=true", ["0.90 (95% CI 0.91-0.99)"]),
        ("measure=HR&endpoint=nausea", []),
        ("from_year=2025", []),
    ],
)
def test_only_the_figures_asked_for_are_listed(
    client: TestClient, query: str, expected: list[str]
) -> None:
    assert _texts(client, query) == expected


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("measure=hazzard+ratio", 422, "Perhaps you mean hazard ratio"),
        ("endpoint=happiness+of+sailors", 422, "There is no endpoint called"),
        ("unit=parsec", 422, "There is no unit called"),
        ("document=PMC1", 404, "No document of the library answers to 'PMC1'"),
        ("from_year=2021&to_year=2020", 422, "No year is both 2021 or later and 2020 or earlier"),
        ("limit=0", 422, "limit: "),
        ("limit=501", 422, "limit: "),
        ("offset=-1", 422, "offset: "),
        ("warnings=perhaps", 422, "warnings: "),
        ("measure=", 422, "measure: "),
        ("year=2021", 422, "year: Extra inputs are not permitted."),
        (f"endpoint={'x' * 201}", 422, "endpoint: "),
    ],
)
def test_what_cannot_be_listed_is_refused(
    client: TestClient, query: str, status: int, said: str
) -> None:
    for more in ("", "&format=csv"):
        got = client.get(f"/v1/figures?{query}{more}")
        assert got.status_code == status
        assert got.headers["content-type"] == "application/problem+json"
        assert said in got.json()["detail"]


def test_there_are_no_other_formats(client: TestClient) -> None:
    assert client.get("/v1/figures?format=xls").status_code == 422


@pytest.mark.parametrize(
    ("query", "accept"),
    [("format=csv", "*/*"), ("", "text/csv"), ("format=csv", "application/json")],
)
def test_a_spreadsheet_has_a_row_a_figure(client: TestClient, query: str, accept: str) -> None:
    got = client.get(f"/v1/figures?{query}", headers={"Accept": accept})
    assert got.headers["content-type"] == "text/csv; charset=utf-8"
    assert got.headers["content-disposition"] == 'attachment; filename="figures.csv"'
    assert got.content.startswith(b"\xef\xbb\xbfdocument,year,")
    heading, *rows = csv.reader(io.StringIO(got.content.decode("utf-8-sig"), newline=""))
    assert heading == list(COLUMNS)
    assert [row[COLUMNS.index("text")] for row in rows] == _texts(client, "")


def test_a_spreadsheet_runs_nothing(client: TestClient) -> None:
    got = client.get("/v1/figures?format=csv&document=formula.md").text
    titles = {row["title"] for row in csv.DictReader(io.StringIO(got.removeprefix("\ufeff")))}
    assert titles == {"'=2+5 and other titles"}


def test_a_spreadsheet_may_be_a_page(client: TestClient) -> None:
    got = client.get("/v1/figures?format=csv&limit=2&offset=1").text
    assert len(list(csv.reader(io.StringIO(got)))) == 3


def test_json_is_given_where_both_will_do(client: TestClient) -> None:
    for headers in ({"Accept": "application/json, text/csv"}, {"Accept": "*/*"}):
        got = client.get("/v1/figures", headers=headers)
        assert got.headers["content-type"] == "application/json"
    asked = client.get("/v1/figures?format=json", headers={"Accept": "text/csv"})
    assert asked.headers["content-type"] == "application/json"


def test_a_failure_of_the_first_rows_is_a_problem(library: Library) -> None:
    class Unreadable:
        directory = library.directory

        def list_figures(self, *_: object) -> Iterator[object]:
            yield from self._gone()

        def _gone(self) -> list[object]:
            raise StorageError("The disk is gone.", "Plug it in.")

    with client_of(service_of(cast("Library", Unreadable()))) as client:
        got = client.get("/v1/figures?format=csv")
    assert got.status_code == 503
