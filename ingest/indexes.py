"""The dense and the lexical index as one pair: disposable, sealed, refilled from the catalogue."""

import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TypeVar

import structlog

from ingest import seals
from ingest.errors import OutdatedIndexError, StorageError
from ingest.lexical import LexicalIndex
from ingest.records import Hit, IndexedPassage, Vectors
from ingest.vectors import VectorIndex

log = structlog.get_logger(__name__)

_VECTORS, _LEXICAL = "vectors", "lexical"
_NAMES = (_VECTORS, _LEXICAL)

Index = TypeVar("Index", VectorIndex, LexicalIndex)
Refill = Callable[[], Iterable[Sequence[IndexedPassage]]]


class IndexPair:
    """Chroma and tantivy, each in its own sealed directory. Not for two threads at once.

    Args:
        root: The library's directory.
        refill: Yields every active passage, in batches; called where an index must be rebuilt.
        reserve_bytes: Disk space to leave free when a damaged index is kept for inspection.

    Raises:
        StorageError: Here as in every method: the disk refuses, or an index is damaged. The pair
            is of no more use then; a new one heals itself.
    """

    def __init__(self, root: Path, refill: Refill, reserve_bytes: int = 0) -> None:
        self._root = root
        self._refill = refill
        self._reserve_bytes = reserve_bytes
        self._lexical_stale = False
        self._empty: list[str] = []
        with _refusals(self._root):
            self._vectors = self._opened(_VECTORS, VectorIndex)
            try:
                self._lexical = self._opened(_LEXICAL, LexicalIndex)
                self._fill()
            except BaseException:
                self._vectors.close()
                raise

    def apply(self, added: Sequence[IndexedPassage], removed: Sequence[int]) -> None:
        """Remove, then add, passages; both are searchable when it returns."""
        with self._writing(_NAMES):
            self._vectors.remove(removed)
            self._vectors.add(added)
            self._lexical_stale |= self._lexical.apply(added, removed) > 0

    def dense(self, vector: Vectors, limit: int) -> list[Hit]:
        """Return the passages with the greatest cosine similarity, best first."""
        with self._reading(_VECTORS):
            return self._vectors.nearest(vector, limit)

    def lexical(
        self,
        question: str,
        limit: int,
        documents: Collection[str] | None = None,
        tags: Collection[str] = (),
    ) -> list[Hit]:
        """Return the passages with the best BM25 score, best first."""
        self.settle()
        with self._reading(_LEXICAL):
            return self._lexical.search(question, limit, documents, tags)

    def ids(self) -> dict[str, set[int]]:
        """Return, for each index by name, the ids it holds."""
        return {_VECTORS: self._vectors.ids(), _LEXICAL: self._lexical.ids()}

    def settle(self) -> None:
        """Refill the lexical index if passages were removed from it.

        BM25 goes on counting the words of removed passages, and even a merge of tantivy's segments
        leaves an estimate, so that two libraries of the same content would give other scores.
        """
        if self._lexical_stale:
            with self._writing([_LEXICAL]):
                self._lexical.refill(chain.from_iterable(self._refill()))
                self._lexical_stale = False

    def close(self) -> None:
        """Release the directories."""
        self._vectors.close()
        self._lexical.close()

    def _opened(self, name: str, kind: Callable[[Path], Index]) -> Index:
        """Open an index; set one aside that is not to be trusted, and make it anew, empty."""
        directory = self._root / name
        if seals.is_sealed(directory):
            try:
                return kind(directory)
            except OutdatedIndexError as error:
                log.warning("index outdated, rebuilding", index=name, reason=error.problem)
                _discard(self._root, name)
            except StorageError as error:
                log.warning("index does not open", index=name, reason=error.problem)
        if directory.exists():
            aside = seals.quarantine(directory, self._reserve_bytes)
            kept = str(aside) if aside else None
            log.warning("index not trusted, rebuilding", index=name, moved_to=kept)
        self._empty.append(name)
        return kind(directory)

    def _fill(self) -> None:
        if not self._empty:
            return
        with self._writing(self._empty):
            for batch in self._refill():
                if _VECTORS in self._empty:
                    self._vectors.add(batch)
                if _LEXICAL in self._empty:
                    self._lexical.apply(batch, ())

    @contextmanager
    def _reading(self, name: str) -> Iterator[None]:
        """Distrust an index that fails to answer, so that the next pair rebuilds it."""
        try:
            yield
        except StorageError:
            with _refusals(self._root):
                seals.break_seal(self._root / name)
            raise

    @contextmanager
    def _writing(self, names: Collection[str]) -> Iterator[None]:
        """Break the seals of the indexes about to be written; seal those that are true again."""
        with _refusals(self._root):
            for name in names:
                seals.break_seal(self._root / name)
            yield
            if _VECTORS in names:
                self._vectors.sync()
            for name in names:
                # Unsealed, a stale index is refilled at the next opening at the latest.
                if name == _VECTORS or not self._lexical_stale:
                    seals.seal(self._root / name)


def discard_indexes(root: Path) -> None:
    """Delete both indexes of a library, which no pair may have open.

    Raises:
        StorageError: The disk refuses.
    """
    with _refusals(root):
        for name in _NAMES:
            _discard(root, name)


def discard_lexical(root: Path) -> None:
    """Delete the lexical index of a library, which no pair may have open.

    Raises:
        StorageError: The disk refuses.
    """
    with _refusals(root):
        _discard(root, _LEXICAL)


def _discard(root: Path, name: str) -> None:
    seals.break_seal(root / name)
    if (root / name).exists():
        shutil.rmtree(root / name)


@contextmanager
def _refusals(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"The indexes of {root} cannot be written ({error}).",
            "Free disk space or correct the permissions, then repeat; the catalogue is whole.",
        ) from error
