"""Verifying a library: is all that it holds whole, and do its parts agree?

The catalogue is the truth, so it is checked against itself; the indexes are checked against the
catalogue.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from ingest.documents import INDEXED_KINDS, Document
from ingest.errors import StorageError
from ingest.figure_records import StoredFigure
from ingest.library import Library
from ingest.records import StoredDocument, StoredPassage, Vectors

_REBUILD = "Run: citewell rebuild."
_RENEW = "Run: citewell rebuild --figures --all."
_ADD_AGAIN = "Remove the document (citewell remove) and add its file again."
_RESTORE = "Restore the library from a backup, or add the papers to a new one."

# float16 keeps about three digits of each component.
_NORM_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a library.

    Args:
        subject: What it was found in: ``catalogue``, ``vectors``, ``lexical`` or a document's id.
        problem: One sentence.
        remedy: One sentence that says what to do.
    """

    subject: str
    problem: str
    remedy: str


def verify(library: Library, report: Callable[[int], None] = lambda _: None) -> Iterator[Finding]:
    """Check everything a library holds.

    Args:
        library: Open. Opening has already rebuilt an index whose files were lost or cut short.
        report: Called with the number of documents checked so far.

    Yields:
        What is wrong; nothing where all is well.
    """
    try:
        for problem in library.integrity():
            yield Finding("catalogue", f"SQLite reports: {problem}.", _RESTORE)
        yield from _indexes(library.passage_ids(), library.index_ids())
        for checked, summary in enumerate(library.summaries(), start=1):
            yield from _document(library, summary.id)
            report(checked)
    except StorageError as error:
        # The file is damaged where SQLite could not read on.
        yield Finding("catalogue", error.problem, error.remedy)


def _indexes(active: set[int], held: dict[str, set[int]]) -> Iterator[Finding]:
    for name, ids in sorted(held.items()):
        if missing := active - ids:
            yield Finding(name, f"{len(missing):,} active passages are missing from it.", _REBUILD)
        if retired := ids - active:
            yield Finding(name, f"It holds {len(retired):,} passages that are retired.", _REBUILD)


def _document(library: Library, id_: str) -> Iterator[Finding]:
    stored = library.document(id_)
    passages = library.document_passages(id_)
    problems = [
        *_spans(stored.document),
        *(problem for passage in passages for problem in _passage(stored, passage)),
        *_vectors(library, passages),
    ]
    for problem in problems:
        yield Finding(id_, problem, _ADD_AGAIN)
    for problem in _figures(stored.document, passages, library.figures(id_)):
        yield Finding(id_, problem, _RENEW)


def _spans(document: Document) -> Iterator[str]:
    whole = (0, len(document.text))
    at = 0
    for section in document.sections:
        if not _inside((section.start, section.end), (at, whole[1])):
            yield f"Section {section.heading!r} overlaps another or leaves the text."
        at = max(at, section.end)
    for table in document.tables:
        rows = [(row.start, row.end) for row in table.rows]
        if not _inside((table.start, table.end), whole) or not _all_inside(
            rows, (table.start, table.end)
        ):
            yield f"The rows of table {table.label!r} leave it."
        for row in table.rows:
            if not _all_inside(
                ((cell.start, cell.end) for cell in row.cells), (row.start, row.end)
            ):
                yield f"The cells of row {row.label!r} of table {table.label!r} leave it."


def _passage(stored: StoredDocument, passage: StoredPassage) -> Iterator[str]:
    document = stored.document
    span = (passage.start, passage.end)
    if not 0 <= passage.section < len(document.sections):
        yield f"Passage {passage.id} names a section that is not there."
        return
    section = document.sections[passage.section]
    if section.kind not in INDEXED_KINDS:
        yield f"Passage {passage.id} comes from a section that is not indexed ({section.kind})."
    if not _inside(span, (section.start, section.end)):
        yield f"Passage {passage.id} leaves its section {section.heading!r}."
    if passage.text != document.text[passage.start : passage.end]:
        yield f"Passage {passage.id} is not the text at its offsets."
    if not passage.sentences or not _all_inside(passage.sentences, span):
        yield f"The sentences of passage {passage.id} leave it."
    elif any(
        first.end > second.start
        for first, second in zip(passage.sentences, passage.sentences[1:], strict=False)
    ):
        yield f"The sentences of passage {passage.id} overlap."


def _figures(
    document: Document, passages: list[StoredPassage], figures: Iterable[StoredFigure]
) -> Iterator[str]:
    spans = {passage.id: (passage.start, passage.end) for passage in passages}
    for _, passage, figure in figures:
        if figure.text != document.text[figure.start : figure.end]:
            yield f"Figure {figure.text!r} is not the text at its offsets."
        elif passage is not None and not _begins_inside(figure.start, spans.get(passage)):
            yield f"Figure {figure.text!r} does not begin in its passage {passage}."


def _vectors(library: Library, passages: list[StoredPassage]) -> Iterator[str]:
    try:
        vectors = library.vectors([passage.id for passage in passages])
    except KeyError as error:
        yield f"Passage {error} has no vector."
        return
    except ValueError as error:
        yield f"Its vectors cannot be read: {error}."
        return
    for passage, vector in zip(passages, vectors, strict=True):
        if (problem := _vector_problem(vector)) is not None:
            yield f"The vector of passage {passage.id} {problem}."


def _vector_problem(vector: Vectors) -> str | None:
    if not np.isfinite(vector).all():
        return "is not finite"
    length = float(np.linalg.norm(vector))
    if abs(length - 1) > _NORM_TOLERANCE:
        return f"has length {length:.3f} instead of 1"
    return None


def _begins_inside(place: int, span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= place < span[1]


def _all_inside(spans: Iterable[tuple[int, int]], outer: tuple[int, int]) -> bool:
    return all(_inside(span, outer) for span in spans)


def _inside(span: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= span[0] < span[1] <= outer[1]
