"""A server in a process of its own, on a copy of a library, and what it takes of the memory."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_SECONDS_TO_END = 60
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Served:
    """A running server.

    Args:
        url: Where it answers.
        process: Its number.
        library: The directory of its library.
    """

    url: str
    process: int
    library: Path


@contextmanager
def served(library: Path, folder: Path) -> Iterator[Served]:
    """Serve a copy of a library.

    Args:
        library: The library; it is not changed.
        folder: Where its copy goes, and the server's log.

    Raises:
        RuntimeError: The server does not start.
    """
    copy = folder / "library"
    shutil.copytree(library, copy)
    command = [sys.executable, "-m", "api.cli", "--library", str(copy), "serve", "--port", "0"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CITEWELL_")}
    kept["CITEWELL_RATE_LIMIT"] = "off"
    log = folder / "server.log"
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(
            command, env=kept, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        try:
            told = process.stdout.readline().split() if process.stdout else []
            url = next((word for word in told if word.startswith("http://")), None)
            if url is None:
                raise RuntimeError(f"no server: {log.read_text(encoding='utf-8')}")
            yield Served(url, process.pid, copy)
        finally:
            process.terminate()
            process.wait(_SECONDS_TO_END)


def resident(process: int) -> float:
    """Return the memory that a process holds, in MB (Linux)."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE


@dataclass(slots=True)
class MemoryMeter:
    """Measures a process once a second while it is entered.

    Args:
        process: Its number.
        samples: When, in seconds since the epoch, and how many MB.
    """

    process: int
    samples: list[tuple[float, float]] = field(default_factory=list)
    _ended: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def running(self) -> Iterator["MemoryMeter"]:
        """Measure in a thread."""
        thread = threading.Thread(target=self._measure)
        thread.start()
        try:
            yield self
        finally:
            self._ended.set()
            thread.join()

    def _measure(self) -> None:
        while not self._ended.wait(1.0):
            self.samples.append((time.time(), resident(self.process)))
