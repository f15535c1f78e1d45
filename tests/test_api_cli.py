"""The surface: help, usage, settings, exit codes. Commands have tests of their own."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.library import open_library
from tests.made_up_papers import add, write_papers

HEAVY = {
    "torch",
    "chromadb",
    "tantivy",
    "sqlalchemy",
    "sentence_transformers",
    "pydantic",
    "numpy",
    "nltk",
    "structlog",
}


def _citewell(
    *arguments: str | bytes, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    variables = {
        name: value for name, value in os.environ.items() if not name.startswith("CITEWELL_")
    }
    return subprocess.run(
        [sys.executable, "-m", "api.cli", *arguments],
        cwd=cwd,
        env={**variables, "PYTHONPATH": str(Path(__file__).parents[1]), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from api.cli import run\n"
        "code = run(['--help'])\n"
        "print(code, *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    code, *modules = done.stderr.split()
    assert code == "0"
    assert "rich" in modules
    assert HEAVY.isdisjoint(modules)


def test_help_names_every_command_and_every_exit_code(tmp_path: Path) -> None:
    shown = _citewell("--help", cwd=tmp_path, COLUMNS="100").stdout
    commands = "add ask search batch list show remove verify figures rebuild stats"
    assert [word for word in commands.split() if f"│ {word} " not in shown] == []
    assert [code for code in (0, 1, 2, 3, 70, 130, 141) if f" {code}  " not in shown] == []


def test_version(tmp_path: Path) -> None:
    done = _citewell("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "citewell 0.1.0\n")


@pytest.mark.parametrize(
    "arguments", [["bogus"], ["ask"], ["list", "--bogus"], ["search", "q", "-k", "0"]]
)
def test_wrong_usage_is_2(arguments: list[str], tmp_path: Path) -> None:
    done = _citewell(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "Error" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    "arguments", [["--library", "none", "list"], ["list", "--library", "none"]]
)
def test_a_library_that_is_not_there_is_3_wherever_the_option_stands(
    arguments: list[str], tmp_path: Path
) -> None:
    done = _citewell(*arguments, cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr == (
        f"Error: There is no library at {tmp_path / 'none'}.\n"
        "Make one with: citewell add PATH…, or name another with --library.\n"
    )


def test_the_option_after_the_command_wins_over_the_one_before_and_the_environment(
    tmp_path: Path,
) -> None:
    done = _citewell(
        *["--library", "before", "list", "--library", "after"],
        cwd=tmp_path,
        CITEWELL_LIBRARY="environment",
    )
    assert f"There is no library at {tmp_path / 'after'}." in done.stderr


def test_an_unknown_setting_is_refused(tmp_path: Path) -> None:
    done = _citewell("list", cwd=tmp_path, CITEWELL_LIBARY="x")
    assert done.returncode == 2
    assert "Unknown setting in the environment: CITEWELL_LIBARY." in done.stderr
    (tmp_path / "citewell.toml").write_text("colour = 'blue'", encoding="utf-8")
    done = _citewell("list", cwd=tmp_path)
    assert done.returncode == 2
    assert "Unknown setting colour in citewell.toml." in done.stderr


def test_a_log_level_that_does_not_exist_is_2(tmp_path: Path) -> None:
    done = _citewell("--log-level", "loud", "list", cwd=tmp_path)
    assert done.returncode == 2
    assert "Setting log_level cannot be 'loud'" in done.stderr


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        (b"", "holds no words"),
        (b"half \xff of it", "holds half of a two-part character"),
        (b"long " * 20_000, "has 100,000 characters"),
    ],
)
def test_a_question_that_cannot_be_asked_is_2_at_once(
    question: bytes, problem: str, tmp_path: Path
) -> None:
    done = _citewell("ask", question, cwd=tmp_path)
    assert done.returncode == 2
    assert problem in done.stderr
    assert "Traceback" not in done.stderr


def test_a_name_with_control_sequences_is_shown_without_them(tmp_path: Path) -> None:
    done = _citewell("list", "--library", "\x1b[31mred", cwd=tmp_path)
    assert done.returncode == 3
    assert "\x1b" not in done.stderr


def test_a_fault_says_so_and_shows_its_traceback_only_at_debug(tmp_path: Path) -> None:
    script = (
        "import sys, api.cli as cli\n"
        "from api.command_options import begin\n"
        "@cli.app.command()\n"
        "def fail(context: cli.typer.Context) -> None:\n"
        "    begin(context, None)\n"
        "    raise ZeroDivisionError('\\x1b[31mby nought')\n"
        "sys.argv = ['citewell', *sys.argv[1:], 'fail']\n"
        "cli.main()"
    )

    def failed(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", script, *arguments],
            cwd=Path(__file__).parents[1],
            capture_output=True,
            text=True,
            check=False,
        )

    quiet, loud = failed(), failed("--log-level", "debug")
    assert (quiet.returncode, loud.returncode) == (70, 70)
    assert quiet.stderr.startswith("Citewell has a fault: ZeroDivisionError: by nought\n")
    assert "Traceback" not in quiet.stderr
    assert "Traceback" in loud.stderr
    assert "\x1b" not in quiet.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", ["list", "show lantern.md", "show lantern.md --json"])
def test_a_reader_that_goes_away_ends_it_quietly(
    arguments: str, unbuffered: str, tmp_path: Path
) -> None:
    with open_library(tmp_path / "library", create=True) as library:
        add(library, write_papers(tmp_path / "papers"))
    # `true` reads nothing; the pause lets it be gone before the first line is written.
    command = f"(sleep 0.2; '{sys.executable}' -m api.cli {arguments}; echo $? >&2) | true"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=Path(__file__).parents[1],
        env={
            **os.environ,
            "CITEWELL_LIBRARY": str(tmp_path / "library"),
            "PYTHONUNBUFFERED": unbuffered,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == "141\n"


@pytest.mark.encoder
def test_stopped_by_ctrl_c_it_says_what_is_safe(tmp_path: Path) -> None:
    # A pipe that nobody writes to: the command waits in the middle of reading.
    waiting = tmp_path / "waiting.md"
    os.mkfifo(waiting)
    # Where the tests run in the background, a child would inherit that interrupts are ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "add", str(waiting), "--library", str(tmp_path / "l")],
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    # Opening for writing succeeds once the command has opened the pipe for reading.
    deadline = time.monotonic() + 60
    while True:
        try:
            writing = os.open(waiting, os.O_WRONLY | os.O_NONBLOCK)
            break
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.05)
    signal.signal(signal.SIGINT, before)
    process.send_signal(signal.SIGINT)
    # Python looks for interrupts before it reads, not as it begins to: one that comes between the
    # two waits for the pipe's end. (8 of 300 such readers on busy cores; 0 of 300 with the end.)
    os.close(writing)
    out, error = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Stopped. The library is whole" in error
    assert "The library holds 0 documents." in out
