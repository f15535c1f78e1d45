"""Passages found by a search, for people."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from api.rendering.layout import indented, numbered
from api.rendering.publications import journal_line
from api.terminal import one_line, visible
from retrieval.engine import SearchResult


def results_view(found: Sequence[SearchResult]) -> RenderableType:
    """Return passages, best first, each under its document's title."""
    if not found:
        return Text("No passage found: the library is empty.")
    lines = [_result(number, result) for number, result in enumerate(found, start=1)]
    return Group(*lines)


def _result(number: int, result: SearchResult) -> RenderableType:
    document = result.document
    published = journal_line(document.journal, document.year)
    place = " · ".join(part for part in (document.id, published, one_line(result.section)) if part)
    parts = (Text(place, style="dim"), Text(visible(result.text)))
    title = Text(one_line(document.title), style="bold")
    return Group(numbered(f"{number}.", title), *(indented(part) for part in parts), Text())
