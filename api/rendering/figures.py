"""Figures for people: under each document, what it reports."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from api.terminal import one_line
from ingest.figure_records import FigureCounts, ListedFigure
from ingest.figures.figure import Figure
from ingest.records import Publication

_FIGURE = "figure"
_SHARES = {_FIGURE: 5, "measure": 3, "endpoint": 4, "arm": 4, "time": 2}
"""The columns, all but the first named as their slots, with their shares of the width."""


def figures_view(listed: Sequence[ListedFigure]) -> RenderableType:
    """Return figures as tables, one a document, below what identifies it."""
    figures = [each.stored.figure for each in listed]
    # A column that is empty throughout leaves its room to the others.
    shares = {
        slot: share
        for slot, share in _SHARES.items()
        if slot == _FIGURE or any(getattr(figure, slot) for figure in figures)
    }
    parts: list[RenderableType] = []
    for publication, of_document in groupby(listed, key=lambda each: each.publication):
        reported = [each.stored.figure for each in of_document]
        parts += [_heading(publication), _table(reported, shares), *_warnings(reported), ""]
    return Group(*parts)


def figures_summary(shown: int, counts: FigureCounts) -> str:
    """Return how many figures there are, and how to see those that are not shown.

    Args:
        shown: How many are shown.
        counts: How many there are.
    """
    if not counts.figures:
        return "No such figure in the library."
    figures = "1 figure" if counts.figures == 1 else f"{counts.figures:,} figures"
    documents = "1 document" if counts.documents == 1 else f"{counts.documents:,} documents"
    if shown < counts.figures:
        return (
            f"{shown:,} of {figures} in {documents}. See more with --limit N, all with "
            "--json or --csv."
        )
    return f"{figures} in {documents}."


def figure_text(figure: Figure) -> Text:
    """Return a figure as printed; in brackets, unit and P value that stand elsewhere."""
    printed = one_line(figure.text)
    plain = printed.replace("·", ".")
    elsewhere = []
    if figure.unit and figure.unit not in plain:
        elsewhere.append(figure.unit)
    if figure.p and str(figure.p.value).lstrip("0") not in plain:
        elsewhere.append(f"P{figure.p.op}{figure.p.value}")
    text = Text(printed, style="bold")
    if elsewhere:
        text.append(f" [{', '.join(map(one_line, elsewhere))}]", style="not bold dim")
    return text


def _heading(publication: Publication) -> Text:
    line = Text(publication.id, style="bold cyan")
    for part in (publication.year, one_line(publication.title)):
        if part:
            line.append(f"  {part}", style="default not bold")
    line.truncate(200, overflow="ellipsis")
    line.no_wrap, line.overflow = True, "ellipsis"
    return line


def _warnings(figures: Iterable[Figure]) -> Iterator[Text]:
    for figure in figures:
        for warning in figure.warnings:
            line = f"! {one_line(figure.text)}: {one_line(warning)}"
            yield Text(line, style="yellow")


def _table(figures: Iterable[Figure], shares: Mapping[str, int]) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=True)
    for name, share in shares.items():
        grid.add_column(Text(name), ratio=share, overflow="fold")
    for figure in figures:
        cells = (getattr(figure, slot) for slot in shares if slot != _FIGURE)
        grid.add_row(figure_text(figure), *(Text(one_line(cell or "")) for cell in cells))
    return grid
