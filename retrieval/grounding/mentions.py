"""Where a text names either of two things, and whether as what something is compared with."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.figures.figure import Figure
from ingest.figures.numbers import numbers_in
from retrieval.grounding.inflections import other_numbers
from retrieval.words import stem, stems

_WORD = re.compile(r"[^\W_][\w.'’+/]*")
_COMPARATOR = re.compile(
    r"(?:\b(?:compared\s(?:with|to)|versus|vs\.?|than|against|relative\sto|rather\sthan|over|not"
    r"|unlike|(?:superior|inferior|similar|equal|preferable|comparable|prior|noninferior)\sto"
    r"|comparison\s(?:with|to)|contrast\s(?:with|to)|instead\sof|from|respect\sto))"
    r"\s(?:\w+\s(?:days?|weeks?|months?)\sof\s)?(?:(?:that|those|the|a|an|in|with|for|of|on|at|after"
    r"|among|under|given|receiving|taking|patients|it|was|only|week|month)\s)*$",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[\s()]+")
_JOINTS = frozenset({"plus"})
_CLOSE = 1


class Labels(NamedTuple):
    """What names one of two things, by stems: only the one, only the other, and both alike.

    Sure ones tell the two apart by themselves. Loose ones are no names, but what a sentence says of
    each.
    """

    mine: frozenset[str]
    other: frozenset[str]
    shared: frozenset[str] = frozenset()
    sure: bool = True
    loose: bool = False

    @property
    def differ(self) -> bool:
        """Whether any word tells them apart."""
        return bool(self.mine or self.other)


class Mention(NamedTuple):
    """Where a claim names one of two things; it is what the figure is compared with, or not."""

    start: int
    end: int
    mine: bool
    compared: bool


def mentions_of(text: str, figures: Sequence[Figure], labels: Labels) -> Iterator[Mention]:
    """Yield where a text names either of two things, outside its figures.

    The words that both names share belong to the name they stand in: *letrine* in *letrine alone*.
    """
    bare = _without_figures(text, figures)
    last: Mention | None = None
    shared_from = shared_to = -1
    for word in _WORD.finditer(bare):
        start, end = word.span()
        # "9.5" holds no 5.
        parts = re.split(r"[/.]" if not word.group()[0].isdigit() else "/", word.group())
        pieces = {stem(word.group()), *(stem(part) for part in parts if part)}
        pieces |= {stem(other) for other in other_numbers(word.group())}
        pieces |= {f"{number.value}" for number in numbers_in(word.group()) if number.word}
        mine, other = bool(pieces & labels.mine), bool(pieces & labels.other)
        if mine == other:
            joined = bool(pieces & labels.shared) or word.group() in _JOINTS
            if joined and last is not None and start - last.end <= 1 and _names(pieces, labels):
                last = last._replace(end=end)
            if joined:
                shared_from = shared_from if start - shared_to <= 1 else start
                shared_to = end
            continue
        # "Intracapsular tonsillectomy": what follows at once belongs to the name it follows.
        if (
            last is not None
            and start - last.end <= _CLOSE
            and (last.mine == mine or (bare[last.end : start] == " " and word.group().isalpha()))
        ):
            last = last._replace(end=end)
            continue
        if last is not None:
            yield last
        start = shared_from if 0 <= start - shared_to <= 1 and shared_from >= 0 else start
        last = Mention(start, end, mine, _is_compared(bare[:start]))
    if last is not None:
        yield last


def digit_stems(text: str) -> frozenset[str]:
    """Return the stems of a text, its numbers in digits: *five fractions* are *5 fractions*."""
    spelt = (number for number in numbers_in(text) if number.word)
    return frozenset((*stems(text), *(f"{number.value}" for number in spelt)))


def _names(pieces: set[str], labels: Labels) -> bool:
    return bool(pieces & labels.shared) or bool(pieces & _JOINTS)


def _is_compared(before: str) -> bool:
    return _COMPARATOR.search(_SPACES.sub(" ", before)) is not None


def _without_figures(text: str, figures: Sequence[Figure]) -> str:
    for each in figures:
        text = f"{text[: each.start]}{' ' * (each.end - each.start)}{text[each.end :]}"
    return text
