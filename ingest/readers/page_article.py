"""The walk over a page's lines that keeps the article and leaves the page."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ingest.documents import SectionKind
from ingest.readers.page_front import Front, is_abstract_number
from ingest.readers.page_lines import (
    Line,
    Role,
    compared_form,
    heading_form,
    is_menu_like,
    is_numbered,
    is_sentence,
    is_subheading,
    split_label,
)
from ingest.readers.page_rules import (
    ABSTRACT_HEADINGS,
    CORE_LABELS,
    KEYWORDS,
    OPENING_LABELS,
    OTHER_ARTICLES,
    SUMMARIES,
)

_RUN_ON = re.compile(r"(?<=[.?!)])\s+(?=[A-Z][A-Za-z ]{2,30}:\s)")
_TERM_BREAK = re.compile(r"\s*[;|•]\s*")
_WEB_ROLES = frozenset({Role.FURNITURE, Role.CLOSING, Role.SUBJECT_HEADING})
_FEWEST_WORDS = 5


@dataclass(slots=True)
class Part:
    """The paragraphs under one heading path."""

    kind: SectionKind
    path: tuple[str, ...]
    lines: list[Line] = field(default_factory=list)


class Article:
    """What a page says of its article, sorted while walking down the lines once.

    A line's role says what to do with it; lines without a telling role go to the current
    collector, which headings change: the text, the subjects, the keywords, or nowhere.
    """

    def __init__(self, lines: Sequence[Line], front: Front) -> None:
        self._lines = lines
        self._web = any(line.role in _WEB_ROLES for line in lines)
        self._collect: Callable[[Line], None] = self._text
        self.parts = [Part(SectionKind.ABSTRACT, ("Abstract",))]
        self.keywords: list[str] = []
        self.subjects: list[str] = []
        self.affiliations = list(front.affiliations)
        self.identifiers: list[str] = []
        self._about_this = True
        self._walk_front(front)
        steps = self._steps()
        for position in range(front.start, len(lines)):
            steps.get(lines[position].role, self._content)(position)
        if self._web:
            for part in self.parts:
                _drop_trailing_menu(part.lines)
        self.parts = [part for part in self.parts if part.lines]

    def has_text(self) -> bool:
        """Tell whether anything was kept that says something."""
        return any(len(line.text.split()) >= _FEWEST_WORDS for line in self._kept())

    def _kept(self) -> list[Line]:
        return [line for part in self.parts for line in part.lines]

    def _walk_front(self, front: Front) -> None:
        for position, line in enumerate(self._lines[: front.start]):
            if line.role is Role.KEYWORDS:
                self._keyword_line(position)
            elif line.role in {Role.IDENTIFIER, Role.CITATION}:
                self.identifiers.append(line.text)
        self._collect = self._text
        if not self._web:  # a text without page around it: nothing of it is a menu
            loose = [Line(text, bullet=False, role=Role.PROSE) for text in front.loose]
            self.parts[0].lines += loose

    def _steps(self) -> dict[Role, Callable[[int], None]]:
        return {
            Role.FURNITURE: self._skip,
            Role.PUBLICATION_TYPE: self._publication_type,
            Role.ABSTRACT_HEADING: self._skip,
            Role.CLOSING: self._close,
            Role.CITATION: self._identifier,
            Role.IDENTIFIER: self._identifier,
            Role.HEADING: self._heading,
            Role.KEYWORDS: self._keyword_line,
            Role.SUBJECT_HEADING: self._subject_heading,
            Role.AFFILIATION_HEADING: self._affiliation_heading,
        }

    # What a line does, by its role.

    def _content(self, position: int) -> None:
        line = self._lines[position]
        if not self._reading:
            self._collect(line)
        elif is_subheading(line) and self._text_follows(position):
            self._open(heading_form(line.text), below=True)
        elif not (self._web and is_abstract_number(line.text) and not self._kept()):
            self._collect(line)

    def _skip(self, position: int) -> None:
        del position

    def _publication_type(self, position: int) -> None:
        if not self._reading:  # above the title it is an eyebrow, in a list a catalogue term
            self._collect(self._lines[position])

    def _close(self, position: int) -> None:
        self._collect = _ignore
        if compared_form(self._lines[position].text) in OTHER_ARTICLES:
            self._about_this = False

    def _identifier(self, position: int) -> None:
        if self._about_this:
            self.identifiers.append(self._lines[position].text)

    def _heading(self, position: int) -> None:
        line = self._lines[position]
        if not self._text_follows(position):
            return
        compared = compared_form(heading_form(line.text))
        if compared in SUMMARIES:
            self._open(heading_form(line.text), kind=SectionKind.ABSTRACT)
        elif self._opens_full_text(line, compared):
            self._open(heading_form(line.text), kind=SectionKind.BODY)
        else:
            self._open(heading_form(line.text))
        self._collect = self._text

    def _keyword_line(self, position: int) -> None:
        match = KEYWORDS.match(self._lines[position].text)
        terms = match["terms"] if match else None
        self._collect = self._keyword
        if terms:
            self._keyword(Line(terms, bullet=False, role=Role.OTHER))
            self._collect = _ignore

    def _subject_heading(self, position: int) -> None:
        del position
        self._collect = self._subject

    def _affiliation_heading(self, position: int) -> None:
        del position
        self._collect = self._affiliation

    # The collectors.

    def _text(self, line: Line) -> None:
        for piece in _run_on_pieces(line.text):
            labelled = split_label(piece)
            if labelled and compared_form(labelled[0]) not in ABSTRACT_HEADINGS:
                self._open(labelled[0])
            text = labelled[1] if labelled else piece
            role = Role.PROSE if labelled else line.role
            self.parts[-1].lines.append(Line(text, line.bullet, role))

    def _subject(self, line: Line) -> None:
        term = line.text.rstrip("*")  # PubMed's star marks a main topic
        if line.role is not Role.PROSE and term not in self.subjects:
            self.subjects.append(term)

    def _keyword(self, line: Line) -> None:
        if line.role is Role.PROSE:
            self._collect = _ignore
            return
        terms = _TERM_BREAK.split(line.text.rstrip("."))
        if len(terms) == 1 and not line.bullet:
            terms = line.text.rstrip(".").split(",")
        self.keywords += [term.strip() for term in terms if term.strip()]

    def _affiliation(self, line: Line) -> None:
        if line.role is Role.AFFILIATION and line.text not in self.affiliations:
            self.affiliations.append(line.text)

    # Where the walk stands.

    @property
    def _reading(self) -> bool:
        return self._collect == self._text

    def _open(self, heading: str, *, kind: SectionKind | None = None, below: bool = False) -> None:
        here = self.parts[-1]
        kind = kind or here.kind
        above = here.path[:1] if kind is SectionKind.BODY and below else ()
        path = ("Abstract",) if kind is SectionKind.ABSTRACT else above
        self.parts.append(Part(kind, (*path, heading)))

    def _text_follows(self, position: int) -> bool:
        later = (self._lines[number] for number in range(position + 1, len(self._lines)))
        following = (line for line in later if line.role is not Role.FURNITURE)
        after = next(following, None)
        if after is not None and is_subheading(after) and not self._is_text(after):
            after = next(following, None)
        return after is not None and self._is_text(after)

    def _is_text(self, line: Line) -> bool:
        said = line.role in {Role.PROSE, Role.LABELLED}
        return said or (self._reading and is_sentence(line.text))

    def _opens_full_text(self, line: Line, compared: str) -> bool:
        late = compared in OPENING_LABELS and bool(self._kept())
        return not self._reading or is_numbered(line.text) or late


def _ignore(line: Line) -> None:
    del line


def _run_on_pieces(text: str) -> list[str]:
    """Split an abstract printed as one paragraph where its main labels stand."""
    pieces: list[str] = []
    for piece in _RUN_ON.split(text):
        labelled = split_label(piece)
        main = labelled is not None and compared_form(labelled[0]) in CORE_LABELS
        if main or not pieces:
            pieces.append(piece)
        else:
            pieces[-1] += f" {piece}"
    return pieces


def _drop_trailing_menu(lines: list[Line]) -> None:
    while lines and lines[-1].role is not Role.PROSE and is_menu_like(lines[-1]):
        lines.pop()
