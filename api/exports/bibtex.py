"""Publications as BibTeX, in UTF-8, for LaTeX and reference managers."""

import re

from api.exports.exchange import Exported, citation_keys, names_of, printable
from retrieval.answers import CitedDocument

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "<": r"\textless{}", ">": r"\textgreater{}",
}  # fmt: skip
_IDENTIFIER = re.compile(r"[^A-Za-z0-9./:;()_<>\[\]+-]")
"""What does not belong in a DOI; it would end the field or begin a comment."""
_AND = re.compile(r"\band\b", re.IGNORECASE)


def bibtex(exported: Exported) -> str:
    """Return the publications that are cited, one entry each.

    Args:
        exported: An answer or a conversation.
    """
    publications = exported.publications
    entries = map(_entry, publications, citation_keys(publications))
    return "\n".join(entries)


def _entry(document: CitedDocument, key: str) -> str:
    # A title in two braces keeps its capitals.
    fields = {
        "author": " and ".join(map(_author, document.authors)),
        "title": f"{{{_escaped(document.title)}}}",
        "journal": _escaped(document.journal or ""),
        "year": str(document.year or ""),
        "doi": _IDENTIFIER.sub("", document.doi or ""),
        "pmid": _IDENTIFIER.sub("", document.pmid or ""),
        "pmcid": _IDENTIFIER.sub("", document.pmcid or ""),
    }
    kind = "article" if document.journal else "misc"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{key},", *lines, "}", ""])


def _author(author: str) -> str:
    """Write a name; one that holds "and" (a group's) is kept together by braces."""
    if _AND.search(author):
        return f"{{{_escaped(author)}}}"
    family, given = map(_escaped, names_of(author))
    return f"{family}, {given}" if given else f"{{{family}}}"


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(letter, letter) for letter in printable(text))
