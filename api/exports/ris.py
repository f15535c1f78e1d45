"""Publications as RIS, which every reference manager reads."""

from urllib.parse import quote

from api.exports.exchange import Exported, citation_keys, names_of, printable
from retrieval.answers import CitedDocument

_END = "\r\n"


def ris(exported: Exported) -> str:
    """Return the publications that are cited, one record each.

    Args:
        exported: An answer or a conversation.
    """
    publications = exported.publications
    return "".join(map(_record, publications, citation_keys(publications)))


def _record(document: CitedDocument, key: str) -> str:
    address = f"https://doi.org/{quote(document.doi, safe='/:;()._-')}" if document.doi else ""
    tags = [
        ("TY", "JOUR" if document.journal else "GEN"),
        ("ID", key),
        *(("AU", _author(author)) for author in document.authors),
        ("TI", document.title),
        ("JO", document.journal),
        ("PY", str(document.year or "")),
        ("DO", document.doi),
        ("AN", document.pmid),
        ("C2", document.pmcid),
        ("UR", address),
    ]
    lines = [f"{tag}  - {printable(value)}" for tag, value in tags if value]
    return _END.join([*lines, "ER  - ", "", ""])


def _author(author: str) -> str:
    family, given = names_of(author)
    return f"{family}, {given}" if given else family
