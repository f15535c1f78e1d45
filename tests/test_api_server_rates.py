"""Rate limits: counted for each key, or for each address without one."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.keys import KeyRing
from api.server.protection import Protection
from api.server.rates import Allowance, Rates
from api.server.refusals import RateExceededError
from ingest.library import Library
from tests.served_library import client_of, opened_library, service_of


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield library


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    return KeyRing(tmp_path)


def test_a_limit_is_counted_down_and_then_refused() -> None:
    rates = Rates("2/hour")
    assert [rates.take("ana"), rates.take("ana")] == [
        Allowance(2, 3600, 1, 3600),
        Allowance(2, 3600, 0, 3600),
    ]
    with pytest.raises(RateExceededError, match="More requests came from ana than 2/hour"):
        rates.take("ana")
    assert rates.take("ben") == Allowance(2, 3600, 1, 3600)


def test_the_window_moves() -> None:
    rates = Rates("1/second")
    assert rates.take("ana")
    with pytest.raises(RateExceededError) as refused:
        rates.take("ana")
    assert refused.value.headers["Retry-After"] == "1"


def test_a_client_s_own_limit_wins_and_off_is_none() -> None:
    rates = Rates("1/hour")
    assert [rates.take("ana", "3/day") for _ in range(3)][-1] == Allowance(3, 86400, 0, 86400)
    assert [rates.take("ben", "off") for _ in range(3)] == [None] * 3
    assert Rates("off").take("ana") is None


def test_too_many_requests_are_429_with_the_time_to_wait(library: Library) -> None:
    with client_of(service_of(library), Protection(rate_limit="2/hour")) as client:
        first = client.get("/v1/documents")
        assert first.headers["ratelimit-policy"] == '"default";q=2;w=3600'
        assert first.headers["ratelimit"].startswith('"default";r=1;t=3')
        assert client.get("/v1/documents").status_code == 200
        got = client.get("/v1/documents")
        assert (got.status_code, got.json()["title"]) == (429, "Rate exceeded")
        assert 3590 <= int(got.headers["retry-after"]) <= 3600
        assert got.headers["ratelimit"].startswith('"default";r=0;')
        # Whether the server lives is asked by machines, often.
        assert [client.get("/healthz").status_code for _ in range(5)] == [200] * 5


def test_each_key_has_its_own_limit(library: Library, ring: KeyRing) -> None:
    keys = {"ana": ring.create("ana", ["ask"], "1/hour"), "ben": ring.create("ben", ["ask"])}
    protection = Protection(ring=ring, rate_limit="2/hour")
    with client_of(service_of(library), protection) as client:

        def statuses(name: str) -> list[int]:
            headers = {"X-API-Key": keys[name]}
            return [client.get("/v1/documents", headers=headers).status_code for _ in range(3)]

        assert statuses("ana") == [200, 429, 429]
        assert statuses("ben") == [200, 200, 429]


def test_guessing_keys_is_limited_by_address_and_does_not_lock_out_who_has_one(
    library: Library, ring: KeyRing
) -> None:
    secret = ring.create("ana", ["ask"])
    protection = replace(Protection(), ring=ring, rate_limit="2/hour")
    with client_of(service_of(library), protection) as client:
        guesses: list[int] = [_guess(client, f"cw_{at}") for at in range(3)]
        assert guesses == [401, 401, 429]
        assert _guess(client, secret) == 200


def _guess(client: TestClient, key: str) -> int:
    return client.get("/v1/documents", headers={"X-API-Key": key}).status_code
