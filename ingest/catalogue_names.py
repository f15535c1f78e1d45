"""What names a document in the catalogue: its identifiers, and the files it was read from."""

import json
from collections.abc import Collection, Sequence
from typing import TypeVar

import sqlalchemy as sa

from ingest import schema

Value = TypeVar("Value", int, str)

Keys = Sequence[int] | sa.Select[tuple[int]]
"""Keys of documents, or the query that gives them."""


def one_of(
    column: sa.Column[int] | sa.Column[str], values: Collection[int | str]
) -> sa.ColumnElement[bool]:
    """Return the condition that a column holds one of any number of values.

    They are one parameter: SQLite takes at most 32,766 a statement.
    """
    listed = sa.func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(sa.select(listed.c.value))


def identifiers_of(connection: sa.Connection, keys: Keys) -> dict[int, dict[str, str]]:
    """Return, for each document that has any, its identifiers by scheme."""
    table = schema.identifiers.c
    query = sa.select(schema.identifiers).where(table.document.in_(keys)).order_by(table.scheme)
    found: dict[int, dict[str, str]] = {}
    for row in connection.execute(query).mappings():
        found.setdefault(row["document"], {})[row["scheme"]] = row["value"]
    return found


def sources_of(connection: sa.Connection, keys: Keys) -> dict[int, list[str]]:
    """Return, for each document that has any, the names of its files, sorted."""
    table = schema.sources.c
    query = sa.select(table.document, table.name).where(table.document.in_(keys))
    found: dict[int, list[str]] = {}
    for key, name in connection.execute(query.order_by(table.name)):
        found.setdefault(key, []).append(name)
    return found


def all_sources(active: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return the active version's source, also where its file has become another document's."""
    return (active, *(name for name in names if name != active))
