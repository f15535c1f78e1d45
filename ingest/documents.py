"""The values that reading a paper yields. Offsets count characters of the canonical text."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters, ``text[start:end]``."""

    start: int
    end: int


class SectionKind(StrEnum):
    """What a section holds, which decides whether and how it is indexed."""

    TITLE = "title"
    ABSTRACT = "abstract"
    BODY = "body"
    CAPTION = "caption"
    TABLE = "table"
    KEYWORDS = "keywords"


INDEXED_KINDS = frozenset(
    {SectionKind.ABSTRACT, SectionKind.BODY, SectionKind.CAPTION, SectionKind.TABLE}
)
"""The sections that are cut into passages; the title goes into the context of every passage."""


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The public names of a publication; None where unknown.

    Args:
        doi: Lower-case DOI without resolver, ``10.1530/endoabs.52.nets15``.
        pmid: PubMed identifier, digits.
        pmcid: PubMed Central identifier, ``PMC4175258``.
        nct: ClinicalTrials.gov identifier of the trial the paper reports, ``NCT01578239``. It
            names a trial, not a publication, so it never identifies a document.
    """

    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    nct: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A span of the canonical text under one heading, its own paragraphs only.

    Args:
        kind: What it holds.
        heading: The heading path, ``Methods > Participants``; empty where there is none.
        start: First character of the section's content, after its heading line.
        end: One past the last character of its content.
    """

    kind: SectionKind
    heading: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell inside a row line; ``text[start:end]`` is the cell's own text.

    Args:
        column: The column's heading path, spanning headings first (``PRRT > Patients``).
        start: First character of the cell's text.
        end: One past its last character.
    """

    column: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One table row, rendered as ``caption > row label: column = cell; …``.

    Args:
        label: The row label, with the group heading above it (``Age group > 30–34``).
        start: First character of the row line.
        end: One past its last character.
        cells: The cells that are not empty, left to right.
    """

    label: str
    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table; its rows lie inside the section of kind TABLE with the same span.

    Args:
        label: ``Table 2``; empty where the paper gives none.
        caption: The caption's text.
        start: First character of its first row.
        end: One past the last character of its last row.
        rows: The rows, top to bottom.
    """

    label: str
    caption: str
    start: int
    end: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One publication as read from one source.

    Args:
        text: The canonical text that every offset refers to.
        title: The title, also the first line of the text.
        sections: In order, not overlapping, each inside the text.
        source: The file name or URL it was read from.
        format: The reader's name (``jats``, ``saved page``, ``markdown``).
        identifiers: DOI, PMID, PMCID, NCT.
        authors: In order, as ``Given Family``.
        journal: The journal's name as printed.
        year: Year of publication.
        volume: Volume, with supplement if any.
        issue: Issue.
        pages: Page range or article number.
        keywords: The authors' keywords.
        subjects: MeSH headings and other cataloguer's terms: metadata, never passages.
        affiliations: The authors' institutions.
        tables: In the order of the text.
    """

    text: str
    title: str
    sections: tuple[Section, ...]
    source: str
    format: str
    identifiers: Identifiers = field(default_factory=Identifiers)
    authors: tuple[str, ...] = ()
    journal: str | None = None
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    keywords: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences, or one table row, of one section: what is embedded and found.

    Args:
        section: Position of its section in ``Document.sections``.
        start: First character of its first sentence.
        end: One past the last character of its last sentence.
        sentences: Its sentences (for a table, the row; a sentence or row longer than the
            encoder's window is cut into pieces, each the one span of its own passage).
        context: Title and heading, put before the text when it is encoded.
    """

    section: int
    start: int
    end: int
    sentences: tuple[Span, ...]
    context: str

    def encoded_text(self, text: str) -> str:
        """Return what the encoder sees: context, line break, the passage's own text."""
        return f"{self.context}\n{text[self.start : self.end]}"
