"""citewell mcp: a process of its own, started by the protocol's own client."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from mcp import Client, StdioServerParameters

from api.cli import run
from ingest.embedding import load_encoder
from ingest.library import open_library
from ingest.pipeline import add_files
from ingest.settings import Settings
from retrieval.answers import to_json
from retrieval.engine import Engine
from retrieval.evidence_ranker import load_ranker
from tests.made_up_papers import write_papers
from tests.restored_logs import restored_logs
from tests.served_library import LANTERN

BEGIN = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}
BEGUN = {"jsonrpc": "2.0", "method": "notifications/initialized"}
LIST = {
    "jsonrpc": "2.0",
    "id": 2,
    "method": "tools/call",
    "params": {"name": "list_documents", "arguments": {}},
}
QUESTIONS = (LANTERN, "HARBOUR cohort: mean time to relief?", "Stroke with warfarin in children?")


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


class Kept(NamedTuple):
    """A library, and the answers that it gives in a process of one's own."""

    library: Path
    answers: list[dict[str, Any]]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = tmp_path_factory.mktemp("stdio")
    settings = Settings(library=folder / "library")
    encoder = load_encoder(settings)
    with open_library(settings.library, create=True) as library:
        list(add_files(library, encoder, write_papers(folder), max_tokens=256))
        engine = Engine(library, encoder, settings, load_ranker(settings))
        answers = [to_json(engine.ask(each)) | {"timings_ms": {}} for each in QUESTIONS]
    return Kept(settings.library, answers)


def _command(library: Path) -> list[str]:
    return ["-m", "api.cli", "--library", str(library), "--log-level", "debug", "mcp"]


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("CITEWELL_")}


@pytest.mark.encoder
@pytest.mark.anyio
async def test_an_assistant_gets_the_answers_of_the_engine(kept: Kept) -> None:
    started = StdioServerParameters(
        command=sys.executable,
        args=_command(kept.library),
        env=_environment(),
        cwd=Path.cwd(),
    )
    async with Client(started) as client:
        got = [await client.call_tool("ask", {"question": each}) for each in QUESTIONS]
        listed = await client.list_resources()
    answers = [{**(each.structured_content or {}), "timings_ms": {}} for each in got]
    assert answers == kept.answers
    assert {each["status"] for each in answers} >= {"answered", "no_evidence"}
    assert len(listed.resources) == 2


@pytest.mark.encoder
def test_standard_output_carries_the_protocol_alone_and_the_end_of_input_ends_it(
    kept: Kept, tmp_path: Path
) -> None:
    library = tmp_path / "library"
    shutil.copytree(kept.library, library)
    with (
        (tmp_path / "log").open("w") as log,
        subprocess.Popen(
            [sys.executable, *_command(library)],
            env=_environment(),
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        for message in (BEGIN, BEGUN, LIST):
            process.stdin.write(f"{json.dumps(message)}\n")
        process.stdin.flush()
        replies = [json.loads(process.stdout.readline()) for _ in range(2)]
        process.stdin.close()
        assert process.stdout.read() == ""
        assert process.wait(timeout=30) == 0
    assert [reply["id"] for reply in replies] == [1, 2]
    assert replies[1]["result"]["structuredContent"]["total"] == 2
    # Asked for at level debug: there was much to say, and it was said elsewhere.
    assert (tmp_path / "log").stat().st_size > 0
    assert not (library / "owner.json").exists()


def test_no_library_is_said_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with restored_logs():
        assert run(["--library", str(tmp_path / "none"), "mcp"]) == 3
    said = capsys.readouterr()
    assert "There is no library at" in said.err
    assert said.out == ""
