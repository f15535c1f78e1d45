"""A library: one directory with its catalogue, its two indexes and its owner's lock."""

import shutil
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from ingest.catalogue import Catalogue
from ingest.catalogue_figures import FigureReader
from ingest.catalogue_listing import CatalogueListing
from ingest.catalogue_reading import CatalogueReader
from ingest.catalogue_vectors import CatalogueVectors
from ingest.dense_among import nearest_among
from ingest.documents import Document, Passage
from ingest.errors import LibraryFormatError, LibraryMissingError, StorageError
from ingest.figure_records import Extraction
from ingest.identity import Action
from ingest.index_keeper import IndexKeeper
from ingest.library_figures import LibraryFigures
from ingest.library_reading import LibraryReading
from ingest.ownership import Ownership
from ingest.placement import Placement
from ingest.records import (
    EncoderFingerprint,
    Hit,
    Vectors,
)

CATALOGUE_FILE = "catalogue.sqlite"
RESERVE_BYTES = 32 * 1024 * 1024
"""Disk space that must be free before a write, on top of what the write is estimated to need."""

_BYTES_A_PASSAGE = 16 * 1024


class Library(LibraryReading, LibraryFigures):
    """Documents kept safely and found again. Make one with `open_library`.

    Threads may share it. One at a time uses the indexes, so that no search sees half of a change.
    What it says of documents is in `ingest.library_reading`, and of figures in
    `ingest.library_figures`.

    Args:
        directory: The library's directory; its lock must be held.
        ownership: The lock.
        reserve_bytes: Disk space to leave free.
    """

    def __init__(
        self, directory: Path, ownership: Ownership, reserve_bytes: int = RESERVE_BYTES
    ) -> None:
        self.directory = directory
        self._ownership = ownership
        self._reserve_bytes = reserve_bytes
        self._catalogue = Catalogue(directory / CATALOGUE_FILE)
        self._reader = CatalogueReader(self._catalogue.engine)
        self._listing = CatalogueListing(self._catalogue.engine)
        self._vectors = CatalogueVectors(self._catalogue.engine)
        self._figures = FigureReader(self._catalogue.engine)
        self._indexes = IndexKeeper(directory, self._catalogue, self._reader, reserve_bytes)

    # Adding and removing

    def claim_encoder(self, fingerprint: EncoderFingerprint) -> None:
        """Record the encoder at the first use; refuse another one later.

        Raises:
            EncoderMismatchError: The library's vectors come from another encoder.
        """
        self._catalogue.claim_encoder(fingerprint)

    def encoder(self) -> EncoderFingerprint | None:
        """Return the encoder the vectors come from; None before the first document."""
        return self._catalogue.encoder()

    def place(self, document: Document) -> Placement:
        """Tell what adding a document would do, writing nothing.

        Raises:
            IdentityConflictError: Its identifiers name two documents, or contradict the one.
        """
        return self._catalogue.place(document)

    def write(
        self,
        document: Document,
        passages: Sequence[Passage],
        vectors: Vectors,
        extraction: Extraction | None = None,
    ) -> tuple[str, Action]:
        """Write a document to the catalogue; `apply_changes` then makes it searchable.

        Args:
            document: As read.
            passages: Its passages, in text order.
            vectors: One row a passage.
            extraction: Its figures; None leaves them to `renew_figures`.

        Returns:
            The document's id and what was done. From here on the document is safe.

        Raises:
            IdentityConflictError: Its identifiers name two documents, or contradict the one.
            StorageError: The disk is full or refuses; nothing was changed.
            ValueError: The vectors are not one a passage, of the encoder's dimension and finite.
        """
        self._require_space(len(passages) * _BYTES_A_PASSAGE + 4 * len(document.text))
        return self._catalogue.write(document, passages, vectors, extraction)

    def remove(self, id_: str) -> None:
        """Remove a document, with every source it was read from.

        Raises:
            DocumentUnknownError: There is none of that id.
            StorageError: The disk refuses. Where it refused the indexes, the document is removed
                all the same; they are rebuilt at their next use.
        """
        self._reader.document(id_)
        self._catalogue.remove(id_)
        self.apply_changes()

    def apply_changes(self) -> None:
        """Tell the indexes what the catalogue's outbox holds for them.

        Raises:
            StorageError: The disk refuses. What was written to the catalogue is safe; the indexes
                are rebuilt from it at their next use.
        """
        with self._indexes.using():
            pass

    # Reading

    @property
    def generation(self) -> str:
        """A name that changes whenever the library's content does."""
        return self._catalogue.generation()

    def __len__(self) -> int:
        """Return the number of documents."""
        return self._reader.count()

    def stats(self) -> dict[str, int]:
        """Return the library's size.

        Its documents, sources, passages, tables, figures, characters and bytes.
        """
        return self._reader.stats() | {"bytes": sum(self._indexes.files().values())}

    # Finding

    def dense(
        self, vector: Vectors, limit: int, documents: Collection[str] | None = None
    ) -> list[Hit]:
        """Return the passages with the greatest cosine similarity, best first.

        Args:
            vector: A unit vector.
            limit: How many at most.
            documents: Only of these documents, where given.
        """
        if documents is not None:
            everywhere = partial(self.dense, vector)
            return nearest_among(self._vectors, everywhere, vector, limit, documents, len(self))
        with self._indexes.using() as indexes:
            return indexes.dense(vector, limit)

    def lexical(
        self,
        question: str,
        limit: int,
        documents: Collection[str] | None = None,
        tags: Collection[str] = (),
    ) -> list[Hit]:
        """Return the passages with the best BM25 score, best first.

        Args:
            question: Plain text.
            limit: How many at most.
            documents: Only of these documents, where given.
            tags: What kinds of figures are wanted, see `ingest.figure_tags`; a passage gains by
                each that it has.
        """
        with self._indexes.using() as indexes:
            return indexes.lexical(question, limit, documents, tags)

    # Keeping

    def rebuild(self) -> None:
        """Make both indexes anew from the catalogue, without embedding again."""
        self._indexes.rebuild()

    def index_ids(self) -> dict[str, set[int]]:
        """Return, for each index by name, the passage ids it holds."""
        with self._indexes.using() as indexes:
            return indexes.ids()

    def passage_ids(self) -> set[int]:
        """Return the ids of all active passages."""
        return self._reader.passage_ids()

    def integrity(self) -> list[str]:
        """Return what SQLite finds wrong with the catalogue's file; nothing where it is whole."""
        return self._reader.integrity()

    def announce(self, url: str) -> None:
        """Tell other processes, which cannot open the library meanwhile, where to ask instead."""
        self._ownership.sign(url)

    def close(self) -> None:
        """Settle the indexes and release the library."""
        self._release(settle=True)

    def __enter__(self) -> Self:
        """Return the library."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Release the library; after an error at once, without settling the indexes."""
        self._release(settle=error is None)

    def _release(self, *, settle: bool) -> None:
        try:
            self._indexes.close(settle=settle)
        finally:
            self._catalogue.close()
            self._ownership.release()

    def _require_space(self, estimate: int) -> None:
        free = shutil.disk_usage(self.directory).free
        if free < estimate + self._reserve_bytes:
            raise StorageError(
                f"The disk of {self.directory} has {free:,} bytes free; this write needs "
                f"{estimate:,} and {self._reserve_bytes:,} in reserve.",
                "Free disk space, then repeat; nothing was changed.",
            )


def open_library(
    directory: Path, *, create: bool = False, reserve_bytes: int = RESERVE_BYTES
) -> Library:
    """Open a library, healing its indexes where a kill or a lost file left them untrue.

    Args:
        directory: The library's directory.
        create: Make it where it is missing.
        reserve_bytes: Disk space that writes must leave free.

    Raises:
        LibraryMissingError: There is none, and `create` is false.
        LibraryBusyError: Another process owns it.
        LibraryFormatError: It is something else, or of a later version of Citewell.
    """
    if not (directory / CATALOGUE_FILE).is_file():
        if not create:
            raise LibraryMissingError(
                f"There is no library at {directory.absolute()}.",
                "Make one with: citewell add PATH…, or name another with --library.",
            )
        _prepare(directory)
    ownership = Ownership(directory)
    try:
        return Library(directory, ownership, reserve_bytes)
    except BaseException:
        ownership.release()
        raise


def _prepare(directory: Path) -> None:
    ours = {CATALOGUE_FILE, "owner.lock", "owner.json"}
    if directory.is_file() or (
        directory.is_dir() and any(path.name not in ours for path in directory.iterdir())
    ):
        raise LibraryFormatError(
            f"{directory.absolute()} exists and is not a library.",
            "Name an empty or a new directory with --library.",
        )
    directory.mkdir(parents=True, exist_ok=True)
