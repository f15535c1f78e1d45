"""Kept conversations over HTTP while the language model comes, is slow, and goes."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import pytest

from ingest.library import Library
from tests.scripted_model_server import Says, model_server
from tests.served_library import LANTERN, opened_library
from tests.served_model import HAZARD, cited, running_modelled

FOLLOW_UP = "And the median overall survival with zorvatide?"
REWRITTEN = "LANTERN trial: what was the median overall survival with zorvatide?"
HASTY = {"model_rewrites": True, "model_seconds": 1.0}
TURNS = (FOLLOW_UP, LANTERN, "And its confidence interval?")
DEADLINE = 8.0


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield library


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, timeout=20) as client:
        yield client


def _begun(client: httpx.Client, url: str) -> str:
    return f"{url}/v1/conversations/{client.post(f'{url}/v1/conversations', json={}).json()['id']}"


def _asked(client: httpx.Client, path: str, question: str, **how: Any) -> dict[str, Any]:
    begun = time.monotonic()
    got = client.post(f"{path}/ask", json={"question": question} | how)
    assert time.monotonic() - begun < DEADLINE
    assert got.status_code == 200, got.text
    answer: dict[str, Any] = got.json()
    return answer


def _untimed(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name not in ("timings_ms", "warnings")}


def _says(request: dict[str, Any]) -> Says:
    if "The completed question:" in request["messages"][-1]["content"]:
        return Says(REWRITTEN)
    return Says(cited(request, HAZARD))


@pytest.mark.parametrize("rewrites", [False, True])
def test_when_the_model_goes_every_answer_still_comes_quoted_and_marked(
    library: Library, client: httpx.Client, rewrites: bool
) -> None:
    with ExitStack() as model_lives:
        model = model_lives.enter_context(model_server(_says))
        with running_modelled(library, model.url, DEADLINE, model_rewrites=rewrites) as url:
            path, quoted = _begun(client, url), _begun(client, url)
            written = _asked(client, path, LANTERN)
            model_lives.close()
            turns = [_asked(client, path, each) for each in TURNS]
            expected = [_asked(client, quoted, each, mode="quote") for each in (LANTERN, *TURNS)]
            kept = client.get(path).json()["answers"]
    assert written["model"] == "ollama:tiny"
    assert not any(each.startswith("Degraded:") for each in written["warnings"])
    assert all(each["warnings"][0].startswith("Degraded: ollama:tiny ") for each in turns)
    assert all(each["model"] == "quote:features" for each in turns)
    assert [_untimed(each) for each in turns] == [_untimed(each) for each in expected[1:]]
    assert "31 months" in turns[0]["answer"]
    assert [each["answer"] for each in kept] == [written, *turns]


def test_a_model_that_hangs_is_given_up_within_the_deadline(
    library: Library, client: httpx.Client
) -> None:
    with (
        model_server([Says(HAZARD, after=20)]) as model,
        running_modelled(library, model.url, DEADLINE, **HASTY) as url,
    ):
        path = _begun(client, url)
        answers = [_asked(client, path, each) for each in (LANTERN, FOLLOW_UP)]
    assert all(each["warnings"][0].startswith("Degraded: ") for each in answers)
    assert "31 months" in answers[1]["answer"]
    assert answers[1]["warnings"][-1].startswith("Understood by rules: ollama:tiny took too long")


def test_a_follow_up_is_understood_as_the_model_rewrote_it(
    library: Library, client: httpx.Client
) -> None:
    with (
        model_server(_says) as model,
        running_modelled(library, model.url, DEADLINE, model_rewrites=True) as url,
    ):
        path = _begun(client, url)
        _asked(client, path, LANTERN)
        answer = _asked(client, path, FOLLOW_UP)
    assert answer["standalone_question"] == REWRITTEN
    assert answer["usage"]["read"] == 2000
