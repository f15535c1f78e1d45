"""Documents for people: one whole article, and the library's listing."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from api.rendering.publications import journal_line, links
from api.rendering.tables import paper_table, plain_table
from api.terminal import one_line, visible
from ingest.documents import Document, SectionKind
from ingest.records import DocumentSummary, StoredDocument

_ROOM_FOR_JOURNAL = 100
"""Characters a line from which a listing has room for the journal."""
_LISTED = ("id", "year", "title", "journal", "passages")


def document_view(stored: StoredDocument, width: int) -> RenderableType:
    """Return a document: what identifies it, then its canonical text, tables set as tables.

    Args:
        stored: The document.
        width: Characters a line.
    """
    document = stored.document
    known = document.identifiers
    journal = journal_line(
        document.journal,
        document.year,
        volume=document.volume,
        issue=document.issue,
        pages=document.pages,
    )
    identifiers = links(known.doi, known.pmid, known.pmcid, known.nct)
    lines = (
        Text(one_line(document.title), style="bold"),
        Text(", ".join(one_line(author) for author in document.authors)),
        Text(journal),
        Text(" · ".join(identifiers)),
        Text(f"{stored.id}, version {stored.version}, from {_names(stored.sources)}", style="dim"),
    )
    return Group(*(line for line in lines if line.plain), *_body(document, width))


def listing_view(summaries: Sequence[DocumentSummary], width: int) -> Grid:
    """Return one line a document, the journal only where there is room for it.

    Args:
        summaries: The documents.
        width: Characters a line.
    """
    rows = [
        (
            summary.id,
            str(summary.year or ""),
            summary.title,
            (summary.journal or "") if width >= _ROOM_FOR_JOURNAL else "",
            f"{summary.passages:,}",
        )
        for summary in summaries
    ]
    return plain_table(_LISTED, rows, right={"passages", "year"}, shares={"title": 3, "journal": 1})


def listing_line(summary: DocumentSummary) -> str:
    """Return one document as tab-separated fields, for other programs.

    The fields are id, year, title, journal, DOI, PMID, PMCID, passages.
    """
    fields = (
        summary.id,
        summary.year,
        summary.title,
        summary.journal,
        summary.doi,
        summary.pmid,
        summary.pmcid,
        summary.passages,
    )
    return "\t".join("" if field is None else one_line(str(field)) for field in fields)


def _names(sources: Sequence[str]) -> str:
    return " and ".join(one_line(source) for source in sources)


def _body(document: Document, width: int) -> Iterator[RenderableType]:
    tables = {(table.start, table.end): table for table in document.tables}
    at = 0
    for section in document.sections:
        yield from _headings(document.text[at : section.start])
        at = section.end
        table = tables.get((section.start, section.end))
        if section.kind is SectionKind.TITLE:
            continue
        yield Text()
        if section.kind is SectionKind.TABLE and table is not None:
            yield paper_table(table, document.text, width)
        else:
            paragraphs = visible(document.text[section.start : section.end]).splitlines()
            yield Text("\n\n".join(paragraphs))
    yield from _headings(document.text[at:])


def _headings(between: str) -> Iterator[RenderableType]:
    """What stands between sections are their heading lines."""
    for line in between.splitlines():
        if line.strip():
            yield Text()
            yield Text(one_line(line), style="bold cyan")
