"""The part of a library that reads its documents and passages back."""

from collections.abc import Sequence

from ingest.catalogue_listing import EVERY, CatalogueListing
from ingest.catalogue_reading import CatalogueReader
from ingest.records import (
    DocumentSummary,
    Publication,
    Selection,
    StoredDocument,
    StoredPassage,
    Vectors,
)


class LibraryReading:
    """Documents listed, selected and read; the indexes are not needed for it."""

    _reader: CatalogueReader
    _listing: CatalogueListing

    def summaries(self) -> list[DocumentSummary]:
        """Return one line a document, in the order they were added."""
        return self._listing.page()[0]

    def page(
        self, offset: int, limit: int, only: Selection | None = None
    ) -> tuple[list[DocumentSummary], int]:
        """Return a page of the listing, and how many documents there are on all pages.

        Args:
            offset: How many documents to pass over.
            limit: How many to list at most.
            only: Which documents; None for all.
        """
        return self._listing.page(offset, limit, only or EVERY)

    def select(self, only: Selection) -> list[str]:
        """Return the ids of the documents selected, in the order they were added."""
        return self._listing.select(only)

    def resolve(self, name: str) -> str:
        """Return the id of the document named by id, DOI, PMID, PMCID or file name.

        Raises:
            DocumentUnknownError: No document, or more than one, answers to the name.
        """
        return self._reader.resolve(name)

    def document(self, id_: str) -> StoredDocument:
        """Return a document by its id.

        Raises:
            DocumentUnknownError: There is none.
        """
        return self._reader.document(id_)

    def publications(self, ids: Sequence[str]) -> dict[str, Publication]:
        """Return what citations say of documents, by id, without reading their texts."""
        return self._reader.publications(ids)

    def openings(self, characters: int) -> list[str]:
        """Return the beginning of every document's text, to learn the words of the library."""
        return self._reader.openings(characters)

    def passages(self, ids: Sequence[int]) -> list[StoredPassage]:
        """Return active passages in the order asked; retired ones are passed over."""
        return self._reader.passages(ids)

    def owners(self, ids: Sequence[int]) -> dict[int, str]:
        """Return the ids of the documents of active passages, by passage; others are left out."""
        return self._reader.owners(ids)

    def document_passages(self, id_: str) -> list[StoredPassage]:
        """Return all passages of a document, in text order."""
        return self._reader.document_passages(id_)

    def vectors(self, ids: Sequence[int]) -> Vectors:
        """Return the vectors of active passages, one row each."""
        return self._reader.vectors(ids)
