"""The rows of a table under their full names: groups above, sub-headings, indentation."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.readers.jats_grid import GridCell, GridRow
from ingest.readers.jats_headings import Sheet, cell_heading, column_paths, filled, is_value

NamedRow = tuple[str, list[tuple[str, str]]]
"""A row's label and its (column heading, cell) pairs."""


@dataclass(slots=True, eq=False)
class _Level:
    """A heading that rows below stand under."""

    text: str
    indent: int
    style: tuple[bool, bool] | None
    """Whether a group heading spans the table, and is bold: the more, the higher its rank.
    None for a row with data of its own that others lean on."""

    members_indent: int | None = None
    used: bool = False
    columns: frozenset[int] = frozenset()
    """The columns a row has to itself, such as P: the rows that leave them empty are its parts."""


@dataclass(slots=True)
class _Outline:
    """The headings in force at a row, outermost first."""

    levels: list[_Level] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    fresh: bool = False

    def open_group(self, cell: GridCell, style: tuple[bool, bool], *, leads: bool) -> None:
        indent = cell.indent
        groups = [level for level in self.levels if level.style and level.indent <= indent]
        # Two groups in direct succession are a heading and its sub-heading, however set.
        if not self.fresh:
            groups = [level for level in groups if level.style and level.style >= style]
            alike = [number for number, level in enumerate(groups) if level.style == style]
            # One that leads no other is the next sub-heading, where there are sub-headings.
            groups = groups[: alike[0] if leads else alike[-1]] if alike else groups
        self._keep(groups)
        self.levels.append(_Level(cell.text.rstrip(": "), indent, style))
        self.fresh = True

    def enter(self, indent: int, columns: frozenset[int]) -> list[str]:
        self._keep([level for level in self.levels if _holds(level, indent, columns)])
        for level in self.levels:
            level.used = True
            if level.members_indent is None:
                level.members_indent = indent
        self.fresh = False
        return [level.text for level in self.levels]

    def lean_on(self, text: str, indent: int, columns: frozenset[int] = frozenset()) -> None:
        self.levels.append(_Level(text.rstrip(": "), indent, None, used=True, columns=columns))

    def close(self) -> None:
        self._keep([])

    def _keep(self, kept: list[_Level]) -> None:
        self.unused += [level.text for level in self.levels if level not in kept and not level.used]
        self.levels = kept


def _holds(level: _Level, indent: int, columns: frozenset[int]) -> bool:
    if level.columns:
        return not level.columns & columns
    if level.style is None:
        return indent > level.indent
    return level.members_indent is None or not indent <= level.indent < level.members_indent


def name_rows(sheet: Sheet) -> tuple[list[NamedRow], list[str]]:
    """Give each row its label and each cell its column heading.

    Args:
        sheet: The table with its headings told apart.

    Returns:
        The rows, and the lines that head nothing (notes printed in the table's last rows).
    """
    outline = _Outline()
    rows = list(_named(sheet, outline))
    outline.close()
    return rows, outline.unused


def _named(sheet: Sheet, outline: _Outline) -> Iterator[NamedRow]:
    head = list(sheet.head)
    new_head: list[GridRow] = []
    previous: list[str] = []
    plain = _mostly_plain(sheet)
    for number, row in enumerate(sheet.body):
        if _is_group(row, sheet.stub):
            cell = filled(row)[0]
            below = sheet.body[number + 1 : number + 2]
            leads = any(_is_group(following, sheet.stub) for following in below)
            outline.open_group(cell, (cell.last == len(row) - 1, cell.bold), leads=leads)
            previous, new_head = [], []
            continue
        if plain and _is_head(row, sheet.stub):
            # Two heading rows in succession are a new head; one stands under what spans it.
            head = [*new_head, row] if new_head else [*sheet.head[:-1], row]
            new_head.append(row)
            _open_named_head(row, sheet, outline)
            continue
        new_head = []
        paths = column_paths(head, len(row))
        columns = _data_columns(row, sheet.stub)
        own = _own_names(row, sheet.stub, previous)
        above = outline.enter(row[0].indent, columns)
        label = " > ".join(dict.fromkeys([*sheet.title, *above, *filter(None, own)]))
        # A row that only names something is kept by its last name.
        cells = [cell for cell in filled(row) if cell.last >= sheet.stub] or filled(row)[-1:]
        yield label, [(cell_heading(cell, paths), cell.text) for cell in cells]
        previous = own
        _lean(row, sheet.body[number + 1 : number + 2], sheet.stub, outline)


def _is_group(row: GridRow, stub: int) -> bool:
    cells = filled(row)
    if len(cells) != 1:
        return False
    only = cells[0]
    whole = only.first <= stub and only.last == len(row) - 1 and len(row) > stub + 1
    return (only.first < max(stub, 1) or whole) and not (whole and is_value(only.text))


def _is_head(row: GridRow, stub: int) -> bool:
    cells = [cell for cell in filled(row) if cell.first >= stub]
    marked = all(cell.head for cell in cells) or all(cell.bold for cell in cells)
    return len(cells) > 1 and marked and not any(is_value(cell.text) for cell in cells)


def _mostly_plain(sheet: Sheet) -> bool:
    cells = [cell for row in sheet.body for cell in filled(row) if cell.first >= sheet.stub]
    return 2 * sum(cell.head or cell.bold for cell in cells) < len(cells)


def _open_named_head(row: GridRow, sheet: Sheet, outline: _Outline) -> None:
    known = {cell.text for above in sheet.head for cell in above[: sheet.stub]}
    names = [cell for cell in row[: max(sheet.stub, 1)] if cell.text and cell.text not in known]
    if names:
        outline.open_group(names[0], (True, names[0].bold), leads=False)


def _own_names(row: GridRow, stub: int, previous: list[str]) -> list[str]:
    own = [row[place].text for place in range(stub)]
    # An empty name continues the row above; with several naming columns, up to the first filled.
    for place, (name, above) in enumerate(zip(own, previous, strict=False)):
        if name:
            break
        own[place] = above
    return own


def _data_columns(row: GridRow, stub: int) -> frozenset[int]:
    return frozenset(place for place in range(stub, len(row)) if row[place].text)


def _lean(row: GridRow, following: tuple[GridRow, ...], stub: int, outline: _Outline) -> None:
    """Note a row that the next ones stand under although it has data of its own."""
    name: GridCell = row[0]
    if not stub or not name.text or not following or not following[0][0].text:
        return
    below = following[0]
    here, there = _data_columns(row, stub), _data_columns(below, stub)
    if below[0].indent > name.indent:
        outline.lean_on(name.text, name.indent)
    elif here and there and min(here) > max(there):
        outline.lean_on(name.text, name.indent, here)
