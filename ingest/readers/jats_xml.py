"""JATS bytes to an element tree, with nothing in them ever expanded, fetched or run."""

import html.entities
import re

from lxml import etree
from lxml.etree import _Element

from ingest.errors import ReadError

_HEAD_BYTES = 8192
_PROLOGUE = re.compile(
    rb"(?:\s|\xef\xbb\xbf|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*", re.DOTALL
)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")
_WRAPPERS = frozenset({b"pmc-articleset", b"OAI-PMH", b"GetRecord", b"record", b"metadata"})
_SIGNS = (b"JATS", b"//NLM//", b"article-type", b"dtd-version", b"<front", b"jats.nlm.nih.gov")
_NAMED_ENTITY = re.compile(rb"<!\[CDATA\[.*?\]\]>|&([A-Za-z][A-Za-z0-9]*);", re.DOTALL)
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_REMEDY = "Download the article again, or repair the XML."


def looks_like_jats(data: bytes) -> bool:
    """Say whether the first bytes open a JATS or NLM article, bare or in a PMC or OAI wrapper."""
    head = data[:_HEAD_BYTES]
    prologue = _PROLOGUE.match(head)
    root = _ROOT.match(head, prologue.end() if prologue else 0)
    if root is None:
        return False
    if root[1] == b"article":
        return any(sign in head for sign in _SIGNS)
    return root[1] in _WRAPPERS and re.search(rb"<(?:[\w.-]+:)?article[\s/>]", head) is not None


def parse_article(data: bytes, source: str) -> _Element:
    """Parse one article.

    Entities are not resolved, no DTD is loaded and no address is opened; what an entity would
    have stood for is left out. Names of HTML characters (``&nbsp;``), which JATS files use
    without declaring them, are read as the characters.

    Args:
        data: The file's bytes.
        source: The file name or URL, for the error message.

    Returns:
        The ``article`` element, its tags without namespaces.

    Raises:
        ReadError: The XML is malformed, or holds no article or more than one.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_NAMED_ENTITY.sub(_character, data), parser)
    except etree.XMLSyntaxError as error:
        reason = f"it is not well-formed XML (line {error.lineno}: {error.msg})"
        raise ReadError(source, reason, _REMEDY) from error
    etree.strip_elements(root, etree.Entity, with_tail=False)
    _drop_namespaces(root)
    return _only_article(root, source)


def _character(match: re.Match[bytes]) -> bytes:
    name = match[1].decode("ascii") if match[1] else ""
    characters = html.entities.html5.get(f"{name};")
    if characters is None or name in _XML_ENTITIES:
        return match[0]
    return "".join(f"&#{ord(char)};" for char in characters).encode("ascii")


def _drop_namespaces(root: _Element) -> None:
    for element in root.iter():
        tag = element.tag
        if "}" in tag:
            element.tag = tag.rpartition("}")[2]


def _only_article(root: _Element, source: str) -> _Element:
    articles = [root] if root.tag == "article" else list(root.iter("article"))
    if not articles:
        reason = f"its root element is <{root.tag}> and it holds no <article>"
        raise ReadError(source, reason, "Give a JATS or NLM article.")
    if len(articles) > 1:
        reason = f"it holds {len(articles)} articles"
        raise ReadError(source, reason, "Split it into one file an article.")
    return articles[0]
