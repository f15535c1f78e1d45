"""Tables that a model writes in Markdown: each row becomes a sentence that says what its cells are.

A column's heading alone would not show whose a number is once a row above it was held back, and a
heading would pass unchecked.
"""

import re
from collections.abc import Sequence

_INTERVAL = re.compile(r"\s?[(\[](?P<name>(?:9\d(?:\.\d+)?% )?CI)[)\]]")
_ENDS = re.compile(r"(?<=[(\[])(?=[-−]?\d[\d.·]*\s?(?:[-–—,;]|to)\s?[-−]?\d[\d.·]*[)\]])")


def is_row(line: str) -> bool:
    """Tell whether a line, or its beginning, is of a table."""
    return line.lstrip().startswith("|")


def cells_of(line: str) -> tuple[str, ...]:
    """Return the cells of a table's line."""
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def row_in_words(columns: Sequence[str], cells: Sequence[str]) -> str:
    """Return a row as a sentence: its first cell, then each cell behind its column's heading.

    Args:
        columns: The table's headings.
        cells: The row's cells.
    """
    said = [
        _said(column, cell) for column, cell in zip(columns[1:], cells[1:], strict=False) if cell
    ]
    more = cells[len(columns) :]
    return f"{cells[0]}: {'; '.join([*said, *more])}" if said or more else cells[0]


def _said(column: str, cell: str) -> str:
    """Put the name of an interval from the heading beside it: ``HR (95% CI)`` and ``0.8 (…)``."""
    named = _INTERVAL.search(column)
    if named is not None and _ENDS.search(cell):
        column = _INTERVAL.sub("", column)
        cell = _ENDS.sub(f"{named['name']} ", cell)
    return f"{column} {cell}".strip()
