"""From a question to what it asks for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.figures.measures import WEAK, measures_in
from retrieval.arms import Role
from retrieval.asked_endpoints import asked_endpoints
from retrieval.concepts import Concept, Form, expanded, phrase_concept, placed_concepts
from retrieval.kinds import Kind, asks_why, kind_of
from retrieval.layout import Layout, laid_out
from retrieval.lexicon import ANSWERED_BY
from retrieval.part_words import PART_TERMS, SHARE_WORDS, Part, is_share, parts_in
from retrieval.target import target_concepts
from retrieval.time_points import TimePoint
from retrieval.value_counts import wanted_values
from retrieval.words import stems

__all__ = [
    "Asked",
    "Concept",
    "Form",
    "Kind",
    "TimePoint",
    "expanded",
    "parse_question",
    "with_abbreviations",
]

_PARTS_OF_RESULTS = frozenset({Part.INTERVAL, Part.P, Part.SPREAD, Part.RANGE})
_RESPONDERS = re.compile(r"\bresponders?\b", re.IGNORECASE)
_NO_RESULT = frozenset(
    {"dose", "duration", "number", "count", "rate", "score", "change", "difference"}
)
"""Measures that a question for words names too."""

_ROLE_WORDS = frozenset(stems("arm group patients users treated coated"))
_NO_NAMES = frozenset(
    {(), *((word,) for word in stems("treatment study drug trial active main non"))}
)
"""What is left of a group's name that would be said of every group."""


_GOES_ON = re.compile(r"^\W*(?:(?:and|so|then)\s)?(?:what|how) about\b", re.IGNORECASE)
"""How a question is taken up again for something else: *what about G3?*."""


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


@lru_cache(maxsize=256)
def parse_question(question: str) -> Asked:
    """Read a question.

    Args:
        question: One standalone question.

    Returns:
        What it asks for.
    """
    layout = laid_out(question)
    asking = question[layout.start :]
    parts = parts_in(asking)
    share = is_share(asking)
    counted = bool(SHARE_WORDS.search(PART_TERMS.sub(" ", asking)) or _RESPONDERS.search(asking))
    measures, endpoints = layout.wanted_measures, asked_endpoints(asking)
    if not measures and not endpoints:
        # "Median OS by grade: G1, G2 and G3?" says what is measured before the colon.
        head = question[: layout.start]
        measures = frozenset(mention.name for mention in measures_in(head)) - WEAK
        endpoints = asked_endpoints(head) if measures else ()
    new = _GOES_ON.sub("", asking)
    named = layout.wanted_measures if new == asking else measures
    measured = bool(named - _NO_RESULT or counted or parts & _PARTS_OF_RESULTS)
    values = wanted_values(layout)
    comparators = _concepts(layout, Role.COMPARATOR)
    return Asked(
        question=question,
        kind=Kind.TEXT if asks_why(question) else kind_of(new, measured=measured),
        measures=measures,
        endpoints=endpoints,
        parts=parts,
        several=values != 1,
        share=share,
        concepts=tuple(map(_widened, _said(layout))),
        values=values,
        arms=_concepts(layout, Role.ARM),
        comparator=comparators[0] if comparators else None,
        times=tuple(point for span in layout.times for point in span.points),
        population=_concepts(layout, Role.POPULATION),
        items=_items(layout),
        target=tuple(map(_widened, target_concepts(layout))),
    )


def with_abbreviations(asked: Asked, definitions: Mapping[str, str]) -> tuple[Concept, ...]:
    """Return a question's concepts, expanded both ways by what a document defines.

    Args:
        asked: The question.
        definitions: Abbreviation -> long form, of one document.
    """
    return expanded(asked.concepts, definitions)


def _widened(concept: Concept) -> Concept:
    """Let a word of the question be found as what answers it, too."""
    others = ANSWERED_BY.get(concept.printed.casefold(), ())
    return replace(concept, forms=concept.forms | {tuple(stems(other)) for other in others})


def _said(layout: Layout) -> Iterator[Concept]:
    """Return all concepts of a question, those that name its study marked.

    Where the study is named before the asking part, a *validation series* in it is none.
    """
    studies = () if layout.start else layout.named_studies
    for placed in placed_concepts(_bare(layout.question), layout.colon):
        named = any(a <= placed.start and placed.end <= b for a, b in studies)
        yield replace(placed.concept, names_study=True) if named else placed.concept


def _bare(question: str) -> str:
    # Blanked, not removed: places in the question stay what they are.
    return PART_TERMS.sub(lambda part: " " * len(part.group()), question)


def _concepts(layout: Layout, role: Role) -> tuple[Concept, ...]:
    found = (phrase_concept(group.text) for group in layout.groups if group.role is role)
    return tuple(_with_and_without_role(concept) for concept in found if concept)


def _with_and_without_role(group: Concept) -> Concept:
    """Let *the gel group* be called *gel* too, as a column is, or *the gel arm*."""
    bare = (tuple(word for word in form if word not in _ROLE_WORDS) for form in group.forms)
    names = {form for form in bare if form not in _NO_NAMES and max(map(len, form)) > 1}
    return replace(group, forms=group.forms | names)


def _items(layout: Layout) -> tuple[Concept, ...]:
    found = (phrase_concept(text) for _, _, text in layout.items)
    return tuple(concept for concept in found if concept)
