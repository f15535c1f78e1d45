"""The command line's client told an answer as a server's language model writes it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from api.remote.asking import followed_answer
from api.remote.refusals import ServerError
from api.remote.server import open_server
from eval.running.http_connection import Patience
from ingest.library import Library
from ingest.settings import Settings
from retrieval.answer_reading import answer_from_json
from retrieval.answers import to_json
from retrieval.errors import QuestionError
from retrieval.stages import Said, Step
from tests.contract_answers import ANSWER
from tests.scripted_model_server import Says, model_server
from tests.scripted_server import Said as Reply
from tests.scripted_server import scripted
from tests.served_library import LANTERN, opened_library
from tests.served_model import HAZARD, MEDIAN, cited, running_modelled

URL = "http://there/v1/ask"
HASTY = Patience(seconds=20.0, tries=2, first_pause=0.01)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened_library(tmp_path_factory.mktemp("served")) as opened:
        yield opened


def _text(steps: list[Step]) -> str:
    return "".join(step.text for step in steps if isinstance(step, Said))


def _event(name: str, data: object) -> list[str]:
    return [f"event: {name}", f"data: {json.dumps(data)}", ""]


def test_the_text_comes_sentence_by_sentence_and_is_the_answers(library: Library) -> None:
    def says(request: dict[str, Any]) -> Says:
        return Says(" ".join(cited(request, each) for each in (HAZARD, MEDIAN)))

    steps: list[Step] = []
    with (
        model_server(says) as model,
        running_modelled(library, model.url) as url,
        open_server(Settings(server=url), HASTY) as server,
    ):
        answer = server.ask(LANTERN, watch=steps.append)
    assert answer.model == "ollama:tiny"
    assert _text(steps) == answer.answer
    assert len(steps) == 2


def test_what_a_server_refuses_is_told_as_ever(library: Library) -> None:
    with (
        model_server([Says("")]) as model,
        running_modelled(library, model.url) as url,
        open_server(Settings(server=url), HASTY) as server,
        pytest.raises(QuestionError, match="no words"),
    ):
        server.ask("?", watch=list[Step]().append)


def test_an_answer_is_asked_for_again_where_its_stream_breaks_off() -> None:
    whole = json.dumps(to_json(ANSWER)).encode()
    cut = "\n".join(_event("delta", {"text": "The hazard "})).encode()
    steps: list[Step] = []
    with (
        scripted(ask=[Reply(body=cut), Reply(body=whole)]) as said,
        open_server(Settings(server=said.url), HASTY) as server,
    ):
        assert to_json(server.ask(LANTERN, watch=steps.append)) == to_json(ANSWER)
        asked = [each for each in said.asked if each.path == "/v1/ask"]
    assert [each.headers["Accept"] for each in asked] == ["text/event-stream", "application/json"]
    assert asked[0].body == asked[1].body


def test_a_failure_on_the_way_is_told() -> None:
    problem = {"status": 504, "detail": "There was no answer within 30 seconds."}
    lines = [": still here", "", *_event("delta", {"text": "The "}), *_event("problem", problem)]
    with pytest.raises(ServerError, match=r"says 504: There was no answer"):
        followed_answer(lines, URL, list[Step]().append)


@pytest.mark.parametrize("data", ["{", "[]", "null", "7", '"x"'])
def test_what_is_no_event_is_said(data: str) -> None:
    with pytest.raises(ServerError, match="no JSON object"):
        followed_answer(["event: delta", f"data: {data}", ""], URL, list[Step]().append)


def test_an_event_that_is_cut_short_is_none() -> None:
    lines = _event("answer", to_json(ANSWER))
    assert followed_answer(lines[:-1], URL, list[Step]().append) is None
    assert followed_answer(lines, URL, list[Step]().append) == answer_from_json(to_json(ANSWER))
