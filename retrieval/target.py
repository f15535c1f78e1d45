"""The concepts that say what was measured."""

from collections.abc import Iterator

from ingest.figures.endpoints import endpoints_in
from ingest.figures.measures import WEAK
from retrieval.clauses import blanked
from retrieval.concepts import Concept, Placed, placed_concepts
from retrieval.layout import MATTERS, Layout

NO_TARGET = frozenset(
    """patient patients people person participants participant subjects group groups arm arms
    study trial paper article figure figures value values number numbers drug placebo treatment
    baseline entry before after figure result results data reach reached report reported wanted
    want take took taken taking get got gets given receive received had have used using
    happen happened occur occurred see seen find found observe observed score scores respectively
    overall altogether separately exact exactly actually still later whole each
    mark went go goes going make made term terms compare compared versus against whose
    show shown experience experienced develop developed one two three four five six minus listed
    across opposed adjusted unadjusted crude covariate-adjusted propensity-matched between-group
    due least squares estimated relative high low large big much long far often better worse compare
    treated""".split()
)
"""Words of questions that say nothing about what was measured."""
UNITS = frozenset(
    """seconds minutes hours minute hour days weeks months years day week month year litres mm cm
    kg mg ml gy gbq mbq mci points point percent""".split()
)
"""Units that a question wants the answer in; matter only where it names nothing else."""


def target_concepts(layout: Layout) -> tuple[Concept, ...]:
    """Return what `placed_target` finds, without the places."""
    return tuple(placed.concept for placed in placed_target(layout))


def placed_target(layout: Layout) -> tuple[Placed, ...]:
    """Return the concepts of the asking part that say what was measured.

    Left out are study names, arms, comparators, populations, times, parts and measures. A word
    such as *dose* or *score* that is measure and matter at once stays where nothing else would.

    Args:
        layout: The question.
    """
    strong = [
        (m.start, m.end) for m in layout.mentions if m.name not in WEAK and m.name not in MATTERS
    ]
    weak = [(m.start, m.end) for m in layout.mentions if m.name in WEAK]
    return (
        tuple(_outside(layout, _taken(layout), [*strong, *weak], NO_TARGET | UNITS))
        or tuple(_outside(layout, _taken(layout), strong, NO_TARGET))
        or tuple(_outside(layout, _without_groups(layout), strong, frozenset()))
    )


def _taken(layout: Layout) -> list[tuple[int, int]]:
    groups = [(group.start, group.end) for group in layout.groups]
    return [*groups, *_without_groups(layout)]


def _without_groups(layout: Layout) -> list[tuple[int, int]]:
    times = [(span.start, span.end) for span in layout.times]
    return [*times, *layout.studies, *layout.parts]


def _outside(
    layout: Layout,
    spans: list[tuple[int, int]],
    measures: list[tuple[int, int]],
    left_out: frozenset[str],
) -> Iterator[Placed]:
    """Return the concepts outside some spans that are more than words of a measure."""
    inside = [(start, end) for start, end in spans if end > layout.start]
    text = blanked(layout.question, [(0, layout.start), *inside])
    said = blanked(text, measures)
    for placed in placed_concepts(text):
        if placed.concept.printed != layout.question[placed.start : placed.end]:
            # Words on both sides of something left out are no phrase.
            continue
        bare = placed.concept.printed.casefold().strip(".'")
        more = any(letter.isalnum() for letter in said[placed.start : placed.end])
        if bare not in left_out and (more or endpoints_in(placed.concept.printed)):
            yield placed
