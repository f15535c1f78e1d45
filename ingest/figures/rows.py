"""Figures of a table row: each cell read by its column heading, its row label and the caption."""

import re
from collections.abc import Sequence

from ingest.documents import Cell, Row
from ingest.figures.cells import Test, read_cell
from ingest.figures.checks import checked
from ingest.figures.drafts import Draft, finished
from ingest.figures.figure import Figure
from ingest.figures.headings import Column, read_heading
from ingest.figures.measures import COMPARISONS
from ingest.figures.row_naming import name_row

_CELL = re.compile(
    r"(?:(?<=;\s)|(?<=:\s))(?P<column>[^;:=]*?)\s=\s(?P<text>.*?)(?=;\s[^;=]*\s=\s|$)"
)
_VERSUS = re.compile(r"\b(?:vs\.?|versus)\s(\w{3,})", re.IGNORECASE)
_NAMED_TEST = re.compile(r"\s*[Pp]\s?\(|\b[Pp]\W.*\b(?:for|of)\b")
_TABLE_LABEL = re.compile(r"^(?:Supplement\w*\s)?(?:Table|TABLE)\s\S+\s")


def figures_in_row(line: str, row: Row) -> tuple[Figure, ...]:
    """Read the figures of a table row.

    Args:
        line: The row line, ``caption > row label: column = cell; …``.
        row: Its label and cells, with offsets in the document's text; ``row.start`` is the
            line's first character.

    Returns:
        The figures of its cells, left to right, offsets in the line.
    """
    columns = [_column(cell, row.start) for cell in row.cells]
    caption = line[: line.find(f" > {row.label}")] if row.label else line.partition(" > ")[0]
    labels = tuple(read_heading(part) for part in reversed(row.label.split(" > ")) if part)
    around = (*labels, read_heading(_TABLE_LABEL.sub("", caption)))
    drafts: list[tuple[Column, Draft]] = []
    tests: list[Test] = []
    for column in columns:
        read_cell(line, column, around, drafts, tests)
    name_row(drafts, labels, around[-1], line)
    _link(tests, drafts)
    ordered = sorted((draft for _, draft in drafts), key=lambda draft: draft.start)
    return tuple(checked(finished(line, draft)) for draft in ordered)


def row_in(line: str) -> Row | None:
    """Read a row line whose cells are not known; None where a text is none.

    Args:
        line: Any text.
    """
    colon = re.search(r" > [^;=]*?: (?=[^;:=]* = )", line)
    if not colon:
        return None
    cells = [
        Cell(found["column"], found.start("text"), found.end("text"))
        for found in _CELL.finditer(line, colon.end() - 1)
    ]
    label = line[line.find(" > ") + 3 : colon.end() - 2]
    return Row(label, 0, len(line), tuple(cells)) if cells else None


def _column(cell: Cell, origin: int) -> Column:
    path = tuple(read_heading(part) for part in reversed(cell.column.split(" > ")) if part)
    return Column(cell, cell.start - origin, cell.end - origin, path)


def _link(tests: Sequence[Test], drafts: Sequence[tuple[Column, Draft]]) -> None:
    """Give a P value to the row's ratio or difference if it has one, else to all its figures."""
    done = 0
    for place, (column, p, start) in enumerate(tests):
        near = [(c, d) for c, d in drafts if done <= d.start < start or c is column]
        if column.above:
            near = [
                (c, d) for c, d in near if column.above.split(" > ")[0] in c.cell.column
            ] or near
        own = column.cell.column.rpartition(" > ")[2]
        if any(heading.alone == "P" for heading in column.path[1:]):
            # "P value > A versus B": of the estimates under the same heading, if any.
            near = [(c, d) for c, d in near if own in c.cell.column.split(" > ")]
        # The number of people tested is no result of the test.
        near = [(c, d) for c, d in near if c.own.alone != "n"] or near
        reference = _VERSUS.search(own)
        if reference:
            # "P value vs placebo" tests the other groups.
            near = [
                (c, d) for c, d in near if reference[1].casefold() not in c.cell.column.casefold()
            ]
        if not near or (
            column.own.alone == "P" and not column.above and _is_one_of_many(tests, place)
        ):
            near = []
        compared = [draft for _, draft in near if draft.measure in COMPARISONS]
        for draft in compared[-1:] or [draft for _, draft in near]:
            draft.p = draft.p or p
        done = start if column.own.alone == "P" else done


def _is_one_of_many(tests: Sequence[Test], place: int) -> bool:
    """Recognise ``P(diet)``, ``P(time)``, ``P(diet × time)``: none tests a single figure."""
    named = [_NAMED_TEST.match(column.cell.column) for column, _, _ in tests]
    return len([each for each in named if each]) > 1 and named[place] is not None
