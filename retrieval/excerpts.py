"""What an answer quotes of a sentence or table row: all of it, or of a long one what answers."""

import re
from collections.abc import Sequence

from ingest.documents import Row
from ingest.figures.numbers import numbers_in
from retrieval.candidates import Candidate
from retrieval.concepts import Concept, any_held
from retrieval.words import stems

MOST_WORDS = 70
"""Words of a quoted sentence inside the answer; the citation keeps all of them."""
_LEFT_OUT = "…"
_SPACE = re.compile(r"\s+")


def grounded(statement: str, quote: str) -> bool:
    """Tell whether every number of a statement stands in its quote, glyphs normalised."""
    there = {number.value for number in numbers_in(quote)}
    return all(number.value in there for number in numbers_in(statement))


def quoted(candidate: Candidate, concepts: Sequence[Concept]) -> str:
    """Return a candidate's own words in quotation marks; of a long one, the part that answers.

    Args:
        candidate: A sentence; or a row, of which a long one is quoted without its caption, and with
            those cells alone whose columns say most of what is asked.
        concepts: What is asked.
    """
    text = candidate.text.strip()
    if len(_SPACE.split(text)) > MOST_WORDS:
        row = candidate.row
        cells = _cells(candidate, row, concepts) if row is not None else ""
        text = cells if cells and grounded(cells, candidate.text) else _window(text, concepts)
    return f"“{text}”"


def _overlap(concepts: Sequence[Concept], text: str) -> int:
    words = frozenset(stems(text))
    return sum(any_held(concept.forms, words) for concept in concepts)


def _cells(candidate: Candidate, row: Row, concepts: Sequence[Concept]) -> str:
    """Return a row's label and as many of its cells as there is room for; empty where it has none.

    Every cell is shown as the row prints it, heading and value; what is left out is marked.
    """
    spans = ((cell.start - candidate.start, cell.end - candidate.start) for cell in row.cells)
    values = [candidate.text[start:end] for start, end in spans]
    shown = [f"{cell.column} = {own}" for cell, own in zip(row.cells, values, strict=True)]
    worth = [_overlap(concepts, cell.column) for cell in row.cells]
    room = MOST_WORDS - len(row.label.split())
    kept: set[int] = set()
    for place in sorted(range(len(shown)), key=lambda at: (-worth[at], at)):
        words = len(shown[place].split())
        if words > room:
            break
        kept.add(place)
        room -= words
    if not kept:
        return ""
    pieces = [
        shown[place] if place in kept else _LEFT_OUT
        for place in range(len(shown))
        if place in kept or place == 0 or place - 1 in kept
    ]
    return f"{_LEFT_OUT} {row.label}: {'; '.join(pieces)}"


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
