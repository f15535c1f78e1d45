"""Files sent to a server, to be added to its library."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import httpx
from pydantic import TypeAdapter

from api.remote.jobs import OnDone, Reason, followed, read_job, require_done
from api.remote.reading import entry, read
from api.remote.server import Server
from eval.running.http_connection import Sent
from ingest.errors import CitewellError, ReadError
from ingest.identity import Action
from ingest.pipeline import MOST_BYTES, Outcome

_MOST_FILES = 100
_MOST_UPLOAD = 32 * 1024 * 1024
"""Bytes sent at once; a single file may be larger."""
_PAGE = 1_000


class AddingError(CitewellError):
    """A server could not add a file."""


@dataclass(frozen=True, slots=True)
class _Item:
    """What became of a file, as a server tells it."""

    position: int
    action: Action | None
    document: str | None
    title: str | None
    passages: int | None
    error: Reason | None


_ITEMS = TypeAdapter(list[_Item])


def add_to_server(server: Server, files: Sequence[Path], on_done: OnDone) -> Iterator[Outcome]:
    """Send files, group by group, and wait until each group is added.

    Args:
        server: Where they go.
        files: The files.
        on_done: Told of progress.

    Yields:
        One outcome a file, when its group is added.

    Raises:
        ServerError: The server cannot be reached, or gives up.
        RefusedError: It does not take the files, or does not know the key.
    """
    before = 0
    for group in _groups(files):
        unread = [
            Outcome(str(path), None, error=e) for path, e in group if not isinstance(e, bytes)
        ]
        sent = [(path, content) for path, content in group if isinstance(content, bytes)]
        yield from unread
        if sent:
            yield from _added(server, sent, before + len(unread), on_done)
        before += len(group)
        on_done(before)


def _groups(files: Sequence[Path]) -> Iterator[list[tuple[Path, bytes | ReadError]]]:
    group: list[tuple[Path, bytes | ReadError]] = []
    size = 0
    for path in files:
        content = _content(path)
        length = len(content) if isinstance(content, bytes) else 0
        if group and (size + length > _MOST_UPLOAD or len(group) == _MOST_FILES):
            yield group
            group, size = [], 0
        group.append((path, content))
        size += length
    if group:
        yield group


def _content(path: Path) -> bytes | ReadError:
    try:
        if path.stat().st_size > MOST_BYTES:
            return ReadError(path, f"it is larger than {MOST_BYTES:,} bytes", "Split it.")
        return path.read_bytes()
    except OSError as error:
        return ReadError(path, str(error.strerror), "Check the file and its permissions.")


def _added(
    server: Server, files: Sequence[tuple[Path, bytes]], before: int, on_done: OnDone
) -> Iterator[Outcome]:
    path = "/v1/documents"
    job = read_job(server.json_of("POST", path, _form(files)), f"{server.url}{path}")
    last = followed(server, job.id, lambda done: on_done(before + done))
    for item in _items(server, job.id):
        if item.action is not None or item.error is not None:
            yield _outcome(item, files[item.position][0])
    require_done(last, server.url)


def _form(files: Sequence[tuple[Path, bytes]]) -> Sent:
    parts = [("files", (str(path), content)) for path, content in files]
    request = httpx.Request("POST", "http://localhost", files=parts)
    return Sent(request.read(), request.headers["Content-Type"])


def _items(server: Server, job: str) -> Iterator[_Item]:
    offset: int | None = 0
    while offset is not None:
        path = f"/v1/jobs/{job}/items?{urlencode({'limit': _PAGE, 'offset': offset})}"
        page = server.json("GET", path)
        yield from read(_ITEMS, entry(page, "items"), f"{server.url}{path}")
        offset = read(TypeAdapter(int | None), entry(page, "next"), f"{server.url}{path}")


def _outcome(item: _Item, path: Path) -> Outcome:
    error = AddingError(item.error.problem, item.error.remedy) if item.error else None
    return Outcome(
        str(path), item.action, item.document, item.title or "", item.passages or 0, error
    )
