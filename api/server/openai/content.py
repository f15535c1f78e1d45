"""The text of a reply: the answer, what must be known of it, its references, and their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from api.rendering.references import address, notes, reference, reference_list
from api.terminal import one_line
from retrieval.answers import Answer, Citation

_MARKS = re.compile(r"“|”|\[(\d+)\]")
_PIECE = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class LinkedCitation:
    """Where a text cites a publication that has an address.

    Args:
        start: First character of the marker.
        end: One past the last.
        url: The publication's address.
        title: Its title.
    """

    start: int
    end: int
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Content:
    """A reply's text, and where it cites what."""

    text: str
    links: tuple[LinkedCitation, ...]


def pieces_of(text: str) -> list[str]:
    """Return a text in pieces of about a word, as a stream sends it; joined, they are it."""
    return _PIECE.findall(text)


def content_of(answer: Answer) -> Content:
    """Write an answer as a chat shows it.

    Args:
        answer: The answer.

    Returns:
        Its text, then notes, then the references. Each citation with an address is linked at its
        markers in the answer, or else where the references have it.
    """
    said = "\n\n".join(f"Note: {note}" for note in notes(answer))
    parts = (answer.answer, said, reference_list(answer.citations))
    text = "\n\n".join(part for part in parts if part)
    links = [link for citation in answer.citations for link in _links(citation, answer, text)]
    return Content(text, tuple(sorted(links, key=lambda link: link.start)))


def _links(citation: Citation, answer: Answer, text: str) -> Iterator[LinkedCitation]:
    url = address(citation.document)
    if url is None:
        return
    title = one_line(citation.document.title)
    marker = f"[{citation.number}]"
    for start in _markers(answer.answer, citation.number) or [text.rindex(reference(citation))]:
        yield LinkedCitation(start, start + len(marker), url, title)


def _markers(answer: str, number: int) -> list[int]:
    """Return where a citation's markers stand; a number in brackets inside a quote is none."""
    depth, found = 0, []
    for mark in _MARKS.finditer(answer):
        if mark.group(1) is None:
            depth = max(0, depth + (1 if mark.group() == "“" else -1))
        elif depth == 0 and int(mark.group(1)[:9]) == number:
            found.append(mark.start())
    return found
