"""The figures that the documents report."""

import csv
from collections.abc import AsyncIterator, Iterable, Iterator
from itertools import chain, islice
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import Field

from api.figure_export import csv_rows
from api.figure_filters import WantedFigures, figure_filter
from api.figure_pages import listed_figures
from api.paging import LAST_OFFSET
from api.server.contract_figures import ListedFigures
from api.server.described import example
from api.server.failures import failures
from api.server.negotiation import preferred
from api.server.questions import LONGEST_NAME, YearSpan
from api.server.security import needs
from api.server.service import Served, Service
from ingest.figure_records import FigureFilter
from ingest.library import Library
from retrieval.wanted import Filters

MOST_LISTED = 500
_LISTED = 50
_LONGEST_WORDS = 200
_ROWS_A_PIECE = 200
_BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheets that "·" and "–" are UTF-8."""
_CSV = "text/csv"
_OFFERED = ("application/json", _CSV)
_LISTING = {
    "description": "The figures; as CSV a row for each, all of them where no limit is given.",
    "content": {_CSV: {"schema": {"type": "string"}, "example": example("figures.csv")}},
}

router = APIRouter(prefix="/v1/figures", tags=["figures"], dependencies=[needs("ask")])


class FiguresWanted(YearSpan):
    """Which figures to list, which page of them, and as what."""

    measure: str | None = Field(
        None,
        min_length=1,
        max_length=_LONGEST_WORDS,
        description="What kind of number: `hazard ratio`, or any other spelling of it.",
        examples=["HR"],
    )
    endpoint: str | None = Field(
        None,
        min_length=1,
        max_length=_LONGEST_WORDS,
        description="What was measured: `overall survival`, or any other spelling of it.",
        examples=["progression-free survival"],
    )
    unit: str | None = Field(
        None,
        min_length=1,
        max_length=_LONGEST_WORDS,
        description="In which unit: `months`, or any other spelling of it.",
        examples=["months"],
    )
    document: str | None = Field(
        None,
        min_length=1,
        max_length=LONGEST_NAME,
        description="Of the document with this id, DOI, PMID, PMCID or file name.",
        examples=["10.1000/lantern.1"],
    )
    warnings: bool = Field(
        default=False, description="Only those whose arithmetic does not agree.", examples=[False]
    )
    limit: int | None = Field(
        None,
        ge=1,
        le=MOST_LISTED,
        description=f"Figures at most; {_LISTED} where not given, all of them as CSV.",
        examples=[50],
    )
    offset: int = Field(0, ge=0, le=LAST_OFFSET, description="How many to pass over.", examples=[0])
    format: Literal["json", "csv"] | None = Field(
        None, description="As what; as the header `Accept` says where not given.", examples=["json"]
    )

    def wanted(self) -> WantedFigures:
        """Return them as a person asks for them.

        Raises:
            QuestionError: The first year is after the last.
        """
        years = Filters(self.from_year, self.to_year)
        year = None if years == Filters() else f"{years.from_year or ''}-{years.to_year or ''}"
        return WantedFigures(
            self.measure, self.endpoint, self.unit, self.document, year, self.warnings
        )


@router.get(
    "",
    summary="List the figures",
    operation_id="list_figures",
    response_model=ListedFigures,
    responses={200: _LISTING, **failures(401, 403, 404, 422, 429, 503)},
)
async def list_figures(
    request: Request, service: Served, wanted: Annotated[FiguresWanted, Query()]
) -> Any:  # noqa: ANN401  (described above)
    """List the figures that the documents report, by document, each with its sentence.

    As JSON a page at a time; as a spreadsheet with `Accept: text/csv` or `format=csv`.
    """
    asked = preferred(request.headers.get("accept", ""), _OFFERED)
    if wanted.format == "csv" or (wanted.format is None and asked == _CSV):
        return await _spreadsheet(service, wanted)
    page = await service.reading.run(
        listed_figures, service.library, wanted.wanted(), wanted.offset, wanted.limit or _LISTED
    )
    return JSONResponse(page)


async def _spreadsheet(service: Service, wanted: FiguresWanted) -> StreamingResponse:
    chosen = await service.reading.run(figure_filter, service.library, wanted.wanted())
    pieces = _pieces(service.library, chosen, wanted)
    # The first is read before the response begins, so that a failure can still be told.
    first = await service.reading.run(next, pieces, "")
    headers = {"Content-Disposition": 'attachment; filename="figures.csv"'}
    body = _sent(service, first, pieces)
    return StreamingResponse(body, media_type=f"{_CSV}; charset=utf-8", headers=headers)


async def _sent(service: Service, first: str, pieces: Iterator[str]) -> AsyncIterator[str]:
    piece = first
    while piece:
        yield piece
        piece = await service.reading.run(next, pieces, "")


def _pieces(library: Library, chosen: FigureFilter, wanted: FiguresWanted) -> Iterator[str]:
    """Yield a spreadsheet, a few hundred rows at a time."""
    rows = csv_rows(library.list_figures(chosen, wanted.limit, wanted.offset))
    lines = chain([_BYTE_ORDER_MARK], _lines(rows))
    while piece := "".join(islice(lines, _ROWS_A_PIECE)):
        yield piece


class _Lines:
    """Where a `csv.writer` writes: it gives back each line as `writerow`'s result."""

    def write(self, line: str) -> str:
        return line


def _lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    writer = csv.writer(_Lines())
    for row in rows:
        yield str(writer.writerow(row))
