"""citewell doctor from the command line: what is written, and the exit code."""

import json
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from api.cli import run
from api.doctor.check import Check
from api.rendering.doctor import check_line, check_view, doctor_summary
from ingest.embedding import load_encoder
from ingest.library import open_library
from ingest.pipeline import add_files
from ingest.settings import Settings
from tests.made_up_papers import write_papers
from tests.restored_logs import restored_logs

ROOT = Path(__file__).parents[1]
ALWAYS = ["settings", "encoder", "evidence ranker", "library"]
OPENED = [*ALWAYS, "catalogue", "indexes", "vectors", "figures", "disk", "keys", "model"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doctor")
    with open_library(folder / "library", create=True) as opened:
        papers = write_papers(folder / "papers")
        list(add_files(opened, load_encoder(Settings()), papers, max_tokens=256))
    return folder / "library"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    with restored_logs():
        yield


def _doctor(library: Path, *options: str) -> int:
    return run(["--library", str(library), "doctor", *options])


@pytest.mark.encoder
def test_all_is_well(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _doctor(library) == 0
    *lines, last = capsys.readouterr().out.splitlines()
    assert [line[8:23].strip() for line in lines] == OPENED
    states = {line[8:23].strip(): line[:7].strip() for line in lines}
    # How full the disk is, and whether the ranker was made, says the machine.
    assert {states[name] for name in OPENED if name not in {"disk", "evidence ranker"}} == {"ok"}
    assert last.startswith("11 checks: ")


@pytest.mark.encoder
def test_as_json(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _doctor(library, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is True
    assert [each["name"] for each in told["checks"]] == OPENED
    assert {frozenset(each) for each in told["checks"]} == {
        frozenset({"name", "state", "found", "remedy"})
    }


def test_a_failure_is_1_and_the_rest_is_looked_at_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITEWELL_ENCODER", "elsewhere")
    monkeypatch.setenv("CITEWELL_RANKER", "false")
    monkeypatch.setenv("CITEWELL_MODEL", "openai-like:reader")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    assert _doctor(tmp_path / "none", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    states = {each["name"]: each["state"] for each in told["checks"]}
    assert told["ok"] is False
    assert states == {
        **dict.fromkeys([*ALWAYS, "disk", "keys", "model client"], "ok"),
        **dict.fromkeys(["encoder", "library", "model key"], "failed"),
    }


def test_settings_that_cannot_be_read_are_told_as_the_rest_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITEWELL_CITATIONS", "many")
    assert run(["doctor"]) == 1
    said = capsys.readouterr()
    first, last = said.out.splitlines()
    assert first.startswith("failed  settings        Setting citations cannot be 'many'")
    assert (last, said.err) == ("1 check: 1 failed.", "")


def test_a_process_of_its_own_writes_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", "doctor"],
        env={"PATH": "", "PYTHONPATH": str(ROOT), "CITEWELL_ENCODER": "elsewhere"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "Traceback" not in done.stdout


def test_a_line_stays_a_line() -> None:
    check = Check("keys", "failed", "Two\nlines\x1b[31m.", "Do\tthis.")
    assert check_line(check) == "failed  keys            Two lines. Do this."


def test_on_a_terminal_what_is_long_goes_on_below_where_it_began() -> None:
    console = Console(width=44, file=StringIO())
    with console.capture() as shown:
        console.print(check_view(Check("disk", "warning", "There is little room.", "Free some.")))
    assert [line.rstrip() for line in shown.get().splitlines()] == [
        "warning disk            There is little",
        "                        room. Free some.",
    ]


def test_the_summary_counts() -> None:
    well = Check("disk", "ok", "…")
    warned, bad = Check("keys", "warning", "…"), Check("library", "failed", "…")
    assert doctor_summary([well, well]) == "2 checks: all is well."
    assert doctor_summary([well, warned, bad, bad]) == "4 checks: 2 failed, 1 warning."
    assert doctor_summary([warned]) == "1 check: 1 warning."
