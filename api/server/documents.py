"""The documents of the library."""

from typing import Annotated

from fastapi import APIRouter, Path, Response
from fastapi import Query as Parameter
from pydantic import Field

from api.paging import LAST_OFFSET, next_offset
from api.server.contract_documents import (
    DocumentDetails,
    DocumentText,
    ListedDocument,
    ListedDocuments,
)
from api.server.document_views import SPAN, details, shown_text
from api.server.failures import failures
from api.server.questions import LONGEST_NAME, Name, YearSpan
from api.server.security import needs
from api.server.service import Served
from ingest.errors import DocumentUnknownError
from ingest.library import Library
from ingest.records import DocumentSummary, Selection
from retrieval.wanted import Filters

MOST_LISTED = 200
MOST_HIGHLIGHTS = 100
MOST_NAMES = 100

router = APIRouter(prefix="/v1/documents", tags=["documents"])

NamedInPath = Annotated[
    str,
    Path(
        min_length=1,
        max_length=LONGEST_NAME,
        description="Its id, DOI, PMID, PMCID or file name. The slash of a DOI may stand as it is.",
        examples=["pmid-90000001", "10.1000/lantern.1", "PMC9000001", "lantern.md"],
    ),
]
Spans = Annotated[
    list[Annotated[str, Field(pattern=SPAN)]],
    Parameter(
        max_length=MOST_HIGHLIGHTS,
        description="A span to be shown, such as 12-80; give it again for another one.",
        examples=[["72-160"]],
    ),
]


class Listing(YearSpan):
    """Which documents to list, and which page."""

    identifier: list[Name] = Field(
        default=[],
        max_length=MOST_NAMES,
        description="Only the document with this id, DOI, PMID, PMCID or file name; give it again "
        "for another one. What no document answers to is passed over.",
        examples=[["10.1000/lantern.1"]],
    )
    limit: int = Field(50, ge=1, le=MOST_LISTED, description="Documents at most.", examples=[50])
    offset: int = Field(0, ge=0, le=LAST_OFFSET, description="How many to pass over.", examples=[0])


@router.get(
    "",
    summary="List the documents",
    operation_id="list_documents",
    dependencies=[needs("ask")],
    responses=failures(401, 403, 422, 429, 503),
)
async def list_documents(
    service: Served, wanted: Annotated[Listing, Parameter()]
) -> ListedDocuments:
    """List the documents, a page at a time, in the order they were added."""
    listed, total = await service.reading.run(_page, service.library, wanted)
    return ListedDocuments(
        documents=[ListedDocument.model_validate(each, from_attributes=True) for each in listed],
        total=total,
        next=next_offset(wanted.offset, len(listed), total),
    )


@router.get(
    "/{id:path}/text",
    summary="Read a document",
    operation_id="read_document_text",
    dependencies=[needs("ask")],
    responses=failures(401, 403, 404, 422, 429, 503),
)
async def read_text(id: NamedInPath, service: Served, highlight: Spans = []) -> DocumentText:  # noqa: A002, B006  (their names in the URL; never changed)
    """Return a document's canonical text, in which the offsets of citations count.

    With it come its sections, tables and cells as spans of it, and whatever spans are to be shown.
    """
    return await service.reading.run(_text, service.library, id, highlight)


@router.get(
    "/{id:path}",
    summary="Describe a document",
    operation_id="get_document",
    dependencies=[needs("ask")],
    responses=failures(401, 403, 404, 422, 429, 503),
)
async def get_document(id: NamedInPath, service: Served) -> DocumentDetails:  # noqa: A002
    """Return what is known of a document: where it was published, its parts, its files."""
    return await service.reading.run(_details, service.library, id)


@router.delete(
    "/{id:path}",
    summary="Remove a document",
    operation_id="remove_document",
    dependencies=[needs("write")],
    status_code=204,
    response_class=Response,
    responses=failures(401, 403, 404, 422, 429, 503),
)
async def remove_document(id: NamedInPath, service: Served) -> None:  # noqa: A002
    """Remove a document, with every file it was read from; it is found no more from here on."""
    await service.reading.run(_remove, service.library, id)


def _page(library: Library, wanted: Listing) -> tuple[list[DocumentSummary], int]:
    years = Filters(wanted.from_year, wanted.to_year)
    ids = None
    if wanted.identifier:
        ids = frozenset(filter(None, (_id_of(library, name) for name in wanted.identifier)))
    only = Selection(years.from_year, years.to_year, ids)
    return library.page(wanted.offset, wanted.limit, only)


def _id_of(library: Library, name: str) -> str | None:
    try:
        return library.resolve(name)
    except DocumentUnknownError:
        return None


def _text(library: Library, name: str, spans: list[str]) -> DocumentText:
    return shown_text(library.document(library.resolve(name)), spans)


def _details(library: Library, name: str) -> DocumentDetails:
    return details(library, library.document(library.resolve(name)))


def _remove(library: Library, name: str) -> None:
    library.remove(library.resolve(name))
