"""A library killed at any moment: nothing acknowledged is lost, nothing is half there."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from ingest import seals
from ingest.library import open_library
from ingest.verification import verify
from tests.adding_child import SENTENCES, ForkServer, Journal, check, made
from tests.made_up_studies import ENCODER, add

RANDOM_KILLS = 28
MOST_RANDOM_KILLS = 112
AIMED_KILLS = 28
_LONGEST_WAIT = 20.0
_ROOT = Path(__file__).resolve().parents[1]
_MEMORY = Path("/dev/shm")  # noqa: S108  (a kill spares the page cache, so memory will do)


@pytest.fixture(scope="module")
def server():
    server = ForkServer()
    yield server
    server.close()


@pytest.fixture
def root():
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as name:
        yield Path(name)


class Trials:
    """One library, killed again and again; each life begins with what the last one left."""

    def __init__(self, server: ForkServer, root: Path) -> None:
        self.server = server
        self.directory = root / "library"
        self.journal = Journal()
        self.struck = 0
        with open_library(self.directory, create=True) as library:
            for number in range(3):
                add(library, made(f"study{number}", 1))
                self.journal.acknowledge(f"study{number}", 1)

    def kill(self, seed: int, moment) -> None:
        """Let a child change the library and kill it when `moment` returns."""
        log = self.directory.with_name("journal")
        log.write_text("")
        with self.server.child(self.directory, log, seed) as process:
            moment(log)
            os.kill(process, signal.SIGKILL)
        self.journal.read(log)
        self.struck += not seals.is_sealed(self.directory / "vectors")

    def reopen(self) -> None:
        """Open what the killed child left, and find all that it must hold."""
        with open_library(self.directory) as library:
            check(library, self.journal)
            for name, version in self.journal.held.items():
                sentence = made(name, version).text.split("\n")[-1]
                vector = ENCODER.encode([f"Study {name}\n{sentence}"])[0]
                for hits in (
                    library.dense(vector, 20),
                    library.lexical(f"{name}v{version}n{SENTENCES - 1}", 20),
                ):
                    found = library.passages([hit.passage for hit in hits])
                    assert sentence in {passage.text for passage in found}
            assert list(verify(library)) == []


def writing_begins(log: Path) -> None:
    """Return when the child has started a change."""
    began = time.monotonic()
    while not log.stat().st_size:
        assert time.monotonic() - began < _LONGEST_WAIT
        time.sleep(0.002)


def test_killed_at_random_moments(server, root):
    drawn = random.Random(20)
    trials = Trials(server, root)

    def some_moment(log):
        writing_begins(log)
        time.sleep(drawn.uniform(0, 0.5))

    # Busy cores leave a child longer between two changes: then more kills come to strike as often.
    kills = 0
    while kills < RANDOM_KILLS or trials.struck < RANDOM_KILLS // 5:
        assert kills < MOST_RANDOM_KILLS
        trials.kill(2 + kills, some_moment)
        trials.reopen()
        kills += 1


def flush_begins(directory: Path):
    """Return a moment: when a file of Chroma's graph is next written."""

    def times() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in (directory / "vectors").glob("*/*.bin")}

    def moment(_: Path) -> None:
        before, began = times(), time.monotonic()
        while times() == before:
            assert time.monotonic() - began < _LONGEST_WAIT

    return moment


def damaged(directory: Path) -> bool:
    """Tell whether a library whose indexes are taken on trust is unable to serve."""
    command = [sys.executable, "-m", "tests.trusting_child", str(directory)]
    child = subprocess.run(command, cwd=_ROOT, capture_output=True, check=False)
    return child.returncode != 0


def test_killed_while_the_graph_is_flushed(server, root):
    trials = Trials(server, root)
    whole = shutil.copytree(trials.directory, root / "whole")
    assert not damaged(whole)
    trusted = harmed = 0
    for seed in range(100, 100 + AIMED_KILLS):
        trials.kill(seed, flush_begins(trials.directory))
        if (trusted < 6 or not harmed) and not seals.is_sealed(trials.directory / "vectors"):
            # The same kill without the protection: the seals are put back before opening.
            trusted += 1
            copy = shutil.copytree(trials.directory, root / "copy")
            for name in ("vectors", "lexical"):
                seals.seal(copy / name)
            harmed += damaged(copy)
            shutil.rmtree(copy)
        trials.reopen()
    assert trials.struck >= AIMED_KILLS * 3 // 4
    assert harmed >= 1
