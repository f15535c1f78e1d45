"""A document made ready for ranking: its sentences, its abbreviations, its words."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from threading import Lock

from ingest.documents import SectionKind
from ingest.figures.figure import Figure
from ingest.records import StoredDocument, StoredPassage
from retrieval.abbreviations import definitions_in
from retrieval.candidates import Candidate, StoredFigures, candidates_of
from retrieval.concepts import Forms, any_held
from retrieval.postings import Postings, Surroundings
from retrieval.search import Searchable
from retrieval.words import stems

KEPT = 64
"""Readings kept in memory; a reading of a long article takes about 2 MB."""

_LEAD = 12
"""Sentences that stand for the abstract of a document without one."""


# Told apart by identity: what is found of one is remembered under it.
@dataclass(frozen=True, eq=False)
class Reading:
    """One document as ranking sees it.

    Args:
        stored: The document.
        candidates: Its sentences and table rows.
    """

    stored: StoredDocument
    candidates: tuple[Candidate, ...]

    @cached_property
    def definitions(self) -> dict[str, str]:
        """The abbreviations it defines."""
        return definitions_in(self.stored.document.text)

    @cached_property
    def title(self) -> frozenset[str]:
        """The stems of its title, and of what else names it: authors, journal, year."""
        read = self.stored.document
        surnames = " ".join(author.rsplit(" ", 1)[-1] for author in read.authors)
        names = f"{read.title} {surnames} {read.journal or ''} {read.year or ''}"
        return frozenset(stems(names))

    @cached_property
    def abstract(self) -> frozenset[int]:
        """The places of the candidates of its abstract, or of its first sentences."""
        places = [n for n, c in enumerate(self.candidates) if c.kind is SectionKind.ABSTRACT]
        return frozenset(places or range(min(_LEAD, len(self.candidates))))

    @cached_property
    def postings(self) -> Postings:
        """Which candidates hold which stems."""
        return Postings(candidate.stems for candidate in self.candidates)

    @cached_property
    def label_postings(self) -> Postings:
        """The same for the labels of table rows."""
        return Postings(c.label_terms if c.row else () for c in self.candidates)

    @cached_property
    def around_postings(self) -> Postings:
        """The same for each candidate's heading and the sentence before it."""
        return Surroundings(self.candidates, self.postings)

    def title_mentions(self, forms: Forms) -> bool:
        """Tell whether the title holds all stems of any one form."""
        return any_held(forms, self.title)

    def abstract_mentions(self, forms: Iterable[tuple[str, ...]]) -> bool:
        """Tell whether a sentence of the abstract does."""
        return not self.abstract.isdisjoint(self.postings.holding(forms))

    def mentions(self, forms: Iterable[tuple[str, ...]]) -> bool:
        """Tell whether the title, or one sentence or row, does."""
        every = tuple(forms)
        return self.title_mentions(every) or bool(self.postings.holding(every))


@dataclass(frozen=True)
class _Kept:
    """A reading that is kept.

    Args:
        generation: The last state of the library in which it was seen to be true.
        passages: What it was made from. Their ids are never used again, so a document that has
            the same ones has the same text.
        reading: The reading.
    """

    generation: str
    passages: tuple[int, ...]
    reading: Reading


class Readings:
    """The readings of a library's documents, made once; threads may share them.

    The library changes with every document that is added, and a reading takes a tenth of a second
    to make: one whose own document did not change is kept.

    Args:
        library: Where the documents are.
        kept: How many are kept in memory, those used last.
    """

    def __init__(self, library: Searchable, kept: int = KEPT) -> None:
        self._library = library
        self._most = kept
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._lock = Lock()

    def of(self, document: str, generation: str) -> Reading:
        """Return the reading of a document.

        Args:
            document: Its id.
            generation: The library's generation at the start of the question.

        Raises:
            DocumentUnknownError: There is no such document.
        """
        with self._lock:
            kept = self._kept.get(document)
        if kept is None or kept.generation != generation:
            # Made outside the lock, so that others can go on; two threads may make the same one.
            kept = self._renewed(document, generation, kept)
        with self._lock:
            self._kept[document] = kept
            self._kept.move_to_end(document)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return kept.reading

    def _renewed(self, document: str, generation: str, kept: _Kept | None) -> _Kept:
        passages = self._library.document_passages(document)
        ids = _ids(passages)
        if kept is not None and ids and ids == kept.passages:
            return replace(kept, generation=generation)
        stored = self._library.document(document)
        if self._library.generation != generation:
            still = self._library.document_passages(document)
            if _ids(still) != ids:
                return self._renewed(document, generation, None)  # replaced in between
        figures = StoredFigures(partial(self._figures, document))
        reading = Reading(stored, candidates_of(stored.document, passages, figures))
        return _Kept(generation, ids, reading)

    def _figures(self, document: str) -> list[Figure]:
        return [each.figure for each in self._library.figures(document)]


def _ids(passages: Iterable[StoredPassage]) -> tuple[int, ...]:
    return tuple(each.id for each in passages)
