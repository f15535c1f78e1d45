"""What an answer quotes of a sentence or table row: all of it, or of a long one what answers."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.documents import Row
from ingest.figures.numbers import numbers_in
from retrieval.candidates import Candidate
from retrieval.concepts import Concept, any_held
from retrieval.heading_times import heading_moments
from retrieval.same_times import meets
from retrieval.time_points import TimePoint
from retrieval.words import stems

MOST_WORDS = 70
"""Words of a quoted sentence inside the answer; the citation keeps all of them."""
MORE_WORDS = 20
"""Words beyond these for cells that say what no other cell says of the question."""
_LEFT_OUT = "…"
_ANSWERS, _LIKE_IT = "answers", ("is like", "what answers")
"""What a cell that answers says besides, and one of the same heading."""
_SPACE = re.compile(r"\s+")


def grounded(statement: str, quote: str) -> bool:
    """Tell whether every number of a statement stands in its quote, glyphs normalised."""
    there = {number.value for number in numbers_in(quote)}
    return all(number.value in there for number in numbers_in(statement))


def quoted(
    candidate: Candidate,
    concepts: Sequence[Concept],
    times: Sequence[TimePoint] = (),
    columns: Sequence[str] = (),
    *,
    captioned: bool = True,
    most: int = MOST_WORDS,
) -> str:
    """Return a candidate's own words in quotation marks; of a long one, the part that answers.

    Args:
        candidate: A sentence; or a row, of which a long one is quoted without its caption, and with
            those cells alone whose columns say most of what is asked.
        concepts: What is asked.
        times: The points in time that are asked for.
        columns: Those in which a row's cells answer; these are shown before all others.
        captioned: Whether a row is quoted with the caption of its table, where there is room.
        most: The words of a row there is room for.
    """
    text = candidate.text.strip()
    row = candidate.row
    at = text.find(f" > {row.label}") if row is not None and not captioned else -1
    text = f"{_LEFT_OUT} {text[at:].removeprefix(' > ')}" if at > 0 else text
    if len(_SPACE.split(text)) > (MOST_WORDS if row is None else most):
        wanted = _Wanted(concepts, times, columns)
        cells = _cells(candidate, row, wanted, most) if row is not None else ""
        text = cells if cells and grounded(cells, candidate.text) else _window(text, concepts)
    return f"“{text}”"


class _Wanted(NamedTuple):
    concepts: Sequence[Concept]
    times: Sequence[TimePoint]
    columns: Sequence[str] = ()
    """The headings of the cells that answer."""

    def of(self, column: str) -> frozenset[str]:
        """Return what a column says of what is asked, the points in time apart."""
        words, moments = frozenset(stems(column)), heading_moments(column)
        said = (each.printed for each in self.concepts if any_held(each.forms, words))
        met = (f"{at.value} {at.unit}" for at in self.times if meets(moments, (at,)))
        alike = [each for each in self.columns if _last(each) == _last(column)]
        # The cell itself comes first, and behind it those of the same heading in other groups.
        own = (_ANSWERS, f"{_ANSWERS} {column}") if column in alike else ()
        return frozenset((*said, *met, *own, *(_LIKE_IT if alike else ())))


def _last(column: str) -> str:
    return column.rpartition(" > ")[2]


def _overlap(concepts: Sequence[Concept], text: str) -> int:
    words = frozenset(stems(text))
    return sum(any_held(concept.forms, words) for concept in concepts)


def _cells(candidate: Candidate, row: Row, wanted: _Wanted, most: int) -> str:
    """Return a row's label and as many of its cells as there is room for; empty where it has none.

    Every cell is shown as the row prints it, heading and value; what is left out is marked.
    """
    values = [candidate.in_cell(cell) for cell in row.cells]
    shown = [
        f"{cell.column} = {own}" if cell.column else own
        for cell, own in zip(row.cells, values, strict=True)
    ]
    room = most - len(row.label.split())
    worth = [wanted.of(cell.column) for cell in row.cells]
    kept = _fitting(worth, [len(each.split()) for each in shown], room)
    if not kept:
        return ""
    pieces = [
        shown[place] if place in kept else _LEFT_OUT
        for place in range(len(shown))
        if place in kept or place == 0 or place - 1 in kept
    ]
    return f"{_LEFT_OUT} {row.label}: {'; '.join(pieces)}"


def _fitting(worth: Sequence[frozenset[str]], lengths: Sequence[int], room: int) -> set[int]:
    """Choose cells while there is room: first what no other chosen says, then what says most."""
    kept: set[int] = set()
    said: frozenset[str] = frozenset()
    left = list(range(len(worth)))
    while left:
        place = max(left, key=lambda at: (len(worth[at] - said), len(worth[at]), -at))
        left.remove(place)
        if lengths[place] <= room + (MORE_WORDS if worth[place] - said else 0):
            kept.add(place)
            room -= lengths[place]
            said |= worth[place]
    return kept


def _window(text: str, concepts: Sequence[Concept]) -> str:
    """Return a sentence, or of a long one the stretch that says most of what is asked."""
    words = _SPACE.split(text.strip())
    if len(words) <= MOST_WORDS:
        return text.strip()
    worth = [_overlap(concepts, word) + any(c.isdigit() for c in word) for word in words]
    starts = range(len(words) - MOST_WORDS + 1)
    best = sorted(starts, key=lambda at: (-sum(worth[at : at + MOST_WORDS]), at))
    # A cut inside "1 204" would make another number of it.
    stretches = (_stretch(words, start) for start in best)
    return next((each for each in stretches if grounded(each, text)), text.strip())


def _stretch(words: Sequence[str], start: int) -> str:
    shown = " ".join(words[start : start + MOST_WORDS])
    lead = "… " if start else ""
    tail = " …" if start + MOST_WORDS < len(words) else ""
    return f"{lead}{shown}{tail}"
