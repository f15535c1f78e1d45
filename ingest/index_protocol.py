"""Where passages are found: the seam behind which the two indexes, or one engine, stand."""

from collections.abc import Collection, Sequence
from typing import Protocol

from ingest.records import Hit, IndexedPassage, Vectors


class PassageIndexes(Protocol):
    """Where passages are found. One engine that is both dense and lexical could stand in."""

    def apply(self, added: Sequence[IndexedPassage], removed: Sequence[int]) -> None:
        """Remove, then add, passages; both are searchable when it returns."""
        ...

    def dense(self, vector: Vectors, limit: int) -> list[Hit]:
        """Return the passages with the greatest cosine similarity, best first."""
        ...

    def lexical(
        self,
        question: str,
        limit: int,
        documents: Collection[str] | None = None,
        tags: Collection[str] = (),
    ) -> list[Hit]:
        """Return the passages with the best BM25 score, best first."""
        ...

    def ids(self) -> dict[str, set[int]]:
        """Return, for each index by name, the ids it holds."""
        ...

    def settle(self) -> None:
        """Do what `apply` put off, so that the indexes are as if they had been made anew."""
        ...

    def close(self) -> None:
        """Release the directories."""
        ...
