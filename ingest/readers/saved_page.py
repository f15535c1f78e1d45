"""Reading saved journal and PubMed pages, as plain text, down to the article's own words."""

import re

from ingest.canonical import TextWriter
from ingest.documents import Document, SectionKind
from ingest.errors import ReadError
from ingest.readers.decoding import decode_text
from ingest.readers.page_article import Article
from ingest.readers.page_citation import read_citation, read_identifiers
from ingest.readers.page_front import Front, read_front
from ingest.readers.page_lines import page_lines

FORMAT = "saved page"

_MARKUP = re.compile(r"\s*<(?:!doctype|html|\?xml|head|body)\b", re.IGNORECASE)
_SAMPLE = 65_536  # bytes, even: half a UTF-16 character is no character
_REMEDY = "Save the article's page as plain text, with its abstract shown, and add that."


def read_saved_page(data: bytes, source: str) -> Document:
    """Read one saved page.

    Args:
        data: The file, in any common encoding.
        source: The file's name, for messages and as the last resort of a title.

    Returns:
        The article: title, abstract with its sections, full text where the page has it, keywords;
        what else the page says about the article as metadata.

    Raises:
        ReadError: The bytes are no text, or the page holds no article text.
    """
    text = decode_text(data, source)
    if _MARKUP.match(text):
        raise ReadError(source, "it is the source of a web page, not its text", _REMEDY)
    lines = page_lines(text)
    if not lines:
        raise ReadError(source, "it holds no text", _REMEDY)
    front = read_front(lines, source)
    article = Article(lines, front)
    if not article.has_text():
        raise ReadError(source, "it holds no article text, only what pages put around it", _REMEDY)
    return _document(front, article, source)


def looks_like_text(data: bytes) -> bool:
    """Tell whether the bytes are plain text, as saved pages are."""
    try:
        text = decode_text(data[:_SAMPLE], "")
    except ReadError:
        return False
    return _MARKUP.match(text) is None


def _document(front: Front, article: Article, source: str) -> Document:
    writer = _written(front, article)
    title = writer.sections[0]
    citation = read_citation(front.citations)
    return Document(
        text=writer.text,
        title=writer.text[title.start : title.end],
        sections=tuple(writer.sections),
        source=source,
        format=FORMAT,
        identifiers=read_identifiers(article.identifiers, writer.text),
        authors=front.authors,
        journal=citation.journal,
        year=citation.year,
        volume=citation.volume,
        issue=citation.issue,
        pages=citation.pages,
        keywords=tuple(article.keywords),
        subjects=tuple(article.subjects),
        affiliations=tuple(article.affiliations),
    )


def _written(front: Front, article: Article) -> TextWriter:
    writer = TextWriter()
    writer.section(SectionKind.TITLE, "", [front.title])
    above: tuple[str, ...] = ()
    for part in article.parts:
        for heading in part.path[_shared(above, part.path) :]:
            writer.heading(heading)
        above = part.path
        writer.section(part.kind, " > ".join(part.path), [line.text for line in part.lines])
    if article.keywords:
        writer.heading("Keywords")
        writer.section(SectionKind.KEYWORDS, "Keywords", ["; ".join(article.keywords)])
    return writer


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Count the headings at the start of two paths that are the same."""
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    return min(same, len(other) - 1)
