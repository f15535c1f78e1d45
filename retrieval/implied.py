"""Words of a question that a figure answers to without its sentence saying them."""

import re
from functools import lru_cache

from ingest.figures.figure import Figure, Operator
from retrieval.families import measure_of
from retrieval.question import Asked, Concept

_MOST = re.compile(
    r"(?:long|high|great|larg|old|lat)est|max(?:im(?:um|al))?|most", re.IGNORECASE
)  # fmt: skip
_LEAST = re.compile(
    r"(?:short|low|small|young|earli)est|min(?:im(?:um|al))?|least|fewest", re.IGNORECASE
)
EXTREMES: tuple[tuple[re.Pattern[str], frozenset[Operator]], ...] = (
    (_MOST, frozenset({"<=", "<"})),
    (_LEAST, frozenset({">=", ">"})),
)
"""The words for an end of what was seen, and how a figure is said to be that end: *up to 132*."""
_BOUNDS: frozenset[Operator] = frozenset({">=", "<=", ">", "<"})
_MEDIAN = ("median",)
_ASKS_AGE = re.compile(
    r"\b(?:ag(?:e[ds]?|ing)|old\w*|young\w*|elder\w*|years?|yrs?)\b", re.IGNORECASE
)
"""How a question may ask for an age; that of the study's people is told in most papers."""


def words_to_say(asked: Asked, figure: Figure) -> list[Concept]:
    """Return the concepts of a question that the words around a figure should hold.

    Args:
        asked: The question.
        figure: A figure.

    Returns:
        Without those that name the study, which is told by its document; without *longest* where
        the figure is said to be an upper bound, and *median* where that goes without saying.
    """
    return [
        concept
        for concept in asked.concepts
        if not concept.names_study
        and not _is_end(concept.printed, figure)
        and not (figure.measure is None and _MEDIAN in concept.forms and _is_median(figure))
    ]


def is_mere_bound(asked: Asked, figure: Figure) -> bool:
    """Tell a figure that is said to be above or below from one that is, where none is asked for."""
    bound = figure.op in _BOUNDS and figure.p is None
    return bound and not any(_is_end(concept.printed, figure) for concept in asked.concepts)


def _is_median(figure: Figure) -> bool:
    return measure_of(figure) == "median"


def _is_end(word: str, figure: Figure) -> bool:
    return figure.op in _ends_meant(word)


# A few words are held against many figures.
@lru_cache(maxsize=1_000)
def _ends_meant(word: str) -> frozenset[Operator]:
    """Return how figures say the end of what was seen that a word means; none for other words."""
    return next((ops for words, ops in EXTREMES if words.fullmatch(word)), frozenset())


def is_unasked_age(asked: Asked, figure: Figure) -> bool:
    """Tell how old people were from how long anything took, where no age is asked for.

    Args:
        asked: The question.
        figure: A figure of a sentence or row.
    """
    of_age = figure.endpoint == "age" and figure.unit == "years"
    return of_age and not _ASKS_AGE.search(asked.question)
