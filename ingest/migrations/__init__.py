"""Migrations of the catalogue, run by Alembic when a library of an earlier version is opened."""

from pathlib import Path

import sqlalchemy as sa

from ingest.catalogue_engine import writing
from ingest.errors import LibraryFormatError

HEAD = "0004"
"""The revision this version of Citewell reads and writes."""

_KNOWN = ("0001", "0002", "0003", "0004")


def ensure_current(engine: sa.Engine, path: Path) -> None:
    """Bring a catalogue, empty or of an earlier version, to `HEAD` in one transaction.

    Raises:
        LibraryFormatError: The file is not a catalogue, or one of a later version.
        StorageError: The disk refuses.
    """
    revision = _revision(engine, path)
    if revision == HEAD:
        return
    if revision is not None and revision not in _KNOWN:
        raise LibraryFormatError(
            f"{path} was written by a later version of Citewell (revision {revision}).",
            "Upgrade Citewell, or open another library.",
        )
    _upgrade(engine)


def _revision(engine: sa.Engine, path: Path) -> str | None:
    with engine.connect() as connection:
        tables = sa.inspect(connection).get_table_names()
        if not tables:
            return None
        if "alembic_version" not in tables:
            raise LibraryFormatError(
                f"{path} is a database of something else (tables {', '.join(tables[:3])}, …).",
                "Name another directory with --library.",
            )
        revision = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return None if revision is None else str(revision)


def _upgrade(engine: sa.Engine) -> None:
    # Imported here: a library that is current, the usual case, does without Alembic.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, HEAD)
