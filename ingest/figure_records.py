"""The figures a library keeps and gives back, and what they are chosen by."""

from dataclasses import dataclass
from typing import NamedTuple

from ingest.figures.figure import Figure
from ingest.records import Publication


class Extraction(NamedTuple):
    """The figures of a document, and the version of the grammar that read them."""

    grammar: int
    figures: tuple[Figure, ...]


class StoredFigure(NamedTuple):
    """A figure of an active version; its offsets count in the document's text.

    Args:
        document: The document's id.
        passage: The passage it lies in; None where it lies in none.
        figure: The figure.
    """

    document: str
    passage: int | None
    figure: Figure


@dataclass(frozen=True, slots=True)
class ListedFigure:
    """A figure with its publication and the sentence that reports it.

    Args:
        stored: The figure.
        publication: What a citation says of its document.
        section: The heading path of its section; empty where there is none.
        quote: Its sentence or table row, verbatim.
        quote_start: First character of the quote in the document's text.
        quote_end: One past the last.
    """

    stored: StoredFigure
    publication: Publication
    section: str
    quote: str
    quote_start: int
    quote_end: int


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which figures to list: those that meet every condition given.

    Args:
        measure: Of this canonical measure.
        endpoint: Of this canonical endpoint.
        unit: In this canonical unit.
        document: Of the document with this id.
        first_year: Of documents published in this year or later.
        last_year: Of documents published in this year or earlier.
        doubtful: Only those whose arithmetic checks found something.
    """

    measure: str | None = None
    endpoint: str | None = None
    unit: str | None = None
    document: str | None = None
    first_year: int | None = None
    last_year: int | None = None
    doubtful: bool = False


class FigureCounts(NamedTuple):
    """How many figures meet a filter, in how many documents."""

    figures: int
    documents: int
