"""A process that changes a library until it is killed, forked from one that has imported all.

Run as a program it is the fork server: for every line ``DIRECTORY JOURNAL SEED`` on standard input
it forks a child, prints the child's process id, waits for its end and prints ``ended``. The child
writes a line to the journal before each change and another once the library has said that the
change is safe and searchable.
"""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from ingest.documents import Document
from ingest.library import Library, open_library
from tests.made_up_studies import add, study

SENTENCES = 520
"""More than Chroma gathers before it flushes its graph, so that every change flushes."""

_NAMES = [f"study{number}" for number in range(6)]
_CHANGES = 1_000


def made(name: str, version: int) -> Document:
    """Return a version of a study; every sentence has a word that no other has."""
    return study(
        name,
        [
            f"Sentence {number} holds {name}v{version}n{number} of arm {number % 7}."
            for number in range(SENTENCES)
        ],
    )


@dataclass
class Journal:
    """What a killed child had done.

    Args:
        held: The version of each study that was acknowledged last.
        started: The change that was not acknowledged: name, and version or None for a removal.
    """

    held: dict[str, int] = field(default_factory=dict)
    started: tuple[str, int | None] | None = None

    def read(self, path: Path) -> Self:
        """Take over what a journal file says."""
        for line in path.read_text().splitlines():
            what, name, version = line.split()
            change = (name, None if version == "-" else int(version))
            if what == "start":
                self.started = change
            else:
                self.acknowledge(*change)
        return self

    def acknowledge(self, name: str, version: int | None) -> None:
        """Note that a change was made."""
        self.started = None
        self.held.pop(name, None)
        if version is not None:
            self.held[name] = version


def main() -> None:
    """Serve forks."""
    # Chroma and tantivy are imported, not yet used: they start threads, which a fork would lose.
    from ingest import indexes  # noqa: F401, PLC0415

    for line in sys.stdin:
        directory, journal, seed = line.split()
        if (child := os.fork()) == 0:
            _change(Path(directory), Path(journal), int(seed))
            os._exit(0)
        print(child, flush=True)  # noqa: T201
        os.waitpid(child, 0)
        print("ended", flush=True)  # noqa: T201


def _change(directory: Path, journal: Path, seed: int) -> None:
    drawn = random.Random(seed)
    descriptor = os.open(journal, os.O_WRONLY | os.O_APPEND)
    with open_library(directory) as library:
        held = {summary.title.removeprefix("Study "): summary.id for summary in library.summaries()}
        for number in range(_CHANGES):
            name = drawn.choice(_NAMES)
            remove = name in held and (len(held) > 4 or drawn.random() < 0.3)
            version = "-" if remove else str(seed * _CHANGES + number)
            os.write(descriptor, f"start {name} {version}\n".encode())
            if remove:
                library.remove(held.pop(name))
            else:
                held[name], _ = add(library, made(name, int(version)))
            os.write(descriptor, f"done {name} {version}\n".encode())


class ForkServer:
    """The program above, at work in another process."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.adding_child"],
            cwd=Path(__file__).resolve().parents[1],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @contextmanager
    def child(self, directory: Path, journal: Path, seed: int) -> Iterator[int]:
        """Give the process id of a child at work; leave once it has been killed."""
        self._tell(f"{directory} {journal} {seed}")
        yield int(self._answer())
        assert self._answer() == "ended"

    def close(self) -> None:
        """End the server."""
        self._process.communicate()

    def _tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


def check(library: Library, journal: Journal) -> None:
    """Assert that a library holds what was acknowledged, whole, and nothing by halves."""
    stored = {
        summary.title.removeprefix("Study "): library.document(summary.id).document
        for summary in library.summaries()
    }
    if journal.started is not None:
        name, version = journal.started
        after = None if version is None else made(name, version)
        if stored.get(name) == after:
            journal.acknowledge(name, version)
    assert stored == {name: made(name, version) for name, version in journal.held.items()}
    active = library.passage_ids()
    assert library.index_ids() == {"vectors": active, "lexical": active}


if __name__ == "__main__":
    main()
