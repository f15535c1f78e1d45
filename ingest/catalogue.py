"""The catalogue: the truth about a library, written in whole transactions.

SQLite in WAL mode with ``synchronous=FULL``: a transaction that returned survives a power cut.
Reading is in `ingest.catalogue_reading`, on the same engine (`ingest.catalogue_engine`).
"""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sa

from ingest import schema
from ingest.catalogue_engine import open_engine, writing
from ingest.catalogue_figures import write_figures
from ingest.catalogue_rows import pack, passage_row, section_rows, table_rows, version_row
from ingest.documents import Document, Passage
from ingest.errors import EncoderMismatchError
from ingest.figure_records import Extraction
from ingest.figure_rows import PassageSpan
from ingest.identity import Action, content_hash, proposed_id
from ingest.migrations import ensure_current
from ingest.placement import Placement, name_document, place
from ingest.records import EncoderFingerprint, Vectors

# Made once: they are asked several times for every question.
_LAST_CHANGE = sa.select(sa.func.max(schema.changes.c.sequence))
_UNAPPLIED = (
    sa.select(schema.changes)
    .where(sa.not_(schema.changes.c.applied))
    .order_by(schema.changes.c.sequence)
)


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the outbox.

    Args:
        sequence: Its number, rising.
        document: The document whose active passages must be indexed, if it has any.
        removed: Passages to take out of the indexes.
    """

    sequence: int
    document: str
    removed: tuple[int, ...]


class Catalogue:
    """Documents, passages, vectors and the outbox, in one SQLite file.

    Args:
        path: The file, made where absent and migrated where older.

    Raises:
        LibraryFormatError: The file is not a catalogue, or of a later version of Citewell.
        StorageError: The disk refuses.
    """

    def __init__(self, path: Path) -> None:
        self.engine = open_engine(path)
        self._writing = writing(self.engine)
        try:
            ensure_current(self.engine, path)
            self.library_id = self._library_id()
        except BaseException:
            self.engine.dispose()
            raise

    def generation(self) -> str:
        """Return a name that changes whenever the library's content does."""
        with self.engine.connect() as connection:
            last = connection.scalar(_LAST_CHANGE)
        return f"{self.library_id[:8]}.{last or 0}"

    def encoder(self) -> EncoderFingerprint | None:
        """Return the encoder the vectors come from; None before the first document."""
        value = self._setting("encoder")
        return EncoderFingerprint(**value) if value else None

    def claim_encoder(self, fingerprint: EncoderFingerprint) -> None:
        """Record the encoder at the first use; refuse another one later.

        Raises:
            EncoderMismatchError: The vectors come from another encoder.
        """
        known = self.encoder()
        if known is None:
            with self._writing.begin() as connection:
                if _setting(connection, "encoder") is None:
                    _keep_setting(connection, "encoder", asdict(fingerprint))
            known = self.encoder() or fingerprint
        if (known.dimension, known.weights_sha256) != (
            fingerprint.dimension,
            fingerprint.weights_sha256,
        ):
            raise EncoderMismatchError(
                f"The library's vectors come from encoder {known.name} "
                f"({known.dimension} dimensions), not from {fingerprint.name} "
                f"({fingerprint.dimension}).",
                f"Set encoder to {known.name}, or add the documents to a new library.",
            )

    def place(self, document: Document) -> Placement:
        """Tell where a document belongs, writing nothing.

        Raises:
            IdentityConflictError: Its identifiers name two documents, or contradict the one.
        """
        with self.engine.connect() as connection:
            return place(connection, document, content_hash(document))

    def write(
        self,
        document: Document,
        passages: Sequence[Passage],
        vectors: Vectors,
        extraction: Extraction | None = None,
    ) -> tuple[str, Action]:
        """Write a document in one transaction: when it returns, the document is safe.

        Args:
            document: As read.
            passages: Its passages, in text order.
            vectors: One row a passage, shape (len(passages), dimension).
            extraction: Its figures; None leaves them to be read later.

        Returns:
            The document's id and what was done.

        Raises:
            IdentityConflictError: Its identifiers name two documents, or contradict the one.
            StorageError: The disk refuses; nothing was changed.
            ValueError: The vectors are not one a passage, of the encoder's dimension and finite.
        """
        self._check_vectors(vectors, len(passages))
        hash_ = content_hash(document)
        with self._writing.begin() as connection:
            placed = place(connection, document, hash_)
            if placed.action is Action.UNCHANGED:
                return str(placed.id), placed.action
            key, id_ = placed.key, placed.id
            if key is None or id_ is None:
                key, id_ = _new_document(connection, document)
            name_document(connection, key, document, hash_)
            if placed.action is Action.LINKED:
                # What is cited gains a source or an identifier; what is indexed stays.
                _announce(connection, id_, [], applied=True)
            else:
                removed, number = _retire(connection, key)
                _write_content(connection, key, document, hash_, number + 1)
                _write_passages(connection, key, passages, vectors)
                write_figures(connection, key, extraction, _passage_spans(connection, key))
                _announce(connection, id_, removed)
        return id_, placed.action

    def renew_figures(self, id_: str, version: int, extraction: Extraction) -> bool:
        """Put newly read figures in the place of a document's, in one transaction.

        Args:
            id_: The document's id.
            version: The version that was read.
            extraction: Its figures.

        Returns:
            Whether that version was still the active one; if not, nothing was changed.
        """
        number = schema.versions.c.number
        active = (
            sa.select(schema.documents.c.key)
            .join(schema.versions, schema.versions.c.document == schema.documents.c.key)
            .where(schema.documents.c.id == id_, number == version)
        )
        with self._writing.begin() as connection:
            key = connection.scalar(active)
            if key is None:
                return False
            write_figures(connection, key, extraction, _passage_spans(connection, key))
            # What is answered may change; which passages there are does not.
            _announce(connection, id_, [], applied=True)
        return True

    def remove(self, id_: str) -> None:
        """Remove a document, all its sources and identifiers, in one transaction."""
        with self._writing.begin() as connection:
            key = connection.scalar(
                sa.select(schema.documents.c.key).where(schema.documents.c.id == id_)
            )
            if key is None:
                return
            removed = _passage_ids(connection, key)
            connection.execute(sa.delete(schema.documents).where(schema.documents.c.key == key))
            _announce(connection, id_, removed)

    def unapplied(self) -> list[Change]:
        """Return the outbox: what the indexes have not been told yet, oldest first."""
        with self.engine.connect() as connection:
            return [
                Change(row.sequence, row.document_id, tuple(row.removed))
                for row in connection.execute(_UNAPPLIED)
            ]

    def mark_applied(self, last: int) -> None:
        """Take changes off the outbox, once both indexes have them.

        Args:
            last: Sequence of the last of them; those before it go with it.
        """
        changes = schema.changes.c
        with self._writing.begin() as connection:
            connection.execute(
                sa.update(schema.changes)
                .where(changes.sequence <= last, sa.not_(changes.applied))
                # What was removed is of no more use; the row keeps the generation rising.
                .values(applied=True, removed=[])
            )

    def close(self) -> None:
        """Release the file; the write-ahead log is folded into it."""
        self.engine.dispose()

    def _library_id(self) -> str:
        known = self._setting("library_id")
        if known is not None:
            return str(known)
        fresh = uuid.uuid4().hex
        with self._writing.begin() as connection:
            _keep_setting(connection, "library_id", fresh)
        return fresh

    def _setting(self, name: str) -> Any:  # noqa: ANN401  (a JSON value)
        with self.engine.connect() as connection:
            return _setting(connection, name)

    def _check_vectors(self, vectors: Vectors, passages: int) -> None:
        # Chroma refuses another dimension, and accepts NaN: either would be found out too late.
        encoder = self.encoder()
        dimension = encoder.dimension if encoder else vectors.shape[-1]
        if passages and vectors.shape != (passages, dimension):
            raise ValueError(f"{vectors.shape} is not the shape {(passages, dimension)}")
        if not np.isfinite(vectors).all():
            raise ValueError("a vector is not finite")


def _new_document(connection: sa.Connection, document: Document) -> tuple[int, str]:
    ids, proposed = schema.documents.c.id, proposed_id(document)
    candidates = (f"{proposed}-{number}" if number > 1 else proposed for number in count(1))
    id_ = next(
        candidate
        for candidate in candidates
        if connection.scalar(sa.select(ids).where(ids == candidate)) is None
    )
    insert = sa.insert(schema.documents).values(id=id_).returning(schema.documents.c.key)
    return connection.execute(insert).scalar_one(), id_


def _retire(connection: sa.Connection, key: int) -> tuple[list[int], int]:
    """Delete the active content; return its passage ids and its version number (0: none).

    Its figures stay for `write_figures`, but for those that go with their passages.
    """
    removed = _passage_ids(connection, key)
    number = connection.scalar(
        sa.select(schema.versions.c.number).where(schema.versions.c.document == key)
    )
    for table in (schema.passages, schema.sections, schema.tables, schema.versions):
        connection.execute(sa.delete(table).where(table.c.document == key))
    return removed, number or 0


def _write_content(
    connection: sa.Connection, key: int, document: Document, hash_: str, number: int
) -> None:
    version = version_row(document, key, number, hash_)
    connection.execute(sa.insert(schema.versions).values(version))
    for table, rows in (
        (schema.sections, section_rows(document, key)),
        (schema.tables, table_rows(document, key)),
    ):
        if rows:
            connection.execute(sa.insert(table), rows)


def _write_passages(
    connection: sa.Connection, key: int, passages: Sequence[Passage], vectors: Vectors
) -> None:
    if not passages:
        return
    rows = [passage_row(passage, key) for passage in passages]
    connection.execute(sa.insert(schema.passages), rows)
    # Ids rise with every row inserted, so those of the document come back in the order written.
    ids = _passage_ids(connection, key)
    packed = [
        {"passage": id_, "vector": pack(vector)} for id_, vector in zip(ids, vectors, strict=True)
    ]
    connection.execute(sa.insert(schema.embeddings), packed)


def _announce(
    connection: sa.Connection, id_: str, removed: Sequence[int], *, applied: bool = False
) -> None:
    connection.execute(
        sa.insert(schema.changes).values(document_id=id_, removed=list(removed), applied=applied)
    )


def _passage_ids(connection: sa.Connection, key: int) -> list[int]:
    return [span.id for span in _passage_spans(connection, key)]


def _passage_spans(connection: sa.Connection, key: int) -> list[PassageSpan]:
    table = schema.passages.c
    query = sa.select(table.id, table.start, table.end).where(table.document == key)
    return [PassageSpan(*row) for row in connection.execute(query.order_by(table.id))]


def _setting(connection: sa.Connection, name: str) -> Any:  # noqa: ANN401  (a JSON value)
    settings = schema.library_settings.c
    return connection.scalar(sa.select(settings.value).where(settings.name == name))


def _keep_setting(connection: sa.Connection, name: str, value: object) -> None:
    connection.execute(sa.insert(schema.library_settings).values(name=name, value=value))
