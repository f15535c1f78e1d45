"""Reading Markdown with YAML front matter."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.canonical import TextWriter, clean_line
from ingest.documents import Document, SectionKind
from ingest.errors import ReadError
from ingest.readers.decoding import decode_text
from ingest.readers.front_matter import FrontMatter, has_front_matter, split_front_matter
from ingest.readers.jats_scripts import subscript, superscript

FORMAT = "markdown"

_SAMPLE = 65_536  # bytes, even
_MARKDOWN_LINE = re.compile(r"^ {0,3}(?:#{1,6} +\S|\|? *:?-{3,}:? *\|)", re.MULTILINE)
_CAPTION = re.compile(r"(?P<label>[Tt]able\s+\w{1,4})\s*[.:]\s*(?P<caption>.*)", re.DOTALL)
_ABSTRACT = frozenset({"abstract", "summary"})
_TAG = re.compile(r"<!--.*?(?:-->|$)|</?[A-Za-z][^<>]*>", re.DOTALL)
_INLINE_TAG = re.compile(r"</?(?:a|abbr|b|br|em|i|img|p|s|small|span|strong|su[bp]|u)\b[^<>]*>")
_SCRIPT_OPEN = {"<sup>": "sup", "<sub>": "sub"}
_SCRIPT_CLOSE = frozenset({"</sup>", "</sub>"})


def looks_like_markdown(data: bytes) -> bool:
    """Tell whether the bytes open with front matter or hold a heading or table of Markdown."""
    try:
        text = decode_text(data[:_SAMPLE], "")
    except ReadError:
        return False
    return has_front_matter(text) or _MARKDOWN_LINE.search(text) is not None


def read_markdown(data: bytes, source: str) -> Document:
    """Read a Markdown file.

    Headings become heading paths, list items lines, pipe tables row lines; emphasis, links and
    code are reduced to their text. Nothing linked is fetched, no HTML is kept.

    Args:
        data: The file, in any common encoding.
        source: The file's name, for messages and as the last resort of a title.

    Raises:
        ReadError: The bytes are no text, the front matter is unusable, or there is no text.
    """
    front, body = split_front_matter(decode_text(data, source).lstrip("\ufeff"), source)
    blocks = list(_blocks(_parser().parse(body)))
    title, blocks = _titled(front, blocks, source)
    writer = _written(title, blocks)
    if len(writer.sections) <= 1:
        remedy = "Write the paper's text below its front matter or heading."
        raise ReadError(source, "it holds no text besides its title", remedy)
    if front.keywords:
        writer.heading("Keywords")
        writer.section(SectionKind.KEYWORDS, "Keywords", ["; ".join(front.keywords)])
    return _document(front, writer, source)


def _document(front: FrontMatter, writer: TextWriter, source: str) -> Document:
    title = writer.sections[0]
    return Document(
        text=writer.text,
        title=writer.text[title.start : title.end],
        sections=tuple(writer.sections),
        source=source,
        format=FORMAT,
        identifiers=front.identifiers,
        authors=front.authors,
        journal=front.journal,
        year=front.year,
        volume=front.volume,
        issue=front.issue,
        pages=front.pages,
        keywords=front.keywords,
        tables=tuple(writer.tables),
    )


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class _Grid:
    rows: tuple[tuple[str, ...], ...]


_Block = _Heading | _Paragraph | _Grid


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def _blocks(tokens: Sequence[Token]) -> Iterator[_Block]:
    level = 0
    rows: list[list[str]] = []
    in_table = False
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "table_open":
            rows, in_table = [], True
        elif token.type == "table_close":
            in_table = False
            yield _Grid(tuple(map(tuple, rows)))
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and in_table:
            rows[-1].append(_plain(token))
        elif token.type == "inline":
            yield _Heading(level, _plain(token)) if level else _Paragraph(_plain(token))
            level = 0
        else:
            yield from map(_Paragraph, _verbatim(token))


def _verbatim(token: Token) -> list[str]:
    if token.type in {"fence", "code_block"}:
        return token.content.splitlines()
    if token.type == "html_block":
        return html.unescape(_TAG.sub(" ", token.content)).splitlines()
    return []


def _plain(token: Token) -> str:
    """Return the text of an inline token; raised and lowered characters stay told apart."""
    parts: list[str] = []
    script = ""
    for child in token.children or ():
        tag = child.content.lower() if child.type == "html_inline" else ""
        script = _SCRIPT_OPEN.get(tag, "" if tag in _SCRIPT_CLOSE else script)
        parts.append(_in_script(script, _inline_text(child), "".join(parts[-1:])))
    return clean_line("".join(parts))


def _in_script(script: str, text: str, before: str) -> str:
    if script == "sup":
        return superscript(text, before)
    return subscript(text) if script == "sub" else text


def _inline_text(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return " "
    if token.type == "html_inline":  # what only looks like a tag ("p <a and b> c") is kept
        tag = token.content.lower()
        return " " * tag.startswith("<br") if _INLINE_TAG.fullmatch(tag) else token.content
    return token.content  # of an image its description; empty for the marks of emphasis and links


def _titled(front: FrontMatter, blocks: list[_Block], source: str) -> tuple[str, list[_Block]]:
    """Take the title from the front matter, else the opening heading, else the file's name."""
    opening = blocks[0] if blocks else None
    heading = opening.text if isinstance(opening, _Heading) and opening.level == 1 else None
    given = clean_line(front.title or "")
    if heading and (not given or heading.casefold() == given.casefold()):
        blocks = blocks[1:]
    return given or heading or PurePath(source).stem.strip() or "Untitled", blocks


@dataclass(slots=True)
class _Outline:
    """Writes blocks in order, keeping the path of the headings above."""

    writer: TextWriter
    headings: list[_Heading] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        return " > ".join(heading.text for heading in self.headings)

    def add(self, block: _Block) -> None:
        if isinstance(block, _Paragraph):
            self.paragraphs.append(block.text)
        elif isinstance(block, _Heading):
            self.flush()
            self.headings = [above for above in self.headings if above.level < block.level]
            self.headings.append(block)
            self.writer.heading(block.text)
        else:
            self._table(block)

    def flush(self) -> None:
        top = self.headings[0].text.casefold() if self.headings else ""
        kind = SectionKind.ABSTRACT if top in _ABSTRACT else SectionKind.BODY
        self.writer.section(kind, self.path, self.paragraphs)
        self.paragraphs = []

    def _table(self, grid: _Grid) -> None:
        caption = _CAPTION.fullmatch(self.paragraphs[-1]) if self.paragraphs else None
        if caption:
            self.paragraphs.pop()
        self.flush()
        label, text = caption.group("label", "caption") if caption else ("", "")
        self.writer.table(label, text, _labelled_rows(grid), heading=self.path)


def _labelled_rows(grid: _Grid) -> list[tuple[str, list[tuple[str, str]]]]:
    """Give each row its label and (column, cell) pairs; a row of a label alone heads a group."""
    columns, rows = grid.rows[0], grid.rows[1:]
    if not any(any(row[1:]) for row in rows):
        return [("", [(columns[0], row[0])]) for row in rows]
    labelled: list[tuple[str, list[tuple[str, str]]]] = []
    group = ""
    for row in rows:
        cells = [(column, cell) for column, cell in zip(columns[1:], row[1:], strict=False) if cell]
        if not cells:
            group = row[0]
        label = " > ".join(part for part in (group, row[0]) if part)
        labelled.append((label, cells))
    return labelled


def _written(title: str, blocks: Sequence[_Block]) -> TextWriter:
    writer = TextWriter()
    writer.section(SectionKind.TITLE, "", [title])
    outline = _Outline(writer)
    for block in blocks:
        outline.add(block)
    outline.flush()
    return writer
