"""Listing figures: each with its publication and the sentence that reports it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from ingest.catalogue_figures import FigureReader
from ingest.catalogue_reading import CatalogueReader
from ingest.documents import Span
from ingest.figure_records import FigureFilter, ListedFigure, StoredFigure
from ingest.records import Publication, StoredPassage


def listed_figures(
    figures: FigureReader,
    reader: CatalogueReader,
    wanted: FigureFilter,
    limit: int | None = None,
    offset: int = 0,
) -> Iterator[ListedFigure]:
    """Yield figures by document, in the order these were added, then in text order.

    One document at a time is read, so that a long listing takes little memory and no lock.

    Args:
        figures: Reads the figures.
        reader: Reads the same catalogue.
        wanted: Which figures.
        limit: How many at most; None for all.
        offset: How many to pass over first.
    """
    documents, before = _from(figures.documents(wanted), offset)
    every = (figure for id_ in documents for figure in _of_document(figures, reader, id_, wanted))
    return islice(every, before, None if limit is None else before + limit)


def _from(documents: Sequence[tuple[str, int]], offset: int) -> tuple[list[str], int]:
    """Pass over the documents before an offset without reading them.

    Returns:
        The documents from there on, and how many figures of the first are still to be passed over.
    """
    ends = list(accumulate(count for _, count in documents))
    first = bisect_right(ends, offset)
    return [id_ for id_, _ in documents[first:]], offset - (ends[first - 1] if first else 0)


def _of_document(
    figures: FigureReader, reader: CatalogueReader, id_: str, wanted: FigureFilter
) -> Iterator[ListedFigure]:
    publication = reader.publications([id_]).get(id_)
    passages = {passage.id: passage for passage in reader.document_passages(id_)}
    if publication is None:
        return  # removed meanwhile
    for stored in figures.of_document(id_, wanted):
        passage = None if stored.passage is None else passages.get(stored.passage)
        yield _listed(stored, publication, passage)


def _listed(
    stored: StoredFigure, publication: Publication, passage: StoredPassage | None
) -> ListedFigure:
    figure = stored.figure
    if passage is None:
        return ListedFigure(stored, publication, "", figure.text, figure.start, figure.end)
    start, end = _sentence(passage.sentences, figure.start, figure.end)
    quote = passage.text[start - passage.start : end - passage.start]
    return ListedFigure(stored, publication, passage.heading, quote, start, end)


def _sentence(sentences: Sequence[Span], start: int, end: int) -> tuple[int, int]:
    """Return the sentence that holds a figure, the figure itself where none does."""
    at = bisect_right([sentence.start for sentence in sentences], start) - 1
    if at < 0 or end > sentences[at].end:
        return start, end
    return sentences[at]
