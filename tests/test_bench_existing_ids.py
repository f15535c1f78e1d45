"""Examples of ids that exist, in the OpenAPI document that requests are generated from."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from bench.existing_ids import UnknownCollectionError, with_existing_ids
from tests.running_server import running
from tests.served_library import opened_library, service_of


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with (
        opened_library(tmp_path_factory.mktemp("existing")) as library,
        running(service_of(library)) as url,
        httpx.Client(base_url=url, trust_env=False) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def examples(client: httpx.Client) -> dict[str, list[str]]:
    """Return the examples of the id in every path that has one, by method and path."""
    told = with_existing_ids(client.get("/openapi.json").json(), client)
    return {
        f"{method.upper()} {path}": parameter["schema"]["examples"]
        for path, operations in told["paths"].items()
        for method, operation in operations.items()
        for parameter in operation.get("parameters", ())
        if parameter["in"] == "path"
    }


def _got(client: httpx.Client, path: str, id_: str) -> httpx.Response:
    return client.get(path.replace("{id}", id_).replace("{model}", id_))


def test_whatever_is_read_exists(client: httpx.Client, examples: dict[str, list[str]]) -> None:
    read = {route: ids[0] for route, ids in examples.items() if route.startswith("GET ")}
    assert "GET /v1/batches/{id}/answers" in read
    got = {route: _got(client, route.removeprefix("GET "), id_) for route, id_ in read.items()}
    assert {route: each.status_code for route, each in got.items()} == dict.fromkeys(read, 200)


def test_jobs_are_finished(client: httpx.Client, examples: dict[str, list[str]]) -> None:
    def got(path: str) -> Any:
        return _got(client, path, examples[f"GET {path}"][0])

    assert got("/v1/batches/{id}").json()["state"] == "done"
    assert got("/v1/evaluations/{id}").json()["job"]["state"] == "done"
    assert len(got("/v1/batches/{id}/answers").text.splitlines()) == 1


def test_what_the_document_shows_comes_after(examples: dict[str, list[str]]) -> None:
    assert examples["GET /v1/models/{model}"][1:] == ["citewell"]


def test_what_is_deleted_is_the_only_example_and_no_other_route_s(
    examples: dict[str, list[str]],
) -> None:
    deleted = {route: ids for route, ids in examples.items() if route.startswith("DELETE ")}
    others = {id_ for route, ids in examples.items() if route not in deleted for id_ in ids}
    assert {route: len(ids) for route, ids in deleted.items()} == {
        "DELETE /v1/conversations/{id}": 1,
        "DELETE /v1/documents/{id}": 1,
        "DELETE /v1/jobs/{id}": 1,
    }
    assert others.isdisjoint(id_ for ids in deleted.values() for id_ in ids)


def test_things_of_a_new_kind_are_not_passed_over(client: httpx.Client) -> None:
    parameter = {"name": "id", "in": "path", "schema": {"examples": ["1"]}}
    document = {"paths": {"/v1/boats/{id}": {"get": {"parameters": [parameter]}}}}
    with pytest.raises(UnknownCollectionError, match="a thing of /v1/boats is had"):
        with_existing_ids(document, client)
