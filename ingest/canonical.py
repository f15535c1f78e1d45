"""Writing a canonical text: readers append, the writer keeps the offsets."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from ingest.documents import Cell, Row, Section, SectionKind, Table

_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile(
    "[\ud800-\udfff\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)


def clean_line(text: str) -> str:
    """Return text as one line of the canonical text.

    Composed (NFC, never NFKC, which would turn 10⁻⁵ into 10-5), white space of every kind folded
    into single spaces, invisible and control characters dropped. Visible glyphs stay as printed.
    """
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return _SPACES.sub(" ", visible).strip()


class TextWriter:
    """Builds the canonical text of one document, section by section."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.sections: list[Section] = []
        self.tables: list[Table] = []

    @property
    def text(self) -> str:
        """The canonical text so far."""
        return "".join(self._parts)

    def heading(self, heading: str) -> None:
        """Write a heading line that belongs to no section's content."""
        self._blank_line()
        self._write(clean_line(heading))

    def section(self, kind: SectionKind, heading: str, paragraphs: Iterable[str]) -> None:
        """Write the paragraphs as one section; nothing is written where all are empty.

        Args:
            kind: What the section holds.
            heading: The heading path to record; write the heading line itself with `heading`.
            paragraphs: Each becomes one line.
        """
        lines = [line for line in map(clean_line, paragraphs) if line]
        if not lines:
            return
        self._blank_line()
        start = self._length
        self._write("\n".join(lines))
        self.sections.append(Section(kind, clean_line(heading), start, self._length))

    def table(
        self,
        label: str,
        caption: str,
        rows: Sequence[tuple[str, Sequence[tuple[str, str]]]],
        heading: str = "",
    ) -> None:
        """Write a table, a line a row; nothing is written where no row has a cell.

        Args:
            label: ``Table 2``, or empty.
            caption: The caption's text, repeated on every row line so that a row can be quoted.
            rows: For each row its label and its (column heading, cell) pairs; empty cells are
                left out.
            heading: The heading path of the section the table stands in.
        """
        label, caption = clean_line(label), clean_line(caption)
        prefix = ". ".join(part for part in (label.rstrip(". "), caption) if part)
        kept = [(clean_line(name), _cleaned(cells)) for name, cells in rows]
        kept = [(name, cells) for name, cells in kept if cells]
        if not kept:
            return
        self._blank_line()
        start = self._length
        written: list[Row] = []
        for name, cells in kept:
            if written:
                self._write("\n")
            written.append(self._row(prefix, name, cells))
        self.tables.append(Table(label, caption, start, self._length, tuple(written)))
        path = " > ".join(part for part in (clean_line(heading), label) if part)
        self.sections.append(Section(SectionKind.TABLE, path, start, self._length))

    def _row(self, prefix: str, name: str, cells: Sequence[tuple[str, str]]) -> Row:
        start = self._length
        lead = " > ".join(part for part in (prefix, name) if part)
        self._write(f"{lead}: " if lead else "")
        spans: list[Cell] = []
        for column, cell in cells:
            if spans:
                self._write("; ")
            self._write(f"{column} = " if column else "")
            cell_start = self._length
            self._write(cell)
            spans.append(Cell(column, cell_start, self._length))
        return Row(name, start, self._length, tuple(spans))

    def _blank_line(self) -> None:
        if self._length:
            self._write("\n\n")

    def _write(self, piece: str) -> None:
        self._parts.append(piece)
        self._length += len(piece)


def _cleaned(cells: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    pairs = [(clean_line(column), clean_line(cell)) for column, cell in cells]
    return [(column, cell) for column, cell in pairs if cell]
