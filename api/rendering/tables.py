"""Tables: plain listings, and the tables of papers at any width."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from api.terminal import one_line
from ingest.documents import Row, Table

_LEAST_COLUMN = 11
"""Characters below which a column of a paper's table is no longer readable."""


def plain_table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: Collection[str] = (),
    shares: Mapping[str, int] | None = None,
) -> Grid:
    """Return a table without vertical lines; columns that are empty throughout are left out.

    Args:
        headings: One a column; all empty for a table without a heading line.
        rows: Cells, as text of any origin.
        right: Headings of the columns to align right.
        shares: Headings of the columns to cut short rather than wrap, with their shares of the
            width that the other columns leave; none where all may wrap.
    """
    kept = [at for at in range(len(headings)) if any(row[at] for row in rows)]
    shares = shares or {}
    grid = Grid(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        show_edge=False,
        show_header=any(headings),
        expand=bool(shares),
    )
    for at in kept:
        name = headings[at]
        grid.add_column(
            Text(one_line(name)),
            justify="right" if name in right else "left",
            no_wrap=bool(shares),
            overflow="ellipsis" if name in shares else "fold",
            ratio=shares.get(name),
        )
    for row in rows:
        grid.add_row(*(Text(one_line(row[at])) for at in kept))
    return grid


def paper_table(table: Table, text: str, width: int) -> RenderableType:
    """Return a paper's table: as a grid where it fits, else row by row.

    Args:
        table: The table.
        text: The canonical text of its document.
        width: Characters a line.
    """
    columns = _columns(table.rows)
    title = Text(" ".join(part for part in (table.label, table.caption) if part), style="italic")
    body: RenderableType
    if (len(columns) + 1) * _LEAST_COLUMN <= width:
        names = [name for name, _ in columns]
        rows = [_cells(row, text, columns) for row in table.rows]
        body = plain_table(("", *names), rows)
    else:
        body = Group(*_records(table.rows, text))
    return Group(title, body)


def _columns(rows: Sequence[Row]) -> list[tuple[str, int]]:
    """Return the columns as (heading, which of that heading), left to right.

    Rows leave out their empty cells, so a column first seen in a later row is put behind the
    one it follows there.
    """
    order: list[tuple[str, int]] = []
    for row in rows:
        at = 0
        for name, _ in _named(row):
            if name in order:
                at = order.index(name) + 1
            else:
                order.insert(at, name)
                at += 1
    return order


def _named(row: Row) -> Iterator[tuple[tuple[str, int], tuple[int, int]]]:
    seen: dict[str, int] = {}
    for cell in row.cells:
        seen[cell.column] = seen.get(cell.column, 0) + 1
        yield (cell.column, seen[cell.column]), (cell.start, cell.end)


def _cells(row: Row, text: str, columns: Sequence[tuple[str, int]]) -> list[str]:
    cells = {name: text[start:end] for name, (start, end) in _named(row)}
    return [row.label, *(cells.get(name, "") for name in columns)]


def _records(rows: Sequence[Row], text: str) -> Iterator[RenderableType]:
    for row in rows:
        yield Text(one_line(row.label) or "—", style="bold")
        for cell in row.cells:
            value = one_line(text[cell.start : cell.end])
            line = Text.assemble((f"{one_line(cell.column)}: ", "dim"), value)
            yield Padding(line, (0, 0, 0, 2))
