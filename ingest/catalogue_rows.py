"""Between values and the catalogue's rows."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

import numpy as np

from ingest.documents import (
    Cell,
    Document,
    Identifiers,
    Passage,
    Row,
    Section,
    SectionKind,
    Span,
    Table,
)
from ingest.records import DocumentSummary, Publication, StoredPassage, Vectors

Fields = Mapping[str, Any]

_PLAIN = ("format", "title", "journal", "year", "volume", "issue", "pages", "text", "source")
_LISTS = ("authors", "keywords", "subjects", "affiliations")


def version_row(document: Document, key: int, number: int, hash_: str) -> dict[str, Any]:
    """Return the row of `schema.versions`."""
    row: dict[str, Any] = {name: getattr(document, name) for name in _PLAIN}
    row |= {name: list(getattr(document, name)) for name in _LISTS}
    return row | {
        "document": key,
        "number": number,
        "content_hash": hash_,
        "nct": document.identifiers.nct,
    }


def section_rows(document: Document, key: int) -> list[dict[str, Any]]:
    """Return the rows of `schema.sections`."""
    return [
        {
            "document": key,
            "position": position,
            "kind": section.kind.value,
            "heading": section.heading,
            "start": section.start,
            "end": section.end,
        }
        for position, section in enumerate(document.sections)
    ]


def table_rows(document: Document, key: int) -> list[dict[str, Any]]:
    """Return the rows of `schema.tables`."""
    return [
        {
            "document": key,
            "position": position,
            "label": table.label,
            "caption": table.caption,
            "start": table.start,
            "end": table.end,
            "rows": [
                [row.label, row.start, row.end, [[c.column, c.start, c.end] for c in row.cells]]
                for row in table.rows
            ],
        }
        for position, table in enumerate(document.tables)
    ]


def passage_row(passage: Passage, key: int) -> dict[str, Any]:
    """Return the row of `schema.passages`, without its id."""
    return {
        "document": key,
        "section": passage.section,
        "start": passage.start,
        "end": passage.end,
        "sentences": [list(span) for span in passage.sentences],
        "context": passage.context,
    }


def document_from(
    version: Fields,
    identifiers: Mapping[str, str],
    sections: Sequence[Fields],
    tables: Sequence[Fields],
) -> Document:
    """Put a document together from its rows."""
    fields: dict[str, Any] = {name: version[name] for name in _PLAIN}
    fields |= {name: tuple(version[name]) for name in _LISTS}
    return Document(
        **fields,
        identifiers=Identifiers(**identifiers, nct=version["nct"]),
        sections=tuple(
            Section(SectionKind(row["kind"]), row["heading"], row["start"], row["end"])
            for row in sections
        ),
        tables=tuple(_table_from(row) for row in tables),
    )


def passage_from(row: Fields, text: str) -> StoredPassage:
    """Make a stored passage of a joined row and its document's text."""
    return StoredPassage(
        id=row["id"],
        document=row["document_id"],
        section=row["section"],
        kind=SectionKind(row["kind"]),
        heading=row["heading"],
        start=row["start"],
        end=row["end"],
        sentences=tuple(Span(*pair) for pair in row["sentences"]),
        context=row["context"],
        text=text[row["start"] : row["end"]],
    )


def publication_from(row: Fields, identifiers: Mapping[str, str]) -> Publication:
    """Make what a citation says of a document."""
    return Publication(
        id=row["id"],
        title=row["title"],
        authors=tuple(row["authors"]),
        journal=row["journal"],
        year=row["year"],
        identifiers=Identifiers(**identifiers, nct=row["nct"]),
        source=row["source"],
    )


def summary_from(
    row: Fields, identifiers: Mapping[str, str], sources: Sequence[str]
) -> DocumentSummary:
    """Make a line of a listing."""
    return DocumentSummary(
        id=row["id"],
        version=row["number"],
        title=row["title"],
        journal=row["journal"],
        year=row["year"],
        doi=identifiers.get("doi"),
        pmid=identifiers.get("pmid"),
        pmcid=identifiers.get("pmcid"),
        passages=row["passages"],
        sources=tuple(PurePath(source).name for source in sources),
    )


def pack(vector: Vectors) -> bytes:
    """Return a vector as the catalogue keeps it: float16, little-endian."""
    return np.asarray(vector, dtype="<f2").tobytes()


def unpack(blob: bytes) -> Vectors:
    """Return a kept vector as float32."""
    return np.frombuffer(blob, dtype="<f2").astype(np.float32)


def _table_from(row: Fields) -> Table:
    rows = tuple(
        Row(label, start, end, tuple(Cell(*cell) for cell in cells))
        for label, start, end, cells in row["rows"]
    )
    return Table(row["label"], row["caption"], row["start"], row["end"], rows)
