"""Keeping the indexes in step with the catalogue, for one thread at a time."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import structlog

from ingest.catalogue import Catalogue, Change
from ingest.catalogue_reading import CatalogueReader
from ingest.errors import StorageError
from ingest.index_protocol import PassageIndexes
from ingest.records import IndexedPassage

log = structlog.get_logger(__name__)


class IndexKeeper:
    """Opens the indexes at their first use, tells them what the outbox holds, drops broken ones.

    Args:
        directory: The library's directory.
        catalogue: What the indexes are told from.
        reader: Reads the same catalogue.
        reserve_bytes: Disk space to leave free.
    """

    def __init__(
        self, directory: Path, catalogue: Catalogue, reader: CatalogueReader, reserve_bytes: int
    ) -> None:
        self._directory = directory
        self._catalogue = catalogue
        self._reader = reader
        self._reserve_bytes = reserve_bytes
        self._opened: PassageIndexes | None = None
        self._replay = True
        self._lock = threading.RLock()

    @contextmanager
    def using(self) -> Iterator[PassageIndexes]:
        """Give the indexes: healed, told everything, and nobody else's meanwhile.

        Raises:
            StorageError: The disk refuses, or an index is damaged. The next use heals.
        """
        with self._lock:
            if self._opened is None:
                self._opened, self._replay = self._open(), True
            try:
                self._tell(self._opened)
            except BaseException:  # interrupted as well: who knows how much they were told
                self._close()
                raise
            try:
                yield self._opened
            except StorageError:
                self._close()
                raise

    def rebuild(self) -> None:
        """Make both indexes anew from the catalogue."""
        # Imported where needed: listing and showing do without the 0.9 s that chromadb takes.
        from ingest.indexes import discard_indexes  # noqa: PLC0415

        with self._lock:
            self._close()
            discard_indexes(self._directory)
            with self.using():
                pass

    @contextmanager
    def retagging(self) -> Iterator[None]:
        """Make the lexical index anew once the figures in the catalogue have been changed.

        It is deleted first, so that a change cut short leaves no tag of before. Until it is made
        anew, no other thread uses the indexes.

        Raises:
            StorageError: The disk refuses.
        """
        from ingest.indexes import discard_lexical  # noqa: PLC0415  (see above)

        with self._lock:
            self._close()
            discard_lexical(self._directory)
            yield
            with self.using():
                pass

    def files(self) -> dict[Path, int]:
        """Return the size of each file of the library's directory, while no index changes."""
        sizes: dict[Path, int] = {}
        with self._lock:
            # Path.rglob fails where a folder goes meanwhile, as that of a finished upload does.
            for folder, _, names in os.walk(self._directory):
                for path in (Path(folder, name) for name in names):
                    with suppress(FileNotFoundError):
                        sizes[path] = path.stat().st_size
        return sizes

    def close(self, *, settle: bool) -> None:
        """Release the indexes.

        Args:
            settle: First do what was put off; without, the next opening does it.
        """
        with self._lock:
            try:
                if settle and self._opened is not None:
                    self._opened.settle()
            except StorageError as error:
                log.warning("indexes not settled; their next use does it", reason=str(error))
            finally:
                self._close()

    def _open(self) -> PassageIndexes:
        from ingest.indexes import IndexPair  # noqa: PLC0415  (see above)

        # What waits in the outbox is told afterwards; refilled as well, it would be told twice.
        refill = partial(self._reader.indexed, waiting=False)
        return IndexPair(self._directory, refill, self._reserve_bytes)

    def _tell(self, indexes: PassageIndexes) -> None:
        changes, added = self._waiting()
        if not changes:
            return
        removed = {id_ for change in changes for id_ in change.removed}
        if self._replay:
            # A process killed before it could take them off the outbox may have told them: Chroma
            # ignores an add of a known id, and tantivy would hold the passage twice.
            removed.update(passage.id for passage in added)
        indexes.apply(added, sorted(removed))
        self._catalogue.mark_applied(changes[-1].sequence)
        self._replay = False

    def _waiting(self) -> tuple[list[Change], list[IndexedPassage]]:
        """Read the outbox and the passages it announces, as of one moment."""
        changes = self._catalogue.unapplied()
        added: list[IndexedPassage] = []
        while changes:
            added = [passage for batch in self._reader.indexed(waiting=True) for passage in batch]
            still = self._catalogue.unapplied()
            if still == changes:
                break
            changes = still  # another thread wrote in between
        return changes, added

    def _close(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()
