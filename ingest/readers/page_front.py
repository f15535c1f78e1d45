"""The front of a saved page: where the abstract starts, and what stands before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ingest.readers.page_citation import citation_layout, citation_text, read_authors
from ingest.readers.page_lines import Line, Role, compared_form, has_finite_verb, is_sentence
from ingest.readers.page_rules import PUBLICATION_TYPES

_CONTENT = frozenset({Role.PROSE, Role.LABELLED, Role.HEADING})
_SILENT = frozenset(
    {Role.FURNITURE, Role.CLOSING, Role.IDENTIFIER, Role.PUBLICATION_TYPE, Role.CITATION}
)
# The full stop that PubMed sets after a title, not the one of "et al." or "U.S.".
_CLOSING_STOP = re.compile(r"(?<=[\w)\]”\"]{3})\.$")
_NEXT_ADDRESS = re.compile(r";\s*(?=\d{1,2}\s?[A-ZÀ-Þ])")
_NAMES = frozenset({Role.OTHER, Role.AUTHORS})  # a journal reads like a person
_FEWEST_TITLE_WORDS = 3
_LONGEST_TITLE = 400
_REACH = 8  # lines between a citation and its title


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the article's text.

    Args:
        title: The title, else what the page offers in its place.
        authors: As the author line gives them.
        affiliations: As printed, without their marks.
        citations: The lines that say where the article appeared, the article's own first.
        start: The line its text starts with.
        loose: Lines before it that are none of these.
    """

    title: str
    authors: tuple[str, ...]
    affiliations: tuple[str, ...]
    citations: tuple[str, ...]
    start: int
    loose: tuple[str, ...]


def read_front(lines: Sequence[Line], source: str) -> Front:
    """Find the title, the people, the citation and the start of the text."""
    heading = _abstract_heading(lines)
    limit = len(lines) if heading is None else heading
    title = _title_position(lines, limit)
    start = _start_without_heading(lines, title) if heading is None else heading
    front = lines[:start]
    citations = tuple(
        _with_journal(front, position)
        for position, line in enumerate(front)
        if line.role is Role.CITATION
    )
    authors, author_line = _authors(front, title, citations)
    claimed = {title, author_line}
    return Front(
        title=_title(lines, title, citations, source),
        authors=authors,
        affiliations=_affiliations(front),
        citations=citations,
        start=start,
        loose=tuple(
            line.text
            for position, line in enumerate(front)
            if position not in claimed and line.role in {Role.OTHER, Role.AUTHORS, Role.PROSE}
        ),
    )


def _abstract_heading(lines: Sequence[Line]) -> int | None:
    # Tabs and page outlines also say "Abstract"; the heading is the one that text follows.
    for position, line in enumerate(lines):
        if line.role is Role.ABSTRACT_HEADING:
            after = _next_telling(lines, position + 1)
            if after is not None and lines[after].role in _CONTENT:
                return position
    return None


def _next_telling(lines: Sequence[Line], position: int) -> int | None:
    for after in range(position, len(lines)):
        line = lines[after]
        if line.role is not Role.FURNITURE and not is_abstract_number(line.text):
            return after
    return None


def is_abstract_number(text: str) -> bool:
    """Tell whether a line is the number of a meeting abstract (``2996``, ``OP-045``, ``CT001``)."""
    return len(text.split()) == 1 and len(text) <= 10 and text[-1].isdigit()  # noqa: PLR2004


def _title_position(lines: Sequence[Line], limit: int) -> int | None:
    texts = [line.text for line in lines]
    for anchor in (Role.CITATION, Role.IDENTIFIER):
        anchors = [position for position in range(limit) if lines[position].role is anchor]
        around = [_titles_around(lines, position, limit) for position in anchors]
        candidates = [found for pair in around for found in pair]
        if candidates:
            return next((one for one in candidates if texts.count(texts[one]) > 1), candidates[0])
        if anchors:
            return None
    return _first_title(lines, limit)


def _titles_around(lines: Sequence[Line], citation: int, limit: int) -> list[int]:
    layout = citation_layout(lines[citation].text)
    below = _first_candidate(lines, range(citation + 1, min(limit, citation + 1 + _REACH)))
    above = _first_candidate(lines, range(citation - 1, max(-1, citation - 1 - _REACH), -1))
    ordered = (above, below) if layout is None or layout.title_above else (below, above)
    return [found for found in ordered if found is not None]


def _first_candidate(lines: Sequence[Line], positions: range) -> int | None:
    for position in positions:
        line = lines[position]
        if is_title_like(line):
            return position
        passable = line.role in _SILENT or line.role in {Role.AUTHORS, Role.AFFILIATION_HEADING}
        if not passable:
            return None
    return None


def is_title_like(line: Line) -> bool:
    """Tell whether a line could be a title: some words, one clause, not a part of the page."""
    return (
        line.role in {Role.OTHER, Role.PROSE}
        and not line.bullet
        and len(line.text.split()) >= _FEWEST_TITLE_WORDS
        and len(line.text) <= _LONGEST_TITLE
        and any(letter.islower() for letter in line.text)
    )


def _first_title(lines: Sequence[Line], limit: int) -> int | None:
    """Without a citation: the first line of words, unless it is already the text."""
    for position, line in enumerate(lines[:limit]):
        if is_sentence(line.text) and has_finite_verb(line.text):
            return None
        if is_title_like(line):
            return position
    return None


def _start_without_heading(lines: Sequence[Line], title: int | None) -> int:
    anchors = [position for position, line in enumerate(lines) if line.role is Role.CITATION]
    first = -1 if title is None else title
    # A later citation line belongs to the page's tools, not to the front.
    near = [position for position in anchors if position <= first + _REACH or title is None]
    after = max([first, *near[:1]])
    for position in range(after + 1, len(lines)):
        if lines[position].role in _CONTENT:
            return position
    return after + 1


def _with_journal(front: Sequence[Line], position: int) -> str:
    """Return a citation line; PubMed sets type and journal on the line before its full stop."""
    text = front[position].text
    before = front[position - 1] if position else None
    if not text.startswith(".") or before is None or before.role not in _NAMES:
        return text
    words = before.text.split()
    for count in range(len(words) - 1, 0, -1):
        if compared_form(" ".join(words[:count])) in PUBLICATION_TYPES:
            words = words[count:]
            break
    return " ".join(words) + text


def _authors(
    front: Sequence[Line], title: int | None, citations: Sequence[str]
) -> tuple[tuple[str, ...], int | None]:
    after = 0 if title is None else title + 1
    for position in range(after, len(front)):
        if front[position].role is Role.AUTHORS:
            return read_authors(front[position].text), position
    named = (read_authors(line) for line in citations if citation_layout(line) is None)
    return next((names for names in named if names), ()), None


def _affiliations(front: Sequence[Line]) -> tuple[str, ...]:
    found = {
        address.lstrip("0123456789 ").strip(): None
        for line in front
        if line.role is Role.AFFILIATION
        for address in _NEXT_ADDRESS.split(line.text)
    }
    return tuple(found)


def _title(
    lines: Sequence[Line], position: int | None, citations: Sequence[str], source: str
) -> str:
    """Return the title; where the page has none, its citation, else the file's name."""
    if position is not None:
        return _CLOSING_STOP.sub("", lines[position].text)
    if citations:
        return citation_text(citations[0])
    return PurePath(compared_form(source) and source).stem or "Untitled"
