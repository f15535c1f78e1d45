"""The dense index. The only file that imports chromadb.

Chroma holds ids, vectors and a little filter metadata; the catalogue holds everything else and can
refill it. Cosine space is set explicitly (the default is l2), no embedding function is attached,
and every write is cut below the 5,461 rows at which Chroma refuses a batch.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import numpy as np
from chromadb.api import ServerAPI
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateHNSWConfiguration
from chromadb.config import Settings, System
from chromadb.errors import ChromaError

from ingest.errors import StorageError
from ingest.records import Hit, IndexedPassage, Vectors
from ingest.seals import sync

COLLECTION = "passages"
_BATCH = 2_000
_HNSW: CreateHNSWConfiguration = {
    "space": "cosine",
    "ef_construction": 100,
    "ef_search": 200,
    # What is not yet in the flushed graph is inserted again at every opening, 0.5 ms a passage.
    "sync_threshold": 500,
    "batch_size": 500,
    # One thread, so that the same passages always make the same graph.
    "num_threads": 1,
}


class VectorIndex:
    """Cosine neighbours of a vector among the passages.

    Args:
        directory: Chroma's own directory, made where absent.

    Raises:
        StorageError: Here as in every method: the disk refuses, or the index is damaged.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        settings = Settings(
            is_persistent=True,
            persist_directory=str(directory),
            anonymized_telemetry=False,
            allow_reset=False,
        )
        with self._refusals():
            # Chroma shares one system a directory. `PersistentClient` would go on sharing one that
            # failed to start; here it is shared once it has started.
            system = System(settings)
            system.instance(ServerAPI)  # type: ignore[type-abstract]
            system.start()
            self._client = Client.from_system(system)
            self._collection = self._client.get_or_create_collection(
                COLLECTION, embedding_function=None, configuration={"hnsw": _HNSW}
            )

    def add(self, passages: Iterable[IndexedPassage]) -> None:
        """Add passages. Their ids must be new: Chroma ignores a known id without a word."""
        rest = iter(passages)
        while batch := list(islice(rest, _BATCH)):
            with self._refusals():
                self._collection.add(
                    ids=[str(passage.id) for passage in batch],
                    embeddings=np.stack([passage.vector for passage in batch]),
                    metadatas=[
                        {
                            "document": passage.document,
                            "kind": passage.kind,
                            "year": passage.year or 0,
                        }
                        for passage in batch
                    ],
                )

    def remove(self, ids: Sequence[int]) -> None:
        """Remove passages; unknown ids are passed over."""
        for start in range(0, len(ids), _BATCH):
            with self._refusals():
                self._collection.delete(ids=[str(id_) for id_ in ids[start : start + _BATCH]])

    def nearest(self, vector: Vectors, limit: int) -> list[Hit]:
        """Return the nearest passages, best first, ties by id.

        Args:
            vector: A unit vector, shape (dimension,).
            limit: How many to return at most.

        Returns:
            Hits with their cosine similarity.

        Raises:
            ValueError: The vector is not finite (Chroma would answer all the same).
        """
        if not np.isfinite(vector).all():
            raise ValueError("the query vector is not finite")
        if limit <= 0:
            return []
        hits = self._query(vector, limit)
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage))[:limit]

    def ids(self) -> set[int]:
        """Return the ids of all passages it holds."""
        with self._refusals():
            return {int(id_) for id_ in self._collection.get(include=[])["ids"]}

    def sync(self) -> None:
        """Write the graph through to the disk; Chroma's SQLite file is already."""
        for path in self._directory.rglob("*.bin"):
            sync(path)

    def close(self) -> None:
        """Release the directory."""
        self._client.close()

    def _query(self, vector: Vectors, limit: int) -> list[Hit]:
        """Return at least the nearest, with all that tie with the last of them."""
        wanted = limit
        while True:
            # Asking for more than there are is quicker than counting them first.
            wanted *= 2
            hits = self._found(vector, wanted)
            if len(hits) < wanted or hits[limit - 1].score > hits[-1].score:
                return hits

    def _found(self, vector: Vectors, count: int) -> list[Hit]:
        with self._refusals():
            found = self._collection.query(
                query_embeddings=np.asarray([vector], dtype=np.float32),
                n_results=count,
                include=["distances"],
            )
        distances = found["distances"] or [[]]
        return [
            Hit(int(id_), 1.0 - distance)
            for id_, distance in zip(found["ids"][0], distances[0], strict=True)
        ]

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except (ChromaError, OSError) as error:
            raise StorageError(
                f"The vector index {self._directory} cannot be read or written ({error}).",
                "Free disk space if it is full. The catalogue is whole; the index is rebuilt from "
                "it at the next use, or by: citewell rebuild.",
            ) from error
