"""Adding and batches by a server: the same output as here, and what happens when it is left."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.batch_files import QuestionLine, Row
from api.cli import run
from api.remote.batches import ask_server
from api.remote.jobs import followed, require_done
from api.remote.refusals import ServerError
from api.remote.server import open_server
from api.remote.uploads import add_to_server
from eval.running.http_connection import Patience
from ingest.identity import Action
from ingest.library import open_library
from ingest.settings import Settings
from tests.made_up_papers import write_papers
from tests.restored_logs import restored_logs
from tests.running_server import running
from tests.scripted_server import Said, scripted
from tests.served_library import LANTERN, opened_library, service_of

HASTY = Patience(seconds=5.0, tries=2, first_pause=0.01)
JOB = {"id": "j7", "kind": "batch", "state": "running", "total": 2, "done": 1, "failed": 0}


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    with (
        open_library(tmp_path / "library", create=True) as library,
        running(service_of(library)) as served,
    ):
        yield served


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with (
        opened_library(tmp_path_factory.mktemp("asked")) as library,
        running(service_of(library)) as served,
    ):
        yield served


@pytest.fixture(autouse=True)
def _logs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COLUMNS", "100")
    with restored_logs():
        yield


def test_files_are_added_and_told_as_they_are_here(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = tmp_path / "papers"
    files = write_papers(papers)
    (papers / "empty.md").touch()
    assert run(["add", str(papers), "--server", url]) == 1
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert lines[:2] == [
        "added     10.1000-harbour.2  Plavoxin in sea sickness, the HARBOUR cohort",
        "added     pmid-90000001  The LANTERN trial of zorvatide",
    ]
    assert lines[2].startswith("2 added, 1 failed: ")
    assert lines[2].endswith("The library holds 2 documents.")
    assert f"failed Cannot read {str(papers)[1:]}/empty.md: " in said.err
    assert run(["add", *map(str, files), "--server", url]) == 0
    assert "2 unchanged: 0 passages" in capsys.readouterr().out


def test_a_name_that_is_not_utf8_and_a_file_that_went_away_fail_alone(
    url: str, tmp_path: Path
) -> None:
    lantern, harbour = write_papers(tmp_path / "papers")
    harbour.unlink()
    done: list[int] = []
    with open_server(Settings(server=url)) as server:
        outcomes = list(add_to_server(server, [harbour, lantern], done.append))
    assert [(each.source, each.action) for each in outcomes] == [
        (str(harbour), None),
        (str(lantern), Action.ADDED),
    ]
    assert "No such file" in str(outcomes[0].error)
    assert done[-1] == 2


def test_many_files_go_in_groups(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.remote.uploads._MOST_FILES", 2)
    files = [tmp_path / f"{number}.md" for number in range(5)]
    for number, file in enumerate(files):
        file.write_text(f"# Paper {number}\n\nPaper {number} reports {number} things.\n")
    with open_server(Settings(server=url)) as server:
        outcomes = list(add_to_server(server, files, lambda _: None))
        assert server.count() == 5
        (uploads,) = [server.json("GET", "/v1/jobs?kind=add")]
    assert [each.source for each in outcomes] == [str(file) for file in files]
    assert isinstance(uploads, dict)
    assert [job["total"] for job in uploads["jobs"]] == [1, 2, 2]


def _rows(file: Path) -> list[Row]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        row.pop("timings_ms", None)
    return rows


def test_a_batch_writes_the_file_that_it_writes_here(
    asked: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    history = [{"role": "user", "content": LANTERN}]
    lines: list[object] = [
        {"id": "a", "question": LANTERN},
        "no question",
        {"id": 7, "question": "And its nausea?", "history": history},
        {"id": "b", "question": "?!"},
        {"id": "a", "question": "again?"},
        {"id": "s", "question": "half \ud800 of one"},
    ]
    questions, here, there = (tmp_path / name for name in ("q.jsonl", "here.jsonl", "there.jsonl"))
    questions.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert run(["batch", str(questions), "--out", str(there), "--server", asked]) == 1
    assert "2 answered, 4 failed in " in capsys.readouterr().out
    answers = _rows(there)
    assert [row["id"] for row in answers] == ["a", None, 7, "b", "a", "s"]
    assert [row["error"]["line"] for row in answers if "error" in row] == [2, 4, 5, 6]
    assert answers[2]["standalone_question"] == "LANTERN trial: hazard ratio for nausea?"
    # What the library itself gives, error rows included.
    with httpx.Client(base_url=asked, trust_env=False) as client:
        body = {"question": LANTERN}
        alone = client.post("/v1/ask", json=body).json()
    del alone["timings_ms"]
    assert answers[0] == {"id": "a", **alone}
    before = there.read_bytes()
    assert run(["batch", str(questions), "--out", str(there), "--server", asked]) == 1
    assert "0 answered, 2 kept from an earlier run, 4 failed" in capsys.readouterr().out
    assert there.read_bytes() == before
    assert not here.exists()


def test_a_long_batch_goes_in_groups(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.remote.batches._AT_ONCE", 2)
    lines = [QuestionLine(n, f"q{n}", f"{LANTERN} {n}") for n in range(1, 6)]
    done: list[int] = []
    with open_server(Settings(server=asked)) as server:
        rows = list(ask_server(server, lines, done.append))
    assert [row["id"] for row in rows] == ["q1", "q2", "q3", "q4", "q5"]
    assert done == sorted(done)
    assert done[-1] == 5


def test_a_batch_stopped_by_ctrl_c_is_cancelled_and_its_answers_are_kept(asked: str) -> None:
    lines = [QuestionLine(n, n, f"{LANTERN} {n}") for n in range(200)]

    def interrupt(done: int) -> None:
        if done:
            # As Ctrl-C does; the signal itself is ignored by a process begun in the background.
            raise KeyboardInterrupt

    kept: list[Row] = []
    with open_server(Settings(server=asked)) as server:
        with pytest.raises(KeyboardInterrupt):
            # What came before the end stays in the list.
            kept.extend(ask_server(server, lines, interrupt))
        told = server.json("GET", "/v1/jobs?kind=batch&limit=1")
    assert isinstance(told, dict)
    (job,) = told["jobs"]
    assert job["state"] == "cancelled"
    # The question that the server had in hand may be done after the answers were fetched.
    assert 0 < len(kept) <= job["done"] <= len(kept) + 1 < 200
    assert [row["id"] for row in kept] == list(range(len(kept)))


def _told(**changed: object) -> bytes:
    return json.dumps(JOB | changed).encode()


def _event(name: str, **changed: object) -> bytes:
    return b"event: %s\ndata: %s\n\n" % (name.encode(), _told(**changed))


def test_a_stream_that_breaks_is_taken_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.remote.jobs._PAUSE", 0.01)
    cut = {"Content-Length": "9999", "Connection": "close"}
    replies = [
        Said(body=b": hello\n\n" + _event("progress") + b'data: {"id": "j7", "sta', headers=cut),
        Said(body=_told()),
        Said(0),
        Said(0),
        Said(body=_told(done=2)),
        Said(body=_event("end", state="done", done=2)),
    ]
    done: list[int] = []
    with scripted(job=replies) as other, open_server(Settings(server=other.url), HASTY) as server:
        job = followed(server, "j7", done.append)
        asked = [each.headers["Accept"] for each in other.asked[1:]]
    assert (job.state, job.done) == ("done", 2)
    assert done == [1, 1, 2, 2]
    assert asked[0] == asked[-1] == "text/event-stream"


def test_a_server_that_stays_away_is_said() -> None:
    with (
        scripted(job=[Said(body=_event("progress")), Said(0)]) as other,
        open_server(Settings(server=other.url), HASTY) as server,
        pytest.raises(ServerError, match="cannot be asked"),
    ):
        followed(server, "j7", lambda _: None)


def test_a_job_that_failed_says_why() -> None:
    error = {"type": "StorageError", "problem": "The disk is full.", "remedy": "Free some."}
    replies = [Said(body=_event("end", state="failed", error=error))]
    with scripted(job=replies) as other, open_server(Settings(server=other.url), HASTY) as server:
        job = followed(server, "j7", lambda _: None)
        with pytest.raises(ServerError, match=r"is failed\. The disk is full\. Free some\."):
            require_done(job, server.url)
