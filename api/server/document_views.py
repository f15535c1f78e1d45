"""From stored documents to what clients get of them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import asdict

from api.server.contract_documents import (
    DocumentCounts,
    DocumentDetails,
    DocumentText,
    Highlight,
    Section,
    TableSpans,
    TableSummary,
)
from ingest.documents import Document, Span
from ingest.errors import CitewellError
from ingest.library import Library
from ingest.records import StoredDocument
from retrieval.quoting import shown_source

SPAN = r"^[0-9]{1,9}-[0-9]{1,9}$"
"""A span as clients write it: ``12-80``, from character 12 to before character 80."""


class SpanError(CitewellError):
    """A span that is to be shown does not lie in its document."""


def details(library: Library, stored: StoredDocument) -> DocumentDetails:
    """Return what is known of a document.

    Args:
        library: Holds its passages and figures.
        stored: The document.
    """
    read = stored.document
    passages, figures = library.document_passages(stored.id), library.figures(stored.id)
    return DocumentDetails(
        id=stored.id,
        version=stored.version,
        title=read.title,
        authors=list(read.authors),
        affiliations=list(read.affiliations),
        journal=read.journal,
        year=read.year,
        volume=read.volume,
        issue=read.issue,
        pages=read.pages,
        **asdict(read.identifiers),
        keywords=list(read.keywords),
        subjects=list(read.subjects),
        format=read.format,
        sources=[shown_source(each) for each in stored.sources],
        sections=_sections(read),
        tables=[
            TableSummary(
                label=each.label,
                caption=each.caption,
                start=each.start,
                end=each.end,
                rows=len(each.rows),
            )
            for each in read.tables
        ],
        counts=DocumentCounts(
            characters=len(read.text), passages=len(passages), figures=len(figures)
        ),
    )


def shown_text(stored: StoredDocument, spans: Sequence[str]) -> DocumentText:
    """Return the text of a document with its parts, and the spans to be shown in it.

    Args:
        stored: The document.
        spans: Each as `SPAN` has it.

    Raises:
        SpanError: One is empty, or does not lie in the text.
    """
    read = stored.document
    return DocumentText(
        id=stored.id,
        version=stored.version,
        title=read.title,
        text=read.text,
        sections=_sections(read),
        tables=[TableSpans.model_validate(asdict(each)) for each in read.tables],
        highlights=[_highlight(read, each) for each in spans],
    )


def _highlight(read: Document, span: str) -> Highlight:
    start, end = _checked(span, len(read.text))
    return Highlight(
        start=start, end=end, section=_heading(read, start), quote=read.text[start:end]
    )


def _checked(span: str, length: int) -> Span:
    if not re.match(SPAN, span):
        raise SpanError(f"{span!r} is no span.", "Write one such as 12-80.")
    start, end = map(int, span.split("-"))
    if not start < end <= length:
        problem = f"The span {span} does not lie in this text of {length:,} characters."
        raise SpanError(problem, "Take the offsets of a citation of this document's version.")
    return Span(start, end)


def _heading(read: Document, at: int) -> str:
    index = bisect_right([each.start for each in read.sections], at) - 1
    within = index >= 0 and at < read.sections[index].end
    return read.sections[index].heading if within else ""


def _sections(read: Document) -> list[Section]:
    return [Section.model_validate(asdict(each)) for each in read.sections]
