"""Reading the catalogue: documents, passages and vectors of the active versions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
import sqlalchemy as sa

from ingest import schema
from ingest.catalogue_figures import passage_tags
from ingest.catalogue_names import all_sources, identifiers_of, sources_of
from ingest.catalogue_rows import (
    document_from,
    passage_from,
    publication_from,
    unpack,
)
from ingest.errors import DocumentUnknownError
from ingest.identity import parse_identifier
from ingest.records import (
    IndexedPassage,
    Publication,
    StoredDocument,
    StoredPassage,
    Vectors,
)

T = TypeVar("T")

_REFILL_BATCH = 2_000
# SQLite takes at most 32,766 parameters a statement.
_MOST_PARAMETERS = 10_000

_documents, _versions, _passages = schema.documents, schema.versions, schema.passages

_PASSAGE = (
    sa.select(
        _passages,
        _documents.c.id.label("document_id"),
        schema.sections.c.kind,
        schema.sections.c.heading,
    )
    .join(_documents, _documents.c.key == _passages.c.document)
    .join(
        schema.sections,
        sa.and_(
            schema.sections.c.document == _passages.c.document,
            schema.sections.c.position == _passages.c.section,
        ),
    )
)
# Made once: making a statement takes SQLAlchemy as long as asking it.
_OF_DOCUMENT = _documents.c.id == sa.bindparam("id")
_VERSION = (
    sa.select(_versions)
    .join(_documents, _documents.c.key == _versions.c.document)
    .where(_OF_DOCUMENT)
)
_DOCUMENT_PASSAGES = _PASSAGE.where(_OF_DOCUMENT).order_by(_passages.c.id)
_PARTS = tuple(
    sa.select(table).where(table.c.document == sa.bindparam("key")).order_by(table.c.position)
    for table in (schema.sections, schema.tables)
)


class CatalogueReader:
    """What the catalogue holds now.

    Args:
        engine: The catalogue's engine.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def count(self) -> int:
        """Return the number of documents."""
        return int(self._scalar(sa.select(sa.func.count()).select_from(_documents)))

    def stats(self) -> dict[str, int]:
        """Return the library's size: documents, sources, passages, tables, figures, characters."""
        counts = {
            name: sa.select(sa.func.count()).select_from(table)
            for name, table in (
                ("documents", _documents),
                ("sources", schema.sources),
                ("passages", _passages),
                ("tables", schema.tables),
                ("figures", schema.figures),
            )
        }
        counts["characters"] = sa.select(sa.func.sum(sa.func.length(_versions.c.text)))
        return {name: int(self._scalar(query) or 0) for name, query in counts.items()}

    def resolve(self, name: str) -> str:
        """Return the id of the document that a person means.

        Args:
            name: An id of the library, a DOI, PMID or PMCID, or a source's file name.

        Raises:
            DocumentUnknownError: No document, or more than one, answers to the name.
        """
        queries = [sa.select(_documents.c.id).where(_documents.c.id == name)]
        if (identifier := parse_identifier(name)) is not None:
            scheme, value = identifier
            table = schema.identifiers.c
            queries.append(
                sa.select(_documents.c.id)
                .join(schema.identifiers, table.document == _documents.c.key)
                .where(table.scheme == scheme, table.value == value)
            )
        file_name = schema.sources.c.name
        queries.append(
            sa.select(_documents.c.id)
            .join(schema.sources, schema.sources.c.document == _documents.c.key)
            .where(sa.or_(file_name == name, file_name.endswith(f"/{name}", autoescape=True)))
            .distinct()
        )
        for query in queries:
            found = [row["id"] for row in self._rows(query)]
            if len(found) == 1:
                return str(found[0])
        raise DocumentUnknownError(
            f"No document of the library answers to {name!r}.",
            "List the documents with: citewell list.",
        )

    def document(self, id_: str) -> StoredDocument:
        """Return a document by its id.

        Raises:
            DocumentUnknownError: There is none.
        """
        with self._engine.connect() as connection:
            rows = _rows(connection, _VERSION, {"id": id_})
            if not rows:
                raise DocumentUnknownError(
                    f"No document of the library has the id {id_!r}.",
                    "List the documents with: citewell list.",
                )
            version = rows[0]
            key = version["document"]
            names, files = identifiers_of(connection, [key]), sources_of(connection, [key])
            sections, tables = (_rows(connection, query, {"key": key}) for query in _PARTS)
        document = document_from(version, names.get(key, {}), sections, tables)
        sources = all_sources(document.source, files.get(key, ()))
        return StoredDocument(id_, version["number"], document, sources)

    def publications(self, ids: Sequence[str]) -> dict[str, Publication]:
        """Return what citations say of documents, by id; unknown ids are left out."""
        active = _versions.c
        query = sa.select(
            _documents.c.key, _documents.c.id, active.title, active.authors, active.journal,
            active.year, active.nct, active.source,
        ).join(_versions, active.document == _documents.c.key)  # fmt: skip
        rows = self._rows(query.where(_documents.c.id.in_(set(ids))))
        with self._engine.connect() as connection:
            named = identifiers_of(connection, [row["key"] for row in rows])
        return {row["id"]: publication_from(row, named.get(row["key"], {})) for row in rows}

    def openings(self, characters: int) -> list[str]:
        """Return the beginning of every document's text: its title and, mostly, its abstract."""
        beginning = sa.func.substr(_versions.c.text, 1, characters).label("opening")
        return [row["opening"] for row in self._rows(sa.select(beginning))]

    def passages(self, ids: Sequence[int]) -> list[StoredPassage]:
        """Return active passages in the order asked; ids of retired ones are passed over."""
        found: dict[int, StoredPassage] = {}
        for wanted in _parts_of(ids):
            for each in self._passages(_PASSAGE.where(_passages.c.id.in_(wanted))):
                found[each.id] = each
        return [found[id_] for id_ in ids if id_ in found]

    def owners(self, ids: Sequence[int]) -> dict[int, str]:
        """Return the ids of the documents of active passages, by passage; others are left out."""
        query = sa.select(_passages.c.id, _documents.c.id.label("owner")).join(
            _documents, _documents.c.key == _passages.c.document
        )
        return {
            row["id"]: row["owner"]
            for wanted in _parts_of(ids)
            for row in self._rows(query.where(_passages.c.id.in_(wanted)))
        }

    def document_passages(self, id_: str) -> list[StoredPassage]:
        """Return all passages of a document, in text order."""
        return self._passages(_DOCUMENT_PASSAGES, {"id": id_})

    def passage_ids(self) -> set[int]:
        """Return the ids of all active passages."""
        return {row["id"] for row in self._rows(sa.select(_passages.c.id))}

    def vectors(self, ids: Sequence[int]) -> Vectors:
        """Return the vectors of active passages, one row each, in the order asked.

        Raises:
            KeyError: A passage is not active.
        """
        embeddings = schema.embeddings.c
        found: dict[int, Vectors] = {}
        for wanted in _parts_of(ids):
            query = sa.select(schema.embeddings).where(embeddings.passage.in_(wanted))
            found |= {row["passage"]: unpack(row["vector"]) for row in self._rows(query)}
        if not ids:
            return np.zeros((0, 0), dtype=np.float32)
        return np.stack([found[id_] for id_ in ids])

    def indexed(self, *, waiting: bool) -> Iterator[list[IndexedPassage]]:
        """Yield active passages as the indexes are told of them, in batches, by id.

        Args:
            waiting: Those of the documents in the outbox; else those of all others.
        """
        changes = schema.changes.c
        outbox = sa.select(changes.document_id).where(sa.not_(changes.applied))
        within = _documents.c.id.in_(outbox)
        query = (
            sa.select(_passages.c.id)
            .join(_documents, _documents.c.key == _passages.c.document)
            .where(within if waiting else sa.not_(within))
            .order_by(_passages.c.id)
        )
        ids = [row["id"] for row in self._rows(query)]
        for start in range(0, len(ids), _REFILL_BATCH):
            yield self._indexed(ids[start : start + _REFILL_BATCH])

    def integrity(self) -> list[str]:
        """Return what SQLite finds wrong with the file; nothing where it is whole."""
        found = [row["integrity_check"] for row in self._rows(sa.text("PRAGMA integrity_check"))]
        return [] if found == ["ok"] else found

    def _indexed(self, ids: Sequence[int]) -> list[IndexedPassage]:
        query = (
            _PASSAGE.add_columns(_versions.c.year, _versions.c.title, schema.embeddings.c.vector)
            .join(_versions, _versions.c.document == _passages.c.document)
            .join(schema.embeddings, schema.embeddings.c.passage == _passages.c.id)
        )
        with self._engine.connect() as connection:
            rows = _rows(connection, query.where(_passages.c.id.in_(ids)).order_by(_passages.c.id))
            texts = _texts(connection, rows)
            tags = passage_tags(connection, ids)
        return [
            IndexedPassage(
                id=row["id"],
                document=row["document_id"],
                year=row["year"],
                kind=row["kind"],
                title=row["title"],
                heading=row["heading"],
                text=texts[row["document"]][row["start"] : row["end"]],
                vector=unpack(row["vector"]),
                tags=tags.get(row["id"], ()),
            )
            for row in rows
        ]

    def _passages(
        self, query: sa.Select[Any], values: Mapping[str, object] | None = None
    ) -> list[StoredPassage]:
        """Return passages that a query of `_PASSAGE` finds, in its order."""
        # One connection, so one state: a text must be the one that the passages were cut from.
        with self._engine.connect() as connection:
            rows = _rows(connection, query, values)
            texts = _texts(connection, rows)
        return [passage_from(row, texts[row["document"]]) for row in rows]

    def _rows(self, query: sa.Executable) -> list[dict[str, Any]]:
        with self._engine.connect() as connection:
            return _rows(connection, query)

    def _scalar(self, query: sa.Select[Any]) -> Any:  # noqa: ANN401  (one column of any kind)
        with self._engine.connect() as connection:
            return connection.scalar(query)


def _rows(
    connection: sa.Connection, query: sa.Executable, values: Mapping[str, object] | None = None
) -> list[dict[str, Any]]:
    found = connection.execute(query, values)
    names = tuple(found.keys())
    # All at once and as plain rows: one by one, as mappings, they take thrice the time.
    return [dict(zip(names, row, strict=True)) for row in found.all()]


def _texts(connection: sa.Connection, rows: Sequence[Mapping[str, Any]]) -> dict[int, str]:
    """Return the texts of the documents of some passages, by key.

    Each is read once and cut here: cut by SQLite, it is read again for every passage.
    """
    query = sa.select(_versions.c.document, _versions.c.text)
    return {
        row["document"]: row["text"]
        for wanted in _parts_of(sorted({row["document"] for row in rows}))
        for row in _rows(connection, query.where(_versions.c.document.in_(wanted)))
    }


def _parts_of(values: Sequence[T]) -> Iterator[list[T]]:
    for start in range(0, len(values), _MOST_PARAMETERS):
        yield list(values[start : start + _MOST_PARAMETERS])
