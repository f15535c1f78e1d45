"""Claims that repeat a quote as it was shown: a sentence word for word, a row cell by cell."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import groupby

from retrieval.grounding.quotes import Quote
from retrieval.shown import shown
from retrieval.slots import Placed

Span = tuple[int, int]

_FOOTNOTE = re.compile(r"(?<=[\w)])[*†‡§¶]+|[ᵃ-ᶻ]+|\.(?=[ᵃ-ᶻ]*:)")
_DIGIT = re.compile(r"\d")


def copied(claim: str, quote: Quote) -> tuple[Placed, ...] | None:
    """Return the figures of what a claim copies of a quote; None where it does not only copy.

    A sentence is copied from its first word to its last. Of a table row, its whole label, with or
    without the table's caption, and any of its cells are, each behind the heading of its column; of
    a row without a label, with the words that stand in its first cells.
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
        if spans and (_is_labelled(quote) or _names_row(quote, spans)):
            return tuple(each for each in quote.placed if _within(each, spans))
    return None


def label_fault(claim: str, quote: Quote) -> str:
    """Say that a claim copies cells of a row behind the end of its label: ``pain`` of ``no pain``.

    Args:
        claim: A claim without its markers.
        quote: The one quote it cites.
    """
    row = quote.candidate.row
    if row is None or not row.label:
        return ""
    left = _plain(claim)
    cells = sorted(_cells(quote), key=len, reverse=True)
    while cell := next((each for each in cells if left.endswith((f": {each}", f"; {each}"))), ""):
        left = left[: -len(cell) - len(": ")]
    if left == _plain(claim):
        return ""
    given = reversed(left.split(" > "))
    whole = reversed(row.label.split(" > "))
    pairs = (
        (mine, {_plain(str(own)), _plain(shown(own))})
        for mine, own in zip(given, whole, strict=False)
    )
    if any(mine and mine not in own and any(o.endswith(mine) for o in own) for mine, own in pairs):
        return f"it leaves out of the label of [{quote.number}] what its cells are of"
    return ""


def _is_labelled(quote: Quote) -> bool:
    row = quote.candidate.row
    return row is not None and bool(row.label)


def _heads(quote: Quote) -> set[str]:
    """Return what may stand before a row's cells: its label, and its caption with it."""
    row = quote.candidate.row
    if row is None or not row.cells:
        return set()
    label = f"{row.label}: " if row.label else ""
    lead, found, _ = quote.text.partition(f" > {label}")
    if not label:
        first = row.cells[0]
        printed = f": {first.column} = " if first.column else ": "
        lead, found, _ = quote.text.partition(printed)
        whole = f"{lead}: "
    else:
        whole = f"{lead} > {label}" if found else label
    ways = (_plain(way(each)) for each in (label, whole) for way in (str, shown))
    return {f"{each} " if each else "" for each in ways}


def _names_row(quote: Quote, spans: tuple[Span, ...]) -> bool:
    """Tell whether cells say which row they are of: with all words that stand before the last."""
    row, start = quote.candidate.row, quote.candidate.start
    cells = [(cell.start - start, cell.end - start) for cell in row.cells] if row else []
    taken = [cell for cell in cells if any(a <= cell[0] < b for a, b in spans)]
    words = [cell for cell in cells if not _DIGIT.search(quote.text[slice(*cell)])]
    before = {cell for cell in words if cell <= max(taken)}
    return bool(before) and before <= set(taken)


def _cells(quote: Quote) -> dict[str, Span]:
    """Return each cell of a row behind its column's heading, and where it stands in the quote.

    Without a heading, or with the heading of another cell, nothing says what a cell is of. One
    without a heading goes with the cell before it, and so do those of one heading in a row.
    """
    candidate = quote.candidate
    cells = candidate.row.cells if candidate.row else ()
    found: dict[str, Span] = {}
    named = Counter(cell.column for cell in cells)
    runs = Counter(column for column, _ in groupby(cell.column for cell in cells))
    column, start, printed = "", 0, ""
    for place, cell in enumerate(cells):
        text = quote.text[cell.start - candidate.start : cell.end - candidate.start]
        if cell.column and cell.column != column:
            column, start, printed = cell.column, cell.start - candidate.start, ""
        printed += "; " if printed else ""
        printed += f"{column} = {text}" if cell.column else text
        goes_on = named[column] > 1 and [c.column for c in cells[place + 1 : place + 2]] == [column]
        if column and runs[column] == 1 and not goes_on:
            span = start, cell.end - candidate.start
            found |= dict.fromkeys((_plain(printed), _plain(shown(printed))), span)
    return found


def _taken(body: str, cells: Mapping[str, Span]) -> tuple[Span, ...]:
    """Return where the cells stand of which a text consists; empty where it holds anything else."""
    for cell, span in cells.items():
        if body == cell:
            return (span,)
        # Words may head the cells behind them: "Exercise = Walk: Mean = 32".
        joints = ("; ",) if _DIGIT.search(cell) else ("; ", ": ")
        if body.startswith(tuple(cell + joint for joint in joints)):
            rest = _taken(body[len(cell) + 2 :], cells)
            if rest:
                return (span, *rest)
    return ()


def _within(placed: Placed, spans: tuple[Span, ...]) -> bool:
    return any(start <= placed.figure.start < end for start, end in spans)


def _plain(text: str) -> str:
    """Return a text as it is compared: without the marks of footnotes, which models leave out."""
    return " ".join(_FOOTNOTE.sub("", text).split()).strip(' ."“”').replace("·", ".")
