"""Listing the catalogue: some of the documents, a page at a time, and never their texts."""

from typing import TypeVar

import sqlalchemy as sa

from ingest import schema
from ingest.catalogue_names import all_sources, identifiers_of, one_of, sources_of
from ingest.catalogue_rows import summary_from
from ingest.records import DocumentSummary, Selection

Column = TypeVar("Column", int, str)

EVERY = Selection()

_documents, _versions, _passages = schema.documents, schema.versions, schema.passages
_PASSAGES = (
    sa.select(sa.func.count())
    .select_from(_passages)
    .where(_passages.c.document == _documents.c.key)
    .scalar_subquery()
)
_SUMMARY = sa.select(
    _documents.c.key,
    _documents.c.id,
    _versions.c.number,
    _versions.c.title,
    _versions.c.journal,
    _versions.c.year,
    _versions.c.source,
    _PASSAGES.label("passages"),
).join(_versions, _versions.c.document == _documents.c.key)


class CatalogueListing:
    """The documents of the catalogue, in the order they were added.

    Args:
        engine: The catalogue's engine.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def select(self, only: Selection = EVERY) -> list[str]:
        """Return the ids of the documents selected.

        Args:
            only: Which documents; it may name any number of them.
        """
        query = _selected(sa.select(_documents.c.id), only).order_by(_documents.c.key)
        with self._engine.connect() as connection:
            return list(connection.scalars(query))

    def page(
        self, offset: int = 0, limit: int | None = None, only: Selection = EVERY
    ) -> tuple[list[DocumentSummary], int]:
        """Return a page of a listing.

        Args:
            offset: How many documents to pass over.
            limit: How many to list at most; None for all.
            only: Which documents.

        Returns:
            One line a document, and how many documents are selected in all.
        """
        chosen = _selected(sa.select(_documents.c.key), only)
        page = chosen.order_by(_documents.c.key).limit(limit).offset(offset)
        query = _SUMMARY.where(_documents.c.key.in_(page)).order_by(_documents.c.key)
        with self._engine.connect() as connection:
            total = connection.scalar(sa.select(sa.func.count()).select_from(chosen.subquery()))
            rows = [dict(row) for row in connection.execute(query).mappings()]
            names, sources = identifiers_of(connection, page), sources_of(connection, page)
        listed = [
            summary_from(
                row,
                names.get(row["key"], {}),
                all_sources(row["source"], sources.get(row["key"], ())),
            )
            for row in rows
        ]
        return listed, int(total or 0)


def _selected(query: sa.Select[tuple[Column]], only: Selection) -> sa.Select[tuple[Column]]:
    if only.from_year is not None or only.to_year is not None:
        query = query.join(_versions, _versions.c.document == _documents.c.key)
    if only.from_year is not None:
        query = query.where(_versions.c.year >= only.from_year)
    if only.to_year is not None:
        query = query.where(_versions.c.year <= only.to_year)
    if only.ids is not None:
        query = query.where(one_of(_documents.c.id, only.ids))
    return query
