"""Layout shared by answers and searches: a number, and what hangs behind it."""

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

_INDENT = 4


def numbered(number: str, text: Text) -> Table:
    """Return text behind a number, its further lines below its first."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(min_width=_INDENT - 1)
    grid.add_column(overflow="fold")
    grid.add_row(Text(number, style="bold cyan"), text)
    return grid


def indented(text: Text) -> Padding:
    """Return text that stands below a numbered one."""
    return Padding(text, (0, 0, 0, _INDENT))
