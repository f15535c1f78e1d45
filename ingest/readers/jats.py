"""JATS XML, the format of PubMed Central and most publishers, to a Document."""

from collections.abc import Iterator

from lxml.etree import _Element

from ingest.canonical import TextWriter
from ingest.documents import Document, SectionKind
from ingest.errors import ReadError
from ingest.readers import jats_front
from ingest.readers.jats_body import SectionWriter
from ingest.readers.jats_text import inline_text
from ingest.readers.jats_xml import looks_like_jats, parse_article

__all__ = ["looks_like_jats", "read_jats"]

_TEASERS = frozenset({"toc", "teaser", "graphical", "precis", "web-summary"})
"""Kinds of abstract that repeat the real one for a table of contents."""


def read_jats(data: bytes, source: str) -> Document:
    """Read one article in JATS or in the older NLM format.

    The canonical text holds the title, the abstracts, the keywords, the body, appendices, and
    figures and tables where they are anchored or, where they float, at the end. References,
    acknowledgements, funding, competing interests and supplements are not written.

    Args:
        data: The file's bytes.
        source: The file name or URL, kept in the document and named in errors.

    Returns:
        The document.

    Raises:
        ReadError: The XML is malformed, is not one article, or holds neither title nor text.
    """
    article = parse_article(data, source)
    meta = article.find("front/article-meta")
    meta = article.makeelement("article-meta") if meta is None else meta
    title = jats_front.read_title(meta)
    keywords = jats_front.read_keywords(meta, jats_front.article_language(article))

    writer = TextWriter()
    writer.section(SectionKind.TITLE, "", [title])
    _write_abstracts(writer, meta)
    writer.section(SectionKind.KEYWORDS, "Keywords", ["; ".join(keywords)])
    _write_body(writer, article)
    _refuse_empty(writer, source)

    return Document(
        text=writer.text,
        title=title,
        sections=tuple(writer.sections),
        source=source,
        format="jats",
        identifiers=jats_front.read_identifiers(meta),
        authors=jats_front.read_authors(meta),
        journal=jats_front.read_journal(article),
        year=jats_front.read_year(meta),
        volume=jats_front.read_volume(meta),
        issue=jats_front.read_issue(meta),
        pages=jats_front.read_pages(meta),
        keywords=keywords,
        subjects=jats_front.read_subjects(meta),
        affiliations=jats_front.read_affiliations(meta),
        tables=tuple(writer.tables),
    )


def _write_abstracts(writer: TextWriter, meta: _Element) -> None:
    abstracts = meta.findall("abstract")
    full = [each for each in abstracts if each.get("abstract-type") not in _TEASERS]
    sections = SectionWriter(writer, SectionKind.ABSTRACT)
    for abstract in full or abstracts:
        title = abstract.find("title")
        sections.write(abstract, (inline_text(title) if title is not None else "") or "Abstract")


def _write_body(writer: TextWriter, article: _Element) -> None:
    sections = SectionWriter(writer, SectionKind.BODY)
    for holder in _holders(article):
        sections.write(holder)


def _holders(article: _Element) -> Iterator[_Element]:
    """Yield what holds the running text, its appendices, and the figures set apart from it."""
    yield from article.findall("body")
    yield from article.findall("back")
    for floats in ("floats-group", "floats-wrap"):
        yield from article.findall(floats)


def _refuse_empty(writer: TextWriter, source: str) -> None:
    # A title alone is kept: a scan, or a record without an abstract, is still a publication.
    if not writer.sections:
        reason = "it holds neither a title nor text"
        raise ReadError(source, reason, "Get the full text or the abstract of this article.")
