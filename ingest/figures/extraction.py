"""All figures of a document: every sentence and table row, offsets in the document's text."""

from collections.abc import Iterable

from ingest.documents import Document, Passage, Row, SectionKind
from ingest.figures.figure import Figure
from ingest.figures.grammar import figures_in
from ingest.figures.rows import figures_in_row

GRAMMAR_VERSION = 8
"""Raised with every change of the grammar; a library extracted by an older one can be renewed."""


def document_figures(document: Document, passages: Iterable[Passage]) -> tuple[Figure, ...]:
    """Extract the figures of a document.

    Args:
        document: The document.
        passages: Its passages, in text order.

    Returns:
        The figures in text order, all offsets (context included) in the document's text.
    """
    rows = {row.start: row for table in document.tables for row in table.rows}
    found: list[Figure] = []
    for passage in passages:
        tabular = document.sections[passage.section].kind is SectionKind.TABLE
        for start, end in passage.sentences:
            row = rows.get(start) if tabular else None
            # A span of a table that begins no row is the rest of a row cut in pieces.
            if row or not tabular:
                found += _figures(document.text, start, row.end if row else end, row)
    return tuple(found)


def _figures(text: str, start: int, end: int, row: Row | None) -> list[Figure]:
    line = text[start:end]
    figures = figures_in_row(line, row) if row else figures_in(line)
    return [shifted(figure, start) for figure in figures]


def shifted(figure: Figure, by: int) -> Figure:
    """Return a figure whose offsets count from a place earlier by so many characters."""
    context = figure.context and (figure.context[0] + by, figure.context[1] + by)
    # Written out: half the time of `dataclasses.replace`, once for every figure of a library.
    return Figure(
        figure.text, figure.start + by, figure.end + by, figure.value, figure.measure,
        figure.endpoint, figure.unit, figure.interval, figure.spread, figure.range, figure.p,
        figure.n, figure.op, figure.arm, figure.special, figure.time, context, figure.warnings,
    )  # fmt: skip
