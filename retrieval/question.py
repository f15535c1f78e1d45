"""From a question to what it asks for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ingest.figures.endpoints import endpoints_in
from ingest.figures.measures import measures_in
from retrieval.lexicon import (
    EXPANSIONS,
    PART_TERMS,
    PART_WORDS,
    SEVERAL_WORDS,
    SHARE_WORDS,
    TEXT_WORDS,
    Part,
    key,
)
from retrieval.words import STOP_WORDS, stem, stems, words

LONGEST_PHRASE = 4
"""Words of the longest phrase looked up in the lexicon."""

Form = tuple[str, ...]
"""One way to write a concept: its stems."""

_LISTS = re.compile(r"\b\w+, [\w\s/-]+,? (?:and|or|versus|vs) \w+")
_TOKEN = re.compile(r"[^\s,;:?!()\"“”]+")


class Kind(StrEnum):
    """What sort of answer a question wants."""

    FIGURE = "figure"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Concept:
    """One content word or phrase of a question, with all the ways a paper may write it.

    Args:
        printed: As the question has it.
        forms: Alternative spellings, each as its stems; one of them present is the concept
            present.
        focus: Whether it stands in the part that asks, behind a colon, not in the part that
            says which study is meant.
    """

    printed: str
    forms: frozenset[Form]
    focus: bool


@dataclass(frozen=True, slots=True)
class TimePoint:
    """A point in time that a question names.

    Args:
        printed: As the question has it (``week 24``, ``6-month``, ``at baseline``).
        value: How many units; None for a named point.
        unit: Canonical unit (``months``), or the named point itself (``baseline``, ``end``).
    """

    printed: str
    value: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for.

    Args:
        question: The question itself, standing on its own.
        kind: Whether a figure is wanted.
        measures: Canonical measures asked for.
        endpoints: Canonical endpoints it names, in its order.
        parts: The parts of the figure it wants.
        several: Whether more than one value is wanted.
        share: Whether a percentage is wanted.
        concepts: Its content words and phrases.
        values: How many values of the figure are wanted; 0 where it asks for several without
            saying how many.
        arms: The groups whose values are wanted, in its order (``on drug``, ``placebo``); empty
            where it names none.
        comparator: What the arm is compared with where one figure is wanted (``versus placebo``).
        times: The time points whose values are wanted.
        population: Subgroups it restricts itself to (``in G3``, ``in women``).
        items: The endpoints or items whose values are listed, each with its words, where more
            than one is wanted.
        target: The concepts that say what was measured, without study, arms, times and
            populations.
    """

    question: str
    kind: Kind
    measures: frozenset[str]
    endpoints: tuple[str, ...]
    parts: frozenset[Part]
    several: bool
    share: bool
    concepts: tuple[Concept, ...]
    values: int = 1
    arms: tuple[Concept, ...] = ()
    comparator: Concept | None = None
    times: tuple[TimePoint, ...] = ()
    population: tuple[Concept, ...] = ()
    items: tuple[Concept, ...] = ()
    target: tuple[Concept, ...] = ()


def parse_question(question: str) -> Asked:
    """Read a question.

    Args:
        question: One standalone question.

    Returns:
        What it asks for.
    """
    focus = _focus_start(question)
    asking = question[focus:]
    parts = frozenset(part for part, pattern in PART_WORDS.items() if pattern.search(asking))
    measures = frozenset(mention.name for mention in measures_in(asking))
    bare = PART_TERMS.sub(" ", asking)
    share = bool(SHARE_WORDS.search(bare))
    text = bool(TEXT_WORDS.search(asking)) and not measures - {"dose", "duration"} and not share
    return Asked(
        question=question,
        kind=Kind.TEXT if text else Kind.FIGURE,
        measures=measures,
        endpoints=tuple(dict.fromkeys(mention.name for mention in endpoints_in(asking))),
        parts=parts,
        several=bool(SEVERAL_WORDS.search(bare) or _LISTS.search(bare)),
        share=share,
        concepts=tuple(_concepts(question, focus)),
    )


def with_abbreviations(asked: Asked, definitions: Mapping[str, str]) -> tuple[Concept, ...]:
    """Return a question's concepts, expanded both ways by what a document defines.

    Args:
        asked: The question.
        definitions: Abbreviation -> long form, of one document.
    """
    longs: list[tuple[Form, Form]] = [
        (tuple(stems(long)), (stem(short),)) for short, long in definitions.items()
    ]
    everything = {form for concept in asked.concepts for form in concept.forms}
    present = {piece for form in everything for piece in form}
    spelt_out = [(long, short) for long, short in longs if long and present >= set(long)]
    return tuple(_expanded(concept, longs, spelt_out) for concept in asked.concepts)


def _expanded(
    concept: Concept,
    longs: list[tuple[Form, Form]],
    spelt_out: list[tuple[Form, Form]],
) -> Concept:
    forms = set(concept.forms)
    forms.update(long for long, short in longs if short in concept.forms and long)
    own = {piece for form in concept.forms for piece in form}
    forms.update(short for long, short in spelt_out if own & set(long))
    return Concept(concept.printed, frozenset(forms), concept.focus)


def _focus_start(question: str) -> int:
    """Return where the asking part begins: behind the last colon, else at the start."""
    colon = question.rfind(": ")
    return colon + 1 if colon >= 0 and words(question[colon:]) else 0


def _concepts(question: str, focus: int) -> Iterator[Concept]:
    # Blanked, not removed: places in the question stay what they are.
    bare = PART_TERMS.sub(lambda part: " " * len(part.group()), question)
    tokens = list(_TOKEN.finditer(bare))
    place = 0
    while place < len(tokens):
        width, forms = _phrase_at([token.group() for token in tokens], place)
        printed = question[tokens[place].start() : tokens[place + width - 1].end()]
        if forms:
            yield Concept(printed, forms, tokens[place].start() >= focus)
        place += width


def _phrase_at(tokens: list[str], place: int) -> tuple[int, frozenset[Form]]:
    for width in range(min(LONGEST_PHRASE, len(tokens) - place), 0, -1):
        phrase = " ".join(tokens[place : place + width])
        known = EXPANSIONS.get(key(phrase)) or EXPANSIONS.get(key(phrase.rstrip(".'s")))
        if known and not (width == 1 and phrase in STOP_WORDS):
            forms = {tuple(stems(other)) for other in (*known, phrase)}
            return width, frozenset(form for form in forms if form)
    single = tuple(stem(word) for word in words(tokens[place]) if word.casefold() not in STOP_WORDS)
    return 1, frozenset({single}) if single else frozenset()
