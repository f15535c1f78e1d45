"""Where an article appeared and who wrote it, from the lines that say so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.documents import Identifiers
from ingest.readers.page_rules import (
    CITATION_LAYOUTS,
    DEGREES,
    FINITE_VERBS,
    NAME_PARTICLES,
    SHORT_CITATION,
    CitationLayout,
)

_LONGEST = 400  # characters of a citation line; anything longer is prose
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s|;,\"<>]+", re.IGNORECASE)
_PMID = re.compile(r"\bPMID:?\s?(\d{1,9})\b")
_PMCID = re.compile(r"\bPMC(?:ID:?\s?(?:PMC)?)?(\d{4,9})\b")
_NCT = re.compile(r"\bNCT\d{8}\b")
_IDENTIFIER_LINE = re.compile(
    r"^(?:doi\b|https?://(?:dx\.)?doi\.org/|PMID\b|PMCID\b|Epub\b|Online ahead of print"
    r"|eCollection\b|DOI\b)",
    re.IGNORECASE,
)
_AUTHOR_BREAK = re.compile(r"\s*[,;|]\s*|\s+(?:and|&)\s+")
_LIST_NUMBER = re.compile(r"^\d{1,4}\.\s")
_NAME_MARKS = re.compile(r"\(\d+\)|[\d*†‡§¶#⁰¹²³⁴-⁹]+|(?<=\s)[a-f](?=\s|$)")
_INITIALS = re.compile(r"^[A-ZÀ-Þ]{1,3}$")
_NAME_WORDS = range(2, 7)


@dataclass(frozen=True, slots=True)
class Citation:
    """What a page says about where the article appeared; None where it does not say."""

    journal: str | None = None
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


def citation_layout(line: str) -> CitationLayout | None:
    """Return the layout a line follows, None where the line is no citation."""
    if len(line) > _LONGEST or not FINITE_VERBS.isdisjoint(line.casefold().split()):
        return None
    if SHORT_CITATION.match(line):  # says less than the layouts, and looks like one of them
        return None
    return next((layout for layout in CITATION_LAYOUTS if layout.pattern.match(line)), None)


def is_short_citation(line: str) -> bool:
    """Tell whether the line is PubMed's ``A Author et al. Journal. 2024 Oct.``."""
    return len(line) <= _LONGEST and SHORT_CITATION.match(line) is not None


def is_identifier_line(line: str) -> bool:
    """Tell whether the line holds nothing but a DOI, a PMID, a date of publication."""
    return len(line) <= _LONGEST and _IDENTIFIER_LINE.match(line) is not None


def read_citation(lines: Iterable[str]) -> Citation:
    """Merge what the citation lines say; for each field the first line that has it counts."""
    found: dict[str, str] = {}
    for line in lines:
        layout = citation_layout(line)
        match = layout.pattern.match(line) if layout else SHORT_CITATION.match(line)
        for name, value in (match.groupdict() if match else {}).items():
            if value and value.strip(" ."):
                found.setdefault(name, value.strip(" ."))
    return Citation(
        journal=found.get("journal"),
        year=int(found["year"]) if "year" in found else None,
        volume=found.get("volume"),
        issue=found.get("issue"),
        pages=found.get("pages"),
    )


def citation_text(line: str) -> str:
    """Return the part of a citation line that names the place, without DOI and dates."""
    layout = citation_layout(line)
    match = layout.pattern.match(line) if layout else None
    return _LIST_NUMBER.sub("", match.group()).strip(" .;|") if match else line


def read_identifiers(lines: Iterable[str], article: str) -> Identifiers:
    """Return the identifiers of the article.

    Args:
        lines: The page's lines, those about the article itself first.
        article: The article's own text, where a trial may be named. It counts as the trial the
            paper reports only where it is the only one.
    """
    text = "\n".join(lines)
    doi, pmid, pmcid = _DOI.search(text), _PMID.search(text), _PMCID.search(text)
    trials = set(_NCT.findall(article))
    return Identifiers(
        doi=doi.group().rstrip(".)]:").lower() if doi else None,
        pmid=pmid.group(1) if pmid else None,
        pmcid=f"PMC{pmcid.group(1)}" if pmcid else None,
        nct=trials.pop() if len(trials) == 1 else None,
    )


def read_authors(line: str) -> tuple[str, ...]:
    """Return the names of an author line as ``Given Family``; empty where it is none.

    Superscript numbers, degrees and the closing "et al." go; ``Muster MA`` is turned round.
    """
    short = SHORT_CITATION.match(line) if len(line) <= _LONGEST else None
    if short:
        line = short["author"]
    pieces = [_NAME_MARKS.sub(" ", part) for part in _AUTHOR_BREAK.split(line.rstrip(" .;,"))]
    pieces = [" ".join(piece.lstrip("….").split()) for piece in pieces]
    names = [piece for piece in pieces if piece and not _is_degree(piece)]
    if not names or line[0].isdigit() or not all(_is_name(name) for name in names):
        return ()
    return tuple(_given_first(name) for name in names)


def _is_degree(piece: str) -> bool:
    return piece.replace(".", "").casefold() in DEGREES


def _is_name(piece: str) -> bool:
    words = piece.split()
    capitals = [word for word in words if word.casefold() not in NAME_PARTICLES]
    return (
        len(words) in _NAME_WORDS
        and bool(capitals)
        and all(word[0].isupper() and _is_name_word(word) for word in capitals)
    )


def _is_name_word(word: str) -> bool:
    return all(letter.isalpha() or letter in ".-’'‐" for letter in word)


def _given_first(name: str) -> str:
    *family, last = name.split()
    return f"{last} {' '.join(family)}" if family and _INITIALS.match(last) else name
