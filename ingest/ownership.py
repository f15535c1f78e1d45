"""One process owns a library. The next one is told who, and does not wait."""

import json
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.errors import LibraryBusyError, StorageError

_PATIENCE_SECONDS = 1.0


class Ownership:
    """The right to use a library, held until released or until the process ends, however.

    Args:
        directory: The library's directory.

    Raises:
        LibraryBusyError: Another process holds it; the message names that process.
        StorageError: The lock cannot be made there.
    """

    def __init__(self, directory: Path) -> None:
        self._owner = directory / "owner.json"
        # The operating system frees the lock of a killed process; a file of our own would stay.
        self._lock = FileLock(directory / "owner.lock", timeout=_PATIENCE_SECONDS)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise _busy(directory, self._owner) from error
        except (OSError, NotImplementedError) as error:  # the latter: a file system without locks
            raise StorageError(
                f"The library {directory.absolute()} cannot be locked ({error}).",
                "Correct the permissions, or keep the library on a local disk.",
            ) from error
        self.sign()

    def sign(self, url: str | None = None) -> None:
        """Leave a note of who owns the library, for whoever comes next.

        Args:
            url: Where the owner can be asked, if it is a server.
        """
        command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])
        since = datetime.now(UTC).isoformat(timespec="seconds")
        owner = {"process": os.getpid(), "command": command, "since": since, "url": url}
        # The note is a courtesy; a full disk does not keep us from reading.
        with suppress(OSError):
            self._owner.write_text(json.dumps(owner), encoding="utf-8")

    def release(self) -> None:
        """Give the library up; once given up, it stays with its next owner."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._owner.unlink(missing_ok=True)
            self._lock.release()


def _busy(directory: Path, owner: Path) -> LibraryBusyError:
    try:
        known = json.loads(owner.read_text(encoding="utf-8"))
        who = f"process {known['process']} ({known['command']}, since {known['since']})"
        url = known.get("url")
    except (OSError, ValueError, KeyError, TypeError):
        who, url = "another process that has not given its name yet", None
    remedy = "Wait until it ends, stop it, or use another library."
    if url is not None:
        remedy = f"Ask it instead, with: --server {url}, or stop it."
    return LibraryBusyError(f"The library {directory} is in use by {who}.", remedy)
