"""The tables of jobs, in a file of their own beside the catalogue."""

from pathlib import Path

import sqlalchemy as sa

from api.server.kept_file import Moment, open_kept

SCHEMA = 1
"""Changed with the tables; a file of another number is refused."""

metadata = sa.MetaData()

jobs = sa.Table(
    "jobs",
    metadata,
    # Jobs of a kind are carried out in this order.
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("total", sa.Integer, nullable=False),
    sa.Column("done", sa.Integer, nullable=False),
    sa.Column("failed", sa.Integer, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("started", Moment),
    sa.Column("ended", Moment),
    # Its three parts, in a list.
    sa.Column("error", sa.JSON(none_as_null=True)),
    sa.Column("about", sa.JSON, nullable=False),
    sa.Column("result", sa.JSON(none_as_null=True)),
    sa.Index("jobs_by_state", "kind", "state"),
    sqlite_autoincrement=True,
)

items = sa.Table(
    "items",
    metadata,
    sa.Column("job", sa.ForeignKey("jobs.sequence", ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("request", sa.JSON, nullable=False),
    # Null until it is known.
    sa.Column("outcome", sa.JSON(none_as_null=True)),
    sa.Column("failed", sa.Boolean, nullable=False),
    sa.Column("ended", Moment),
)


def open_tables(path: Path) -> sa.Engine:
    """Open the file of jobs, made where it is absent.

    Raises:
        LibraryFormatError: It is something else, damaged, or of another version of Citewell.
    """
    return open_kept(path, "jobs", SCHEMA, _schema, "jobs are lost with it, documents are not")


def _schema(connection: sa.Connection) -> int:
    """Return the schema's number, of a new file once its tables are made."""
    found: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if found:
        return found
    metadata.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    return SCHEMA
