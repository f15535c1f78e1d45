"""The lines of a saved page, and what each of them is."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from itertools import takewhile

from ingest.canonical import clean_line
from ingest.readers.page_citation import (
    citation_layout,
    is_identifier_line,
    is_short_citation,
    read_authors,
)
from ingest.readers.page_rules import (
    ABSTRACT_HEADINGS,
    AFFILIATION_HEADINGS,
    CLOSING,
    CORE_LABELS,
    FINITE_VERBS,
    FURNITURE,
    FURNITURE_PATTERNS,
    INSTITUTION_WORDS,
    KEYWORDS,
    LABEL_WORDS,
    PUBLICATION_TYPES,
    SUBJECT_HEADINGS,
    SUMMARIES,
)

_LINE_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BULLET = re.compile(r"^\s*[•●▪◦‣·*+-]\s+")
_GLUED = re.compile(r"View ORCID Profile|\s+Cite this article$")  # buttons that join a line
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.?!][)\]”\"']*$")
_SENTENCE_BREAK = re.compile(r"[.?!][)\]”\"']*\s+[A-Z]")
_AFFILIATION_MARK = re.compile(r"^(?:\(?\d{1,2}\)?|[a-z]\s)\s?(?=[A-ZÀ-Þ])")
# 3NUS, but not 68Ga-DOTATATE or 90Y
_GLUED_MARK = re.compile(r"^(?!\d+[A-Z][a-z]?[-–\]\s])\d{1,2}(?=[A-ZÀ-Þ])")
_LABEL = re.compile(
    r"^(?P<label>[A-Z][A-Za-z/&,\-() ]{2,60}?)\s?(?:[:—]|\.(?=\s)|\s[–-](?=\s))\s*(?P<text>\S.*)$",
    re.DOTALL,
)
_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,4}\.)\s+(?=[A-Z])")

_WRAPPED_PAGE = 120  # characters; a page with a longer line is not hard-wrapped
_FULL_LINE = 0.7  # of the widest line of its block: the least a wrapped line fills
_NARROWEST = 55
_FEWEST_PROSE_WORDS = 6
_SURELY_PROSE_WORDS = 45
_LONGEST_HEADING_WORDS = 10
_LONGEST_MENU_WORDS = 8
_LONGEST_NOTICE = 300  # characters
_LONGEST_ADDRESS = 400
_LONGEST_PARTICLE = 3  # letters of "and", "for", "the"


class Role(Enum):
    """What a line is, as far as the line itself tells."""

    FURNITURE = auto()
    CLOSING = auto()
    CITATION = auto()
    IDENTIFIER = auto()
    AUTHORS = auto()
    AFFILIATION = auto()
    AFFILIATION_HEADING = auto()
    ABSTRACT_HEADING = auto()
    HEADING = auto()
    LABELLED = auto()
    KEYWORDS = auto()
    SUBJECT_HEADING = auto()
    PUBLICATION_TYPE = auto()
    PROSE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page, cleaned.

    Args:
        text: Its text, without the bullet.
        bullet: Whether it was an item of a list.
        role: What it is.
    """

    text: str
    bullet: bool
    role: Role


def page_lines(text: str) -> list[Line]:
    """Return the lines that hold something, hard-wrapped paragraphs put together again."""
    raw = _LINE_BREAK.split(text)
    joined = _unwrapped(raw) if max(map(len, raw)) <= _WRAPPED_PAGE else raw
    lines = map(_line, joined)
    return [line for line in lines if line.text]


def _line(raw: str) -> Line:
    text = clean_line(_GLUED.sub("", _BULLET.sub("", raw)))
    return Line(text, bool(_BULLET.match(raw)), line_role(text))


def line_role(text: str) -> Role:
    """Classify a cleaned line; the order of the questions matters."""
    compared = compared_form(text)
    for role, phrases in _PHRASES:
        if compared in phrases:
            return role
    return next((role for role, tells in _TESTS if tells(text)), Role.OTHER)


def compared_form(text: str) -> str:
    """Return the form in which lines are looked up in the tables."""
    return text.casefold().replace("’", "'").strip(" .:…\u2003")


def split_label(text: str) -> tuple[str, str] | None:
    """Split ``Results: We found …`` into label and text; None where there is no label."""
    match = _LABEL.match(text)
    if match and is_label(match["label"]):
        return heading_form(match["label"]), match["text"]
    return _split_shouted_label(text)


def _split_shouted_label(text: str) -> tuple[str, str] | None:
    """Split ``RESULTS We found …``: capitals stand in for the colon."""
    words = text.split()
    label = list(takewhile(lambda word: word.isupper() and is_label(word), words))
    rest = words[len(label) :]
    if not rest or " ".join(label).casefold() not in CORE_LABELS:
        return None
    return heading_form(" ".join(label)), " ".join(rest)


def is_label(text: str) -> bool:
    """Tell whether every word of the text is one that labels are made of."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return bool(words) and all(word in LABEL_WORDS for word in words)


def heading_form(text: str) -> str:
    """Return a label or heading line as a heading: no numbering, no colon, no capitals."""
    bare = _NUMBERING.sub("", text).strip(" .:—–-")
    return bare.capitalize() if bare.isupper() else bare


def is_numbered(text: str) -> bool:
    """Tell whether a heading line carries a section number."""
    return _NUMBERING.match(text) is not None


def is_sentence(text: str) -> bool:
    """Tell whether the line ends as sentences do."""
    return _SENTENCE_END.search(text) is not None


def has_finite_verb(text: str) -> bool:
    """Tell whether the text holds a word that titles, menus and addresses lack."""
    return not FINITE_VERBS.isdisjoint(word.casefold() for word in _WORD.findall(text))


def is_menu_like(line: Line) -> bool:
    """Tell whether the line could be a link or button: short, or an item, and no sentence."""
    short = len(line.text.split()) <= _LONGEST_MENU_WORDS
    return (short or line.bullet) and not is_sentence(line.text) and not has_finite_verb(line.text)


def is_subheading(line: Line) -> bool:
    """Tell whether a line, standing before prose, reads as a heading (figures never do)."""
    return (
        not line.bullet
        and not is_sentence(line.text)
        and len(line.text.split()) <= _LONGEST_HEADING_WORDS
        and line.text[0].isupper()
        and not any(letter.isdigit() for letter in line.text)
    )


_HEADINGS = CORE_LABELS | SUMMARIES
_RUNNING = frozenset({Role.PROSE, Role.LABELLED, Role.OTHER, Role.AUTHORS, Role.AFFILIATION})
_PHRASES = (
    (Role.CLOSING, CLOSING),
    (Role.ABSTRACT_HEADING, ABSTRACT_HEADINGS),
    (Role.SUBJECT_HEADING, SUBJECT_HEADINGS),
    (Role.AFFILIATION_HEADING, AFFILIATION_HEADINGS),
    (Role.PUBLICATION_TYPE, PUBLICATION_TYPES),
    (Role.FURNITURE, FURNITURE),
)


def _is_notice(text: str) -> bool:
    compared = compared_form(text)
    return len(text) <= _LONGEST_NOTICE and FURNITURE_PATTERNS.search(compared) is not None


def _is_closing(text: str) -> bool:
    """Recognise ``Conflict of interest statement: None.``."""
    return compared_form(text).partition(":")[0] in CLOSING


def _is_heading(text: str) -> bool:
    return compared_form(_NUMBERING.sub("", text)) in _HEADINGS


def _is_prose(text: str) -> bool:
    words = _WORD.findall(text)
    if len(words) < _FEWEST_PROSE_WORDS:
        return False
    sentences = bool(_SENTENCE_BREAK.search(text)) and is_sentence(text)
    stated = is_sentence(text) and has_finite_verb(text)
    return sentences or stated or len(words) >= _SURELY_PROSE_WORDS


def _is_affiliation(text: str) -> bool:
    if len(text) > _LONGEST_ADDRESS or has_finite_verb(text):
        return False
    words = {word.casefold() for word in _WORD.findall(text)}
    named = not INSTITUTION_WORDS.isdisjoint(words) and _mostly_capitalised(text)
    marked = bool(_AFFILIATION_MARK.match(text))
    return (named and ("," in text or marked)) or bool(_GLUED_MARK.match(text))


def _mostly_capitalised(text: str) -> bool:
    long_words: list[str] = [word for word in _WORD.findall(text) if len(word) > _LONGEST_PARTICLE]
    return sum(word[0].isupper() for word in long_words) * 2 >= len(long_words)


_TESTS: tuple[tuple[Role, Callable[[str], object]], ...] = (
    (Role.CLOSING, _is_closing),
    (Role.KEYWORDS, KEYWORDS.match),
    (Role.FURNITURE, _is_notice),
    (Role.CITATION, citation_layout),
    (Role.CITATION, is_short_citation),
    (Role.IDENTIFIER, is_identifier_line),
    (Role.HEADING, _is_heading),
    (Role.LABELLED, split_label),
    (Role.AUTHORS, read_authors),
    (Role.AFFILIATION, _is_affiliation),
    (Role.PROSE, _is_prose),
)
"""Asked in this order; the first that tells decides."""


def _unwrapped(raw: list[str]) -> list[str]:
    """Put hard-wrapped paragraphs together; blank lines, items and labels start a new one."""
    joined: list[str] = []
    block: list[str] = []
    for line in [*raw, ""]:
        text = line.strip()
        apart = not text or _BULLET.match(line) is not None
        if apart or split_label(clean_line(text)):
            joined += [" ".join(block)] if _is_wrapped(block) else block
            block = []
        if apart:
            joined.append(line)
        else:
            block.append(text)
    return joined


def _is_wrapped(block: list[str]) -> bool:
    """Tell whether the lines are one paragraph or author list: full, and running on."""
    widest = max(map(len, block), default=0)
    full = all(len(line) >= _FULL_LINE * widest for line in block[:-1])
    if len(block) == 1 or widest < _NARROWEST or not full:
        return False
    if line_role(clean_line(" ".join(block))) is Role.AUTHORS:
        return True
    roles = {line_role(clean_line(line)) for line in block}
    return any(line[0].islower() for line in block[1:]) and roles <= _RUNNING
