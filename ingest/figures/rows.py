"""The figures of a table row: each cell read by its column's heading and the row's label."""

from ingest.documents import Row
from ingest.figures.figure import Figure
from ingest.figures.grammar import figures_in


def figures_in_row(line: str, row: Row) -> tuple[Figure, ...]:
    """Read the figures of a table row.

    Args:
        line: The row line, ``caption > row label: column = cell; …``.
        row: Its label and cells, with offsets in the document's text; ``row.start`` is the
            line's first character.

    Returns:
        The figures of its cells, left to right, offsets in the line.
    """
    cells = [(cell.start - row.start, cell.end - row.start) for cell in row.cells]
    return tuple(
        figure
        for figure in figures_in(line)
        if any(start <= figure.start and figure.end <= end for start, end in cells)
    )
