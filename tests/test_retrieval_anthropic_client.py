"""What is Anthropic's own: refusals, failures told in mid-reply, keys and addresses of its client.

What holds for every provider is in `test_retrieval_writers`.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from ingest.settings import Settings
from retrieval.errors import ModelError
from retrieval.models import open_model
from retrieval.prompts import Prompt
from retrieval.writers import Writer, open_writer
from tests.scripted_model_server import ModelServer, Says, model_server

PROMPT = Prompt("Answer from the quotes.", "What was the hazard ratio?")
KEY = "sk-ant-made-up-0123456789"


def count(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


@contextmanager
def asking(server: ModelServer, **more: Any) -> Iterator[Writer]:
    settings = Settings(model="anthropic:unheard-of", model_url=server.url, **more)
    writer = Writer(open_model(settings), settings, count)
    try:
        yield writer
    finally:
        writer.close()


@pytest.mark.parametrize("text", ["", "I would rather"])
def test_a_refusal_is_told_and_not_asked_again(text):
    with model_server([Says(text, stop="refusal")]) as server, asking(server) as writer:
        got: list[str] = []
        with pytest.raises(ModelError) as caught:
            got.extend(writer.write(PROMPT))
        assert len(server.requests) == 1
    assert "".join(got) == text
    assert caught.value.problem == "anthropic:unheard-of declined to answer."
    assert caught.value.remedy == "Ask otherwise, or use another model."


def test_a_refusal_is_not_kept(tmp_path):
    script = [Says("I would rather not.", stop="refusal"), Says("It was 0.31 [1].")]
    with model_server(script) as server, asking(server, model_replies=tmp_path) as writer:
        with pytest.raises(ModelError, match="declined"):
            list(writer.write(PROMPT))
        assert "".join(writer.write(PROMPT)) == "It was 0.31 [1]."


def test_a_server_that_fails_before_the_first_word_is_asked_again():
    script = [Says(error="overloaded_error"), Says("It was 0.31 [1].")]
    with model_server(script) as server, asking(server) as writer:
        assert "".join(writer.write(PROMPT)) == "It was 0.31 [1]."
        assert len(server.requests) == 2


def test_a_server_that_fails_behind_it_is_not():
    script = [Says("It was 0.31 [1].", error="overloaded_error")]
    with model_server(script) as server, asking(server) as writer:
        got: list[str] = []
        with pytest.raises(ModelError, match="broke off"):
            got.extend(writer.write(PROMPT))
        assert len(server.requests) == 1
    assert "".join(got) == "It was 0.31 [1]."


def test_a_wrong_key_is_sent_as_it_should_be_and_never_shown(monkeypatch):
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)
    with model_server([Says(status=401)]) as server, asking(server) as writer:
        with pytest.raises(ModelError) as caught:
            list(writer.write(PROMPT))
        headers = server.requests[0]["headers"]
    assert headers["X-Api-Key"] == KEY
    assert caught.value.problem == "anthropic:unheard-of refuses the key."
    assert caught.value.remedy == "Check the key and what it may ask."
    assert KEY not in str(caught.value)


def test_no_address_and_no_other_key_is_taken_from_the_environment(monkeypatch):
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    monkeypatch.setenv("ANTHROPIC_AUTH_TOKEN", KEY)
    with model_server([Says("No.")]) as server, asking(server) as writer:
        assert "".join(writer.write(PROMPT)) == "No."
        assert KEY not in repr(server.requests[0]["headers"])


def test_a_missing_key_is_named(monkeypatch):
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    with pytest.raises(ModelError, match="ANTHROPIC_API_KEY is not set"):
        open_writer(Settings(model="anthropic:unheard-of"), count)


def test_a_missing_extra_is_named(monkeypatch):
    # As where it is not installed: it cannot be imported, and nothing that needs it is.
    monkeypatch.setitem(sys.modules, "anthropic", None)
    monkeypatch.delitem(sys.modules, "retrieval.anthropic_client", raising=False)
    with pytest.raises(ModelError, match=r"pip install 'citewell\[anthropic\]'"):
        open_writer(Settings(model="anthropic:unheard-of"), count)
