"""Claims that repeat a quote as it was shown: a sentence word for word, a row cell by cell."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from ingest.documents import Cell
from retrieval.grounding.quotes import Quote
from retrieval.shown import shown
from retrieval.slots import Placed
from retrieval.words import stems

Span = tuple[int, int]

_FOOTNOTE = re.compile(r"[*†‡§¶ᵃ-ᶻ]+|\.(?=[ᵃ-ᶻ]*:)")
_JOINTS = re.compile(r"[;:]\s")
_WORD = re.compile(r"\w+|[+−/-]")
_GROUPS = re.compile(
    r"(?:group|arm|treatment|time(?:\s?point)?|visit|day|week|month|year|sex|gender|phase|period)s?",
    re.IGNORECASE,
)
"""Headings of columns whose cells say what the others of their row are of."""
_LOOSE = re.compile(r"\s+([;:,])")
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
    row = quote.candidate.row
    labelled = row is not None and bool(row.label)
    cells = _cells(quote)
    for head in _heads(quote):
        spans = _taken(own.removeprefix(head), cells) if own.startswith(head) else ()
        if spans and (labelled or _names_row(quote, spans)):
            return tuple(each for each in quote.placed if _within(each, spans))
    return None


def label_fault(claim: str, quote: Quote) -> str:
    """Say that a claim copies cells of a row behind the end of its label: ``pain`` of ``no pain``.

    Args:
        claim: A claim without its markers.
        quote: The one quote it cites.
    """
    row = quote.candidate.row
    if row is None:
        return ""
    whole = _plain(claim)
    if _is_of_another_column(whole, quote):
        return f"a column of [{quote.number}] does not hold what it gives"
    left = whole
    cells = sorted(_cells(quote), key=len, reverse=True)
    while cell := next((each for each in cells if left.endswith((f": {each}", f"; {each}"))), ""):
        left = left[: -len(cell) - len(": ")]
    if left == whole or not row.label:
        return ""
    # Behind what a caption says, a label may stand whole; alone it has its own words only.
    ends = {_plain(way(row.label.rpartition(" > ")[2])) for way in (str, shown)}
    known = quote.text if left.endswith(tuple(ends)) else row.label
    foreign = frozenset(stems(left)) - frozenset(stems(f"{shown(known)} {_plain(known)}"))
    parts = zip(reversed(left.split(" > ")), reversed(row.label.split(" > ")), strict=False)
    cut = any(
        all(_is_part(_plain(mine), _plain(way(own))) for way in (str, shown)) for mine, own in parts
    )
    cut |= any(f"{cell.column} = " not in claim for cell in _group_cells(quote))
    return f"its label is not that of [{quote.number}]" if cut or foreign else ""


def _is_of_another_column(claim: str, quote: Quote) -> bool:
    """Tell whether a claim ends with the heading of a column and what that does not hold."""
    before, found, value = claim.rpartition(" = ")
    value = _plain(value.rstrip(")") if "(" not in value else value)
    given = [_plain(each) for each in _JOINTS.split(before)[-1].split(" > ")]
    columns = [
        (
            [{_plain(part), _plain(shown(part))} for part in cell.column.split(" > ")],
            quote.candidate.in_cell(cell),
        )
        for cell in _cells_of(quote)
    ]
    named = [(path, text) for path, text in columns if given[-1] in path[-1]]
    return bool(found and named) and not any(
        value in {_plain(text), _plain(shown(text))}
        and len(given) <= len(path)
        and all(mine in own for mine, own in zip(reversed(given), reversed(path), strict=False))
        for path, text in named
    )


def _is_part(given: str, whole: str) -> bool:
    """Tell whether a label lacks words of another, but for a unit or remark behind a comma."""
    rest = whole.removeprefix(given)
    if not given or rest == "" or (rest != whole and rest.lstrip().startswith((",", "("))):
        return False
    words = iter(_WORD.findall(whole))
    return whole.endswith(given) or all(word in words for word in _WORD.findall(given))


def _group_cells(quote: Quote) -> list[Cell]:
    """Return the first cells of a row that say which group, time or part it is of."""
    return [cell for cell in _cells_of(quote)[:-1] if _GROUPS.fullmatch(cell.column)]


def _cells_of(quote: Quote) -> Sequence[Cell]:
    return quote.candidate.row.cells if quote.candidate.row else ()


def _heads(quote: Quote) -> set[str]:
    """Return what may stand before a row's cells: its label, and its caption with it."""
    row = quote.candidate.row
    if row is None or not row.cells:
        return set()
    if row.label:
        label = f"{row.label}: "
        caption, found, _ = quote.text.partition(f" > {label}")
        whole = f"{caption} > {label}" if found else label
    else:
        first = row.cells[0].column
        caption, _, _ = quote.text.partition(f": {first} = " if first else ": ")
        label, whole = "", f"{caption}: "
    ways = (_plain(way(each)) for each in (label, whole) for way in (str, shown))
    return {f"{each} " if each else "" for each in ways}


def _names_row(quote: Quote, spans: tuple[Span, ...]) -> bool:
    """Tell whether cells say which row they are of: with all words that stand before the last."""
    cells = [quote.candidate.span_of(cell) for cell in _cells_of(quote)]
    taken = [cell for cell in cells if any(a <= cell[0] < b for a, b in spans)]
    words = [cell for cell in cells if not _DIGIT.search(quote.text[slice(*cell)])]
    before = {cell for cell in words if cell <= max(taken)}
    return bool(before) and before <= set(taken)


def _cells(quote: Quote) -> dict[str, Span]:
    """Return each cell of a row behind its column's heading, and where it stands in the quote.

    Without a heading, or with the heading of another cell, nothing says what a cell is of. One
    without a heading goes with the cell before it, and so do those of one heading in a row.
    """
    cells = _cells_of(quote)
    found: dict[str, Span] = {}
    named = Counter(cell.column for cell in cells)
    runs = Counter(column for column, _ in groupby(cell.column for cell in cells))
    column, start, printed = "", 0, ""
    for place, cell in enumerate(cells):
        begins, ends = quote.candidate.span_of(cell)
        text = quote.candidate.in_cell(cell)
        if cell.column and cell.column != column:
            column, start, printed = cell.column, begins, ""
        printed += "; " if printed else ""
        printed += f"{column} = {text}" if cell.column else text
        goes_on = named[column] > 1 and [c.column for c in cells[place + 1 : place + 2]] == [column]
        if column and runs[column] == 1 and not goes_on:
            found |= dict.fromkeys((_plain(printed), _plain(shown(printed))), (start, ends))
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
    marked = _LOOSE.sub(r"\1", " ".join(_FOOTNOTE.sub("", text).split()))
    return marked.strip(' ."“”').replace("·", ".")
