"""Which rows of a table are headings, and what each column and row is called."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.readers.jats_grid import Grid, GridCell, GridRow, mirrored

_DEEPEST_HEAD = 4
"""The most rows a table without a marked head may spend on headings."""

_LETTERS = re.compile(r"[a-zA-Z\u0370-\u03ff]+")
_WITH_NUMBERS = frozenset(
    {"to", "sd", "se", "sem", "p", "vs", "x", "e", "and", "or", "a", "b", "c"}
)
_NOT_STATED = frozenset({"-", "–", "—", "−", "ns", "na", "n/a", "nr", "nd", "…", "..."})
_GROUP_SIZE = re.compile(r"\bn\s*=\s*\d", re.IGNORECASE)
_MOSTLY = 0.6


def is_value(text: str) -> bool:
    """Say whether a cell states a result (``12 (3.4)``, ``NS``) rather than names one."""
    if text.lower() in _NOT_STATED:
        return True
    if _GROUP_SIZE.search(text) or not any(char.isdecimal() for char in text):
        return False
    return all(word.lower() in _WITH_NUMBERS for word in _LETTERS.findall(text))


def filled(row: GridRow) -> list[GridCell]:
    """Return the cells of a row that hold text, each once."""
    return [cell for place, cell in enumerate(row) if cell.text and starts(row, place)]


def starts(row: GridRow, place: int) -> bool:
    """Say whether a cell begins at this place rather than reaching into it."""
    return place == 0 or row[place - 1] is not row[place]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its headings told apart from its rows.

    Args:
        title: Headings that span the whole table, outermost first.
        head: The rows that head the columns.
        body: The rows below them, blank ones left out.
        stub: How many leading columns name the row.
    """

    title: tuple[str, ...]
    head: tuple[GridRow, ...]
    body: tuple[GridRow, ...]
    stub: int


def read_sheet(grid: Grid, inherited: Sequence[GridRow] = ()) -> Sheet:
    """Tell headings from rows.

    Args:
        grid: The table as printed.
        inherited: The heading rows of the table part above, for a part that has none.

    Returns:
        The sheet.
    """
    grid = mirrored(grid) if _names_stand_right(grid) else grid
    head, body = _split(grid)
    if not head and grid.body and inherited and len(inherited[0]) == len(grid.body[0]):
        head = list(inherited)
    titles = [row for row in head if _whole_width(row) and len(head) > 1]
    head = [row for row in head if row not in titles]
    body = [row for row in body if filled(row)]
    return Sheet(
        title=tuple(filled(row)[0].text for row in titles),
        head=tuple(_spread(head)),
        body=tuple(body),
        stub=_stub(head, body),
    )


def column_paths(head: Sequence[GridRow], width: int) -> list[tuple[str, ...]]:
    """Return for each column its headings from the top down, repeats left out."""
    paths = []
    for column in range(width):
        texts = [row[column].text for row in head if row[column].text]
        paths.append(tuple(dict.fromkeys(texts)))
    return paths


def cell_heading(cell: GridCell, paths: Sequence[tuple[str, ...]]) -> str:
    """Return a cell's column heading: what all the columns it spans have in common."""
    covered = paths[cell.first : cell.last + 1]
    common = covered[0]
    for path in covered[1:]:
        agreeing = [a == b for a, b in zip(common, path, strict=False)]
        common = common[: agreeing.index(False) if False in agreeing else len(agreeing)]
    if common:
        return " > ".join(common)
    return " / ".join(dict.fromkeys(" > ".join(path) for path in covered if path))


def _split(grid: Grid) -> tuple[list[GridRow], list[GridRow]]:
    head = [row for row in grid.head if filled(row)]
    body = list(grid.body)
    if not any(map(filled, body)):
        # The whole table was put into its head.
        head, body = [], head
    if not head:
        count = _unmarked_head(body)
        head, body = [row for row in body[:count] if filled(row)], body[count:]
    elif len(head) > 1 and _names_rows_below(head[-1]):
        body.insert(0, head.pop())
    while body and _continues_head(body[0], head):
        row = body.pop(0)
        head += [row] if filled(row) else []
    return head, body


def _unmarked_head(body: list[GridRow]) -> int:
    """Count the first rows that are headings in a table that marks none."""
    marked = list(takewhile(lambda row: all(cell.head for cell in filled(row)), body))
    if 0 < len(marked) < len(body):
        return len(marked)
    ruled = next((number for number, row in enumerate(body) if not filled(row)), 0)
    if 0 < ruled <= _DEEPEST_HEAD and not any(map(_has_values, body[:ruled])):
        return ruled
    first = body[0] if body else ()
    named = len(filled(first)) > 1 and not _has_values(first)
    below = any(_has_values(row) for row in body[1:])
    return 1 if named and below else 0


def _has_values(row: GridRow) -> bool:
    return any(is_value(cell.text) for cell in filled(row) if cell.first > 0)


def _names_rows_below(row: GridRow) -> bool:
    cells = filled(row)
    return len(cells) == 1 and cells[0].first == 0


def _continues_head(row: GridRow, head: list[GridRow]) -> bool:
    """Say whether a row right under the head is one more row of it, such as ``N``, ``%``."""
    if not head:
        return False
    cells = filled(row)
    if not cells:
        return True
    return not row[0].text and not any(is_value(cell.text) for cell in cells)


def _whole_width(row: GridRow) -> bool:
    cells = filled(row)
    return len(cells) == 1 and cells[0].first == 0 and cells[0].last == len(row) - 1


def _spread(head: list[GridRow]) -> list[GridRow]:
    """Let a heading reach over all the columns it is set above.

    Typesetters centre a heading without its span: nothing, ``Drug``, nothing, ``Placebo`` over
    ``N``, ``%``, ``N``, ``%``. Where the last heading row repeats itself, each repeat is a block,
    and the only heading above a block is meant for the whole of it.
    """
    if len(head) < 2:  # noqa: PLR2004  (a heading and what it is set above)
        return head
    blocks = _repeated_blocks(head[-1])
    return [*(_reaching(row, blocks) for row in head[:-1]), head[-1]]


def _repeated_blocks(row: GridRow) -> list[range]:
    texts = [cell.text for cell in row]
    first = next((place for place, text in enumerate(texts) if text and place), len(texts))
    starts_at = [place for place in range(first, len(texts)) if texts[place] == texts[first]]
    if len(starts_at) < 2:  # noqa: PLR2004  (one block repeats nothing)
        return []
    width = starts_at[1] - starts_at[0]
    block = texts[first : first + width]
    repeats = [place for place in starts_at if texts[place : place + width] == block]
    return [range(place, place + width) for place in repeats] if width > 1 else []


def _reaching(row: GridRow, blocks: list[range]) -> GridRow:
    cells = list(row)
    for block in blocks:
        above = [cell for place in block if (cell := row[place]).text]
        inside = all(cell.first in block and cell.last in block for cell in above)
        if inside and len(set(map(id, above))) == 1:
            cells[block.start : block.stop] = above[:1] * len(block)
    return tuple(cells)


def _names_stand_right(grid: Grid) -> bool:
    """Say whether the rows are named in the last column, as in a table set from right to left."""
    rows = [row for row in grid.body if len(filled(row)) > 1]
    left = [row[0].text for row in rows if row[0].text]
    right = [row[-1].text for row in rows if row[-1].text]
    untitled = bool(grid.head) and not any(row[-1].text for row in grid.head)
    numeric = sum(map(is_value, left)) > _MOSTLY * len(left)
    return (
        untitled and numeric and len(right) > _MOSTLY * len(rows) and not any(map(is_value, right))
    )


def _stub(head: list[GridRow], body: list[GridRow]) -> int:
    rows = [row for row in body if len(filled(row)) > 1]
    if not rows:
        return 1
    width = len(rows[0])
    named = [cell.text for row in rows if (cell := row[0]).text]
    numeric = sum(map(is_value, named)) > _MOSTLY * len(named)
    grouped = any(len(cells) == 1 and cells[0].first == 0 for cells in map(filled, body))
    if numeric and not grouped and any(row[0].text for row in head):
        return 0
    stub = 1
    while stub < min(3, width - 1) and _names_too(stub, head, rows):
        stub += 1
    return stub


def _names_too(column: int, head: list[GridRow], rows: list[GridRow]) -> bool:
    """Say whether this column names rows too: the one before it leaves some rows unnamed."""
    shared = sum(
        not row[column - 1].text or (number > 0 and row[column - 1] is rows[number - 1][column - 1])
        for number, row in enumerate(rows)
    )
    texts = [row[column].text for row in rows if row[column].text and starts(row, column)]
    if not shared or not texts:
        return False
    worded = sum(not is_value(text) for text in texts) >= _MOSTLY * len(texts)
    untitled = not any(row[column].text for row in head) and 3 * shared >= len(rows)
    return worded or untitled
