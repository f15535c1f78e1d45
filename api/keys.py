"""API keys: who may use a served library, and for what.

A key is 256 random bits, shown once. The file `keys.json` in the library's directory keeps its
SHA-256 alone; what is random needs no slow hash. Nothing here takes the library's lock, so that
keys are made and revoked while a server runs, which sees it at its next request.
"""

import hashlib
import hmac
import os
import secrets
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal, get_args

from filelock import FileLock
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import CitewellError
from ingest.settings import RATE_PATTERN

Scope = Literal["ask", "write", "admin"]
"""ask: questions, searches, reading. write: adding and deleting. admin: evaluating, metrics."""

SCOPES: tuple[Scope, ...] = get_args(Scope)
PREFIX = "cw_"
KEYS_FILE = "keys.json"

_SECRET_BYTES = 32
_NAME = r"^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$"
_STRICT = ConfigDict(extra="forbid", frozen=True)


class KeysError(CitewellError):
    """A key cannot be made, found or read."""


class Key(BaseModel):
    """What is kept of a key."""

    model_config = _STRICT

    name: Annotated[str, Field(pattern=_NAME)]
    scopes: Annotated[tuple[Scope, ...], Field(min_length=1)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    created: datetime
    rate: Annotated[str, Field(pattern=RATE_PATTERN)] | None = None
    """Its own limit, ``60/minute``; None: the server's."""


class _Kept(BaseModel):
    model_config = _STRICT

    version: Literal[1] = 1
    keys: tuple[Key, ...] = ()


class KeyRing:
    """The keys of a library.

    Args:
        directory: The library's directory.
    """

    def __init__(self, directory: Path) -> None:
        self.file = directory / KEYS_FILE
        self._read: tuple[tuple[int, int, int], tuple[Key, ...]] | None = None

    @property
    def begun(self) -> bool:
        """Whether a key was ever made: revoking the last one opens nothing."""
        return self.file.exists()

    def held(self) -> tuple[Key, ...]:
        """Return the keys in the order they were made; the file is read again when it changed.

        Raises:
            KeysError: The file cannot be read.
        """
        try:
            found = self.file.stat()
            seen = (found.st_ino, found.st_mtime_ns, found.st_size)
            if self._read is None or self._read[0] != seen:
                self._read = seen, _Kept.model_validate_json(self.file.read_bytes()).keys
        except FileNotFoundError:
            return ()
        except (OSError, ValidationError) as error:
            problem = f"The keys in {self.file} cannot be read ({_first_line(error)})."
            raise KeysError(problem, "Restore the file, or delete it and make new keys.") from error
        return self._read[1]

    def find(self, secret: str) -> Key | None:
        """Return the key that is this, or None. The time it takes tells nothing of any key."""
        shown = _digest(secret)
        found = None
        for key in self.held():
            if hmac.compare_digest(key.sha256, shown):
                found = key
        return found

    def create(self, name: str, scopes: Collection[Scope], rate: str | None = None) -> str:
        """Make a key.

        Args:
            name: To tell it from others, in lists and logs.
            scopes: What it is for.
            rate: Its own limit, ``60/minute``; the server's where not given.

        Returns:
            The key, which cannot be had again.

        Raises:
            KeysError: There is a key of that name, or name, scopes or rate cannot be used.
        """
        secret = PREFIX + secrets.token_urlsafe(_SECRET_BYTES)
        try:
            made = Key(
                name=name,
                scopes=tuple(each for each in SCOPES if each in scopes),
                sha256=_digest(secret),
                created=datetime.now(UTC).replace(microsecond=0),
                rate=rate,
            )
        except ValidationError as error:
            raise _unusable(error) from error
        with self._changing():
            kept = self.held()
            if any(key.name == name for key in kept):
                problem = f"There is a key named {name} already."
                raise KeysError(problem, f"Take another name, or: citewell keys revoke {name}.")
            self._write((*kept, made))
        return secret

    def revoke(self, name: str) -> None:
        """Make a key worthless.

        Raises:
            KeysError: There is no key of that name.
        """
        with self._changing():
            kept = self.held()
            left = tuple(key for key in kept if key.name != name)
            if len(left) == len(kept):
                problem = f"There is no key named {name!r}."
                raise KeysError(problem, "List them with: citewell keys list.")
            self._write(left)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        try:
            with FileLock(self.file.with_suffix(".lock"), timeout=10, mode=0o600):
                yield
        except OSError as error:
            problem = f"The keys in {self.file} cannot be changed ({error})."
            raise KeysError(problem, "Correct the permissions, or free disk space.") from error

    def _write(self, keys: tuple[Key, ...]) -> None:
        # Made with mode 0600, and put in place in one step: a reader sees the old or the new file.
        handle, name = tempfile.mkstemp(dir=self.file.parent, prefix=f"{KEYS_FILE}.")
        new = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(_Kept(keys=keys).model_dump_json(indent=2) + "\n")
                file.flush()
                os.fsync(file.fileno())
            new.replace(self.file)
        finally:
            with suppress(FileNotFoundError):
                new.unlink()


def _digest(secret: str) -> str:
    # A header may hold any Latin-1; a lone surrogate cannot come from there, and does no harm.
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


_NEEDED = {
    "name": "Names have up to 64 letters, digits, dots, dashes, underscores and @.",
    "scopes": f"Scopes are {', '.join(SCOPES)}; name one or more, with commas between them.",
    "rate": "A rate is a number per second, minute, hour or day, as in 60/minute; or off.",
}


def _unusable(error: ValidationError) -> KeysError:
    field = str(error.errors()[0]["loc"][0])
    given = error.errors()[0]["input"]
    return KeysError(f"A key's {field} cannot be {given!r}.", _NEEDED[field])
