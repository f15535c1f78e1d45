"""Events and uploads with curl, against a server on a real socket."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.made_up_papers import write_papers
from tests.running_server import running
from tests.served_library import LANTERN, opened_library, service_of

CURL = shutil.which("curl") or "curl"

pytestmark = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with (
        opened_library(tmp_path_factory.mktemp("served")) as library,
        running(service_of(library)) as served,
    ):
        yield served


def _curl(*arguments: str) -> str:
    command = [CURL, "--no-buffer", "--silent", "--show-error", "--noproxy", "*", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


def _events(stream: str) -> list[tuple[str, dict[str, object]]]:
    """Read events as a shell script would: a name, then a line of data."""
    blocks = [block.splitlines() for block in stream.split("\n\n") if block.strip()]
    fields = [dict(line.split(": ", 1) for line in block) for block in blocks]
    return [(each["event"], json.loads(each["data"])) for each in fields]


def test_curl_follows_an_answer_as_it_is_worked_out(url: str) -> None:
    asked = json.dumps({"question": LANTERN})
    json_, events = "Content-Type: application/json", "Accept: text/event-stream"
    told = _events(_curl("-H", json_, "-H", events, "-d", asked, f"{url}/v1/ask"))
    names = [name for name, _ in told]
    assert names[:5] == ["stage"] * 5
    assert set(names[5:-1]) == {"delta"}
    name, answer = told[-1]
    assert name == "answer"
    assert "".join(str(data["text"]) for name, data in told if name == "delta") == answer["answer"]
    alone = json.loads(_curl("-H", json_, "-d", asked, f"{url}/v1/ask"))
    assert alone["figures"]
    assert {**alone, "timings_ms": {}} == {**answer, "timings_ms": {}}


def test_curl_uploads_a_file_and_follows_its_job(url: str, tmp_path: Path) -> None:
    lantern, _ = write_papers(tmp_path)
    job = json.loads(_curl("-F", f"files=@{lantern}", f"{url}/v1/documents"))
    told = _events(_curl("-H", "Accept: text/event-stream", f"{url}/v1/jobs/{job['id']}"))
    assert told[-1][0] == "end"
    assert (told[-1][1]["state"], told[-1][1]["done"]) == ("done", 1)


def test_curl_is_told_what_is_wrong_as_a_problem(url: str) -> None:
    asked = ("-H", "Accept: text/event-stream", "-H", "Content-Type: application/json")
    told = _curl(*asked, "-d", '{"question": "?!"}', "-w", "\n%{http_code}", f"{url}/v1/ask")
    problem, status = told.rsplit("\n", 1)
    assert (status, json.loads(problem)["status"]) == ("422", 422)
