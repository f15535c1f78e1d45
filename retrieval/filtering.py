"""Which documents of a library a question is asked of."""

from collections.abc import Sequence

from ingest.records import Selection
from retrieval.search import Searchable
from retrieval.wanted import Filters


def selection_of(library: Searchable, only: Filters) -> Selection:
    """Find out which documents the names of a filter mean.

    Raises:
        DocumentUnknownError: No document, or more than one, answers to a name.
    """
    if not only.documents:
        return Selection(only.from_year, only.to_year)
    # Most names are ids, and a library knows many ids at once, but other names one by one.
    known = set(library.select(Selection(ids=frozenset(only.documents))))
    ids = [name if name in known else library.resolve(name) for name in only.documents]
    return Selection(only.from_year, only.to_year, frozenset(ids))


def documents_of(library: Searchable, only: Filters) -> Sequence[str] | None:
    """Return the ids of the documents that a filter lets through; None where it is all of them.

    Raises:
        DocumentUnknownError: No document, or more than one, answers to a name.
    """
    return None if only == Filters() else library.select(selection_of(library, only))
