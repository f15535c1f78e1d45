"""The file in which the server keeps jobs and conversations, beside the library's catalogue."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from ingest.catalogue_engine import open_engine, writing
from ingest.errors import LibraryError, LibraryFormatError

KEPT_FILE = "server.sqlite"

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the time, with its zone."""
    return datetime.now(UTC)


def new_id() -> str:
    """Return a name that nothing kept has, and that nobody guesses."""
    return uuid.uuid4().hex


class Moment(sa.TypeDecorator[datetime]):
    """A time with its zone, as ISO 8601 text; SQLite would drop the zone."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> str | None:
        """Write it."""
        del dialect
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> datetime | None:
        """Read it."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


def open_kept(
    path: Path, what: str, schema: int, found: Callable[[sa.Connection], int], lost: str
) -> sa.Engine:
    """Open the file, made where it is absent.

    Args:
        path: The file.
        what: What of it is opened, for a message.
        schema: The number that its tables must have.
        found: Makes its tables where they are missing, and returns their number.
        lost: What moving the file away loses.

    Raises:
        LibraryFormatError: It is something else, damaged, or of another version of Citewell.
    """
    engine = open_engine(path)
    remedy = f"Move that file away to begin anew: {lost}."
    try:
        with writing(engine).begin() as connection:
            number = found(connection)
    except LibraryError as error:
        engine.dispose()
        problem = f"The {what} cannot be opened. {error.problem}"
        raise LibraryFormatError(problem, remedy) from error
    if number != schema:
        engine.dispose()
        problem = f"{path} is of another version of Citewell: its schema is {number}, not {schema}."
        raise LibraryFormatError(problem, remedy)
    return engine
