"""The server that assistants talk to, by the protocol's own client in this process."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError
from mcp_types import CallToolResult

from api.mcp.server import build_server
from api.server.service import Service
from api.server.workers import Workers
from ingest.errors import StorageError
from ingest.library import Library
from retrieval.answers import to_json
from retrieval.conversation import Turn
from retrieval.wanted import Filters, Wanted
from tests.served_library import LANTERN, opened_library, service_of
from tests.sleepy_engine import SleepyEngine

LANTERN_ID = "pmid-90000001"
TEXT = "citewell://documents/"


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened_library(tmp_path_factory.mktemp("served")) as library:
        yield library


@pytest.fixture(scope="module")
def service(library: Library) -> Service:
    return service_of(library)


@asynccontextmanager
async def _assistant(service: Service, **more: Any) -> AsyncIterator[Client]:
    async with Client(build_server(service, **more)) as client:
        yield client


async def _called(service: Service, tool: str, **arguments: Any) -> CallToolResult:
    async with _assistant(service) as client:
        return await client.call_tool(tool, arguments)


def _text(result: CallToolResult) -> str:
    (content,) = result.content
    assert content.type == "text"
    return content.text


def _given(result: CallToolResult) -> dict[str, Any]:
    assert not result.is_error, _text(result)
    assert isinstance(result.structured_content, dict)
    return result.structured_content


@pytest.mark.anyio
async def test_the_tools_say_what_they_take_and_give(service: Service) -> None:
    async with _assistant(service) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
    assert list(tools) == ["ask", "search", "get_document", "list_documents", "find_figures"]
    for tool in tools.values():
        assert tool.title
        assert tool.description
        assert "\n  " not in tool.description
        assert tool.output_schema is not None
        assert tool.input_schema["additionalProperties"] is False
        assert all(field["description"] for field in tool.input_schema["properties"].values())
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        assert tool.annotations.destructive_hint is False
    assert tools["ask"].input_schema["required"] == ["question"]
    assert "quote" in tools["ask"].output_schema["$defs"]["Citation"]["properties"]  # type: ignore[index]


@pytest.mark.anyio
async def test_an_answer_is_the_engines_with_quotes_to_read(service: Service) -> None:
    got = await _called(service, "ask", question=LANTERN)
    answer = service.engine.ask(LANTERN)
    assert {**_given(got), "timings_ms": {}} == to_json(replace(answer, timings_ms={}))
    text = _text(got)
    assert text.startswith(answer.answer)
    for each in answer.citations:
        assert f"“{each.quote}”" in text
    assert "https://doi.org/10.1000/lantern.1" in text


@pytest.mark.anyio
async def test_a_question_comes_with_all_that_http_takes(service: Service) -> None:
    got = await _called(
        service,
        "ask",
        question="And its nausea?",
        history=[{"role": "user", "content": LANTERN}],
        filters={"from_year": 2020, "documents": ["10.1000/lantern.1"]},
        k=1,
        confidence="strict",
        mode="quote",
    )
    only = Filters(from_year=2020, documents=("10.1000/lantern.1",))
    wanted = Wanted(only, 1, "strict")
    expected = service.engine.ask("And its nausea?", (Turn("user", LANTERN),), wanted)
    assert {**_given(got), "timings_ms": {}} == to_json(replace(expected, timings_ms={}))


@pytest.mark.anyio
async def test_an_abstention_is_a_result(service: Service) -> None:
    got = await _called(service, "ask", question="Rate of stroke with warfarin in children?")
    assert _given(got)["status"] == "no_evidence"


@pytest.mark.anyio
async def test_a_search_gives_verbatim_passages(service: Service, library: Library) -> None:
    got = await _called(service, "search", query="nausea with zorvatide", limit=1)
    (passage,) = _given(got)["passages"]
    text = library.document(passage["document"]["id"]).document.text
    assert text[passage["start"] : passage["end"]] == passage["text"]
    only = await _called(
        service, "search", query="nausea with zorvatide", filters={"to_year": 2019}
    )
    found = {each["document"]["doi"] for each in _given(only)["passages"]}
    assert found == {"10.1000/harbour.2"}


@pytest.mark.anyio
async def test_a_document_is_read_in_parts(service: Service, library: Library) -> None:
    text = library.document(LANTERN_ID).document.text
    read = ""
    start: int | None = 0
    while start is not None:
        got = await _called(
            service, "get_document", name="10.1000/LANTERN.1", start=start, length=100
        )
        part = _given(got)
        assert (part["start"], part["end"]) == (start, start + len(part["text"]))
        read, start = read + part["text"], part["next"]
    assert read == text
    assert part["document"]["id"] == LANTERN_ID
    assert part["document"]["counts"] == {"characters": len(text), "passages": 1, "figures": 3}
    beyond = _given(await _called(service, "get_document", name=LANTERN_ID, start=10**9))
    assert (beyond["text"], beyond["start"], beyond["next"]) == ("", len(text), None)


@pytest.mark.anyio
async def test_documents_are_listed_a_page_at_a_time(service: Service) -> None:
    first = _given(await _called(service, "list_documents", limit=1))
    second = _given(await _called(service, "list_documents", limit=1, offset=first["next"]))
    assert [each["documents"][0]["year"] for each in (first, second)] == [2021, 2019]
    assert (first["total"], first["next"], second["next"]) == (2, 1, None)
    recent = _given(await _called(service, "list_documents", from_year=2020))
    assert [each["id"] for each in recent["documents"]] == [LANTERN_ID]


@pytest.mark.anyio
async def test_figures_are_found_by_what_they_mean(service: Service) -> None:
    got = _given(await _called(service, "find_figures", measure="HR", document="lantern.md"))
    (figure,) = got["figures"]
    assert (figure["value"], figure["endpoint"]) == (0.44, "progression-free survival")
    assert (got["total"], got["documents"], got["next"]) == (1, 1, None)
    both = {"from_year": 2019, "to_year": 2019}
    early = _given(await _called(service, "find_figures", **both, limit=1))
    assert early["figures"][0]["document"]["year"] == 2019
    assert early["next"] == 1


FAILING: dict[str, tuple[str, dict[str, Any], str]] = {
    "no words": ("ask", {"question": "?"}, "holds no words"),
    "nothing": ("ask", {}, "question"),
    "a misspelt condition": ("ask", {"question": LANTERN, "year_from": 2020}, "year_from"),
    "a misspelt filter": (
        "ask",
        {"question": LANTERN, "filters": {"form_year": 2020}},
        "form_year",
    ),
    "years": (
        "search",
        {"query": "x", "filters": {"from_year": 2020, "to_year": 2019}},
        "Give the earlier year first",
    ),
    "too many": ("search", {"query": "x", "limit": 101}, "less than or equal to 100"),
    "a document": ("get_document", {"name": "nope"}, "answers to 'nope'"),
    "a measure": ("find_figures", {"measure": "hazzard"}, "Perhaps you mean hazard ratio"),
    "a tool": ("answer", {}, "Unknown tool"),
}


@pytest.mark.anyio
@pytest.mark.parametrize(("tool", "arguments", "problem"), FAILING.values(), ids=FAILING.keys())
async def test_what_fails_is_said_in_words_to_act_upon(
    service: Service, tool: str, arguments: dict[str, Any], problem: str
) -> None:
    got = await _called(service, tool, **arguments)
    assert got.is_error
    assert problem in _text(got)


class _Broken:
    """Stands in for an engine whose library has gone."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def search(self, *_: object) -> None:
        raise self._error


@pytest.mark.anyio
@pytest.mark.parametrize(
    "error", [StorageError("/srv/secret is gone.", "Restore /srv/secret."), OSError("/srv/secret")]
)
async def test_what_the_servers_disk_says_stays_in_its_log(
    service: Service, error: Exception
) -> None:
    broken: Any = _Broken(error)
    got = await _called(replace(service, engine=broken), "search", query="nausea")
    assert got.is_error
    assert "secret" not in _text(got)


@pytest.mark.anyio
async def test_a_call_that_takes_too_long_is_given_up(service: Service) -> None:
    engine: Any = SleepyEngine(service.engine, 5, 0.2)
    slow = replace(service, engine=engine, asking=Workers(1, 1))
    async with _assistant(slow, seconds=0.1) as client:
        got = await client.call_tool("ask", {"question": LANTERN})
    assert "no answer within 0.1 seconds" in _text(got)
    slow.asking.close()
    assert engine.began == ["stage 0"]


@pytest.mark.anyio
@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_documents_are_resources(service: Service, library: Library, mode: str) -> None:
    async with Client(build_server(service), mode=mode) as client:
        listed = await client.list_resources()
        assert [(each.name, each.uri) for each in listed.resources] == [
            (LANTERN_ID, f"{TEXT}{LANTERN_ID}"),
            ("10.1000-harbour.2", f"{TEXT}10.1000-harbour.2"),
        ]
        assert listed.resources[0].title == "The LANTERN trial of zorvatide"
        assert listed.resources[0].description == "Journal of Invented Medicine 2021"
        assert listed.next_cursor is None
        (content,) = (await client.read_resource(listed.resources[0].uri)).contents
        assert getattr(content, "text", "") == library.document(LANTERN_ID).document.text
        (template,) = (await client.list_resource_templates()).resource_templates
        assert template.uri_template == f"{TEXT}{{id}}"


@pytest.mark.anyio
async def test_resources_are_listed_a_page_at_a_time(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.mcp.resources.PAGE", 1)
    async with _assistant(service) as client:
        first = await client.list_resources()
        second = await client.list_resources(cursor=first.next_cursor)
    names = [each.name for page in (first, second) for each in page.resources]
    assert names == [LANTERN_ID, "10.1000-harbour.2"]
    assert second.next_cursor is None


@pytest.mark.anyio
@pytest.mark.parametrize("uri", [f"{TEXT}nope", f"{TEXT}..%2F..%2Fetc", "file:///etc/passwd"])
async def test_an_unknown_resource_is_refused(service: Service, uri: str) -> None:
    async with _assistant(service) as client:
        with pytest.raises(MCPError) as refused:
            await client.read_resource(uri)
    assert refused.value.code == -32602


@pytest.mark.anyio
async def test_an_unknown_cursor_is_refused(service: Service) -> None:
    async with _assistant(service) as client:
        with pytest.raises(MCPError, match="cursor"):
            await client.list_resources(cursor="²")
