"""The gate: what a model writes passes sentence by sentence, or is held back with a reason."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ingest.documents import SectionKind
from ingest.figures.figure import Figure
from retrieval.candidates import Candidate
from retrieval.grounding.change_times import with_change_times
from retrieval.grounding.checking import checked, marker_fault
from retrieval.grounding.claims import Claim, Sentence, Splitter
from retrieval.grounding.markers import BRACKET, MARKER, named_in
from retrieval.grounding.quotes import Quote
from retrieval.grounding.remarks import is_remark, says_not_reported
from retrieval.grounding.said import Said
from retrieval.grounding.wording import unknown_word

_LEANS = re.compile(
    r"^\W*(?:it|its|this|that|these|those|they|their|such|the (?:latter|former|same|corresponding"
    r"|difference|effect)|both|here|the (?:figure|value|result|rate)s?\s(?:was|were)|in contrast"
    r"|by contrast|conversely|however|whereas)\b",
    re.IGNORECASE,
)
_INTEGER_FIRST = re.compile(r"[\[【［]\s?\d+(?![\d.·,/]|\s?%|\s?(?:[-–—]|to)\s?\d)")
_BARE_ANSWER = re.compile(
    r"\W*(?:(?:(?:short|brief|direct)\s)?answer\W+)?(?:yes|no)\W*", re.IGNORECASE
)
_WORDS = re.compile(r"\w+")
_RUN = 7
"""Words in a row that a sentence shares with the instructions by no chance."""
_SPACE_BEFORE = re.compile(r"\s+([.,;:!?)])")


@dataclass(frozen=True, slots=True)
class Removed:
    """A sentence that was held back.

    Args:
        text: As the model wrote it; empty where it may hold what a document smuggled in.
        reason: Why.
        claims: What it said, by the markers that it gave; never to be shown.
    """

    text: str
    reason: str
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure that a reply states: the quote's own, and the quote as offered."""

    figure: Figure
    quote: int


@dataclass(frozen=True, slots=True)
class Grounded:
    """What is left of a reply.

    Args:
        text: The sentences that passed, their markers numbered from 1 in order of first use.
        cited: The numbers of the quotes they cite, as offered; the first is marker 1.
        removed: The sentences that did not pass.
        not_reported: Whether the reply says that the answer, or a part of it, is not reported.
        said: How many sentences that state something passed.
        figures: The figures they state, each once, in their order.
    """

    text: str
    cited: tuple[int, ...]
    removed: tuple[Removed, ...]
    not_reported: bool
    said: int
    figures: tuple[StatedFigure, ...] = ()


@dataclass
class Gate:
    """Lets a growing reply through sentence by sentence; nothing is let through unchecked.

    Args:
        offered: The quotes that the model was given.
        question: What was asked.
        instructions: What the model was told; a sentence that repeats it is held back.
    """

    offered: Sequence[Quote]
    question: str = ""
    instructions: str = ""
    _splitter: Splitter = field(default_factory=Splitter)
    _cited: list[int] = field(default_factory=list)
    _removed: list[Removed] = field(default_factory=list)
    _figures: list[StatedFigure] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _last: str = ""
    _lead: Sentence | None = None
    _lead_shown: bool = False
    _absent: bool = False
    _said: int = 0

    def feed(self, text: str) -> Iterator[str]:
        """Take more of the reply; yield what passed, to be shown as it is, one behind the other."""
        for sentence in self._splitter.feed(text):
            yield from self._passed(sentence)

    def finish(self) -> Iterator[str]:
        """Take the end of the reply; yield what passed of its last sentences."""
        for sentence in self._splitter.finish():
            yield from self._passed(sentence)

    def grounded(self) -> Grounded | None:
        """Return what passed so far; None where nothing did."""
        if not self._pieces and not self._absent:
            return None
        text = "".join(self._pieces)
        figures = tuple(dict.fromkeys(self._figures))
        cited, absent = tuple(self._cited), self._absent
        return Grounded(text, cited, self.removed, absent, self._said, figures)

    @property
    def states(self) -> bool:
        """Whether a sentence that states something has passed; the reply is the answer then."""
        return self._said > 0

    @property
    def removed(self) -> tuple[Removed, ...]:
        """What was held back so far."""
        return tuple(self._removed)

    def _passed(self, sentence: Sentence) -> Iterator[str]:
        if _BARE_ANSWER.fullmatch(sentence.text):
            return  # What follows says why, and is checked.
        if says_not_reported(sentence.text) and not sentence.markers:
            self._absent = True
            return
        if sentence.leads:
            self._lead, self._lead_shown = sentence, False
            return
        if not sentence.bullet and sentence.opens:
            self._lead = None
        removed = self._removal(sentence)
        if removed is not None:
            self._removed.append(replace(removed, claims=sentence.claims))
            self._last = ""
            return
        remark = not sentence.markers
        self._absent |= remark
        self._said += not remark
        self._last = sentence.text
        yield from self._shown(sentence)

    @cached_property
    def _timed(self) -> list[Quote]:
        return with_change_times(self.offered)

    def _removal(self, sentence: Sentence) -> Removed | None:
        """Return why a sentence is held back; None where it passes, its figures then noted."""
        if repeats(sentence.text, self.instructions):
            return Removed("", "it repeats the instructions")
        if not sentence.markers and is_remark(sentence.text):
            word = unknown_word(sentence.text, [*self.offered, _as_quote(self.question)])
            return Removed("", f"“{word}” stands in no quote") if word else None
        if any(_like_marker(found.group()) for found in BRACKET.finditer(sentence.text)):
            return Removed("", "it holds a marker that names no quote")
        lead = self._leant_on(sentence)
        if lead is None:
            return Removed(sentence.text, "it leans on a sentence that was removed")
        return self._unsupported(sentence, lead)

    def _unsupported(self, sentence: Sentence, lead: str) -> Removed | None:
        by_number = {quote.number: quote for quote in self._timed}
        figures: list[StatedFigure] = []
        for claim in sentence.claims:
            if fault := marker_fault(claim.markers, by_number):
                return Removed("", fault)
            said = Said(claim.text.strip(), lead.strip(), self.question)
            cited = [by_number[number] for number in claim.markers]
            found = checked(said, cited, self.offered)
            if found.fault:
                return Removed(sentence.text if found.tellable else "", found.fault)
            figures += [StatedFigure(h.placed.figure, h.quote.number) for h in found.held]
            lead = f"{lead} {claim.text}"
        self._figures += figures
        return None

    def _leant_on(self, sentence: Sentence) -> str | None:
        """Return what a sentence leans on, empty for nothing; None where that was removed."""
        if self._lead is not None:
            return self._lead.text
        if not _LEANS.match(sentence.text):
            return ""
        begun = bool(self._pieces or self._removed)
        return MARKER.sub("", self._last) if self._last or not begun else None

    def _shown(self, sentence: Sentence) -> Iterator[str]:
        if self._lead is not None and not self._lead_shown:
            self._lead_shown = True
            yield from self._led(self._lead.text, sentence)
        if not sentence.bullet:
            self._lead = None
        line = sentence.bullet or (sentence.opens and bool(self._pieces))
        text = MARKER.sub(lambda found: self._renumbered(found.group()), sentence.text)
        text = _SPACE_BEFORE.sub(r"\1", text)
        yield self._piece(f"- {text}" if sentence.bullet else text, lines=1 if line else 0)

    def _led(self, lead: str, sentence: Sentence) -> Iterator[str]:
        """Show what heads a list before its first item that passed, where that bears it out."""
        cited = [quote for quote in self.offered if quote.number in sentence.markers]
        if not unknown_word(lead, cited) and not any(letter.isdigit() for letter in lead):
            yield self._piece(lead, lines=1)

    def _piece(self, text: str, lines: int) -> str:
        between = ("\n" * lines or " ") if self._pieces else ""
        self._pieces.append(between + text)
        return self._pieces[-1]

    def _renumbered(self, marker: str) -> str:
        found = named_in(marker)
        self._cited += [number for number in found if number not in self._cited]
        return "".join(f"[{self._cited.index(number) + 1}]" for number in found)


def ground(reply: str, offered: Sequence[Quote], question: str = "") -> Grounded | None:
    """Check a whole reply.

    Args:
        reply: What the model wrote.
        offered: The quotes it was given.
        question: What was asked.

    Returns:
        What is left of it; None where nothing is.
    """
    gate = Gate(offered, question)
    for _ in (*gate.feed(reply), *gate.finish()):
        pass
    return gate.grounded()


def repeats(text: str, instructions: str) -> bool:
    """Tell whether a sentence repeats a run of words of the instructions."""
    own, told = _run_of(text), _run_of(instructions)
    return not own.isdisjoint(told)


def _run_of(text: str) -> frozenset[tuple[str, ...]]:
    words = [word.casefold() for word in _WORDS.findall(text)]
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _like_marker(bracket: str) -> bool:
    """Tell ``[1a]`` and ``[9, x]`` from an interval and from a real marker."""
    return MARKER.fullmatch(bracket) is None and _INTEGER_FIRST.match(bracket) is not None


def _as_quote(question: str) -> Quote:
    """Return the question as something whose words a remark may repeat."""
    return Quote(0, Candidate("", 0, SectionKind.BODY, "", 0, len(question), question, 0.0, ""))
