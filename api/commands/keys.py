"""citewell keys create, list and revoke."""

from typing import cast

from api.exit_codes import ExitCode
from api.keys import SCOPES, Key, KeyRing, KeysError, Scope
from api.rendering.tables import plain_table
from api.terminal import notices, results, write_json, write_line
from ingest.errors import LibraryMissingError
from ingest.library import CATALOGUE_FILE
from ingest.settings import Settings

_HEADINGS = ("name", "scopes", "rate", "created")


def create(
    settings: Settings, name: str, scopes: str, rate: str | None, *, as_json: bool
) -> ExitCode:
    """Make a key, and write it to standard output alone.

    Args:
        settings: Name the library.
        name: To tell it from others.
        scopes: What it is for, with commas between.
        rate: Its own limit; None: the server's.
        as_json: Whether to write JSON.

    Raises:
        LibraryMissingError: There is no library to protect.
        KeysError: There is a key of that name, or something given cannot be used.
    """
    ring = _ring(settings)
    secret = ring.create(name, _scopes(scopes), rate)
    made = next(key for key in ring.held() if key.name == name)
    if as_json:
        write_json({"key": secret, **_json(made)})
        return ExitCode.OK
    write_line(secret)
    told = f"The key {name} is for {', '.join(made.scopes)}. It is not shown again."
    notices().print(told, soft_wrap=True)
    return ExitCode.OK


def list_keys(settings: Settings, *, as_json: bool) -> ExitCode:
    """List the keys.

    Raises:
        LibraryMissingError: There is no library.
        KeysError: The keys cannot be read.
    """
    keys = _ring(settings).held()
    if as_json:
        write_json([_json(key) for key in keys])
    elif keys:
        rows = [
            (key.name, ", ".join(key.scopes), key.rate or "", f"{key.created:%Y-%m-%d %H:%M} UTC")
            for key in keys
        ]
        results().print(plain_table(_HEADINGS, rows))
    else:
        notices().print("There are no keys. Make one with: citewell keys create NAME.")
    return ExitCode.OK


def revoke(settings: Settings, name: str, *, as_json: bool) -> ExitCode:
    """Make a key worthless.

    Raises:
        LibraryMissingError: There is no library.
        KeysError: There is no key of that name.
    """
    ring = _ring(settings)
    ring.revoke(name)
    if as_json:
        write_json({"revoked": name})
    else:
        notices().print(f"The key {name} is worthless from now on.")
    if not ring.held():
        last = "It was the last: a server of this library now takes nobody. Make another key, or "
        way = f"delete {ring.file} to serve this machine without keys."
        notices().print(last + way, soft_wrap=True)
    return ExitCode.OK


def _ring(settings: Settings) -> KeyRing:
    # The library itself stays closed: a server may own it.
    if not (settings.library / CATALOGUE_FILE).is_file():
        raise LibraryMissingError(
            f"There is no library at {settings.library.absolute()}.",
            "Make one with: citewell add PATH…, or name another with --library.",
        )
    return KeyRing(settings.library)


def _scopes(given: str) -> list[Scope]:
    named = [each.strip() for each in given.split(",")]
    unknown = [each for each in named if each not in SCOPES]
    if unknown:
        known = f"Scopes are {', '.join(SCOPES)}; name one or more, with commas between them."
        raise KeysError(f"There is no scope {unknown[0]!r}.", known)
    return [cast("Scope", each) for each in named]


def _json(key: Key) -> dict[str, object]:
    return key.model_dump(mode="json", exclude={"sha256"})
