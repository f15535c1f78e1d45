"""Every route, with good and bad requests of all kinds that the OpenAPI document makes possible."""

from collections.abc import Iterator, Mapping

import httpx
import pytest

from api.keys import SCOPES, KeyRing
from api.logs import configure_logs
from api.server.protection import Protection
from bench.fuzz import Tried, fuzz
from tests.restored_logs import restored_logs
from tests.running_server import running
from tests.served_library import opened_library, service_of

CASES = 20
"""Generated requests a route; examples, edge cases and sequences come on top."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    folder = tmp_path_factory.mktemp("fuzzed")
    with opened_library(folder) as library, restored_logs():
        configure_logs("error")
        ring = KeyRing(library.directory)
        key = ring.create("fuzz", SCOPES)
        with running(service_of(library), Protection(ring=ring)) as url:
            yield url, key


@pytest.fixture(scope="module")
def described(served: tuple[str, str]) -> set[str]:
    """Return every route that the document describes, by method and path."""
    document = httpx.get(f"{served[0]}/openapi.json", trust_env=False).json()
    paths: Mapping[str, Mapping[str, object]] = document["paths"]
    return {f"{method.upper()} {path}" for path, each in paths.items() for method in each}


@pytest.fixture(scope="module")
def tried(served: tuple[str, str]) -> dict[str, Tried]:
    url, key = served
    return fuzz(url, CASES, key=key)


def test_every_route_is_tried_well_over_two_thousand_times_in_all(
    tried: dict[str, Tried], described: set[str]
) -> None:
    assert tried.keys() == described
    assert sum(each.cases for each in tried.values()) >= 2_000


def test_every_response_is_as_the_document_promises(tried: dict[str, Tried]) -> None:
    assert [(route, each.failures) for route, each in tried.items() if each.failures] == []


def test_no_request_is_a_fault_of_the_server(tried: dict[str, Tried]) -> None:
    # What is given up without having asked for a deadline is a failure, above.
    faults = {route: each.statuses.keys() - {504} for route, each in tried.items()}
    assert {route: statuses for route, statuses in faults.items() if max(statuses) >= 500} == {}


def test_every_route_was_reached_and_took_something(tried: dict[str, Tried]) -> None:
    assert [route for route, each in tried.items() if min(each.statuses) >= 300] == []
