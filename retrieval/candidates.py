"""What can be quoted: the sentences and table rows of a document, with what each one holds."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ingest.documents import Cell, Document, Row, SectionKind
from ingest.figures.endpoints import endpoints_in
from ingest.figures.extraction import shifted
from ingest.figures.figure import Figure
from ingest.figures.grammar import figures_in
from ingest.figures.measures import measures_in
from ingest.figures.rows import figures_in_row
from ingest.figures.units import PEOPLE
from ingest.records import StoredPassage
from retrieval.lexicon import Part
from retrieval.sorts import names_said
from retrieval.stretches import Stretch, stretches
from retrieval.words import stems

# What begins with one of a few characters is found several times as fast where it says so first,
# and what stands before them after that.
_HOLDS: dict[Part, re.Pattern[str]] = {
    Part.INTERVAL: re.compile(
        r"[Cc(\[](?:(?<=\bC)(?:\.?I\.?s?|rI)\b"
        r"|(?<=c)(?:onfidence (?:interval|limit)|redible interval)"
        r"|(?<=[(\[])\s?[-−–]?\d*[.·]?\d+\s?%?\s?(?:to|[,;–−-])\s?[-−–]?\d*[.·]?\d+\s?%?\s?[)\]])"
    ),
    Part.P: re.compile(r"[Pp](?<![A-Za-z].)[\s-]?(?:values?)?\s*(?:[=<>≤≥]|of|was)"),
    Part.SPREAD: re.compile(r"±|\+/[-−]|\bS\.?D\.?\b|\bS\.?E\.?M?\.?\b|\d\s?\(\s?\d+[.·]\d+\s?\)"),
    Part.RANGE: re.compile(r"\bIQR\b|[Ii]nter-?quartile|\brang(?:e|ed|ing)\b"),
    Part.COUNT: re.compile(r"\b[nN]\s?=\s?\d|\d+\s?/\s?\d+|\d+ of \d+|\d+ (?:patients|women|men)"),
}
_NUMBER = re.compile(r"\d(?<![\w.]\d)\d*(?:[.·,]\d+)*")
_FIRST_NUMBER = re.compile(r"\d+")
_PERCENT = re.compile(r"\d\s?%|\bper ?cent\b")
_RESULTS = re.compile(r"result|finding|outcome|efficacy|effect|safety|conclusion", re.IGNORECASE)
_METHODS = re.compile(
    r"method|design|statistic|procedure|participants|material|protocol|intervention|background"
    r"|introduction|objective|aim\b|purpose",
    re.IGNORECASE,
)
_AND_FINDINGS = re.compile(r"(?:\band|[/&])\s*(?:principal )?(?:results|findings)\b", re.IGNORECASE)
_DISCUSSION = re.compile(r"discussion|limitation|implication|strength", re.IGNORECASE)


# Told apart by identity: what is found of one is remembered under it.
@dataclass(frozen=True, eq=False)
class Candidate:
    """One sentence or table row that can be quoted.

    Args:
        document: The document's id.
        passage: The passage it was found in.
        kind: The section's kind.
        heading: The section's heading path.
        start: First character in the document's text.
        end: One past the last.
        text: ``document.text[start:end]``.
        place: How far into the document it stands, 0 to 1.
        before: The sentence before it in its section, empty where there is none.
        row: The table row it is, with its cells; None for a sentence.
        stored: The document's figures as extracted when it was added; None where they are to be
            read from the text.
    """

    document: str
    passage: int
    kind: SectionKind
    heading: str
    start: int
    end: int
    text: str
    place: float
    before: str
    row: Row | None = None
    stored: "StoredFigures | None" = None

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures, offsets in its own text."""
        if self.stored is not None and self.stored.known:
            return self.stored.within(self.start, self.end)
        return figures_in_row(self.text, self.row) if self.row else figures_in(self.text)

    @cached_property
    def stretches(self) -> dict[int, Stretch]:
        """Start of a figure -> where its own words stand."""
        found = stretches(self.text, self.figures)
        return {figure.start: each for figure, each in zip(self.figures, found, strict=True)}

    def own_stems(self, figure: Figure, *, lead: bool = True) -> frozenset[str]:
        """Return the stems of a figure's own words.

        Args:
            figure: A figure of this sentence.
            lead: Whether to count what the clause says before its first figure.
        """
        return self._own_stems[figure.start, lead]

    @cached_property
    def _own_stems(self) -> dict[tuple[int, bool], frozenset[str]]:
        """The stems of each figure's own words, with and without its clause's lead."""
        # Made once: each figure's are compared with those of every other of the sentence.
        return {
            (figure.start, lead): frozenset(stems(self._said(figure, start, own.end)))
            for figure in self.figures
            for own in (self.stretches[figure.start],)
            for lead, start in ((True, own.start), (False, max(own.start, own.lead)))
        }

    def _said(self, figure: Figure, start: int, end: int) -> str:
        """Return a stretch, of a count without its number: the 4 of *4 patients* is no grade.

        A dose or a time may be what a group is called by.
        """
        if figure.unit is not None and figure.unit not in PEOPLE:
            return self.text[start:end]
        bare = _FIRST_NUMBER.sub(" ", self.text[figure.start : figure.end], count=1)
        return f"{self.text[start : figure.start]}{bare}{self.text[figure.end : end]}"

    def said_of(self, figure: Figure) -> str:
        """Return what the sentence says of a figure: its clause's lead and its own words."""
        first = figure.context[0] if figure.context else 0
        stretch = self.stretches[figure.start]
        return f"{self.text[first : stretch.lead]} {self.text[stretch.start : stretch.end]}"

    def lead_stems(self, figure: Figure) -> frozenset[str]:
        """Return the stems of what a figure's clause says before its first figure."""
        return self._lead_stems[figure.start]

    @cached_property
    def _lead_stems(self) -> dict[int, frozenset[str]]:
        """The same for the start of each figure."""
        firsts = {each.start: each.context[0] if each.context else 0 for each in self.figures}
        return {
            place: frozenset(stems(self.text[first : self.stretches[place].lead]))
            for place, first in firsts.items()
        }

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """The stems of all its words and those around it, however they are cut or told of."""
        said = [figure.arm or "" for figure in self.figures]
        if self.row is not None:
            said += [self.row.label, *(cell.column for cell in self.row.cells)]
            return frozenset(stems(" ".join(said))).union(self.terms, self.around)
        cut = (*self._own_stems.values(), *self._lead_stems.values())
        return frozenset(stems(" ".join(said))).union(self.terms, self.around, *cut)

    def column_of(self, figure: Figure) -> str:
        """Return the heading of the column a row's figure stands in; empty for a sentence."""
        start = self.start + figure.start
        cells = self.row.cells if self.row else ()
        return next((cell.column for cell in cells if cell.start <= start < cell.end), "")

    def cell_name(self, figure: Figure) -> str:
        """Return what a row's figure is named by, its row and its column; empty for a sentence."""
        return f"{self.row.label} {self.column_of(figure)}" if self.row else ""

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems of its words, in their order."""
        return stems_of(self.text)

    @cached_property
    def terms(self) -> Counter[str]:
        """How often each stem occurs."""
        return Counter(self.stems)

    @cached_property
    def length(self) -> int:
        """How many stems it has."""
        return len(self.stems)

    @cached_property
    def around(self) -> frozenset[str]:
        """The stems of its heading and of the sentence before it."""
        return frozenset((*stems_of(self.heading), *stems_of(self.before)))

    @cached_property
    def measures(self) -> frozenset[str]:
        """The measures it names."""
        return frozenset(mention.name for mention in measures_in(self.text))

    @cached_property
    def endpoints(self) -> frozenset[str]:
        """The endpoints that it names, or the sentence before it."""
        return frozenset(mention.name for mention in endpoints_in(f"{self.before} {self.text}"))

    def holds_part(self, part: Part) -> bool:
        """Tell whether it seems to hold a part of a figure."""
        return bool(_HOLDS[part].search(self.text))

    def span_of(self, cell: Cell) -> tuple[int, int]:
        """Return where a cell of its row stands in its text: first character, one past the last."""
        return cell.start - self.start, cell.end - self.start

    def in_cell(self, cell: Cell) -> str:
        """Return what a cell of its row holds."""
        return self.text[slice(*self.span_of(cell))]

    @cached_property
    def own_text(self) -> str:
        """The sentence; of a row, its cells without caption, label and column headings."""
        if self.row is None:
            return self.text
        return " ; ".join(map(self.in_cell, self.row.cells))

    @cached_property
    def label_terms(self) -> frozenset[str]:
        """The stems of a row's own label; none for a sentence."""
        return frozenset(stems(self.row.label)) if self.row else frozenset()

    @cached_property
    def numbers(self) -> int:
        """How many numbers it holds; of a row, its cells only."""
        return len(_NUMBER.findall(self.own_text))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What looks like a name in it."""
        return tuple(names_said(self.text))

    @cached_property
    def percent(self) -> bool:
        """Whether it holds a percentage."""
        return bool(_PERCENT.search(self.text))

    @property
    def role(self) -> str:
        """What its section does: results, methods, discussion, or nothing known."""
        return _role_of(self.heading)


# A sentence is also the one before the next, and a heading stands over many.
@lru_cache(maxsize=4_000)
def stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of a text, as `words.stems` does, and remember them."""
    return tuple(stems(text))


# The sentences of a section share its heading.
@lru_cache(maxsize=2_000)
def _role_of(heading: str) -> str:
    for name in reversed(heading.split(" > ")):
        if _DISCUSSION.search(name):
            return "discussion"
        # "Methods and results" heads the findings too: what stands there is no mere plan.
        if _METHODS.search(name) and not _AND_FINDINGS.search(name):
            return "methods"
        if _RESULTS.search(name):
            return "results"
    return ""


class StoredFigures:
    """The figures of a document, fetched when first asked for: most documents are only weighed.

    Args:
        fetch: Gets them in text order, offsets in the document's text.
    """

    def __init__(self, fetch: Callable[[], Sequence[Figure]]) -> None:
        self._fetch = fetch

    @cached_property
    def _figures(self) -> Sequence[Figure]:
        return self._fetch()

    @cached_property
    def _starts(self) -> list[int]:
        return [figure.start for figure in self._figures]

    @property
    def known(self) -> bool:
        """Whether there are any."""
        return bool(self._figures)

    def within(self, start: int, end: int) -> tuple[Figure, ...]:
        """Return the figures that begin in a stretch of the text, offsets from its start."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(shifted(figure, -start) for figure in self._figures[first:last])


def candidates_of(
    document: Document,
    passages: Sequence[StoredPassage],
    figures: StoredFigures | None = None,
) -> tuple[Candidate, ...]:
    """Cut the passages of a document into what can be quoted.

    Args:
        document: The document.
        passages: Its passages, in text order.
        figures: Its figures; where there are none, each candidate reads its own when asked.

    Returns:
        The sentences and whole table rows in text order, each once; a row that was cut into
        several passages is one candidate again.
    """
    rows = {row.start: row for table in document.tables for row in table.rows}
    found: list[Candidate] = []
    section, before = -1, ""
    for passage in passages:
        if passage.section != section:
            section, before = passage.section, ""
        for span in passage.sentences:
            row = rows.get(span.start) if passage.kind is SectionKind.TABLE else None
            if passage.kind is SectionKind.TABLE and row is None:
                continue
            start, end = (row.start, row.end) if row else span
            text = document.text[start:end]
            place = start / len(document.text)
            kind, heading = passage.kind, passage.heading
            found.append(
                Candidate(
                    passage.document, passage.id, kind, heading, start, end, text, place, before,
                    row, figures,
                )
            )  # fmt: skip
            before = "" if row else text
    return tuple(found)
