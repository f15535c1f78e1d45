"""Language models asked over HTTP: streams, failures, retries, deadlines, counts, kept replies."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from time import monotonic
from typing import Any

import pytest

from ingest.settings import Settings
from retrieval.answers import Usage
from retrieval.errors import ModelError
from retrieval.model_deadline import ending_at
from retrieval.models import open_model
from retrieval.prompts import Prompt
from retrieval.writers import Reply, Writer, open_writer
from tests.scripted_model_server import ModelServer, Says, model_server

PROMPT = Prompt("Answer from the quotes.", "What was the hazard ratio?")
OPENED: list[Writer] = []
PROVIDERS = ("openai-like", "ollama", "anthropic")


def count(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def used(reply: Reply) -> Usage:
    assert reply.usage is not None
    return reply.usage


@pytest.fixture(autouse=True)
def opened():
    """Close every writer that a test opens."""
    OPENED.clear()
    yield
    for writer in OPENED:
        writer.close()


def writer_of(server: ModelServer, provider: str, **settings: Any) -> Writer:
    path = "/v1" if provider == "openai-like" else ""
    settings = {"model": f"{provider}:tiny", "model_url": server.url + path} | settings
    OPENED.append(Writer(open_model(Settings(**settings)), Settings(**settings), count))
    return OPENED[-1]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_text_comes_in_pieces_and_tokens_are_counted_and_priced(provider):
    with model_server([Says("The hazard ratio was 0.31 [1].")]) as server:
        writer = writer_of(server, provider, model_price_read=2.0, model_price_written=10.0)
        reply = writer.write(PROMPT)
        pieces = list(reply)
    assert "".join(pieces) == "The hazard ratio was 0.31 [1]."
    assert len([piece for piece in pieces if piece]) > 2
    assert (used(reply).read, used(reply).written, used(reply).counted) == (1000, 50, True)
    assert used(reply).cost == pytest.approx(0.0025)
    assert writer.name == f"{provider}:tiny"


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_model_is_told_instructions_and_request_at_temperature_0(provider):
    with model_server([Says("No.")]) as server:
        list(writer_of(server, provider, model_tokens=77).write(PROMPT))
        request = server.requests[0]
    told = {each["role"]: each["content"] for each in request["messages"]}
    assert told == {"system": PROMPT.instructions, "user": PROMPT.request}
    options = request["options"] if provider == "ollama" else request
    assert options["temperature"] == 0
    assert 77 in (options.get("max_tokens"), options.get("num_predict"))


@pytest.mark.parametrize("provider", PROVIDERS)
def test_tokens_are_estimated_where_the_server_does_not_tell(provider):
    with model_server([Says("one two three", usage=False)]) as server:
        reply = writer_of(server, provider).write(PROMPT)
        list(reply)
    assert (used(reply).read, used(reply).written, used(reply).counted) == (9, 3, False)


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("status", [429, 500, 503, 529])
def test_a_busy_or_failing_server_is_asked_again(provider, status):
    busy = Says(status=status, headers={"Retry-After": "0"})
    with model_server([busy, busy, Says("Now.")]) as server:
        assert "".join(writer_of(server, provider, model_retries=2).write(PROMPT)) == "Now."
        assert len(server.requests) == 3


@pytest.mark.parametrize("provider", PROVIDERS)
def test_it_is_not_asked_more_often_than_set(provider):
    with model_server([Says(status=429, headers={"Retry-After": "0"})]) as server:
        with pytest.raises(ModelError, match="too many requests"):
            list(writer_of(server, provider, model_retries=1).write(PROMPT))
        assert len(server.requests) == 2


def test_it_is_not_asked_again_when_the_pause_outlasts_the_deadline():
    with model_server([Says(status=429, headers={"Retry-After": "60"})]) as server:
        begun = monotonic()
        with pytest.raises(ModelError, match="too many requests"):
            list(writer_of(server, "openai-like", model_seconds=2).write(PROMPT))
        assert monotonic() - begun < 1
        assert len(server.requests) == 1


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "refuses the key"), (404, "is not there"), (400, "refuses the requ")],
)
def test_what_cannot_pass_is_not_asked_again(provider, status, words):
    with model_server([Says(status=status)]) as server:
        with pytest.raises(ModelError, match=words):
            list(writer_of(server, provider).write(PROMPT))
        assert len(server.requests) == 1


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_slow_server_is_given_up_in_time(provider):
    with model_server([Says("Late.", after=1.5)]) as server:
        begun = monotonic()
        with pytest.raises(ModelError, match="took too long"):
            list(writer_of(server, provider, model_seconds=0.4).write(PROMPT))
        assert monotonic() - begun < 1.2


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_dripping_reply_ends_with_the_deadline(provider):
    with model_server([Says("word " * 200, drip=0.1)]) as server:
        begun = monotonic()
        with pytest.raises(ModelError, match="took too long"):
            list(writer_of(server, provider, model_seconds=0.6).write(PROMPT))
        assert monotonic() - begun < 10


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_reply_that_breaks_off_says_so_after_what_came(provider):
    with model_server([Says("First sentence. Second one.", cut=3)]) as server:
        got: list[str] = []
        with pytest.raises(ModelError, match="broke off"):
            got.extend(writer_of(server, provider, model_retries=2).write(PROMPT))
        assert len(server.requests) == 1
    came = "".join(got)
    assert came
    assert "First sentence. Second one.".startswith(came)


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("raw", [b"<html>hello</html>", b"", b"\xff\xfe\x00", b"[1, 2]", b"null"])
def test_garbage_is_a_failure_or_no_text(provider, raw):
    with model_server([Says(raw=raw)]) as server:
        try:
            text = "".join(writer_of(server, provider, model_retries=0).write(PROMPT))
        except ModelError:
            text = ""
    assert text == ""


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_tool_call_is_noticed(provider):
    with model_server([Says("", tool=True)]) as server:
        reply = writer_of(server, provider).write(PROMPT)
        assert "".join(reply) == ""
    assert reply.tool


@pytest.mark.parametrize("provider", PROVIDERS)
def test_nobody_there(provider):
    with model_server([Says("Gone.")]) as server:
        writer = writer_of(server, provider, model_retries=0)
    with pytest.raises(ModelError, match="cannot be reached"):
        list(writer.write(PROMPT))


def test_no_more_at_once_than_set():
    with model_server([Says("Slowly said.", after=0.1)]) as server:
        writer = writer_of(server, "ollama", model_at_once=2)
        with ThreadPoolExecutor(6) as pool:
            texts = list(pool.map(lambda _: "".join(writer.write(PROMPT)), range(6)))
        assert server.most_at_once == 2
    assert texts == ["Slowly said."] * 6


def test_who_waits_too_long_for_a_place_is_told():
    with model_server([Says("Slow.", after=0.8)]) as server:
        writer = writer_of(server, "ollama", model_at_once=1, model_seconds=1)
        with ThreadPoolExecutor(2) as pool:
            first = pool.submit(lambda: "".join(writer.write(PROMPT)))
            second = pool.submit(lambda: "".join(writer.write(PROMPT)))
            outcomes = [type(each.exception()) for each in (first, second)]
    assert sorted(map(str, outcomes)) == sorted(map(str, (type(None), ModelError)))


def test_a_kept_reply_is_not_asked_for_again(tmp_path):
    with model_server([Says("Kept."), Says("Another.")]) as server:
        settings = {"model_replies": tmp_path / "replies", "model_price_read": 5.0}
        first = writer_of(server, "ollama", **settings).write(PROMPT)
        assert "".join(first) == "Kept."
        again = writer_of(server, "ollama", **settings).write(PROMPT)
        assert "".join(again) == "Kept."
        assert (used(again).kept, used(again).cost, used(again).read) == (True, 0, 1000)
        other = writer_of(server, "ollama", **settings).write(Prompt("Else.", PROMPT.request))
        assert "".join(other) == "Another."
        assert len(server.requests) == 2


def test_a_reply_that_broke_off_is_not_kept(tmp_path):
    with model_server([Says("Half of it.", cut=2), Says("Whole.")]) as server:
        writer = writer_of(server, "ollama", model_replies=tmp_path, model_retries=0)
        with pytest.raises(ModelError):
            list(writer.write(PROMPT))
        assert "".join(writer.write(PROMPT)) == "Whole."


def test_a_model_that_does_not_stop_is_cut_off():
    with model_server([Says("word " * 15_000, pieces=5_000)]) as server:
        reply = writer_of(server, "ollama").write(PROMPT)
        with pytest.raises(ModelError, match="did not stop"):
            list(reply)


def test_no_model_set_is_no_writer():
    assert open_writer(Settings(), count) is None


def test_a_missing_key_is_named(monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelError, match="OPENAI_API_KEY is not set"):
        open_writer(Settings(model="openai-like:big"), count)


@pytest.mark.parametrize("key", ["sk-very-secret", "AIzaSecret0123", "secret", "SECRET0123", "a=b"])
def test_a_key_given_as_the_name_of_its_variable_is_not_shown(key):
    settings = Settings(model="openai-like:big", model_key_variable=key)
    with pytest.raises(ModelError) as caught:
        open_writer(settings, count)
    assert "model_key_variable names is not set" in str(caught.value)
    assert key.casefold() not in str(caught.value).casefold()


def test_a_missing_key_is_named_by_a_variable_of_ones_own():
    with pytest.raises(ModelError, match="MY_OWN_KEY is not set"):
        open_writer(Settings(model="openai-like:big", model_key_variable="MY_OWN_KEY"), count)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_reply_that_is_closed_is_broken_off(provider):
    with model_server([Says("word " * 5_000, drip=0.002)]) as server:
        with closing(writer_of(server, provider).write(PROMPT)) as reply:
            next(iter(reply))
        assert server.left.wait(3)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_what_is_asked_of_it_ends_with_the_whole_question(provider):
    with (
        model_server([Says("Late.", after=9)]) as server,
        ending_at(monotonic() + 0.5),
        ending_at(monotonic() + 50),
        pytest.raises(ModelError, match="took too long"),
    ):
        list(writer_of(server, provider).write(PROMPT))


def test_a_reply_may_be_given_less_time_than_the_settings_allow():
    with (
        model_server([Says("Late.", after=9)]) as server,
        pytest.raises(ModelError, match="took too long"),
    ):
        list(writer_of(server, "ollama").write(PROMPT, 0.3))


def test_the_key_is_sent_and_never_shown(monkeypatch):
    monkeypatch.setenv("MY_KEY", "sk-very-secret")
    with model_server([Says(status=401)]) as server:
        writer = writer_of(server, "openai-like", model_key_variable="MY_KEY")
        with pytest.raises(ModelError) as caught:
            list(writer.write(PROMPT))
        assert server.requests[0]["headers"]["Authorization"] == "Bearer sk-very-secret"
    assert "secret" not in str(caught.value)
