"""Placing a document just read: new, a better or another source of a known one, or unchanged."""

from dataclasses import dataclass

import sqlalchemy as sa

from ingest import schema
from ingest.documents import Document
from ingest.errors import IdentityConflictError
from ingest.identity import Action, identities, replaces


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a document just read belongs.

    Args:
        action: What writing it will do.
        key: The catalogue's key of the document it is, None where it is new.
        id: The document's id in the library, None where it is new.
    """

    action: Action
    key: int | None = None
    id: str | None = None


def place(connection: sa.Connection, document: Document, hash_: str) -> Placement:
    """Tell where a document belongs, writing nothing.

    Args:
        connection: Of the catalogue.
        document: As read.
        hash_: Its content hash.

    Raises:
        IdentityConflictError: Its identifiers name two documents, or contradict the one.
    """
    source = connection.execute(
        sa.select(schema.sources).where(schema.sources.c.name == document.source)
    ).one_or_none()
    key = _identified(connection, document)
    if (
        key is None
        and source is not None
        and not _contradicted(connection, source.document, document)
    ):
        key = source.document
    if key is None:
        return Placement(Action.ADDED)
    id_ = connection.scalar(sa.select(schema.documents.c.id).where(schema.documents.c.key == key))
    if source is not None and (source.document, source.content_hash) == (key, hash_):
        return Placement(Action.UNCHANGED, key, id_)
    return Placement(_action(connection, key, document), key, id_)


def name_document(connection: sa.Connection, key: int, document: Document, hash_: str) -> None:
    """Record a document's identifiers and the source it was read from."""
    known = set(_known(connection, key))
    fresh = set(identities(document.identifiers).items()) - known
    for scheme, value in sorted(fresh):
        connection.execute(
            sa.insert(schema.identifiers).values(scheme=scheme, value=value, document=key)
        )
    connection.execute(sa.delete(schema.sources).where(schema.sources.c.name == document.source))
    connection.execute(
        sa.insert(schema.sources).values(name=document.source, document=key, content_hash=hash_)
    )


def _identified(connection: sa.Connection, document: Document) -> int | None:
    table = schema.identifiers.c
    found = {
        (scheme, value): key
        for scheme, value in identities(document.identifiers).items()
        for key in connection.scalars(
            sa.select(table.document).where(table.scheme == scheme, table.value == value)
        )
    }
    if len(set(found.values())) > 1:
        names = " and ".join(f"{scheme} {value}" for scheme, value in sorted(found))
        raise IdentityConflictError(
            f"{document.source} carries {names}, which name two documents of the library.",
            "Remove one of them (citewell remove), then add the file again.",
        )
    key = next(iter(found.values()), None)
    if key is not None and (scheme := _contradicted(connection, key, document)):
        raise IdentityConflictError(
            f"{document.source} names a document of the library, yet with another {scheme}.",
            "Correct the file's identifiers, or remove the document first (citewell remove).",
        )
    return key


def _contradicted(connection: sa.Connection, key: int, document: Document) -> str | None:
    """Return the scheme under which the document is known by another value, if any."""
    mine = identities(document.identifiers)
    known = _known(connection, key)
    return next(
        (scheme for scheme, value in known if scheme in mine and mine[scheme] != value), None
    )


def _known(connection: sa.Connection, key: int) -> list[tuple[str, str]]:
    table = schema.identifiers.c
    rows = connection.execute(sa.select(table.scheme, table.value).where(table.document == key))
    return [(row.scheme, row.value) for row in rows]


def _action(connection: sa.Connection, key: int, document: Document) -> Action:
    versions = schema.versions.c
    length = sa.func.length(versions.text)
    active = connection.execute(
        sa.select(versions.format, versions.source, length).where(versions.document == key)
    ).one()
    better = replaces((document.format, len(document.text)), (active[0], active[2]))
    return Action.REPLACED if better or active[1] == document.source else Action.LINKED
