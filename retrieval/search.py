"""Finding passages, and from them the documents a question is about."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from ingest.figure_records import StoredFigure
from ingest.records import Hit, Publication, Selection, StoredDocument, StoredPassage, Vectors
from retrieval.fusion import reciprocal_rank_fusion

LEAST_VOTES = 0.4
"""A document with fewer votes than this share of the best one's is not what is asked about."""
VOTES = (1.0, 0.1)
"""What a document's best passages count, the best first. More must not win by length alone: a short
abstract is one passage, and has no second one to bring."""


class Searchable(Protocol):
    """What asking needs of a library; tests bring a small one in memory."""

    @property
    def generation(self) -> str:
        """A name that changes whenever the content does."""
        ...

    def __len__(self) -> int:
        """Return the number of documents."""
        ...

    def resolve(self, name: str, /) -> str:
        """Return the id of the document named by id, DOI, PMID, PMCID or file name."""
        ...

    def select(self, only: Selection, /) -> list[str]:
        """Return the ids of some documents."""
        ...

    def dense(
        self, vector: Vectors, limit: int, documents: Collection[str] | None = None
    ) -> list[Hit]:
        """Return passages by cosine similarity, best first."""
        ...

    def lexical(
        self,
        question: str,
        limit: int,
        documents: Collection[str] | None = None,
        tags: Collection[str] = (),
    ) -> list[Hit]:
        """Return passages by BM25, best first."""
        ...

    def passages(self, ids: Sequence[int]) -> list[StoredPassage]:
        """Return passages in the order asked, ghosts left out."""
        ...

    def owners(self, ids: Sequence[int]) -> dict[int, str]:
        """Return the ids of the documents of passages, by passage, ghosts left out."""
        ...

    def document_passages(self, id_: str, /) -> list[StoredPassage]:
        """Return all passages of a document in text order."""
        ...

    def vectors(self, ids: Sequence[int]) -> Vectors:
        """Return the vectors of passages, one row each."""
        ...

    def publications(self, ids: Sequence[str]) -> dict[str, Publication]:
        """Return what citations say of documents, by id."""
        ...

    def document(self, id_: str, /) -> StoredDocument:
        """Return a document."""
        ...

    def openings(self, characters: int) -> Sequence[str]:
        """Return the beginning of every document's text."""
        ...

    def figures(self, id_: str, /) -> Sequence[StoredFigure]:
        """Return the figures of a document in text order, offsets in its text."""
        ...


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage with its fused score."""

    passage: StoredPassage
    score: float


Vote = tuple[str, float]
"""The document of a passage that was found, and the passage's score."""


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document the question may be about.

    Args:
        id: Its id.
        score: Sum of its passages' votes, the best document's being 1.
    """

    id: str
    score: float


def find_passages(
    library: Searchable,
    question: str,
    vector: Vectors,
    limit: int,
    tags: Collection[str] = (),
    documents: Collection[str] | None = None,
) -> list[FoundPassage]:
    """Search by meaning and by words, and fuse the two rankings.

    Args:
        library: Where to search.
        question: The question's text.
        vector: The question's unit vector.
        limit: Passages that each search brings.
        tags: Kinds of figures that passages had better hold.
        documents: Ids of the documents to search; None for all.

    Returns:
        The passages found, best first.
    """
    scores = _fused(library, question, vector, limit, tags, documents)
    return [FoundPassage(p, scores[p.id]) for p in library.passages(list(scores))]


def find_documents(
    library: Searchable,
    question: str,
    vector: Vectors,
    limit: int,
    tags: Collection[str] = (),
    documents: Collection[str] | None = None,
) -> list[Vote]:
    """Search as `find_passages` does, and tell only whose the passages are.

    Returns:
        The document and the score of each passage found, best first.
    """
    scores = _fused(library, question, vector, limit, tags, documents)
    owners = library.owners(list(scores))
    return [(owners[each], score) for each, score in scores.items() if each in owners]


def rank_documents(found: Sequence[Vote], limit: int) -> list[FoundDocument]:
    """Choose documents by the votes of their passages.

    Args:
        found: The document and the score of each passage found, best first.
        limit: Documents wanted at most.

    Returns:
        The documents, best first, ties by id, those with far fewer votes left out.
    """
    votes: dict[str, float] = {}
    counted: dict[str, int] = {}
    for name, score in found:
        place = counted.get(name, 0)
        counted[name] = place + 1
        if place < len(VOTES):
            votes[name] = votes.get(name, 0.0) + score * VOTES[place]
    best = max(votes.values(), default=1.0)
    ordered = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    chosen = [FoundDocument(name, score / best) for name, score in ordered[:limit]]
    return [document for document in chosen if document.score >= LEAST_VOTES]


def _fused(
    library: Searchable,
    question: str,
    vector: Vectors,
    limit: int,
    tags: Collection[str],
    documents: Collection[str] | None,
) -> dict[int, float]:
    """Return passages with their fused scores, best first."""
    if documents is not None and not documents:
        return {}
    lexical = [hit.passage for hit in library.lexical(question, limit, documents, tags)]
    dense = [hit.passage for hit in library.dense(vector, limit, documents)]
    return dict(reciprocal_rank_fusion([lexical, dense]))
