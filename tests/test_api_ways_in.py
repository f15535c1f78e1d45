"""The same questions by every way in: the same answer, to the last figure and citation."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from mcp import Client
from openai import OpenAI

from api.cli import run
from api.server.opening import open_service
from eval.questions.samples import read_suite
from ingest.settings import load_settings
from retrieval.answers import to_json
from retrieval.conversation import Turn
from retrieval.engine import open_engine
from tests.restored_logs import restored_logs
from tests.running_server import running

ROOT = Path(__file__).resolve().parents[1]
SUITE = read_suite(ROOT / "eval" / "suites" / "prrt.jsonl")
QUESTIONS = tuple(sample.question for sample in SUITE[::3])[:44]
CONVERSATIONS = (
    ("And overall survival?", (Turn("user", "Median PFS in the CUP-NET series?"),)),
    (
        "And the P value?",
        (Turn("user", "NETTER-1: hazard ratio for PFS?"), Turn("assistant", "0.21 [1].")),
    ),
    ("How many patients were treated?", (Turn("user", "Salvage PRRT dosimetry study, toxicity?"),)),
    ("And in the other arm?", (Turn("user", "NETTER-1: median PFS with octreotide LAR?"),)),
    ("With its confidence interval?", (Turn("user", "NETTER-1: hazard ratio for progression?"),)),
    ("And grade 3 or 4 toxicity?", (Turn("user", "Salvage octreotate 2010: response rate?"),)),
)
Told = Mapping[str, Any]
"""An answer as the contract's JSON, timings apart."""


@dataclass(frozen=True)
class Asked:
    """A question with the conversation before it."""

    question: str
    history: tuple[Turn, ...] = ()

    @property
    def turns(self) -> list[dict[str, str]]:
        return [asdict(turn) for turn in self.history]


ALL = (*map(Asked, QUESTIONS), *(Asked(*each) for each in CONVERSATIONS))


@dataclass(frozen=True)
class Asking:
    """What was answered in this process, by the command line, and where a server answers."""

    python: list[Told]
    batch: list[Told]
    url: str


def _timeless(told: Told) -> Told:
    return {name: value for name, value in told.items() if name not in ("timings_ms", "id")}


def _by_python() -> list[Told]:
    with open_engine() as engine:
        answers = [engine.ask(each.question, each.history) for each in ALL]
    return [_timeless(to_json(answer)) for answer in answers]


def _by_batch(folder: Path, *options: str) -> list[Told]:
    questions, out = folder / "questions.jsonl", folder / f"answers{len(options)}.jsonl"
    lines = [
        json.dumps({"id": number, "question": each.question, "history": each.turns})
        for number, each in enumerate(ALL)
    ]
    questions.write_text("\n".join(lines), encoding="utf-8")
    with restored_logs():
        assert run(["batch", str(questions), "--out", str(out), *options]) == 0
    return [_timeless(json.loads(line)) for line in out.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    folder = tmp_path_factory.mktemp("ways")
    with pytest.MonkeyPatch.context() as patched, restored_logs():
        patched.setenv("CITEWELL_LIBRARY", str(folder / "library"))
        patched.setenv("NO_PROXY", "127.0.0.1")
        # It would take most of the time, and knows nothing of the ways in.
        patched.setenv("CITEWELL_RANKER", "false")
        assert run(["add", str(ROOT / "corpus")]) == 0
        python, batch = _by_python(), _by_batch(folder)
        with open_service(load_settings()) as service, running(service) as url:
            yield Asking(python, batch, url)


def _http(url: str) -> list[Told]:
    with _client(url) as client:
        answers = [client.post("/v1/ask", json=_body(each)).json() for each in ALL]
    return list(map(_timeless, answers))


def _events(url: str) -> list[Told]:
    with _client(url) as client:
        return [_of_events(client, each) for each in ALL]


def _of_events(client: httpx.Client, asked: Asked) -> Told:
    headers = {"Accept": "text/event-stream"}
    pieces, name, answer = "", "", {}
    with client.stream("POST", "/v1/ask", json=_body(asked), headers=headers) as response:
        for line in response.iter_lines():
            field, _, value = line.partition(": ")
            name = value if field == "event" else name
            if field == "data" and name == "delta":
                pieces += json.loads(value)["text"]
            if field == "data" and name == "answer":
                answer = json.loads(value)
    assert pieces == answer["answer"]
    return _timeless(answer)


def _openai(url: str) -> list[Told]:
    client = OpenAI(base_url=f"{url}/v1", api_key="none")
    answers = []
    for each in ALL:
        messages: Any = [*each.turns, {"role": "user", "content": each.question}]
        completion = client.chat.completions.create(model="citewell", messages=messages)
        answers.append(_timeless((completion.model_extra or {})["citewell"]))
    return answers


def _openai_stream(url: str) -> list[Told]:
    client = OpenAI(base_url=f"{url}/v1", api_key="none")
    answers = []
    for each in ALL:
        messages: Any = [*each.turns, {"role": "user", "content": each.question}]
        stream = client.chat.completions.create(model="citewell", messages=messages, stream=True)
        extras = [chunk.model_extra or {} for chunk in stream]
        answers.append(_timeless(next(each["citewell"] for each in extras if "citewell" in each)))
    return answers


def _mcp(url: str) -> list[Told]:
    async def ask() -> list[Told]:
        async with Client(f"{url}/mcp") as client:
            results = [await client.call_tool("ask", _body(each)) for each in ALL]
        return [_timeless(result.structured_content or {}) for result in results]

    return anyio.run(ask)


def _body(asked: Asked) -> dict[str, Any]:
    return {"question": asked.question, "history": asked.turns}


def _client(url: str) -> httpx.Client:
    return httpx.Client(base_url=url, timeout=60, trust_env=False)


WAYS: dict[str, Callable[[str], list[Told]]] = {
    "HTTP": _http,
    "events": _events,
    "OpenAI": _openai,
    "OpenAI in pieces": _openai_stream,
    "MCP": _mcp,
}


@pytest.mark.encoder
def test_the_questions_are_fifty_and_of_every_kind(asking: Asking) -> None:
    assert len({(each.question, each.history) for each in ALL}) == 50
    assert {told["status"] for told in asking.python} >= {"answered", "not_reported"}
    assert sum(len(told["figures"]) for told in asking.python) > 20
    assert sum(len(told["citations"]) for told in asking.python) > 50
    assert {told["standalone_question"] for told in asking.python[-6:]}.isdisjoint(
        each.question for each in ALL[-6:]
    )


@pytest.mark.encoder
def test_a_batch_here_answers_as_python_does(asking: Asking) -> None:
    assert asking.batch == asking.python


@pytest.mark.encoder
@pytest.mark.parametrize("way", WAYS)
def test_a_server_answers_as_python_does(way: str, asking: Asking) -> None:
    assert WAYS[way](asking.url) == asking.python


@pytest.mark.encoder
def test_a_batch_by_a_server_answers_as_python_does(asking: Asking, tmp_path: Path) -> None:
    assert _by_batch(tmp_path, "--server", asking.url) == asking.python


@pytest.mark.encoder
def test_the_command_line_against_a_server_answers_as_python_does(
    asking: Asking, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = [number for number, each in enumerate(ALL) if not each.history]
    answers = []
    with restored_logs():
        for number in alone:
            assert run(["ask", ALL[number].question, "--json", "--server", asking.url]) == 0
            answers.append(_timeless(json.loads(capsys.readouterr().out)))
    assert answers == [asking.python[number] for number in alone]
