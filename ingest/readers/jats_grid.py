"""A table's cells on a rectangular grid, spanning cells present in every place they cover."""

from dataclasses import dataclass, replace

from lxml.etree import _Element

from ingest.readers.jats_text import inline_text

_LARGEST_SPAN = 1000
_WIDEST = 400
"""Columns beyond this are left out: no printed table has them, and a forged span could."""

_BOLD_ONLY = frozenset({"bold", "break", "hr"})
_TABLE_ROWS = frozenset({"tr", "row"})


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell as printed; the same object stands in every place it spans.

    Args:
        text: Its clean text; empty for a place that no cell covers.
        first: Its first column.
        last: Its last column.
        indent: The fixed-width spaces in front of the text, by which papers show subordination.
        head: Whether it is marked as a heading (``th``).
        bold: Whether all of its text is bold.
    """

    text: str
    first: int
    last: int
    indent: int = 0
    head: bool = False
    bold: bool = False


GridRow = tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rows, all of the same width; a blank row is a printed rule.

    Args:
        head: The rows of the table head.
        body: All other rows.
    """

    head: tuple[GridRow, ...]
    body: tuple[GridRow, ...]


def read_grid(table: _Element) -> Grid:
    """Lay out one ``table`` element, both kinds of span expanded.

    A row span ends with its section of the table, as in HTML.
    """
    head = _expanded(_rows(table, "thead"))
    body = [*_expanded(_rows(table, "")), *_expanded(_rows(table, "tbody"))]
    body += _expanded(_rows(table, "tfoot"))
    width = max((len(row) for row in [*head, *body]), default=0)
    if not width:
        return Grid((), ())
    return Grid(_filled(head, width), _filled(body, width))


def _rows(table: _Element, section: str) -> list[list[_Element]]:
    holders = [each for each in table.iter(section) if _owns(table, each)] if section else [table]
    return [
        [cell for cell in row if cell.tag in {"td", "th"}]
        for holder in holders
        for row in holder
        if row.tag in _TABLE_ROWS
    ]


def _owns(table: _Element, section: _Element) -> bool:
    # A table inside a cell belongs to that cell's text.
    return next(section.iterancestors("table"), None) is table


def _expanded(rows: list[list[_Element]]) -> list[list[GridCell]]:
    placed: list[dict[int, GridCell]] = [{} for _ in rows]
    for number, row in enumerate(rows):
        column = 0
        for element in row:
            while column in placed[number]:
                column += 1
            last = min(column + _span(element, "colspan"), _WIDEST) - 1
            if last < column:
                break
            cell = _cell(element, column, last)
            height = _span(element, "rowspan", to_end=len(rows) - number)
            for below in placed[number : number + height]:
                below |= {place: cell for place in range(column, last + 1) if place not in below}
            column = last + 1
    return [_in_order(cells) for cells in placed]


def _span(element: _Element, name: str, to_end: int = 1) -> int:
    given = (element.get(name) or "1").strip()
    if not given.isdecimal():
        return 1
    # A row span of 0 reaches the end of its section.
    return min(int(given), _LARGEST_SPAN) or to_end


def _cell(element: _Element, first: int, last: int) -> GridCell:
    text = inline_text(element)
    if not text:
        return GridCell("", first, last)
    return GridCell(text, first, last, _indent(element), element.tag == "th", _is_bold(element))


def _indent(element: _Element) -> int:
    count = 0
    for piece in element.itertext():
        for char in str(piece):
            if not char.isspace():
                return count
            # Line breaks and blanks come from the file's own layout, not from the page.
            count += not char.isascii()
    return count


def _is_bold(element: _Element) -> bool:
    outside = [element.text, *(child.tail for child in element)]
    return all(child.tag in _BOLD_ONLY for child in element) and not any(
        text and text.strip() for text in outside
    )


def _in_order(cells: dict[int, GridCell]) -> list[GridCell]:
    width = max(cells, default=-1) + 1
    return [cells.get(place) or GridCell("", place, place) for place in range(width)]


def _filled(rows: list[list[GridCell]], width: int) -> tuple[GridRow, ...]:
    return tuple(
        (*row, *(GridCell("", place, place) for place in range(len(row), width))) for row in rows
    )


def mirrored(grid: Grid) -> Grid:
    """Return the grid with its columns in the opposite order."""
    return Grid(_reversed(grid.head), _reversed(grid.body))


def _reversed(rows: tuple[GridRow, ...]) -> tuple[GridRow, ...]:
    # A cell that spans columns or rows has to stay one object.
    turned: dict[int, GridCell] = {}
    for row in rows:
        for cell in row:
            first, last = len(row) - 1 - cell.last, len(row) - 1 - cell.first
            turned.setdefault(id(cell), replace(cell, first=first, last=last))
    return tuple(tuple(turned[id(cell)] for cell in reversed(row)) for row in rows)
