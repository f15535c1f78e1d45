"""A document made ready for ranking: its sentences, its abbreviations, its words."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ingest.documents import SectionKind
from ingest.records import StoredDocument
from retrieval.abbreviations import definitions_in
from retrieval.candidates import Candidate, Postings, candidates_of
from retrieval.search import Searchable
from retrieval.words import stems

KEPT = 64
"""Readings kept in memory; a reading of a long article takes about 2 MB."""

_LEAD = 12
"""Sentences that stand for the abstract of a document without one."""


@dataclass(frozen=True)
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
        """The stems of its title."""
        return frozenset(stems(self.stored.document.title))

    @cached_property
    def abstract(self) -> frozenset[str]:
        """The stems of its abstract, or of its first sentences."""
        abstract = [c for c in self.candidates if c.kind is SectionKind.ABSTRACT]
        lead = abstract or self.candidates[:_LEAD]
        return frozenset(piece for candidate in lead for piece in candidate.terms)

    @cached_property
    def postings(self) -> Postings:
        """Which candidates hold which stems."""
        return Postings(candidate.terms for candidate in self.candidates)

    @cached_property
    def label_postings(self) -> Postings:
        """The same for the labels of table rows."""
        return Postings(candidate.label_terms for candidate in self.candidates)

    @cached_property
    def around_postings(self) -> Postings:
        """The same for each candidate's heading and the sentence before it."""
        return Postings(candidate.around for candidate in self.candidates)

    def title_mentions(self, forms: Iterable[tuple[str, ...]]) -> bool:
        """Tell whether the title holds all stems of any one form."""
        return any(all(piece in self.title for piece in form) for form in forms)

    def abstract_mentions(self, forms: Iterable[tuple[str, ...]]) -> bool:
        """Tell the same of the abstract."""
        return any(all(piece in self.abstract for piece in form) for form in forms)

    def mentions(self, forms: Iterable[tuple[str, ...]]) -> bool:
        """Tell whether title or text holds all stems of any one form."""
        return any(
            all(piece in self.title for piece in form) or self.postings.holds(form)
            for form in forms
        )


class Readings:
    """The readings of a library's documents, made once and forgotten when the library changes.

    Args:
        library: Where the documents are.
    """

    def __init__(self, library: Searchable) -> None:
        self._library = library
        self._generation = ""
        self._kept: OrderedDict[str, Reading] = OrderedDict()

    def of(self, document: str, generation: str) -> Reading:
        """Return the reading of a document.

        Args:
            document: Its id.
            generation: The library's generation at the start of the question.

        Raises:
            DocumentUnknownError: There is no such document.
        """
        if generation != self._generation:
            self._kept.clear()
            self._generation = generation
        if document not in self._kept:
            stored = self._library.document(document)
            passages = self._library.document_passages(document)
            self._kept[document] = Reading(stored, candidates_of(stored.document, passages))
        self._kept.move_to_end(document)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return self._kept[document]
