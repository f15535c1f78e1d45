"""Citewell in LlamaIndex: retriever, query engine, and a tool that a real agent calls."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from llama_index.core.agent.workflow import AgentStream, FunctionAgent, ToolCallResult
from llama_index.core.base.llms.types import ChatMessage, MessageRole, ToolCallBlock
from llama_index.core.llms.mock import MockFunctionCallingLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.response_synthesizers import get_response_synthesizer
from llama_index.core.schema import NodeWithScore, TextNode

from ingest.settings import Settings
from retrieval.answers import to_json
from retrieval.engine import Engine
from retrieval.errors import QuestionError
from retrieval.llama import CitewellQueryEngine, CitewellRetriever, ask_tool
from retrieval.wanted import Filters, Wanted
from tests.served_library import LANTERN, opened_library
from tests.tiny_encoder import TinyEncoder

# What LlamaIndex's workflows do to an agent when they make one.
pytestmark = pytest.mark.filterwarnings(
    "ignore:(The `__fields|Accessing the 'model_):pydantic.warnings.PydanticDeprecationWarning"
)

HARBOUR = "HARBOUR cohort: how many sailors stopped vomiting with plavoxin?"


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    with opened_library(tmp_path_factory.mktemp("llama")) as library:
        yield library


@pytest.fixture(scope="module")
def engine(library):
    return Engine(library, TinyEncoder(), Settings(confidence="eager"))


@pytest.fixture
def anyio_backend():
    return "asyncio"


def node_of(found: NodeWithScore) -> TextNode:
    assert isinstance(found.node, TextNode)
    return found.node


def without_timings(answer: dict[str, Any] | None) -> dict[str, Any]:
    assert answer is not None
    return {**answer, "timings_ms": {}}


def test_nodes_are_the_passages_of_a_search(engine, library):
    nodes = CitewellRetriever(engine, limit=2).retrieve("nausea with zorvatide")
    found = engine.search("nausea with zorvatide", 2)
    assert [each.score for each in nodes] == [each.score for each in found]
    for node, passage in zip(map(node_of, nodes), found, strict=True):
        text = library.document(node.ref_doc_id).document.text
        assert text[node.start_char_idx : node.end_char_idx] == node.text == passage.text
        assert node.metadata["title"] == passage.document.title
        assert node.metadata["doi"] == passage.document.doi
        assert node.metadata["authors"] == ", ".join(passage.document.authors)
    again = CitewellRetriever(engine, limit=2).retrieve("nausea with zorvatide")
    assert [each.node_id for each in again] == [each.node_id for each in nodes]


def test_a_retriever_looks_in_the_documents_wanted(engine):
    only = Filters(to_year=2020)
    nodes = CitewellRetriever(engine, only=only).retrieve("nausea with zorvatide")
    assert {each.metadata["year"] for each in nodes} == {2019}


@pytest.mark.anyio
async def test_an_answer_is_a_response_with_the_whole_answer(engine, library):
    asked = CitewellQueryEngine(engine=engine)
    response, awaited = asked.query(LANTERN), await asked.aquery(LANTERN)
    expected = engine.ask(LANTERN)
    assert str(response) == str(awaited) == expected.answer
    assert expected.answer.startswith("Hazard ratio for progression-free survival: 0.44")
    assert without_timings(response.metadata) == without_timings(to_json(expected))
    node, citation = node_of(response.source_nodes[0]), expected.citations[0]
    assert node.metadata["citation"] == 1
    text = library.document(node.ref_doc_id).document.text
    assert text[node.start_char_idx : node.end_char_idx] == citation.quote == node.text


def test_a_query_engine_answers_as_wanted(engine):
    asked = CitewellQueryEngine(engine=engine, wanted=Wanted(Filters(to_year=2020)))
    response = asked.query(LANTERN)
    assert without_timings(response.metadata)["status"] in {"no_evidence", "not_reported"}
    assert "0.44" not in str(response)


@pytest.mark.anyio
async def test_what_cannot_be_asked_is_an_error(engine):
    with pytest.raises(QuestionError):
        CitewellQueryEngine(engine=engine).query("?")
    with pytest.raises(QuestionError):
        await CitewellRetriever(engine).aretrieve("?")


def test_llama_indexs_own_query_engine_takes_the_retriever(engine):
    # This model repeats its prompt.
    synthesizer = get_response_synthesizer(llm=MockFunctionCallingLLM(is_chat_model=True))
    response = RetrieverQueryEngine(CitewellRetriever(engine, limit=1), synthesizer).query(LANTERN)
    (node,) = response.source_nodes
    assert "0.44 (95% CI 0.31-0.62)" in node.text
    prompt = str(response)
    assert node.text in prompt
    assert f"title: {node.metadata['title']}" in prompt
    assert "lantern.md" not in prompt


Reply = Callable[[Sequence[ChatMessage]], ChatMessage]


class Scripted:
    """A language model's part: its replies in turn, and what it was told before each."""

    def __init__(self, *replies: ChatMessage | Reply) -> None:
        self._replies = list(replies)
        self.told: list[list[ChatMessage]] = []

    def __call__(self, messages: Sequence[ChatMessage], **_: object) -> ChatMessage:
        self.told.append(list(messages))
        reply = self._replies.pop(0)
        return reply if isinstance(reply, ChatMessage) else reply(messages)

    def read(self, turn: int) -> str:
        return self.told[turn][-1].content or ""


def calls(**arguments: object) -> ChatMessage:
    block = ToolCallBlock(
        tool_call_id=f"call-{len(arguments)}", tool_name="ask_citewell", tool_kwargs=arguments
    )
    return ChatMessage(role=MessageRole.ASSISTANT, blocks=[block])


def repeats_what_it_read(messages: Sequence[ChatMessage]) -> ChatMessage:
    read = messages[-1].content or ""
    return ChatMessage(role=MessageRole.ASSISTANT, content=read.split("\n")[0])


async def run(engine: Engine, script: Scripted, question: str) -> tuple[Any, list[Any]]:
    model = MockFunctionCallingLLM(response_generator=script, is_chat_model=True)
    agent = FunctionAgent(tools=[ask_tool(engine)], llm=model, system_prompt="Use the library.")
    handler = agent.run(question)
    events = [event async for event in handler.stream_events()]
    return await handler, events


@pytest.mark.anyio
async def test_an_agent_asks_and_repeats_the_answer(engine):
    script = Scripted(calls(question=LANTERN), repeats_what_it_read)
    output, events = await run(engine, script, "How well did zorvatide work?")
    assert str(output) == engine.ask(LANTERN).answer
    (result,) = [event for event in events if isinstance(event, ToolCallResult)]
    assert not result.tool_output.is_error
    assert without_timings(result.tool_output.raw_output.metadata) == without_timings(
        to_json(engine.ask(LANTERN))
    )
    read = script.read(1)
    assert "Status: answered" in read
    assert "https://doi.org/10.1000/lantern.1" in read
    assert "“Progression-free survival: hazard ratio 0.44 (95% CI 0.31-0.62)" in read
    assert any(isinstance(event, AgentStream) for event in events)


@pytest.mark.anyio
async def test_an_agent_limits_the_documents(engine):
    script = Scripted(
        calls(question=HARBOUR, from_year=2000, to_year=2019, documents=["10.1000/harbour.2"]),
        repeats_what_it_read,
    )
    output, _ = await run(engine, script, "And the sailors?")
    assert "61%" in str(output)
    assert "[1]" in str(output)


@pytest.mark.anyio
async def test_an_agent_is_told_what_it_got_wrong(engine):
    script = Scripted(
        calls(question=HARBOUR, documents=["PMC404"]),
        calls(question=HARBOUR),
        repeats_what_it_read,
    )
    output, _ = await run(engine, script, "And the sailors?")
    assert "No document of the library answers to 'PMC404'." in script.read(1)
    assert "61%" in str(output)


def test_a_model_is_told_of_every_argument(engine):
    parameters = ask_tool(engine).metadata.get_parameters_dict()
    assert list(parameters["properties"]) == ["question", "from_year", "to_year", "documents"]
    assert parameters["required"] == ["question"]
    assert all(each["description"] for each in parameters["properties"].values())


def test_the_command_line_starts_without_llama_index():
    seen = "import sys, api.cli, retrieval.engine; print('llama_index.core' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
