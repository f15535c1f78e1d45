"""The values a library gives back: documents and passages as stored."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from ingest.documents import Document, Identifiers, SectionKind, Span

Vectors = npt.NDArray[np.float32]
"""Unit vectors, one a row; a single vector has one dimension."""


class Hit(NamedTuple):
    """A passage found by one index. Scores of different indexes do not compare."""

    passage: int
    score: float


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document of the library.

    Args:
        id: Its stable name in this library (``PMC4175258``, else ``pmid-…``, else from the DOI).
        version: Counts the replacements of its content, from 1.
        document: Its active version.
        sources: Every file it was read from; the first is the active version's.
    """

    id: str
    version: int
    document: Document
    sources: tuple[str, ...]

    @property
    def publication(self) -> "Publication":
        """What a citation says of it."""
        read = self.document
        return Publication(
            self.id,
            read.title,
            read.authors,
            read.journal,
            read.year,
            read.identifiers,
            read.source,
        )


@dataclass(frozen=True, slots=True)
class Publication:
    """What a citation says of a document; no text.

    Args:
        id: The document's id.
        title: Its title.
        authors: In order.
        journal: As printed.
        year: Of publication.
        identifiers: DOI, PMID, PMCID.
        source: The file or URL of the active version.
    """

    id: str
    title: str
    authors: tuple[str, ...]
    journal: str | None
    year: int | None
    identifiers: Identifiers
    source: str


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """One line of a listing; no text."""

    id: str
    version: int
    title: str
    journal: str | None
    year: int | None
    doi: str | None
    pmid: str | None
    pmcid: str | None
    passages: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """Some of a library's documents; all of them where nothing is given.

    Args:
        from_year: Published in this year or later. A document without a year is left out by it.
        to_year: Published in this year or earlier, likewise.
        ids: One of these, by id; an unknown one selects nothing.
    """

    from_year: int | None = None
    to_year: int | None = None
    ids: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage of an active version.

    Args:
        id: Its number, never used again.
        document: The document's id.
        section: Position of its section in ``Document.sections``.
        kind: The section's kind.
        heading: The section's heading path.
        start: First character in the document's text.
        end: One past the last.
        sentences: Its sentences, as spans of the document's text.
        context: Title and heading as they were encoded.
        text: ``document.text[start:end]``.
    """

    id: int
    document: str
    section: int
    kind: SectionKind
    heading: str
    start: int
    end: int
    sentences: tuple[Span, ...]
    context: str
    text: str


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """What the indexes are told of a passage.

    Args:
        id: The passage's number.
        document: Its document's id.
        year: The document's year, where known.
        kind: The kind of its section.
        title: The document's title.
        heading: Its section's heading path.
        text: The passage's own text.
        vector: Its unit vector as the catalogue keeps it, shape (dimension,).
        tags: What kinds of figures it holds, see `ingest.figure_tags`.
    """

    id: int
    document: str
    year: int | None
    kind: str
    title: str
    heading: str
    text: str
    vector: Vectors
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EncoderFingerprint:
    """What makes two encoders interchangeable.

    Args:
        name: The name or path it was asked for by.
        dimension: Length of its vectors.
        weights_sha256: SHA-256 of its weights file, hex.
    """

    name: str
    dimension: int
    weights_sha256: str


class Encoder(Protocol):
    """Turns texts into unit vectors. Tests bring a small one of their own."""

    @property
    def fingerprint(self) -> EncoderFingerprint:
        """What makes it interchangeable with another."""
        ...

    @property
    def max_tokens(self) -> int:
        """The longest text it sees whole, in tokens, special tokens included."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count the tokens of each text, without special tokens."""
        ...

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Return one unit vector a text, in order, shape (len(texts), dimension).

        Args:
            texts: The texts.
            progress: Called now and then with the number of texts encoded so far.
        """
        ...
