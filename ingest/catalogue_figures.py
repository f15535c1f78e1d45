"""The catalogue's figures: written with their document, read back one document at a time."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from ingest import schema
from ingest.figure_records import Extraction, FigureCounts, FigureFilter, StoredFigure
from ingest.figure_rows import FIGURE_COLUMNS, PassageSpan, figure_from, figure_rows
from ingest.figure_tags import NAMED, PARTS, TaggedParts, tags_of

_documents, _versions = schema.documents.c, schema.versions.c
_figures, _extractions = schema.figures.c, schema.extractions.c

_STORED = sa.select(_documents.id, _figures.passage, *FIGURE_COLUMNS).join(
    schema.figures, _figures.document == _documents.key
)
_BEFORE_FIGURE = 2
_TAGGED = sa.select(
    _figures.passage,
    *(_figures[name] for name in NAMED),
    *(
        _figures[f"{part}_{sure}"].is_not(None)
        for part, sure in zip(PARTS, ("low", "value", "value", "low", "number"), strict=True)
    ),
).distinct()


def write_figures(
    connection: sa.Connection,
    key: int,
    extraction: Extraction | None,
    passages: Sequence[PassageSpan],
) -> None:
    """Put figures in the place of those a document has.

    Args:
        connection: In the transaction that writes the document.
        key: The document's key.
        extraction: Its figures, in text order; None where no grammar has read it.
        passages: Its passages as stored, in text order.
    """
    for table in (schema.figures, schema.extractions):
        connection.execute(sa.delete(table).where(table.c.document == key))
    if extraction is None:
        return
    rows = figure_rows(extraction.figures, key, passages)
    if rows:
        connection.execute(sa.insert(schema.figures), rows)
    connection.execute(
        sa.insert(schema.extractions).values(document=key, grammar=extraction.grammar)
    )


def passage_tags(connection: sa.Connection, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return the tags of passages by id; those without figures are left out.

    Args:
        connection: Of the catalogue.
        ids: The passages, few enough for one statement.
    """
    query = _TAGGED.where(_figures.passage.in_(ids)).order_by(_figures.passage)
    rows = connection.execute(query).all()
    return {
        passage: tags_of(TaggedParts(*row[1:]) for row in of_passage)
        for passage, of_passage in groupby(rows, key=lambda row: row[0])
    }


class FigureReader:
    """Reads figures of the active versions.

    Args:
        engine: The catalogue's engine.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def of_document(self, id_: str, wanted: FigureFilter | None = None) -> tuple[StoredFigure, ...]:
        """Return the figures of a document in text order; none where there is no such document."""
        query = _STORED.where(_documents.id == id_).order_by(_figures.position)
        if wanted is not None:
            query = _restricted(query, wanted)
        return tuple(
            StoredFigure(row[0], row[1], figure_from(row[_BEFORE_FIGURE:]))
            for row in self._all(query)
        )

    def documents(self, wanted: FigureFilter) -> list[tuple[str, int]]:
        """Return the ids of the documents that have such figures, in the order they were added.

        Returns:
            Each id with the number of the figures.
        """
        query = (
            sa.select(_documents.id, sa.func.count())
            .join(schema.figures, _figures.document == _documents.key)
            .group_by(_documents.key)
            .order_by(_documents.key)
        )
        return [(row[0], row[1]) for row in self._all(_restricted(query, wanted))]

    def counts(self, wanted: FigureFilter) -> FigureCounts:
        """Return how many figures there are, in how many documents."""
        numbers = [count for _, count in self.documents(wanted)]
        return FigureCounts(sum(numbers), len(numbers))

    def outdated(self, grammar: int) -> list[str]:
        """Return the ids of the documents whose figures another grammar read, or none did."""
        query = (
            sa.select(_documents.id)
            .outerjoin(schema.extractions, _extractions.document == _documents.key)
            .where(_extractions.grammar.is_distinct_from(grammar))
            .order_by(_documents.key)
        )
        return self._column(query)

    def names(self, slot: str) -> list[str]:
        """Return the values that a slot (measure, endpoint, unit) has in the library, sorted."""
        column = _figures[slot]
        query = sa.select(column).where(column.is_not(None)).distinct().order_by(column)
        return self._column(query)

    def _column(self, query: sa.Select[tuple[str]]) -> list[str]:
        with self._engine.connect() as connection:
            return list(connection.scalars(query))

    def _all(self, query: sa.Select[Any]) -> Sequence[Sequence[Any]]:
        with self._engine.connect() as connection:
            return connection.execute(query).all()


def _restricted(query: sa.Select[Any], wanted: FigureFilter) -> sa.Select[Any]:
    """Keep of a query over documents and figures what a filter wants."""
    equal = (
        (_figures.measure, wanted.measure),
        (_figures.endpoint, wanted.endpoint),
        (_figures.unit, wanted.unit),
        (_documents.id, wanted.document),
    )
    for column, value in equal:
        if value is not None:
            query = query.where(column == value)
    if wanted.first_year is not None or wanted.last_year is not None:
        query = query.join(schema.versions, _versions.document == _documents.key)
    if wanted.first_year is not None:
        query = query.where(_versions.year >= wanted.first_year)
    if wanted.last_year is not None:
        query = query.where(_versions.year <= wanted.last_year)
    return query.where(_figures.warnings.is_not(None)) if wanted.doubtful else query
