"""LlamaIndex's client of OpenAI's chat protocol, and a server on a real socket."""

from collections.abc import Iterator
from typing import Any

import pytest
from llama_index.core.llms import ChatMessage, MessageRole
from llama_index.llms.openai_like import OpenAILike

from api.server.service import Service
from retrieval.answers import to_json
from tests.running_server import running
from tests.served_library import LANTERN, opened_library, service_of

CHAT = [
    ChatMessage(role=MessageRole.SYSTEM, content="Be brief."),
    ChatMessage(role=MessageRole.USER, content=LANTERN),
]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield service_of(library)


@pytest.fixture(scope="module")
def url(service: Service) -> Iterator[str]:
    with running(service) as url:
        yield f"{url}/v1"


@pytest.fixture
def llm(url: str) -> OpenAILike:
    return OpenAILike(model="citewell", api_base=url, api_key="none", is_chat_model=True)


def _answer(raw: Any) -> Any:
    return {**raw.model_extra["citewell"], "timings_ms": {}}


def test_it_chats(llm: OpenAILike, service: Service) -> None:
    got = llm.chat(CHAT)
    expected = to_json(service.engine.ask(LANTERN)) | {"timings_ms": {}}
    assert _answer(got.raw) == expected
    assert str(got.message.content).startswith(expected["answer"])


def test_it_streams_the_same(llm: OpenAILike) -> None:
    whole = llm.chat(CHAT)
    steps = list(llm.stream_chat(CHAT))
    assert len(steps) > 10
    assert steps[-1].message.content == whole.message.content
    assert _answer(steps[-1].raw) == _answer(whole.raw)


def test_it_asks_on(llm: OpenAILike) -> None:
    first = llm.chat(CHAT).message
    asked = ChatMessage(role=MessageRole.USER, content="And the median overall survival?")
    followed = llm.chat([*CHAT, first, asked])
    assert _answer(followed.raw)["standalone_question"].startswith("LANTERN trial")
