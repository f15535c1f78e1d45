"""The tables of conversations, in the file that holds what the server keeps."""

from pathlib import Path

import sqlalchemy as sa

from api.server.kept_file import Moment, open_kept

SCHEMA = 1
"""Changed with the tables; a file of another number is refused."""

metadata = sa.MetaData()

# The number of the file itself is that of the jobs.
schema = sa.Table("conversation_schema", metadata, sa.Column("number", sa.Integer, nullable=False))

conversations = sa.Table(
    "conversations",
    metadata,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    # The name of the key; empty where the server asks for none.
    sa.Column("owner", sa.String, nullable=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("updated", Moment, nullable=False),
    sa.Index("conversations_by_owner", "owner", "updated"),
    sqlite_autoincrement=True,
)

answers = sa.Table(
    "conversation_answers",
    metadata,
    sa.Column(
        "conversation",
        sa.ForeignKey("conversations.sequence", ondelete="CASCADE"),
        primary_key=True,
    ),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("asked", Moment, nullable=False),
    sa.Column("question", sa.String, nullable=False),
    # The contract's JSON as text: a column of JSON would read its numbers as floats.
    sa.Column("answer", sa.String, nullable=False),
)


def open_tables(path: Path) -> sa.Engine:
    """Open the file of conversations, made where it is absent.

    Raises:
        LibraryFormatError: It is something else, damaged, or of another version of Citewell.
    """
    lost = "conversations and jobs are lost with it"
    return open_kept(path, "conversations", SCHEMA, _schema, lost)


def _schema(connection: sa.Connection) -> int:
    """Return the schema's number, of a new file once its tables are made."""
    metadata.create_all(connection)
    found = connection.scalar(sa.select(schema.c.number))
    if found is None:
        connection.execute(sa.insert(schema).values(number=SCHEMA))
    return SCHEMA if found is None else int(found)
