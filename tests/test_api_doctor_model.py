"""The checks of a language model, against a real server that speaks its protocol."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.doctor.check import Check
from api.doctor.model import judged_reply, model_checks
from ingest.settings import Settings
from tests.scripted_model_server import ModelServer, Says, model_server

KEY = "sk-made-up-0123456789"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with model_server([Says("ready")]) as server:
        server.listed = ["reader-small", "heron:latest", "heron:27b"]
        yield server


def _openai(server: ModelServer, **given: Any) -> Settings:
    return Settings(
        **{"model": "openai-like:reader-small", "model_url": f"{server.url}/v1", **given}
    )


def _found(settings: Settings) -> dict[str, Check]:
    found = {check.name: check for check in model_checks(settings)}
    assert KEY not in repr(found)
    return found


def _states(settings: Settings) -> dict[str, str]:
    return {name.removeprefix("model "): each.state for name, each in _found(settings).items()}


def test_no_model_is_no_fault_and_asks_nobody() -> None:
    assert _states(Settings()) == {"model": "ok"}


@pytest.mark.parametrize(
    "model",
    ["openai-like:reader-small", "ollama:heron", "ollama:heron:27b", "anthropic:reader-small"],
)
def test_a_model_that_answers(model: str, server: ModelServer) -> None:
    settings = Settings(model=model, model_url=server.url)
    assert _states(settings) == {"client": "ok", "key": "ok", "endpoint": "ok", "reply": "ok"}
    assert len(server.requests) == 1


def test_a_kept_reply_is_not_taken_for_the_endpoint(server: ModelServer, tmp_path: Path) -> None:
    settings = _openai(server, model_replies=tmp_path)
    for asked in (1, 2):
        assert _states(settings)["reply"] == "ok"
        assert len(server.requests) == asked


@pytest.mark.parametrize("provider", ["openai-like", "anthropic"])
def test_a_wrong_key_is_refused_where_models_are_listed(
    provider: str, server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)
    model = f"{provider}:reader-small"
    server.key = KEY
    assert _states(_openai(server, model=model, model_url=server.url))["endpoint"] == "ok"
    server.key, asked = "another", len(server.requests)
    endpoint = _found(_openai(server, model=model))["model endpoint"]
    assert endpoint.state == "failed"
    assert "refuses the key (status 401)" in endpoint.found
    assert len(server.requests) == asked


def test_a_wrong_key_is_refused_where_a_reply_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with model_server([Says(status=401)]) as server:
        found = _found(_openai(server))
    assert found["model endpoint"].state == "ok"
    assert "without saying which models" in found["model endpoint"].found
    assert found["model reply"].state == "failed"
    assert "refuses the key" in found["model reply"].found


def test_nothing_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    found = _found(Settings(model="ollama:heron", model_url=f"http://127.0.0.1:{port}"))
    endpoint = found["model endpoint"]
    assert endpoint.state == "failed"
    assert endpoint.found.startswith(f"http://127.0.0.1:{port} cannot be asked (")
    assert endpoint.remedy == "Start it with: ollama serve, or correct model_url."
    assert "model reply" not in found


def test_what_listens_says_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"http://127.0.0.1:{mute.getsockname()[1]}"
        found = _found(Settings(model="ollama:heron", model_url=url, model_seconds=0.2))
    assert found["model endpoint"].found == f"{url} cannot be asked (no answer in time)."


def test_ollama_must_have_the_model(server: ModelServer) -> None:
    found = _found(Settings(model="ollama:heron:8b", model_url=server.url))
    endpoint = found["model endpoint"]
    assert endpoint.state == "failed"
    assert "does not list heron:8b; it has heron:27b" in endpoint.found
    assert endpoint.remedy == "Run: ollama pull heron:8b"


def test_others_may_take_more_than_they_list(server: ModelServer) -> None:
    found = _found(_openai(server, model="openai-like:reader-large"))
    assert found["model endpoint"].state == "warning"
    assert found["model reply"].state == "ok"


@pytest.mark.parametrize(
    ("says", "part"),
    [
        (Says(status=503), "failed with status 503"),
        (Says("ready", cut=1), "broke off"),
        (Says("ready", after=3), "took too long"),
        (Says(""), "without a word"),
        (Says(raw=b"<p>Welcome</p>"), ""),
    ],
)
def test_a_reply_that_is_none(says: Says, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with model_server([says, Says("ready")]) as server:
        reply = _found(_openai(server, model_seconds=1))["model reply"]
    assert reply.state == "failed"
    assert part in reply.found
    assert reply.remedy


@pytest.mark.parametrize(
    ("status", "state"), [(429, "warning"), (500, "failed"), (301, "failed"), (200, "failed")]
)
def test_an_endpoint_that_lists_nothing_of_use(
    status: int, state: str, server: ModelServer
) -> None:
    server.listing = Says(status=status, raw=b"<p>Welcome</p>")
    assert _found(_openai(server))["model endpoint"].state == state


def test_no_password_of_the_address_is_shown(server: ModelServer) -> None:
    url = server.url.replace("//", "//ana:hunter-two@")
    found = _found(_openai(server, model_url=f"{url}/v1"))
    assert found["model endpoint"].found == f"{server.url}/v1 answers, and has reader-small."
    assert "hunter-two" not in repr(found)


@pytest.mark.parametrize("url", ["nowhere", "http://ana:hunter-two@[::1", "http://x:hunter-two/"])
def test_an_address_that_is_none(url: str, server: ModelServer) -> None:
    found = _found(_openai(server, model_url=url))
    assert found["model endpoint"].state == "failed"
    assert "hunter-two" not in repr(found)


def test_a_missing_key_is_named_by_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    found = _found(Settings(model="openai-like:reader-small"))
    assert list(found) == ["model client", "model key"]
    assert found["model key"].found == "OPENAI_API_KEY is not set."


def test_a_key_given_as_the_name_of_its_variable_is_not_shown(server: ModelServer) -> None:
    found = _found(_openai(server, model_key_variable=KEY))
    assert found["model key"].state == "failed"
    assert "not the key" in found["model key"].remedy


def test_a_key_with_a_line_break_is_not_sent(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", f"{KEY}\n")
    assert _states(_openai(server)) == {"client": "ok", "key": "failed"}


def test_a_client_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    # As where it is not installed: it is not found.
    monkeypatch.setitem(sys.modules, "llama_index.llms.anthropic", None)
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    found = _found(Settings(model="anthropic:claude"))
    assert found["model client"].remedy == "Install it: pip install 'citewell[anthropic]'"
    assert found["model key"].found == "ANTHROPIC_API_KEY is not set."


@pytest.mark.parametrize(
    ("text", "seconds", "state"),
    [("ready", 9.9, "ok"), ("ready", 10.1, "warning"), (" \n", 1, "failed")],
)
def test_a_reply_is_judged_by_words_and_time(text: str, seconds: float, state: str) -> None:
    assert judged_reply(text, seconds, 20).state == state
