"""The lexical index (BM25). The only file that imports tantivy.

Three fields of words, title, heading and body, and one of tags, which are whole terms (see
`ingest.figure_tags`). Queries are built as objects, since tantivy's query syntax rejects what
clinicians type (``HR: 0.21``, ``Lu-177 (GBq``). The analyser is registered at every opening, as
tantivy does not keep it with the index.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from ingest.errors import OutdatedIndexError, StorageError
from ingest.records import Hit, IndexedPassage

_ANALYSER = "clinical"
_WORD = r"[\p{L}\p{N}]+(?:[.·][0-9]+)*"
_LONGEST_WORD = 40
_WRITER_BYTES = 100_000_000
_BOOSTS = {"title": 1.0, "heading": 0.5, "body": 1.0}
_MOST_TERMS = 128
_TAGS = "tags"
_TAG_SCORE = 4.0
"""What each tag adds to a score. Constant: by BM25, a rare tag would weigh more than any word."""

FUNCTION_WORDS = frozenset(
    """a an and are as at be been being by did do does for from had has have how if in into is it
    its of on or that the their them then there these they this those to was we were what when
    where which who whose why will with would you your""".split()
)
"""Words a question holds without asking for them; kept where written in capitals (OR, IT)."""

_ELEMENTS = "Ac|At|Bi|C|Cu|F|Ga|Ho|I|In|Lu|N|O|P|Pb|Ra|Re|Rh|Sm|Sr|Tc|Tl|Y|Zr"
_MASS_FIRST = re.compile(rf"(?<![\d.])(\d{{1,3}}m?)[\])]?[-\s]?({_ELEMENTS})(?=\W|$)")
_MASS_LAST = re.compile(rf"(?<![A-Za-z])({_ELEMENTS})-(\d{{1,3}}m?)(?!\d)")


def fold_isotopes(text: str) -> str:
    """Give an isotope one spelling: ``(177)Lu-``, ``[177Lu]`` and ``Lu-177`` become ``177Lu``."""
    return _MASS_LAST.sub(r" \2\1 ", _MASS_FIRST.sub(r" \1\2 ", text))


class LexicalIndex:
    """BM25 over the passages, with title and heading as fields of their own.

    Args:
        directory: tantivy's own directory, made where absent.

    Raises:
        OutdatedIndexError: Its fields are those of another version of Citewell.
        StorageError: Here as in every method: the disk refuses, or the index is damaged.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._schema = _schema()
        self._analyser = _analyser()
        with self._refusals():
            directory.mkdir(parents=True, exist_ok=True)
            self._require_same_fields()
            self._index = tantivy.Index(self._schema, path=str(directory))
        self._index.register_tokenizer(_ANALYSER, self._analyser)

    def apply(self, added: Iterable[IndexedPassage], removed: Sequence[int]) -> int:
        """Remove, then add, passages in one commit, visible at once.

        Returns:
            How many of the passages to remove it held. Until the index is refilled, BM25 goes on
            counting their words.
        """
        before = self._count()
        with self._writer() as writer:
            if removed:
                # `delete_documents_by_term` passes over numbers without a word.
                among = tantivy.Query.term_set_query(self._schema, "id", list(removed))
                writer.delete_documents_by_query(among)
            count = _add(writer, added)
        return before + count - self._count()

    def refill(self, passages: Iterable[IndexedPassage]) -> None:
        """Put these passages in the place of all others, in one commit."""
        with self._writer() as writer:
            writer.delete_all_documents()
            _add(writer, passages)

    def search(
        self,
        question: str,
        limit: int,
        documents: Collection[str] | None = None,
        tags: Collection[str] = (),
    ) -> list[Hit]:
        """Return the passages that share the question's words or tags, best first, ties by id.

        Args:
            question: Plain text; nothing in it is query syntax.
            limit: How many to return at most.
            documents: Only passages of these documents, where given.
            tags: What kinds of figures are asked for; each adds the same to a score.
        """
        terms = self.terms(question)
        if not (terms or tags) or limit <= 0:
            return []
        query = self._any_of(terms, tags)
        if documents is not None:
            wanted = tantivy.Query.term_set_query(self._schema, "document", sorted(documents))
            within = tantivy.Query.const_score_query(wanted, 0.0)
            query = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, query), (tantivy.Occur.Must, within)]
            )
        with self._refusals():
            hits = self._found(query, limit)
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage))[:limit]

    def terms(self, text: str) -> list[str]:
        """Return the index terms of a question, function words left out, each once, in order."""
        # A lone surrogate cannot be encoded.
        encodable = text.encode(errors="replace").decode()
        kept = [
            word
            for word in fold_isotopes(encodable).split()
            if word.strip(".,;:?!()").isupper()
            or word.lower().strip(".,;:?!()") not in FUNCTION_WORDS
        ]
        return list(dict.fromkeys(self._analyser.analyze(" ".join(kept))))[:_MOST_TERMS]

    def ids(self) -> set[int]:
        """Return the ids of all passages it holds."""
        if not self._count():
            return set()
        with self._refusals():
            searcher = self._index.searcher()
            found = searcher.search(tantivy.Query.all_query(), searcher.num_docs, count=False).hits
            return set(_ids(searcher, found))

    def close(self) -> None:
        """Release the directory."""
        del self._index

    def _count(self) -> int:
        return int(self._index.searcher().num_docs)

    def _found(self, query: tantivy.Query, limit: int) -> list[Hit]:
        """Return at least the best, with all that tie with the last of them."""
        searcher = self._index.searcher()
        wanted = limit
        while True:
            wanted *= 2
            found = searcher.search(query, wanted, count=False).hits
            if len(found) < wanted or found[limit - 1][0] > found[-1][0]:
                scores = [score for score, _ in found]
                return list(map(Hit, _ids(searcher, found), scores))

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        with self._refusals():
            # One thread, so that the same passages always make the same segments.
            writer = self._index.writer(_WRITER_BYTES, 1)
            yield writer
            writer.commit()
            writer.wait_merging_threads()
            self._index.reload()

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, OSError) as error:  # tantivy raises ValueError for all but a few
            raise StorageError(
                f"The lexical index {self._directory} cannot be read or written ({error}).",
                "Free disk space if it is full. The catalogue is whole; the index is rebuilt from "
                "it at the next use, or by: citewell rebuild.",
            ) from error

    def _require_same_fields(self) -> None:
        path = str(self._directory)
        if tantivy.Index.exists(path) and tantivy.Index.open(path).schema != self._schema:
            raise OutdatedIndexError(
                f"The lexical index {path} was made by another version of Citewell.",
                "It is rebuilt from the catalogue at its next use, or by: citewell rebuild.",
            )

    def _any_of(self, terms: Sequence[str], tags: Collection[str]) -> tantivy.Query:
        clauses = [
            tantivy.Query.boost_query(
                tantivy.Query.term_query(self._schema, field, term, "freq"), boost
            )
            for field, boost in _BOOSTS.items()
            for term in terms
        ]
        clauses += [
            tantivy.Query.const_score_query(
                tantivy.Query.term_query(self._schema, _TAGS, tag, "basic"), _TAG_SCORE
            )
            for tag in sorted(set(tags))
        ]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, clause) for clause in clauses])


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_text_field("document", tokenizer_name="raw", index_option="basic")
    for field in _BOOSTS:
        builder.add_text_field(field, tokenizer_name=_ANALYSER, index_option="freq")
    builder.add_text_field(_TAGS, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _analyser() -> tantivy.TextAnalyzer:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(_WORD))
        .filter(tantivy.Filter.remove_long(_LONGEST_WORD))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


def _ids(searcher: tantivy.Searcher, found: Sequence[tuple[Any, tantivy.DocAddress]]) -> list[int]:
    values = searcher.fast_field_values("id", [address for _, address in found])
    return [int(value) for value in values if value is not None]


def _add(writer: tantivy.IndexWriter, passages: Iterable[IndexedPassage]) -> int:
    count = 0
    for passage in passages:
        writer.add_document(_document(passage))
        count += 1
    return count


def _document(passage: IndexedPassage) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("id", passage.id)
    document.add_text("document", passage.document)
    document.add_text("title", fold_isotopes(passage.title))
    document.add_text("heading", fold_isotopes(passage.heading))
    document.add_text("body", fold_isotopes(passage.text))
    for tag in passage.tags:
        document.add_text(_TAGS, tag)
    return document
