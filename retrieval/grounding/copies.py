"""Claims that repeat a quote as it was shown: a sentence word for word, a row cell by cell."""

import re
from collections import Counter
from collections.abc import Mapping

from retrieval.grounding.quotes import Quote
from retrieval.shown import shown
from retrieval.slots import Placed

Span = tuple[int, int]

_FOOTNOTE = re.compile(r"(?<=\w|\))[*†‡§¶]+")


def copied(claim: str, quote: Quote) -> tuple[Placed, ...] | None:
    """Return the figures of what a claim copies of a quote; None where it does not only copy.

    A sentence is copied from its first word to its last. Of a table row, its whole label, with or
    without the table's caption, and any of its cells are, each behind the heading of its column.
    A copy may have the quote's own letters or those in which a model was shown it.

    Args:
        claim: A claim without its markers.
        quote: A quote it cites.
    """
    own = _plain(claim)
    if own in {_plain(quote.text), _plain(shown(quote.text))}:
        return quote.placed
    cells = _cells(quote)
    for head in _heads(quote):
        spans = _taken(own.removeprefix(head), cells) if own.startswith(head) else ()
        if spans:
            return tuple(each for each in quote.placed if _within(each, spans))
    return None


def _heads(quote: Quote) -> set[str]:
    """Return what may stand before a row's cells: its label, and its caption with it."""
    row = quote.candidate.row
    if row is None or not row.label:
        return set()
    lead, found, _ = quote.text.partition(f" > {row.label}: ")
    whole = f"{lead} > {row.label}: " if found else f"{row.label}: "
    return {f"{_plain(way(each))} " for each in (row.label + ":", whole) for way in (str, shown)}


def _cells(quote: Quote) -> dict[str, Span]:
    """Return each cell of a row behind its column's heading, and where it stands in the quote.

    Without a heading, or with the heading of another cell, nothing says what a cell is of; where
    one without a heading follows, it goes with the cell before it.
    """
    candidate = quote.candidate
    cells = candidate.row.cells if candidate.row else ()
    columns = Counter(cell.column for cell in cells)
    found: dict[str, Span] = {}
    column, start = "", 0
    for cell in cells:
        if cell.column:
            column, start = cell.column, cell.start - candidate.start
        if columns[column] == 1:
            span = start, cell.end - candidate.start
            printed = f"{column} = {quote.text[slice(*span)]}"
            found |= dict.fromkeys((_plain(printed), _plain(shown(printed))), span)
    return found


def _taken(body: str, cells: Mapping[str, Span]) -> tuple[Span, ...]:
    """Return where the cells stand of which a text consists; empty where it holds anything else."""
    for cell, span in cells.items():
        if body == cell:
            return (span,)
        if body.startswith(f"{cell}; ") and (rest := _taken(body[len(cell) + 2 :], cells)):
            return (span, *rest)
    return ()


def _within(placed: Placed, spans: tuple[Span, ...]) -> bool:
    return any(start <= placed.figure.start < end for start, end in spans)


def _plain(text: str) -> str:
    """Return a text as it is compared: without the marks of footnotes, which models leave out."""
    return " ".join(_FOOTNOTE.sub("", text).split()).strip(' ."“”').replace("·", ".")
