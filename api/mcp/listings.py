"""What the tools that read give back: a part of a document, a page of a listing."""

from dataclasses import asdict
from typing import Any

from api.mcp.results import DocumentPart
from api.paging import next_offset
from api.server.document_views import details
from ingest.library import Library
from ingest.records import Selection
from retrieval.wanted import Filters

Shape = dict[str, Any]


def document_part(library: Library, name: str, start: int, length: int) -> Shape:
    """Return what is known of a document, and a part of its text.

    Args:
        library: The library.
        name: The document's id, DOI, PMID, PMCID or file name.
        start: First character of the part.
        length: How many characters at most.

    Raises:
        DocumentUnknownError: No document, or more than one, answers to the name.
    """
    stored = library.document(library.resolve(name))
    text = stored.document.text
    start = min(start, len(text))
    end = min(start + length, len(text))
    part = DocumentPart(
        document=details(library, stored),
        text=text[start:end],
        start=start,
        end=end,
        next=end if end < len(text) else None,
    )
    return part.model_dump(mode="json")


def listed_documents(library: Library, only: Filters, offset: int, limit: int) -> Shape:
    """Return a page of the documents.

    Args:
        library: The library.
        only: The years they were published in; the names it holds are passed over.
        offset: How many to pass over.
        limit: How many at most.
    """
    listed, total = library.page(offset, limit, Selection(only.from_year, only.to_year))
    return {
        "documents": [{**asdict(each), "sources": list(each.sources)} for each in listed],
        "total": total,
        "next": next_offset(offset, len(listed), total),
    }
