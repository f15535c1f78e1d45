"""The list of references under an answer that is read as plain text or Markdown."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from api.rendering.publications import journal_line, links, short_authors
from api.terminal import one_line
from retrieval.answers import Answer, Citation, CitedDocument, Status

HEADING = "References:"

_STATED: dict[Status, str] = {
    "partial": "This answers the question in part.",
    "conflicting": "Several values are reported.",
}
# A list in Markdown too, where lines without a mark would run together.
_LIST = re.compile(rf"\s*\n{HEADING}\s*\n(?:\s*- \[\d+\] [^\n]*(?:\n|\Z))+\s*\Z")


def notes(answer: Answer) -> list[str]:
    """Return what a reader of an answer must know besides its text: status, reading, warnings."""
    said = [_STATED[answer.status]] if answer.status in _STATED else []
    if answer.standalone_question != answer.question:
        said.append(f"Understood as: {one_line(answer.standalone_question)}")
    return [*said, *map(one_line, answer.warnings)]


def reference(citation: Citation) -> str:
    """Return ``[1] Authors. Title. Journal 2017. Results. https://doi.org/…``, as far as known."""
    document = citation.document
    parts = [
        short_authors(document.authors),
        one_line(document.title),
        journal_line(document.journal, document.year),
        one_line(citation.section).rstrip(" :"),
        address(document) or one_line(document.source),
    ]
    return f"[{citation.number}] {' '.join(_ended(part) for part in parts if part)}"


def reference_list(citations: Sequence[Citation]) -> str:
    """Return the references under their heading; empty where nothing is cited."""
    lines = "\n".join(f"- {reference(citation)}" for citation in citations)
    return f"{HEADING}\n\n{lines}" if lines else ""


def without_references(text: str) -> str:
    """Return an earlier answer without the list at its end; any other text as it is."""
    return _LIST.sub("", text)


def address(document: CitedDocument) -> str | None:
    """Return where a publication is found on the web; None where nothing known of it tells."""
    if document.doi:
        return links(document.doi, None, None)[0]
    if document.source.startswith(("https://", "http://")):
        return one_line(document.source)
    if document.pmcid:
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(document.pmcid, safe='')}/"
    if document.pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{quote(document.pmid, safe='')}/"
    return None


def _ended(part: str) -> str:
    # A full stop behind an address would become a part of it.
    closed = part.endswith((".", "?", "!")) or "://" in part
    return part if closed else f"{part}."
