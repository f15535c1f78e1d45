"""Questions made from what an article reports: the number taken out, the rest asked about.

The answer of each is known, for it is the figure that was taken out. A sentence's own words are
shuffled, thinned, abbreviated and said otherwise, so that a ranker cannot learn to look for the
sentence that shares the most words with the question.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from bench.ranker.wording import (
    OPENINGS,
    VERSUS,
    measure_word,
    misspelt,
    part_words,
    reworded,
)
from ingest.figures.figure import Figure
from retrieval.candidates import Candidate

MOST_WORDS = 26
"""Words of a question's matter."""
FEWEST_WORDS = 2

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBERS = re.compile(r"(?<![\w-])[-−+±<>=≤≥~]?\s?\d[\d.,·:/–−-]*\s?%?(?![\w-])")
_CHUNKS = re.compile(
    r"\s*[,;:]\s+|\s+(?=(?:in|with|at|for|after|during|among|between|compared|than|by|from|on)\s)"
)
_FILLING = frozenset(
    """was were is are had has have been be that the a an there we our observed found showed shown
    significantly statistically significant respectively however moreover furthermore also both
    this these those which while whereas reported noted seen it its their they as did not no no
    higher lower greater increased decreased respectively, therefore thus overall""".split()
)


@dataclass(frozen=True, slots=True)
class PseudoQuestion:
    """A question with the numbers that answer it.

    Args:
        text: The question.
        source: The sentence or row it was made from.
        figures: The figures asked for.
    """

    text: str
    source: Candidate
    figures: tuple[Figure, ...]

    @property
    def numbers(self) -> frozenset[Decimal]:
        """Absolute values that an answer must hold, all of them."""
        return wanted_numbers(self.figures)


def pseudo_question(
    source: Candidate,
    figures: Sequence[Figure],
    title: str,
    definitions: Mapping[str, str],
    rng: Random,
) -> PseudoQuestion | None:
    """Ask for one figure of a sentence or row, or for several that stand side by side.

    Args:
        source: Where the figures stand.
        figures: Those asked for, of the same kind.
        title: The article's title; a few words of it may lead the question.
        definitions: The article's abbreviations.
        rng: Chooses the wording.

    Returns:
        The question; None where too few words are left to ask with.
    """
    matter = list(_matter(source, figures, rng))
    if len(matter) < FEWEST_WORDS:
        return None
    matter_text = reworded(" ".join(matter[:MOST_WORDS]), definitions, 0.35, rng)
    first = figures[0]
    asking = _asking(matter_text, measure_word(first, rng), rng)
    arms = _arms(figures, rng)
    text = " ".join(part for part in (asking, arms, part_words(first, rng)) if part)
    text = re.sub(r"\s+([,?])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,;:") + "?"
    if rng.random() < 0.3:  # noqa: PLR2004
        text = f"{_context(title, rng)}: {text}"
    if rng.random() < 0.12:  # noqa: PLR2004
        text = misspelt(text, rng)
    if rng.random() < 0.3:  # noqa: PLR2004
        text = text[0].upper() + text[1:]
    return PseudoQuestion(text, source, tuple(figures))


def wanted_numbers(figures: Sequence[Figure]) -> frozenset[Decimal]:
    """Return the absolute values by which figures are known, their intervals' ends included."""
    found: set[Decimal] = set()
    for figure in figures:
        values = [figure.value, figure.spread and figure.spread.value]
        for pair in (figure.interval, figure.range):
            values += [pair.low, pair.high] if pair else []
        found |= {abs(value) for value in values if value is not None}
    return frozenset(found)


def side_by_side(figures: Sequence[Figure], first: Figure) -> list[Figure]:
    """Return the figures of the same kind as one, each of a group or time of its own."""
    kin = [
        figure
        for figure in figures
        if (figure.measure, figure.endpoint, figure.unit)
        == (first.measure, first.endpoint, first.unit)
        and (figure.arm, figure.time) != (None, None)
    ]
    labels = [(figure.arm, figure.time) for figure in kin]
    return kin if first in kin and len(set(labels)) == len(labels) else [first]


def _matter(source: Candidate, figures: Sequence[Figure], rng: Random) -> Iterator[str]:
    chunks = [chunk for chunk in _CHUNKS.split(_masked(source, figures, rng)) if chunk.strip()]
    if rng.random() < 0.4:  # noqa: PLR2004
        rng.shuffle(chunks)
    kept = rng.uniform(0.65, 1.0)
    for word in " ".join(chunks).split():
        if word.casefold().strip(",.;") in _FILLING or not any(map(str.isalnum, word)):
            continue
        if rng.random() < kept:
            yield word.strip(".;")


def _masked(source: Candidate, figures: Sequence[Figure], rng: Random) -> str:
    """Return the words that speak of some figures, every number taken out."""
    if source.row is not None:
        column = source.column_of(figures[0]) if len(figures) == 1 else ""
        caption = source.text.partition(" = ")[0].split()
        tail = " ".join(caption[-8:] if rng.random() < 0.5 else [])  # noqa: PLR2004
        said = f"{source.row.label}, {column}, {tail}"
    elif len(figures) == 1 and rng.random() < 0.6:  # noqa: PLR2004
        said = source.said_of(figures[0])
    else:
        said = _blanked(source.text, source.figures)
    for figure in source.figures:
        said = said.replace(figure.text, " ")
    return _NUMBERS.sub(" ", _BRACKETS.sub(" ", said))


def _blanked(text: str, figures: Sequence[Figure]) -> str:
    letters = list(text)
    for figure in figures:
        letters[figure.start : figure.end] = " " * (figure.end - figure.start)
    return "".join(letters)


def _asking(matter: str, measure: str, rng: Random) -> str:
    said = "" if measure and measure.casefold() in matter.casefold() else measure
    opening = rng.choice(OPENINGS)
    if said.startswith(("how", "what")):
        opening = ""
    styles = (
        f"{opening} {said} {matter}",
        f"{opening} {said} {rng.choice(('for', 'of', 'in'))} {matter}",
        f"{matter} - {said}" if said else matter,
        f"{matter}, {said}" if said else matter,
    )
    return rng.choice(styles)


def _arms(figures: Sequence[Figure], rng: Random) -> str:
    labels = [figure.arm or figure.time or "" for figure in figures]
    times = {figure.time for figure in figures if figure.time}
    said = rng.choice(VERSUS).join(label for label in labels if label)
    said = said if rng.random() < 0.8 else ""  # noqa: PLR2004
    if len(times) == 1 and rng.random() < 0.6:  # noqa: PLR2004
        said += f" at {times.pop()}"
    lead = rng.choice(("in", "with", "on", "for", ",", "-"))
    return f"{lead} {said.strip()}" if said.strip() else ""


def _context(title: str, rng: Random) -> str:
    words = [word for word in title.split() if word.casefold() not in _FILLING]
    start = rng.randrange(max(1, len(words) - 5))
    return " ".join(words[start : start + rng.randint(3, 8)]).strip(" :,.;")
