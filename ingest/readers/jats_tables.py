"""Tables: a ``table-wrap`` element to row lines with cell provenance, caption and notes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from ingest.canonical import TextWriter
from ingest.documents import SectionKind
from ingest.readers.jats_grid import GridRow, read_grid
from ingest.readers.jats_headings import read_sheet
from ingest.readers.jats_rows import NamedRow, name_rows
from ingest.readers.jats_text import inline_text

_CAPTION_LENGTH = 200
"""The most characters of a caption that every row line repeats, unless it is one sentence."""

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z0-9])")
_LABEL_END = " .:;|–—-"


@dataclass(frozen=True, slots=True)
class TableContent:
    """What a ``table-wrap`` holds.

    Args:
        label: ``Table 2``; empty where the paper gives none.
        caption: What every row line repeats: the caption, or the first sentence of a long one.
        rows: The rows under their names.
        notes: The rest of a long caption, lines of the table that head nothing, footnotes.
    """

    label: str
    caption: str
    rows: tuple[NamedRow, ...]
    notes: tuple[str, ...]


def read_table(wrap: _Element) -> TableContent:
    """Read a ``table-wrap``: one table or several under the same caption.

    Args:
        wrap: The element.

    Returns:
        Its content; no rows where the table is only an image.
    """
    caption, rest = _caption(wrap)
    rows: list[NamedRow] = []
    lines: list[str] = []
    head: Sequence[GridRow] = ()
    for table in _tables(wrap):
        sheet = read_sheet(read_grid(table), head)
        head = sheet.head
        named, unused = name_rows(sheet)
        rows += named
        lines += unused
    notes = (*rest, *lines, *_footnotes(wrap))
    return TableContent(read_label(wrap), caption, tuple(rows), notes)


def write_table(writer: TextWriter, content: TableContent, heading: str) -> None:
    """Write a table's rows, then its notes as a caption section of their own.

    Args:
        writer: The canonical text.
        content: The table.
        heading: The heading path of the section the table stands in.
    """
    name = content.label or "Table"
    if content.rows:
        writer.table(content.label, content.caption, content.rows, heading)
        _write_lines(writer, f"{name} notes", content.notes)
    else:
        _write_lines(writer, name, (content.caption, *content.notes))


def read_label(element: _Element) -> str:
    """Return the label of a table or figure, its closing stop left out."""
    label = element.find("label")
    return "" if label is None else inline_text(label).rstrip(_LABEL_END)


def _write_lines(writer: TextWriter, heading: str, lines: Sequence[str]) -> None:
    if any(lines):
        writer.heading(heading)
        writer.section(SectionKind.CAPTION, heading, lines)


def _tables(wrap: _Element) -> list[_Element]:
    return [
        table for table in wrap.iter("table") if next(table.iterancestors("table"), None) is None
    ]


def _caption(wrap: _Element) -> tuple[str, list[str]]:
    caption = wrap.find("caption")
    lines = [] if caption is None else element_lines(caption)
    if not lines:
        return "", []
    first, *rest = lines
    sentences = _SENTENCE_END.split(first) if len(first) > _CAPTION_LENGTH else [first]
    # A long caption is kept whole once, so that none of its sentences is cut.
    return sentences[0], rest if len(sentences) == 1 else lines


def _footnotes(wrap: _Element) -> list[str]:
    return [
        line
        for foot in wrap.iter("table-wrap-foot")
        for part in foot
        for line in (element_lines(part) if part.tag == "fn-group" else [inline_text(part)])
        if line
    ]


def element_lines(holder: _Element) -> list[str]:
    """Return the text of each child element as a line, and bare text as one line."""
    if not len(holder) or (holder.text and holder.text.strip()):
        return list(filter(None, [inline_text(holder)]))
    return list(filter(None, (inline_text(child, frozenset({"table-wrap"})) for child in holder)))
