"""The sections of a JATS article, written in reading order."""

import re
from collections.abc import Callable, Iterator
from typing import ClassVar

from lxml.etree import _Element

from ingest.canonical import TextWriter
from ingest.documents import SectionKind
from ingest.readers.jats_tables import element_lines, read_label, read_table, write_table
from ingest.readers.jats_text import inline_text

_NOT_THE_STUDY = re.compile(
    r"acknowledge?ments?(?: and funding| and disclosures?)?|references?|bibliography|"
    r"(?:sources? of |role of (?:the )?)?(?:funding|financial|study support)"
    r"(?: sources?| support| statement| information| disclosures?| and .{0,40})?|"
    r"(?:role of the )?funding source|(?:sources? of )?(?:grant )?support|"
    r"(?:declarations? of |statement of |potential |competing |duality of |disclosures? of |"
    r"(?:financial )?conflicts? of )*(?:conflicts? of )?(?:competing )?interests?"
    r"(?: statement| disclosures?| declaration)?|"
    r"(?:financial )?disclosures?(?: statement)?|financial disclosures?/conflicts? of interest|"
    r"author(?:s['’]?|['’]s)? (?:contributions?|information|details|note|disclosures?)|"
    r"contributors?(?:hip)?(?: statement)?|contribution (?:to authorship|statement)|"
    r"(?:electronic )?supplement(?:ary|al) (?:materials?|information|data|files?)|"
    r"supporting information|additional files?|pre-?publication history|open access|"
    r"about the authors?|publisher['’]s note|correspondence",
    re.IGNORECASE,
)
"""Titles of sections that say nothing of the study: not written, as headings or as text."""

_FLOATS = frozenset({"fig", "fig-group", "table-wrap", "table-wrap-group", "boxed-text"})
_BREAKS_PARAGRAPH = frozenset({"list", "def-list", "disp-quote", "fn"})
_UNWRITTEN = frozenset(
    "title label subtitle caption sec-meta ref-list ack fn-group notes media "
    "supplementary-material graphic object-id bio sig-block permissions attrib alternatives".split()
)


class SectionWriter:
    """Writes elements as sections of the canonical text; headings only where text follows.

    Args:
        writer: The canonical text.
        kind: What the running text is.
    """

    def __init__(self, writer: TextWriter, kind: SectionKind) -> None:
        self._writer = writer
        self._kind = kind
        self._path: tuple[str, ...] = ()
        self._headings: list[str] = []
        self._lines: list[str] = []

    def write(self, holder: _Element, title: str = "") -> None:
        """Write what an element holds, under a title if given."""
        self._enter(title, lambda: self._blocks(holder))

    def _enter(self, title: str, fill: Callable[[], None]) -> None:
        self._flush()
        outer, pending = self._path, len(self._headings)
        if title:
            self._path = (*outer, title)
            self._headings.append(title)
        fill()
        self._flush()
        self._path = outer
        del self._headings[pending:]

    def _flush(self) -> None:
        if not self._lines:
            return
        self._write_headings()
        self._writer.section(self._kind, " > ".join(self._path), self._lines)
        self._lines = []

    def _write_headings(self) -> None:
        for heading in self._headings:
            self._writer.heading(heading)
        self._headings.clear()

    def _blocks(self, holder: _Element) -> None:
        for element in holder:
            self._block(element)

    def _block(self, element: _Element) -> None:
        if element.tag in _UNWRITTEN:
            return
        write = self._WRITERS.get(element.tag)
        if write is not None:
            write(self, element)
        elif any(child.tag in self._WRITERS for child in element):
            self._blocks(element)
        else:
            self._line(inline_text(element))

    def _line(self, line: str) -> None:
        if line:
            self._lines.append(line)

    def _section(self, element: _Element) -> None:
        title = _title(element) or (read_label(element) if element.tag == "app" else "")
        if not _NOT_THE_STUDY.fullmatch(title.strip(" .:")):
            self._enter(title, lambda: self._blocks(element))

    def _paragraph(self, element: _Element) -> None:
        self._running_text(element, "")

    def _running_text(self, element: _Element, lead: str) -> None:
        """Write a paragraph; a list inside it starts new lines, a float waits for its end."""
        inside = [child for child in element if child.tag in _BREAKS_PARAGRAPH | _FLOATS]
        if not inside:
            self._line(f"{lead}{inline_text(element)}")
            return
        for piece in _pieces(element):
            if piece.tag in _BREAKS_PARAGRAPH:
                self._block(piece)
            else:
                self._line(f"{lead}{inline_text(piece, _FLOATS)}".strip())
            lead = ""
        for child in inside:
            if child.tag in _FLOATS:
                self._block(child)

    def _list(self, element: _Element) -> None:
        for item in element.iterchildren("list-item"):
            lead = _mark(item)
            for child in item:
                if child.tag == "p":
                    self._running_text(child, lead)
                elif child.tag not in {"label", "title"}:
                    self._block(child)
                lead = "" if child.tag == "p" else lead

    def _definitions(self, element: _Element) -> None:
        for item in element.iterchildren("def-item"):
            terms = [inline_text(term) for term in item.iterchildren("term")]
            meanings = [inline_text(meaning) for meaning in item.iterchildren("def")]
            self._line(": ".join(filter(None, (", ".join(terms), " ".join(meanings)))))
        for nested in element.iterchildren("def-list"):
            self._definitions(nested)

    def _box(self, element: _Element) -> None:
        caption = element.find("caption")
        title = _title(element if caption is None or element.find("title") is not None else caption)
        self._enter(title or read_label(element), lambda: self._box_content(element))

    def _box_content(self, element: _Element) -> None:
        for caption in element.iterchildren("caption"):
            self._blocks(caption)
        self._blocks(element)

    def _figure(self, element: _Element) -> None:
        self._flush()
        lines = [line for part in element.findall("caption") for line in element_lines(part)]
        # Old files put the notes under a figure beside its caption.
        lines += filter(None, (inline_text(note) for note in element.findall("p")))
        if lines:
            self._write_headings()
            heading = read_label(element) or "Figure"
            self._writer.heading(heading)
            self._writer.section(SectionKind.CAPTION, heading, lines)
        for nested in element.iterchildren("fig", "table-wrap"):
            self._block(nested)

    def _table(self, element: _Element) -> None:
        self._flush()
        content = read_table(element)
        if content.rows or content.caption or content.notes:
            self._write_headings()
            write_table(self._writer, content, " > ".join(self._path))

    _WRITERS: ClassVar[dict[str, Callable[["SectionWriter", _Element], None]]] = {
        "sec": _section,
        "app": _section,
        "glossary": _section,
        "p": _paragraph,
        "list": _list,
        "def-list": _definitions,
        "boxed-text": _box,
        "fig": _figure,
        "fig-group": _figure,
        "table-wrap": _table,
        "table-wrap-group": _blocks,
    }


def _mark(item: _Element) -> str:
    """Return a list item's printed label and a space, or an empty string."""
    label = item.find("label")
    mark = "" if label is None else inline_text(label)
    return f"{mark} " if any(char.isalnum() for char in mark) else ""


def _title(element: _Element) -> str:
    title = element.find("title")
    return "" if title is None else inline_text(title)


def _pieces(paragraph: _Element) -> Iterator[_Element]:
    """Cut a paragraph at the lists inside it; floats stay for the caller to pass over."""
    piece = paragraph.makeelement("p")
    piece.text = paragraph.text
    for child in list(paragraph):
        if child.tag not in _BREAKS_PARAGRAPH:
            piece.append(child)
            continue
        tail, child.tail = child.tail, None
        yield piece
        yield child
        piece = paragraph.makeelement("p")
        piece.text = tail
    yield piece
