"""Unmodified clients of OpenAI's chat protocol, and a server on a real socket."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest
from openai import AsyncOpenAI, OpenAI

from api.keys import KeyRing
from api.server.protection import Protection
from api.server.service import Service
from api.server.workers import Workers
from ingest.library import Library
from retrieval.answers import to_json
from retrieval.conversation import Turn
from retrieval.wanted import Wanted
from tests.running_server import running
from tests.served_library import LANTERN, opened_library, service_of
from tests.sleepy_engine import SleepyEngine

FOLLOW_UP = "And the median overall survival with zorvatide?"
QUESTIONS = (
    LANTERN,
    "LANTERN trial: median overall survival with zorvatide?",
    "HARBOUR cohort: mean time to relief with plavoxin?",
    "Rate of stroke with warfarin in children?",
)


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield library


@pytest.fixture(scope="module")
def service(library: Library) -> Service:
    return service_of(library)


@pytest.fixture(scope="module")
def url(service: Service) -> Iterator[str]:
    with running(service) as url:
        yield f"{url}/v1"


@contextmanager
def _client(url: str, **more: Any) -> Iterator[OpenAI]:
    with OpenAI(base_url=url, **{"api_key": "none", "max_retries": 0, **more}) as client:
        yield client


def _user(text: str) -> Any:
    return {"role": "user", "content": text}


def _answer(reply: Any) -> Any:
    return reply.model_extra["citewell"]


def _timeless(answer: Any) -> Any:
    return {**answer, "timings_ms": {}}


def _asked(service: Service, *arguments: Any) -> Any:
    return _timeless(to_json(service.engine.ask(*arguments)))


@pytest.mark.parametrize("question", QUESTIONS)
def test_openai_gets_the_answers_of_the_engine(url: str, service: Service, question: str) -> None:
    with _client(url) as client:
        got = client.chat.completions.create(model="citewell", messages=[_user(question)])
    answer = _answer(got)
    assert _timeless(answer) == _asked(service, question)
    (choice,) = got.choices
    assert (choice.finish_reason, choice.message.role, got.model) == (
        "stop",
        "assistant",
        "citewell",
    )
    content = choice.message.content or ""
    assert content.startswith(answer["answer"])
    for each in answer["citations"]:
        assert f"- [{each['number']}] " in content.partition("References:")[2]
    for note in choice.message.annotations or ():
        cited = note.url_citation
        number = int(content[cited.start_index : cited.end_index].strip("[]"))
        document = answer["citations"][number - 1]["document"]
        assert cited.url == f"https://doi.org/{document['doi']}"
        assert cited.title == document["title"]
    numbers = {each["number"] for each in answer["citations"]}
    assert len(choice.message.annotations or ()) >= len(numbers)
    assert got.usage is not None
    assert got.usage.prompt_tokens == len(question.split())
    assert got.usage.completion_tokens == len(content.split())


@pytest.mark.parametrize("usage", [False, True])
def test_a_stream_joined_is_the_whole(url: str, usage: bool) -> None:
    asked: Any = {"model": "citewell", "messages": [_user(LANTERN)]}
    more: Any = {"stream_options": {"include_usage": True}} if usage else {}
    with _client(url) as client:
        whole = client.chat.completions.create(**asked)
        chunks = list(client.chat.completions.create(**asked, stream=True, **more))
    deltas = [each.choices[0].delta for each in chunks if each.choices]
    assert deltas[0].role == "assistant"
    assert "".join(delta.content or "" for delta in deltas) == whole.choices[0].message.content
    assert sum(bool(delta.content) for delta in deltas) > 10
    last = [each for each in chunks if each.choices][-1]
    assert last.choices[0].finish_reason == "stop"
    assert [each for each in chunks if each.model_extra] == [last]
    assert _timeless(_answer(last)) == _timeless(_answer(whole))
    noted = [note for delta in deltas for note in (delta.model_extra or {}).get("annotations", ())]
    annotations = whole.choices[0].message.annotations or ()
    assert noted == [each.model_dump() for each in annotations]
    assert noted
    counted = [each.usage for each in chunks if each.usage]
    assert counted == ([whole.usage] if usage else [])
    assert len({each.id for each in chunks}) == 1


def test_openais_own_way_of_joining_a_stream_gives_the_whole(url: str) -> None:
    asked: Any = {"model": "citewell", "messages": [_user(LANTERN)]}
    with _client(url) as client:
        whole = client.chat.completions.create(**asked).choices[0].message
        with client.chat.completions.stream(**asked) as stream:
            stream.until_done()
            joined = stream.get_final_completion().choices[0].message
    assert (joined.content, joined.annotations) == (whole.content, whole.annotations)


def test_the_stream_ends_as_the_protocol_has_it(url: str) -> None:
    body = {"model": "citewell", "messages": [_user(LANTERN)], "stream": True}
    with httpx.Client(trust_env=False) as client:
        got = client.post(f"{url}/chat/completions", json=body)
    assert got.headers["content-type"] == "text/event-stream; charset=utf-8"
    *chunks, done, rest = got.text.split("\n\n")
    assert (done, rest) == ("data: [DONE]", "")
    assert all(json.loads(each.removeprefix("data: "))["object"].endswith("chunk")
               for each in chunks)  # fmt: skip


@pytest.mark.anyio
async def test_openai_async_gets_the_same(url: str, service: Service) -> None:
    asked: Any = {"model": "citewell", "messages": [_user(LANTERN)]}
    async with AsyncOpenAI(base_url=url, api_key="none") as client:
        whole = await client.chat.completions.create(**asked)
        stream = await client.chat.completions.create(**asked, stream=True)
        pieces = [each.choices[0].delta.content or "" async for each in stream]
    assert "".join(pieces) == whole.choices[0].message.content
    assert _timeless(_answer(whole)) == _asked(service, LANTERN)


def test_a_follow_up_is_understood_after_an_earlier_reply_with_its_references(
    url: str, service: Service
) -> None:
    with _client(url) as client:
        chat = [{"role": "system", "content": "You are a pirate."}, _user(LANTERN)]
        first = client.chat.completions.create(model="citewell", messages=chat)
        said = first.choices[0].message.model_dump(exclude_none=True)
        chat += [said, _user(FOLLOW_UP)]
        second = client.chat.completions.create(model="citewell", messages=chat)
    text = service.engine.ask(LANTERN).answer
    history = (Turn("user", LANTERN), Turn("assistant", text))
    answer = _answer(second)
    assert _timeless(answer) == _asked(service, FOLLOW_UP, history)
    assert answer["standalone_question"].startswith("LANTERN trial: ")
    assert f"Note: Understood as: {answer['standalone_question']}" in str(second.choices[0].message)


@pytest.mark.parametrize("confidence", ["strict", "balanced", "eager"])
def test_a_models_name_says_how_sure_an_answer_must_be(
    url: str, service: Service, confidence: Any
) -> None:
    question = "LANTERN trial: nausea?"
    with _client(url) as client:
        name = f"citewell-{confidence}"
        got = client.chat.completions.create(model=name, messages=[_user(question)])
    expected = _asked(service, question, (), Wanted(confidence=confidence))
    assert _timeless(_answer(got)) == expected


def test_the_models_are_listed_and_described(url: str) -> None:
    with _client(url) as client:
        listed = client.models.list().data
        assert [each.id for each in listed] == [
            "citewell",
            "citewell-strict",
            "citewell-balanced",
            "citewell-eager",
        ]
        assert client.models.retrieve("citewell-strict") == listed[1]
        with pytest.raises(openai.NotFoundError) as refused:
            client.models.retrieve("gpt-9")
    assert refused.value.code == "model_not_found"


BAD: dict[str, tuple[dict[str, Any], type[openai.APIStatusError], str | None, str | None]] = {
    "model": ({"model": "gpt-9"}, openai.NotFoundError, "model_not_found", "model"),
    "no words": ({"messages": [_user("?")]}, openai.BadRequestError, "unusable_question",
                 "messages"),
    "too long": ({"messages": [_user("survival " * 400)]}, openai.BadRequestError,
                 "unusable_question", "messages"),
    "choices": ({"n": 3}, openai.BadRequestError, None, "n"),
    "body": ({"user": "x" * 2_000_000}, openai.APIStatusError, None, None),
}  # fmt: skip


@pytest.mark.parametrize(("changed", "kind", "code", "param"), BAD.values(), ids=BAD.keys())
def test_what_cannot_be_answered_is_an_error_that_the_client_reads(
    url: str,
    changed: dict[str, Any],
    kind: type[openai.APIStatusError],
    code: str | None,
    param: str | None,
) -> None:
    asked: Any = {"model": "citewell", "messages": [_user(LANTERN)], "stream": True, **changed}
    with _client(url) as client, pytest.raises(kind) as refused:
        client.chat.completions.create(**asked)
    error = refused.value
    assert (error.code, error.param, error.type) == (code, param, "invalid_request_error")
    assert error.request_id
    assert isinstance(error.body, dict)
    assert error.body["message"]


def test_a_key_is_asked_for_in_openais_way(service: Service, tmp_path: Path) -> None:
    ring = KeyRing(tmp_path)
    secret, other = ring.create("ana", ["ask"], "2/minute"), ring.create("bo", ["write"])
    asked: Any = {"model": "citewell", "messages": [_user(LANTERN)]}
    with (
        running(service, Protection(ring=ring)) as url,
        _client(f"{url}/v1", api_key=secret) as client,
        _client(f"{url}/v1", api_key="cw_wrong") as wrong,
        _client(f"{url}/v1", api_key=other) as unable,
    ):
        assert client.chat.completions.create(**asked).choices
        with pytest.raises(openai.AuthenticationError) as unknown:
            wrong.models.list()
        with pytest.raises(openai.PermissionDeniedError) as unscoped:
            unable.chat.completions.create(**asked)
        assert client.models.list().data
        with pytest.raises(openai.RateLimitError) as often:
            client.models.list()
    assert (unknown.value.type, unknown.value.code) == ("authentication_error", "invalid_api_key")
    assert unscoped.value.type == "permission_error"
    assert (often.value.type, often.value.code) == ("rate_limit_error", "rate_limit_exceeded")
    assert int(often.value.response.headers["Retry-After"]) >= 1


def test_work_stops_soon_after_the_client_leaves(library: Library) -> None:
    served = service_of(library)
    engine: Any = SleepyEngine(served.engine, 50, 0.1)
    slow = replace(served, engine=engine, asking=Workers(1, 1))
    with running(slow) as url, _client(f"{url}/v1", timeout=0.5) as client:
        with pytest.raises(openai.APITimeoutError):
            client.chat.completions.create(model="citewell", messages=[_user(LANTERN)])
        left = time.monotonic()
        slow.asking.close()
        assert time.monotonic() - left < 1
    assert 0 < len(engine.began) < 20


def test_a_busy_server_says_when_to_come_back(library: Library) -> None:
    # No thread, no place to wait for one.
    busy = replace(service_of(library), asking=Workers(1, -1))
    with (
        running(busy) as url,
        _client(f"{url}/v1") as client,
        pytest.raises(openai.InternalServerError) as refused,
    ):
        client.chat.completions.create(model="citewell", messages=[_user(LANTERN)])
    assert (refused.value.status_code, refused.value.type) == (503, "server_error")
    assert refused.value.response.headers["Retry-After"] == "1"
