"""The part of a library that keeps the figures of its documents."""

from collections.abc import Callable, Iterator

from ingest.catalogue import Catalogue
from ingest.catalogue_figures import FigureReader
from ingest.catalogue_listing import CatalogueListing
from ingest.catalogue_reading import CatalogueReader
from ingest.figure_listing import listed_figures
from ingest.figure_records import FigureCounts, FigureFilter, ListedFigure, StoredFigure
from ingest.index_keeper import IndexKeeper


class LibraryFigures:
    """Figures read when a document is added, kept with it, and renewed on request."""

    _catalogue: Catalogue
    _reader: CatalogueReader
    _listing: CatalogueListing
    _figures: FigureReader
    _indexes: IndexKeeper

    def figures(self, id_: str) -> tuple[StoredFigure, ...]:
        """Return the figures of a document in text order, as some version of the grammar read them.

        An unknown document has none.
        """
        return self._figures.of_document(id_)

    def list_figures(
        self, wanted: FigureFilter, limit: int | None = None, offset: int = 0
    ) -> Iterator[ListedFigure]:
        """Yield figures with their publications and sentences, by document, in text order.

        Args:
            wanted: Which figures.
            limit: How many at most; None for all.
            offset: How many to pass over first.
        """
        return listed_figures(self._figures, self._reader, wanted, limit, offset)

    def count_figures(self, wanted: FigureFilter) -> FigureCounts:
        """Return how many figures there are, in how many documents."""
        return self._figures.counts(wanted)

    def figure_names(self, slot: str) -> list[str]:
        """Return the values that a figure's slot (measure, endpoint, unit) has here, sorted."""
        return self._figures.names(slot)

    def outdated_figures(self) -> list[str]:
        """Return the ids of the documents whose figures this version's grammar has not read."""
        from ingest.figures.extraction import GRAMMAR_VERSION  # noqa: PLC0415  (compiles patterns)

        return self._figures.outdated(GRAMMAR_VERSION)

    def renew_figures(
        self, *, every: bool = False, report: Callable[[int, int], None] = lambda *_: None
    ) -> int:
        """Read figures again with this version's grammar, then make the lexical index anew.

        Each document is a transaction of its own. Cut short, the rest is done by repeating it.

        Args:
            every: Of all documents; else only of those of another grammar.
            report: Called with the number of documents done and of all to be done.

        Returns:
            How many documents were read.

        Raises:
            StorageError: The disk refuses; what was done stays.
        """
        from ingest.renewal import renew  # noqa: PLC0415  (compiles patterns)

        ids = self._listing.select() if every else self.outdated_figures()
        if not ids:
            return 0
        with self._indexes.retagging():
            for done, id_ in enumerate(ids, start=1):
                renew(self._catalogue, self._reader, id_)
                report(done, len(ids))
        return len(ids)
