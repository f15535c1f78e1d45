"""A library that another process owns: no failure; where that is a server, it is asked."""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from api.doctor.check import Check, counted
from api.server.contract import Readiness
from eval.running.http_connection import Patience, open_connection
from eval.running.targets import TargetError
from ingest.errors import LibraryBusyError

_PATIENCE = Patience(seconds=30, tries=1)
"""A server compares catalogue and indexes at the first such request after a change."""
_OBJECT = TypeAdapter(dict[str, object])


def owner_check(directory: Path, busy: LibraryBusyError) -> Check:
    """Tell who owns the library, and ask it how the library is.

    Args:
        directory: The library's.
        busy: What opening it raised; it names the owner.
    """
    url = _url(directory / "owner.json")
    if url is None:
        found = f"{busy.problem} It was not looked into."
        return Check("library", "warning", found, "Run this again when that process has ended.")
    try:
        ready = _ready(url)
    except TargetError as error:
        return Check("library", "failed", f"{busy.problem} {error.problem}", error.remedy)
    except ValidationError:
        found = f"{busy.problem} What answers at {url} is not that server."
        return Check("library", "failed", found, "Stop that process, and start it again.")
    held = f"{counted(ready.documents, 'document')}, {counted(ready.passages, 'passage')}"
    found = f"{busy.problem} That server, {url}, is ready: {held}, catalogue and indexes agree."
    return Check("library", "ok", found)


def _url(note: Path) -> str | None:
    try:
        url = _OBJECT.validate_json(note.read_bytes()).get("url")
    except (OSError, ValueError):
        return None
    return url if isinstance(url, str) else None


def _ready(url: str) -> Readiness:
    # Without a key: this route asks for none, and the note may lie.
    with open_connection(url, None, _PATIENCE) as connection:
        return Readiness.model_validate(connection.json("GET", "/readyz"))
