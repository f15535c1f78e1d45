"""Sentences of a language model streamed as they pass, from a real model server to real clients."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import openai
import pytest

from ingest.library import Library
from tests.scripted_model_server import Says, model_server
from tests.served_library import LANTERN, opened_library
from tests.served_model import HAZARD, INVENTED, MEDIAN, cited, renumbered, running_modelled

EVENTS = {"Accept": "text/event-stream"}
RAMBLING = "The others " + "and so on " * 2_000
"""A sentence without an end."""
Told = tuple[str, dict[str, Any]]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield library


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def _events(lines: Iterator[str]) -> Iterator[Told]:
    name = ""
    for line in lines:
        field, _, value = line.partition(": ")
        name = value if field == "event" else name
        if field == "data":
            yield name, json.loads(value)


@contextmanager
def _asked(url: str, path: str = "/v1/ask", **more: Any) -> Iterator[Iterator[Told]]:
    body = {"question": LANTERN, **more}
    with (
        httpx.Client(trust_env=False, timeout=10) as client,
        client.stream("POST", f"{url}{path}", json=body, headers=EVENTS) as got,
    ):
        assert got.status_code == 200
        yield _events(got.iter_lines())


def _joined(told: list[Told]) -> str:
    return "".join(data["text"] for name, data in told if name == "delta")


def _wait(until: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end
        time.sleep(0.01)


def _saying(*sentences: str, held: int = 0, **how: Any) -> Callable[[dict[str, Any]], Says]:
    """Say sentences with their markers; wait behind the first so many, where `until` is given."""

    def says(request: dict[str, Any]) -> Says:
        said = [cited(request, sentence) for sentence in sentences]
        # The next sentence is begun: before that none is certain to be over.
        begun = " ".join(said[:held]) + " The" if held else ""
        return Says(" ".join(said), held=begun, **how)

    return says


@pytest.mark.parametrize("name", ["ollama:tiny", "anthropic:tiny"])
def test_a_sentence_arrives_before_the_model_has_finished(library: Library, name: str) -> None:
    go_on = threading.Event()
    script = _saying(HAZARD, HAZARD.replace("0.44 (95% CI 0.31-0.62)", "0.44"), held=1, until=go_on)
    with (
        model_server(script) as model,
        running_modelled(library, model.url, model=name) as url,
        _asked(url) as events,
    ):
        told = [next(events) for _ in range(7)]
        assert model.busy == 1
        go_on.set()
        told += list(events)
    stages = [data["stage"] for name, data in told if name == "stage"]
    assert stages == ["question", "encode", "search", "evidence", "answer", "writing"]
    assert told[6] == ("delta", {"text": renumbered(HAZARD.format("[1]"))})
    assert [name for name, _ in told[7:]] == ["delta", "answer"]
    answer = told[-1][1]
    assert answer["model"] == name
    assert _joined(told) == answer["answer"]


def test_a_wrong_sentence_in_the_middle_is_in_no_piece(library: Library) -> None:
    script = _saying(HAZARD, INVENTED, MEDIAN, drip=0.002)
    with (
        model_server(script) as model,
        running_modelled(library, model.url) as url,
        _asked(url) as events,
    ):
        told = list(events)
    assert all("47" not in data["text"] for name, data in told if name == "delta")
    answer = told[-1][1]
    assert _joined(told) == answer["answer"]
    assert "0.44" in answer["answer"]
    assert "31 months" in answer["answer"]
    assert any("47 months" in warning for warning in answer["warnings"])


def test_a_reply_that_is_cut_off_ends_with_what_had_passed(library: Library) -> None:
    script = _saying(HAZARD, MEDIAN, cut=17)
    with (
        model_server(script) as model,
        running_modelled(library, model.url) as url,
        _asked(url) as events,
    ):
        told = list(events)
    answer = told[-1][1]
    assert told[-1][0] == "answer"
    assert answer["status"] == "partial"
    assert _joined(told) == answer["answer"] == HAZARD.format("[1]")


@pytest.mark.parametrize(
    "says",
    [
        Says("asdf 123 ### {}{}{} \x00 \ufffd [9]. [1]", drip=0.002),
        Says("The quotes do not report that. NOT REPORTED", drip=0.002),
        Says(raw=b"<html>"),
        Says(status=500),
        Says(HAZARD.format("[1]"), cut=3),
        Says(tool=True),
    ],
    ids=["garbage", "a remark alone", "no protocol", "a failure", "cut off at once", "a tool"],
)
def test_what_does_not_stay_is_never_sent(library: Library, says: Says) -> None:
    with (
        model_server([says]) as model,
        running_modelled(library, model.url) as url,
    ):
        with _asked(url) as events:
            told = list(events)
        with _asked(url, mode="quote") as events:
            quoted = list(events)
    assert _joined(told) == told[-1][1]["answer"] == _joined(quoted)
    assert told[-1][1]["model"] == "quote:features"


@pytest.mark.parametrize("when", ["before the first sentence", "after it"])
@pytest.mark.parametrize(("provider", "path"), [("ollama", ""), ("openai-like", "/v1")])
def test_a_client_that_leaves_stops_the_models_reply(
    library: Library, provider: str, path: str, when: str
) -> None:
    sentences = [HAZARD] if when == "after it" else []
    script = _saying(*sentences, RAMBLING, drip=0.005)
    with (
        model_server(script) as model,
        running_modelled(library, model.url + path, model=f"{provider}:tiny") as url,
    ):
        with _asked(url) as events:
            while next(events) != ("stage", {"stage": "writing"}):
                pass
            if sentences:
                assert next(events)[0] == "delta"
            _wait(lambda: model.busy == 1, 3)
        assert model.left.wait(2)


def test_a_stream_has_the_quoted_answer_before_its_deadline(library: Library) -> None:
    with (
        model_server([Says(HAZARD.format("[1]"), after=20)]) as model,
        running_modelled(library, model.url, deadline=5.0) as url,
    ):
        begun = time.monotonic()
        with _asked(url) as events:
            told = list(events)
        assert time.monotonic() - begun < 6
    name, answer = told[-1]
    assert name == "answer"
    assert answer["warnings"][0].startswith("Degraded: ollama:tiny took too long.")
    assert _joined(told) == answer["answer"]


def test_a_conversation_streams_too_and_keeps_the_answer(library: Library) -> None:
    with (
        model_server(_saying(HAZARD)) as model,
        running_modelled(library, model.url) as url,
        httpx.Client(trust_env=False) as client,
    ):
        id_ = client.post(f"{url}/v1/conversations", json={}).json()["id"]
        with _asked(url, f"/v1/conversations/{id_}/ask") as events:
            told = list(events)
        [kept] = client.get(f"{url}/v1/conversations/{id_}").json()["answers"]
    assert kept["answer"] == told[-1][1]
    assert _joined(told) == kept["answer"]["answer"] == HAZARD.format("[1]")


@contextmanager
def _chat(url: str) -> Iterator[openai.Stream[Any]]:
    with openai.OpenAI(base_url=f"{url}/v1", api_key="none", max_retries=0) as client:
        message: Any = {"role": "user", "content": LANTERN}
        yield client.chat.completions.create(model="citewell", messages=[message], stream=True)


def _text(chunk: Any) -> str:
    return chunk.choices[0].delta.content or ""


def test_openais_clients_read_a_sentence_before_the_model_has_finished(library: Library) -> None:
    go_on = threading.Event()
    script = _saying(HAZARD, INVENTED, MEDIAN, held=1, until=go_on)
    with (
        model_server(script) as model,
        running_modelled(library, model.url) as url,
        _chat(url) as stream,
    ):
        chunks = [next(stream), next(stream)]
        assert model.busy == 1
        go_on.set()
        chunks += list(stream)
    assert chunks[0].choices[0].delta.role == "assistant"
    assert _text(chunks[1]) == HAZARD.format("[1]")
    answer = chunks[-1].model_extra["citewell"]
    whole = "".join(map(_text, chunks))
    assert whole.startswith(answer["answer"])
    assert "47" not in whole.partition("Note:")[0]
    assert whole.count("References:") == 1
    assert {chunk.id for chunk in chunks} == {chunks[0].id}


def test_openais_clients_that_leave_stop_the_models_reply(library: Library) -> None:
    script = _saying(HAZARD, RAMBLING, drip=0.005)
    with model_server(script) as model, running_modelled(library, model.url) as url:
        with _chat(url) as stream:
            assert [_text(next(stream)), _text(next(stream))] == ["", HAZARD.format("[1]")]
            stream.close()
        assert model.left.wait(2)


def test_a_failure_after_the_beginning_is_told_to_openais_clients(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The model is not given up in time, so that the deadline itself passes.
    monkeypatch.setattr("retrieval.model_deadline.FOR_MODELS", 10.0)
    with (
        model_server(_saying(HAZARD, RAMBLING, drip=0.01)) as model,
        running_modelled(library, model.url, deadline=1.5) as url,
        _chat(url) as stream,
    ):
        assert [_text(next(stream)), _text(next(stream))] == ["", HAZARD.format("[1]")]
        with pytest.raises(openai.APIError, match=r"no answer within 1\.5 seconds"):
            list(stream)


def test_a_failure_after_the_beginning_is_an_event(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrieval.model_deadline.FOR_MODELS", 10.0)
    with (
        model_server(_saying(HAZARD, RAMBLING, drip=0.01)) as model,
        running_modelled(library, model.url, deadline=1.5) as url,
        _asked(url) as events,
    ):
        told = list(events)
    assert [name for name, _ in told[-2:]] == ["delta", "problem"]
    assert told[-1][1]["status"] == 504
