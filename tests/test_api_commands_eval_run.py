"""citewell eval run, started for real on the bundled corpus: whole, killed and taken up again."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from eval.results.records import Record
from eval.running.inspect_runs import LOGS, read_run
from eval.running.paper_library import library_of
from eval.scoring.scorers import score

ROOT = Path(__file__).resolve().parents[1]
SUITE = ROOT / "eval" / "suites" / "prrt.jsonl"
KILLS = 10
QUESTIONS = 200

pytestmark = [
    pytest.mark.encoder,
    pytest.mark.filterwarnings(
        "ignore::pytest.PytestUnraisableExceptionWarning", "ignore:Unclosed:ResourceWarning"
    ),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the bundled corpus."""
    return library_of(ROOT / "corpus", tmp_path_factory.mktemp("libraries"))


def _command(suite: Path, library: Path, out: Path, *more: str) -> list[str]:
    start = [sys.executable, "-m", "api.cli", "eval", "run", str(suite)]
    return [*start, "--library", str(library), "--out", str(out), *more]


def _run(
    *command: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    around = os.environ | (environment or {})
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=around
    )


def _facts(record: Record) -> tuple[object, ...]:
    """Everything of a record but the times."""
    assert record.answer is not None
    return record.key, record.answer.status, record.answer.answer, record.answer.citations


def _killed(command: list[str], logs: Path, answers: int) -> None:
    """Start a run, and kill it when so many more answers are on the disk."""
    before = _sizes(logs)
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        while answers and process.poll() is None:
            time.sleep(0.002)
            after = _sizes(logs)
            answers -= after != before
            before = after
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL


def _sizes(logs: Path) -> dict[str, int]:
    return {each.name: each.stat().st_size for each in logs.glob("*.eval")}


def test_a_run_killed_ten_times_ends_with_the_totals_of_an_unbroken_one(
    tmp_path: Path, library: Path
):
    rows = [json.loads(line) for line in SUITE.read_text(encoding="utf-8").splitlines()]
    again = [row | {"id": f"{row['id']}-again"} for row in rows]
    suite = tmp_path / "long.jsonl"
    lines = [json.dumps(row) + "\n" for row in (rows + again)[:QUESTIONS]]
    suite.write_text("".join(lines), encoding="utf-8")
    broken = _command(suite, library, tmp_path / "broken", "--json")
    points = random.Random(20261121)
    for _ in range(KILLS):
        _killed(broken, tmp_path / "broken" / LOGS, points.randint(1, 20))
    finished = _run(*broken)
    whole = _run(*_command(suite, library, tmp_path / "whole", "--json"))
    assert finished.returncode == whole.returncode == 0, finished.stderr
    # Each start but a few got as far as an answer, and the last one found them all.
    assert int(finished.stderr.split(" answered before")[0].split()[-1]) > QUESTIONS / 5
    totals = json.loads(finished.stdout)["measures"]
    assert totals == json.loads(whole.stdout)["measures"]
    pairs = zip(
        read_run(tmp_path / "broken").records, read_run(tmp_path / "whole").records, strict=True
    )
    assert all(_facts(ours) == _facts(theirs) for ours, theirs in pairs)
    assert len(read_run(tmp_path / "broken").records) == QUESTIONS


def test_a_run_shows_its_table_and_says_where_to_look_closer(tmp_path: Path, library: Path):
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(SUITE.read_text(encoding="utf-8").splitlines()[:6]) + "\n")
    gate = ("--gate", "figure>=1.0")
    done = _run(*_command(few, library, tmp_path / "run", "--workers", "2", *gate))
    assert "Numbers standing in their quotes" in done.stdout
    assert f"citewell eval report {tmp_path / 'run'}" in done.stderr
    missed = "missed figure>=1" in done.stderr
    assert done.returncode == (1 if missed else 0)


def test_answers_by_a_model_need_a_server(tmp_path: Path, library: Path):
    done = _run(*_command(SUITE, library, tmp_path / "run", "--mode", "model"))
    assert done.returncode == 2
    assert "--mode model needs a server" in done.stderr
    assert not (tmp_path / "run").exists()


def test_a_server_is_asked_the_same_and_gives_the_same(tmp_path: Path, library: Path):
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(SUITE.read_text(encoding="utf-8").splitlines()[:20]) + "\n")
    inside = _run(*_command(few, library, tmp_path / "inside", "--json"))
    serve = [sys.executable, "-m", "api.cli", "serve", "--port", "0", "--library", str(library)]
    with subprocess.Popen(serve, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            url = next(word for word in server.stdout.readline().split() if "://" in word)
            asked = ("--target", url, "--workers", "4", "--json")
            outside = _run(*_command(few, library, tmp_path / "outside", *asked))
        finally:
            server.terminate()
    assert outside.returncode == inside.returncode == 0, outside.stderr
    assert json.loads(outside.stdout)["measures"] == json.loads(inside.stdout)["measures"]
    ours, theirs = read_run(tmp_path / "inside"), read_run(tmp_path / "outside")
    assert list(map(_facts, ours.records)) == list(map(_facts, theirs.records))
    assert theirs.facts.target == url


def test_a_server_that_is_not_there_is_named(tmp_path: Path, library: Path):
    done = _run(*_command(SUITE, library, tmp_path / "run", "--target", "http://127.0.0.1:9"))
    assert done.returncode == 2
    assert "http://127.0.0.1:9" in done.stderr


def test_runs_of_two_settings_are_told_apart_question_by_question(tmp_path: Path, library: Path):
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(SUITE.read_text(encoding="utf-8").splitlines()[:40]) + "\n")
    outcomes = {}
    for setting in ("balanced", "eager"):
        command = _command(few, library, tmp_path / setting, "--json")
        done = _run(*command, environment={"CITEWELL_CONFIDENCE": setting})
        assert done.returncode == 0, done.stderr
        records = read_run(tmp_path / setting).records
        # Scored here apart from the comparison.
        outcomes[setting] = {
            each.sample.id: score(each.sample, each.answer).outcome.value
            for each in records
            if each.answer
        }
    before, after = outcomes["balanced"], outcomes["eager"]
    true_flips = {
        name: (before[name], after[name]) for name in before if before[name] != after[name]
    }
    compare = [sys.executable, "-m", "api.cli", "eval", "compare", "--json"]
    told = _run(*compare, str(tmp_path / "balanced"), str(tmp_path / "eager"))
    flips = json.loads(told.stdout)["flips"]
    assert {each["id"]: (each["before"], each["after"]) for each in flips} == true_flips
    assert true_flips
    rose = list(after.values()).count("wrong") > list(before.values()).count("wrong")
    assert told.returncode == (1 if rose else 0)
