"""`citewell serve` as a process of its own, to be asked and killed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ServerProcess:
    """A server that answers."""

    url: str
    process: subprocess.Popen[str]

    def kill(self) -> None:
        """End it as the operating system does when memory is short: at once, nothing said."""
        self.process.kill()
        self.process.wait(timeout=30)

    def stop(self) -> int:
        """Ask it to end, and return its exit code."""
        self.process.terminate()
        return self.process.wait(timeout=60)


@contextmanager
def server_process(library: Path) -> Iterator[ServerProcess]:
    """Serve a library on a free port; what is left of the process in the end is killed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CITEWELL_")}
    command = [sys.executable, "-m", "api.cli", "--library", str(library), "serve", "--port", "0"]
    log = library.parent / "server.log"
    with (
        log.open("a", encoding="utf-8") as errors,
        subprocess.Popen(
            command, env=kept, text=True, stdout=subprocess.PIPE, stderr=errors
        ) as process,
    ):
        try:
            assert process.stdout is not None
            told = process.stdout.readline()
            assert told.startswith("Citewell answers at http://127.0.0.1:"), log.read_text()
            yield ServerProcess(told.split()[3], process)
        finally:
            process.kill()
