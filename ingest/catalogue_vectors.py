"""Comparing a vector with those in the catalogue: exact, and in time with how many there are."""

from collections.abc import Collection, Sequence

import numpy as np
import sqlalchemy as sa

from ingest import schema
from ingest.catalogue_names import one_of
from ingest.records import Hit, Vectors

_ROWS_AT_ONCE = 10_000

_documents, _passages, _embeddings = schema.documents, schema.passages, schema.embeddings


class CatalogueVectors:
    """The vectors of the catalogue, and whose they are.

    Args:
        engine: The catalogue's engine.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def nearest(self, vector: Vectors, limit: int, documents: Collection[str]) -> list[Hit]:
        """Return the passages of some documents with the greatest cosine similarity.

        Args:
            vector: A unit vector.
            limit: How many to return at most.
            documents: Ids of the documents.

        Returns:
            Best first, ties by id; none is missed.
        """
        query = (
            sa.select(_passages.c.id, _embeddings.c.vector)
            .join(_documents, _documents.c.key == _passages.c.document)
            .join(_embeddings, _embeddings.c.passage == _passages.c.id)
            .where(one_of(_documents.c.id, documents))
        )
        ids, cosines = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.float32)]
        with self._engine.connect() as connection:
            for rows in connection.execute(query).partitions(_ROWS_AT_ONCE):
                ids.append(np.array([row.id for row in rows]))
                cosines.append(_cosines([row.vector for row in rows], vector))
        passages, scores = np.concatenate(ids), np.concatenate(cosines)
        best = np.lexsort((passages, -scores))[:limit]
        return [Hit(int(passages[at]), float(scores[at])) for at in best]

    def among(self, passages: Collection[int], documents: Collection[str]) -> set[int]:
        """Return those of some passages that are active and of some documents."""
        query = (
            sa.select(_passages.c.id, _documents.c.id.label("document"))
            .join(_documents, _documents.c.key == _passages.c.document)
            .where(one_of(_passages.c.id, passages))
        )
        with self._engine.connect() as connection:
            return {row.id for row in connection.execute(query) if row.document in documents}


def _cosines(blobs: Sequence[bytes], vector: Vectors) -> Vectors:
    # As the catalogue packs them, see `ingest.catalogue_rows.pack`; rounding left them not quite 1.
    rows = np.frombuffer(b"".join(blobs), dtype="<f2").reshape(len(blobs), -1).astype(np.float32)
    # Row by row: a matrix product sums some rows in another order, and equal ones would not tie.
    cosines: Vectors = np.einsum("ij,j->i", rows, vector) / np.linalg.norm(rows, axis=1)
    return cosines
