import io
from dataclasses import replace

from rich.console import Console

from api.rendering.documents import document_view, listing_line, listing_view
from ingest.canonical import TextWriter
from ingest.documents import Document, Identifiers, SectionKind
from ingest.records import DocumentSummary, StoredDocument

SUMMARY = DocumentSummary(
    "PMC1", 1, "A title\twith a tab\x1b[31m", None, 2020, "10.1/a", None, "PMC1", 12, ("a.nxml",)
)


def _document(columns: int = 2) -> Document:
    writer = TextWriter()
    writer.section(SectionKind.TITLE, "", ["The LANTERN trial"])
    writer.heading("Results")
    writer.section(SectionKind.BODY, "Results", ["First paragraph.", "Second paragraph."])
    cells = [(f"Arm {number}", f"{number}.5") for number in range(1, columns + 1)]
    writer.table("Table 1", "Doses", [("Low", cells[:1]), ("High", cells)], "Results")
    return Document(
        text=writer.text,
        title="The LANTERN trial",
        sections=tuple(writer.sections),
        source="lantern.nxml",
        format="jats",
        identifiers=Identifiers(doi="10.1000/a", pmid="9", nct="NCT00000001"),
        authors=("Ada Quill", "Bo Marsh"),
        journal="J Inv Med",
        year=2021,
        volume="3",
        issue="2",
        pages="1–9",
        tables=tuple(writer.tables),
    )


def _shown(document: Document, width: int) -> list[str]:
    written = io.StringIO()
    console = Console(file=written, width=width, markup=False, highlight=False)
    stored = StoredDocument("x-1", 2, document, ("lantern.nxml", "copy.md"))
    console.print(document_view(stored, width))
    return [line.rstrip() for line in written.getvalue().splitlines()]


def test_an_article_is_shown_whole_and_once_with_its_table_as_a_table() -> None:
    assert _shown(_document(), 80) == [
        "The LANTERN trial",
        "Ada Quill, Bo Marsh",
        "J Inv Med 2021; 3(2): 1–9",
        "https://doi.org/10.1000/a · PMID 9 · NCT00000001",
        "x-1, version 2, from lantern.nxml and copy.md",
        "",
        "Results",
        "",
        "First paragraph.",
        "",
        "Second paragraph.",
        "",
        "Table 1 Doses",
        "       Arm 1   Arm 2",
        "────────────────────",
        "Low    1.5",
        "High   1.5     2.5",
    ]


def test_a_table_too_wide_for_the_terminal_is_shown_row_by_row() -> None:
    shown = _shown(_document(columns=9), 60)
    at = shown.index("High")
    assert shown[at - 3 : at + 4] == [
        "Table 1 Doses",
        "Low",
        "  Arm 1: 1.5",
        "High",
        "  Arm 1: 1.5",
        "  Arm 2: 2.5",
        "  Arm 3: 3.5",
    ]


def test_a_column_that_an_earlier_row_leaves_out_keeps_its_place() -> None:
    writer = TextWriter()
    rows = [("a", [("X", "1"), ("Z", "3")]), ("b", [("X", "1"), ("Y", "2"), ("Z", "3")])]
    writer.table("", "T", rows)
    document = replace(
        _document(),
        text=writer.text,
        sections=tuple(writer.sections),
        tables=tuple(writer.tables),
    )
    assert "    X   Y   Z" in _shown(document, 80)


def test_columns_of_the_same_heading_stay_apart() -> None:
    writer = TextWriter()
    writer.table("", "T", [("a", [("n", "1"), ("n", "2")])])
    document = replace(
        _document(),
        text=writer.text,
        sections=tuple(writer.sections),
        tables=tuple(writer.tables),
    )
    assert "a   1   2" in _shown(document, 80)


def test_a_listing_line_has_eight_fields_whatever_the_title_holds() -> None:
    assert listing_line(SUMMARY).split("\t") == [
        "PMC1",
        "2020",
        "A title with a tab",
        "",
        "10.1/a",
        "",
        "PMC1",
        "12",
    ]


def test_a_listing_cuts_titles_short_and_never_ids() -> None:
    written = io.StringIO()
    long = replace(SUMMARY, id="10.1000-a-long-identifier", title="long " * 30)
    Console(file=written, width=60).print(listing_view([long], 60))
    lines = written.getvalue().splitlines()
    assert len(lines) == 3
    assert lines[2].startswith("10.1000-a-long-identifier   2020   long")
    assert "…" in lines[2]
