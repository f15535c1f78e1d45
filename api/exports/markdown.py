"""Answers and conversations as Markdown, with their quotes and numbered references."""

import re
from collections.abc import Mapping
from urllib.parse import quote

from api.exports.exchange import Exchange, Exported, printable
from retrieval.answers import Citation, CitedDocument

_SPECIAL = re.compile(r"(^[#+=-]|[\\`*_{}\[\]|~$])")
"""What means something: anywhere, or where a block begins."""
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SCHEME = re.compile(r"(?<=[A-Za-z]):(?=//)")
_ADDRESS = re.compile(r"(?i)\bwww\.|@(?=\w)")
_LIST_NUMBER = re.compile(r"^(\d+)\.")
_MARKER = re.compile(r"\\\[(\d+)\\\]")


def markdown(exported: Exported) -> str:
    """Return questions, answers, quotes and references.

    Quotes are numbered through all answers, and the markers of the answers with them. What papers
    and people wrote is escaped, so that it prints as it was written: no link, image, heading, HTML
    or formula of theirs comes to life.

    Args:
        exported: An answer or a conversation.
    """
    references = {each.id: place for place, each in enumerate(exported.publications, 1)}
    blocks = [f"# {escaped(exported.title)}"]
    quotes = 0
    for exchange in exported.exchanges:
        blocks += _exchange(exchange, quotes, references, alone=len(exported.exchanges) == 1)
        quotes += len(exchange.answer.citations)
    if references:
        blocks.append("## References")
        blocks.append("\n".join(_reference(*each) for each in enumerate(exported.publications, 1)))
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Return a text that Markdown prints as it is, on one line.

    Args:
        text: Anything.
    """
    plain = _SPECIAL.sub(r"\\\1", printable(text))
    plain = "".join(_HTML.get(letter, letter) for letter in plain)
    plain = _SCHEME.sub("&#58;", plain)
    plain = _ADDRESS.sub(
        lambda found: found.group().replace(".", "&#46;").replace("@", "&#64;"), plain
    )
    return _LIST_NUMBER.sub(r"\1\\.", plain)


def _exchange(
    exchange: Exchange, before: int, references: Mapping[str, int], *, alone: bool
) -> list[str]:
    answer = exchange.answer
    blocks = [] if alone else [f"## {escaped(answer.question)}"]
    if exchange.asked:
        blocks.append(f"{exchange.asked:%Y-%m-%d %H:%M %Z}".rstrip())
    if answer.standalone_question != answer.question:
        blocks.append(f"Understood as: {escaped(answer.standalone_question)}")
    numbers = {each.number: before + place for place, each in enumerate(answer.citations, 1)}
    blocks.append(_MARKER.sub(lambda found: _marker(found, numbers), escaped(answer.answer)))
    blocks += [f"Note: {escaped(warning)}" for warning in answer.warnings]
    blocks += [_quote(each, numbers[each.number], references) for each in answer.citations]
    return blocks


def _marker(found: re.Match[str], numbers: Mapping[int, int]) -> str:
    number = int(found[1])
    return f"\\[{numbers.get(number, number)}\\]"


def _quote(citation: Citation, number: int, references: Mapping[str, int]) -> str:
    place = [f"reference {references[citation.document.id]}", escaped(citation.section)]
    place += [f"page {citation.page}"] if citation.page is not None else []
    where = ", ".join(each for each in place if each)
    return f"> \\[{number}\\] “{escaped(citation.quote)}” ({where})"


def _reference(number: int, document: CitedDocument) -> str:
    year = str(document.year) if document.year else ""
    said = [", ".join(document.authors), document.title, document.journal or "", year]
    parts = [f"{escaped(part).rstrip('.')}." for part in said if part]
    parts += [f"<{_address(document.doi)}>"] if document.doi else []
    parts += [f"PMID {escaped(document.pmid)}."] if document.pmid else []
    parts += [f"{escaped(document.pmcid)}."] if document.pmcid else []
    return f"{number}. {' '.join(parts)}"


def _address(doi: str) -> str:
    # Whatever could end the address or begin another is percent-encoded.
    return f"https://doi.org/{quote(doi, safe='/:;._-')}"
