"""Stating figures in words: from what a quote holds, never from anything else."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.figures.figure import Figure, Interval, PValue, Range, Spread
from ingest.figures.grammar import figures_in
from ingest.figures.numbers import numbers_in
from retrieval.candidates import Candidate
from retrieval.features import holds
from retrieval.lexicon import Part
from retrieval.question import Asked, Concept
from retrieval.words import stems

MOST_CELLS = 6
"""Cells of a row that one sentence can carry."""
MOST_WORDS = 80
"""Words of a quoted sentence inside the answer; the citation keeps all of them."""

_OPERATORS = {"<": "<", ">": ">", "<=": "≤", ">=": "≥", "approx": "about "}
_CIRCUMSTANCES = frozenset({"years", "months", "weeks", "days", "h"})
"""Units that mostly say when; a figure in them is a result only where no other is."""
_SPACE = re.compile(r"\s+")


def grounded(statement: str, quote: str) -> bool:
    """Tell whether every number of a statement stands in its quote, glyphs normalised."""
    there = {number.value for number in numbers_in(quote)}
    return all(number.value in there for number in numbers_in(statement))


def stated(
    asked: Asked, concepts: Sequence[Concept], candidate: Candidate
) -> tuple[str, tuple[Figure, ...]]:
    """State what a candidate reports, as far as that can be done cleanly.

    Args:
        asked: The question.
        concepts: Its concepts in the document's words.
        candidate: The sentence or row to state.

    Returns:
        One statement without marker or full stop, and the figures it states with offsets in the
        candidate's text; where no clean statement can be built, the candidate's own words in
        quotation marks.
    """
    figures = figures_in(candidate.text)
    if candidate.row is not None:
        statement, chosen = _row(asked, candidate, concepts, figures)
    else:
        statement, chosen = _single_figure(asked, figures)
    short = len(statement.split()) <= MOST_WORDS
    if statement and short and grounded(statement, candidate.text):
        return statement, chosen
    words = _window(candidate.text, concepts)
    shown = tuple(figure for figure in figures if figure.text in words)
    return f"“{words}”", _wanted(asked, shown)


def is_built(statement: str) -> bool:
    """Tell a statement built from figures, complete in itself, from a quoted sentence."""
    return not statement.startswith("“")


def rendered(figure: Figure) -> str:
    """Write a figure the same way whatever its paper's typography."""
    if figure.value is None:
        return figure.text
    unit = figure.unit or ""
    value = f"{_OPERATORS.get(figure.op or '', '')}{number(figure.value)}"
    value += unit if unit in {"%", "°"} else f" {unit}" if unit else ""
    inside = [_part(part) for part in (figure.interval, figure.spread, figure.range) if part]
    brackets = f" ({'; '.join(inside)})" if inside else ""
    return f"{value}{brackets}{_p(figure.p)}"


def number(value: Decimal) -> str:
    """Write a number with its printed places and a true minus sign."""
    return f"{value:f}".replace("-", "−")


def _part(part: Interval | Spread | Range) -> str:
    if isinstance(part, Spread):
        return f"{part.kind} {number(part.value)}"
    ends = f"{number(part.low)}–{number(part.high)}"
    if part.low < 0 or part.high < 0:
        ends = f"{number(part.low)} to {number(part.high)}"
    if isinstance(part, Range):
        return f"{part.kind} {ends}"
    return f"{number(part.level)}% CI {ends}" if part.level else f"CI {ends}"


def _p(p: PValue | None) -> str:
    if p is None:
        return ""
    sign = {"<=": "≤", ">=": "≥"}.get(p.op, p.op)
    return f", P{sign}{number(p.value)}"


def _single_figure(asked: Asked, figures: Sequence[Figure]) -> tuple[str, tuple[Figure, ...]]:
    """State the one figure that is of the measure and the endpoint asked for."""
    if asked.several or not asked.endpoints:
        return "", ()
    fitting = [
        figure
        for figure in figures
        if figure.measure
        and figure.endpoint in asked.endpoints
        and (figure.measure in asked.measures or (asked.share and figure.unit == "%"))
        and all(_has(figure, part) for part in asked.parts)
    ]
    if len(fitting) != 1:
        return "", ()
    figure = fitting[0]
    where = f" ({figure.arm})" if figure.arm else ""
    measure = f"{figure.measure}"
    label = f"{measure[0].upper()}{measure[1:]} for {figure.endpoint}{where}"
    return f"{label}: {rendered(figure)}", (figure,)


def _has(figure: Figure, part: Part) -> bool:
    held = {
        Part.INTERVAL: figure.interval,
        Part.P: figure.p,
        Part.SPREAD: figure.spread,
        Part.RANGE: figure.range,
        Part.COUNT: figure.n or figure.value,
    }
    return held[part] is not None


def _row(
    asked: Asked, candidate: Candidate, concepts: Sequence[Concept], figures: Sequence[Figure]
) -> tuple[str, tuple[Figure, ...]]:
    """State a row: its label and its cells; of a long row, those the question speaks of."""
    row = candidate.row
    if row is None or not row.label:
        return "", ()
    cells = list(row.cells)
    if not asked.several or len(cells) > MOST_CELLS:
        fit = [_overlap(concepts, cell.column) for cell in cells]
        spoken_of = [cell for cell, overlap in zip(cells, fit, strict=True) if overlap]
        cells = spoken_of or cells
    if not cells or len(cells) > MOST_CELLS:
        return "", ()
    text = candidate.text
    spans = [(cell.start - row.start, cell.end - row.start) for cell in cells]
    stated_cells = [
        f"{cell.column}: {text[start:end]}" if cell.column else text[start:end]
        for cell, (start, end) in zip(cells, spans, strict=True)
    ]
    chosen = tuple(
        figure for figure in figures if any(s <= figure.start and figure.end <= e for s, e in spans)
    )
    return f"{row.label} – {'; '.join(stated_cells)}", chosen


def _overlap(concepts: Sequence[Concept], text: str) -> int:
    words = frozenset(stems(text))
    return sum(any(holds(form, words) for form in concept.forms) for concept in concepts)


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


def _wanted(asked: Asked, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Of a quoted sentence's figures, those that look most like what is asked for."""
    results = [figure for figure in figures if figure.unit not in _CIRCUMSTANCES] or list(figures)
    for test in (
        lambda figure: figure.measure in asked.measures,
        lambda figure: asked.share and figure.unit == "%",
        lambda figure: any(_has(figure, part) for part in asked.parts - {Part.COUNT}),
    ):
        results = [figure for figure in results if test(figure)] or results
    return tuple(results)
