"""The catalogue's connections: durable, transactions opened by us, refusals explained."""

import sqlite3
from pathlib import Path

import sqlalchemy as sa

from ingest.errors import LibraryError, LibraryFormatError, StorageError

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
_LOCK_SECONDS = 30
_WRITING = "writing"

_RESTORE = "Restore it from a copy, or add the papers to a new library."
_REFUSALS: tuple[tuple[str, type[LibraryError], str, str], ...] = (
    ("SQLITE_NOTADB", LibraryFormatError, "is not a Citewell catalogue", _RESTORE),
    ("SQLITE_CORRUPT", StorageError, "is damaged", _RESTORE),
    ("SQLITE_FULL", StorageError, "cannot be written", "Free disk space, then repeat."),
    ("SQLITE_IOERR", StorageError, "cannot be read or written", "Check the disk, then repeat."),
    ("SQLITE_READONLY", StorageError, "cannot be written", "Correct its permissions."),
    ("SQLITE_CANTOPEN", StorageError, "cannot be opened", "Check its permissions and the disk."),
    ("SQLITE_PERM", StorageError, "cannot be opened", "Correct its permissions."),
    ("SQLITE_BUSY", StorageError, "is locked", "End the other program that has it open."),
)
"""By the first letters of SQLite's error name: error, what it means, remedy."""


def open_engine(path: Path) -> sa.Engine:
    """Return an engine on a catalogue's file; nothing is read yet.

    Where SQLite refuses, its connections raise `StorageError`, or `LibraryFormatError` where the
    file is not SQLite's; the transaction is rolled back.

    Args:
        path: The file; SQLite makes it where it is absent.
    """
    # Built from parts: in a URL, a "?" or "%" of a directory's name would mean something else.
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)), connect_args={"timeout": _LOCK_SECONDS}
    )
    sa.event.listen(engine, "connect", _configure)
    sa.event.listen(engine, "begin", _begin)
    sa.event.listen(engine, "handle_error", _explain)
    return engine


def writing(engine: sa.Engine) -> sa.Engine:
    """Return the engine for transactions that will write.

    They take the write lock when they begin. A transaction that first reads and takes the lock
    later is refused ("database is locked") where another thread wrote in between.
    """
    return engine.execution_options(**{_WRITING: True})


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own transactions leave CREATE TABLE outside; `_begin` opens them instead.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    mode = " IMMEDIATE" if connection.get_execution_options().get(_WRITING) else ""
    connection.exec_driver_sql(f"BEGIN{mode}")


def _explain(context: sa.ExceptionContext) -> None:
    error = context.original_exception
    name = getattr(error, "sqlite_errorname", "")
    database = context.engine.url.database if context.engine else None
    for prefix, kind, meaning, remedy in _REFUSALS:
        if name.startswith(prefix):
            raise kind(f"The catalogue {database} {meaning} ({error}).", remedy) from error
