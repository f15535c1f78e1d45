"""What is measured of a candidate sentence against what is asked. All features lie near 0 to 1."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from ingest.documents import SectionKind
from ingest.figures.measures import WEAK
from retrieval.candidates import Candidate
from retrieval.concepts import any_held
from retrieval.lexicon import Part
from retrieval.postings import Postings
from retrieval.question import Asked, Concept, Kind
from retrieval.readings import Reading
from retrieval.same_times import names_time
from retrieval.sorts import SORTS, sorts_asked

K1, B = 1.2, 0.4
"""BM25's saturation and length penalty (Robertson and Zaragoza 2009); rows are long by nature."""

FEATURES = (
    "bm25",  # BM25 of the question's concepts, shared by the best of the document
    "coverage",  # share of the concepts it holds, by IDF
    "coverage outside title",  # the same over concepts that the title does not hold
    "coverage of focus",  # the same over concepts of the asking part
    "coverage of target",  # the same over what was measured
    "coverage of label",  # a row: the same over its own label
    "coverage around",  # concepts it lacks that its heading or the sentence before holds
    "dense",  # cosine of its passage to the question
    "measure",  # share of the measures asked for that it names
    "weak measure",  # the same for words such as change, rate, score
    "interval", "p", "spread", "range", "count",  # asked for and held
    "interval unasked", "p unasked",  # held, not asked for
    "percent",  # a percentage asked for and held
    "time",  # share of the times asked for that it names
    "population",  # share of the subgroups asked for that it names
    "numbers",  # holds as many numbers as are asked for
    "no number",  # a figure is asked for and it holds none
    "many numbers",  # log of how many numbers it holds
    "abstract", "table", "caption",  # where it stands
    "results", "methods", "discussion",
    "place",  # how far into the document
    "length",  # log of its length in words
    "text kind in methods",  # a question for words, answered in abstract or methods
    "document",  # score of its document among those searched
    "best document",  # whether no document scores higher
    # Of questions for words alone:
    *(sort.feature for sort in SORTS),  # a sort of thing asked for, and said
    "new names",  # log of how many of its names the question does not hold
)  # fmt: skip
"""The names of the features, in the order of the columns."""

_NOTHING = dict.fromkeys(FEATURES, 0.0)
_PARTS = {
    Part.INTERVAL: "interval", Part.P: "p", Part.SPREAD: "spread", Part.RANGE: "range",
    Part.COUNT: "count",
}  # fmt: skip

Matrix = npt.NDArray[np.float64]
Wanted = TypeVar("Wanted")


@dataclass(frozen=True, slots=True)
class Scene:
    """What all candidates of one document share.

    Args:
        asked: The question.
        concepts: Its concepts, expanded by the document's abbreviations.
        reading: The document.
        cosines: Passage id -> cosine to the question.
        document_score: Its score among the documents searched, 0 to 1.
    """

    asked: Asked
    concepts: tuple[Concept, ...]
    reading: Reading
    cosines: Mapping[int, float]
    document_score: float


def feature_matrix(shared: Scene) -> Matrix:
    """Measure every candidate of one document.

    Args:
        shared: The document and the question; IDF is counted over the document's candidates.

    Returns:
        One row a candidate, one column a feature of `FEATURES`.
    """
    candidates = shared.reading.candidates
    if not candidates:
        return np.zeros((0, len(FEATURES)))
    parts = _parts(shared.asked)
    # Over a row of zeros, so that the values stand in the order of the columns.
    matrix = np.array(
        [
            list(
                {
                    **_NOTHING,
                    **_asked_and_held(shared.asked, parts, each),
                    **_where(shared, each),
                    **_said(shared.asked, each),
                }.values()
            )
            for each in candidates
        ]
    )
    for name, column in _lexical(shared).items():
        matrix[:, FEATURES.index(name)] = column
    return matrix


def _lexical(shared: Scene) -> dict[str, Matrix]:
    """Measure, column by column, which concepts each candidate holds."""
    reading, concepts = shared.reading, shared.concepts
    inside = _presence(concepts, reading.postings, len(reading.candidates))
    labels = _presence(concepts, reading.label_postings, len(reading.candidates))
    around = _presence(concepts, reading.around_postings, len(reading.candidates))
    weights = _idf(inside)
    in_title = np.array([reading.title_mentions(concept.forms) for concept in concepts], dtype=bool)
    # Without a colon to say what is asked, it is what the title does not say.
    led = any(not concept.focus for concept in concepts)
    in_focus = np.array([c.focus for c in concepts], dtype=bool)
    focus = weights * (in_focus if led else in_focus & ~in_title)
    bm25 = _bm25(shared, inside, weights)
    return {
        "bm25": bm25 / (bm25.max() or 1.0),
        "coverage": _share(weights, inside),
        "coverage outside title": _share(weights * ~in_title, inside),
        "coverage of focus": _share(focus, inside),
        "coverage of target": _share(weights * _is_target(shared), inside),
        "coverage of label": _share(focus, labels),
        "coverage around": _share(weights, around * (1 - inside)),
    }


def _is_target(shared: Scene) -> npt.NDArray[np.bool_]:
    """Return which of the concepts say what was measured, not which study or group."""
    target = [concept.printed for concept in shared.asked.target]
    return np.array(
        [any(c.printed in each or each in c.printed for each in target) for c in shared.concepts],
        dtype=bool,
    )


def _presence(concepts: Sequence[Concept], postings: Postings, candidates: int) -> Matrix:
    """Return 1 where a candidate (row) holds a concept (column), else 0."""
    matrix = np.zeros((candidates, len(concepts)))
    for column, concept in enumerate(concepts):
        matrix[sorted(postings.holding(concept.forms)), column] = 1
    return matrix


def _idf(inside: Matrix) -> Matrix:
    """Return the weight of each concept; one that no candidate holds weighs nothing."""
    total, counts = len(inside), inside.sum(axis=0)
    return np.where(counts > 0, np.log(1 + (total - counts + 0.5) / (counts + 0.5)), 0.0)


def _bm25(shared: Scene, inside: Matrix, weights: Matrix) -> Matrix:
    candidates = shared.reading.candidates
    frequency = inside.copy()
    for row, column in zip(*np.nonzero(inside), strict=True):
        terms = candidates[row].terms
        forms = shared.concepts[column].forms
        frequency[row, column] = max(min(terms[piece] for piece in form) for form in forms)
    lengths = np.array([candidate.length for candidate in candidates], dtype=float)
    norm = K1 * (1 - B + B * lengths / (lengths.mean() or 1.0))
    saturated = frequency * (K1 + 1) / (frequency + norm[:, None])
    return np.asarray(saturated @ weights)


def _share(weights: Matrix, present: Matrix) -> Matrix:
    total = weights.sum()
    return present @ weights / total if total else np.zeros(len(present))


def _parts(asked: Asked) -> dict[str, Part]:
    """Return which part of a figure each column tells of."""
    names = (
        (name if part in asked.parts else f"{name} unasked", part) for part, name in _PARTS.items()
    )
    return {name: part for name, part in names if name in _NOTHING}


def _asked_and_held(
    asked: Asked, parts: Mapping[str, Part], candidate: Candidate
) -> dict[str, float]:
    row = {column: float(candidate.holds_part(part)) for column, part in parts.items()}
    for column, wanted in (
        ("measure", asked.measures - WEAK),
        ("weak measure", asked.measures & WEAK),
    ):
        # Its measures are looked for only where any is asked for.
        row[column] = _share_of(tuple(wanted), lambda name: name in candidate.measures)
    row["time"] = _share_of(asked.times, lambda at: names_time(candidate.text, at))
    row["population"] = _share_of(
        asked.population, lambda group: any_held(group.forms, candidate.terms)
    )
    row["percent"] = float(asked.share and candidate.percent)
    if asked.kind is Kind.FIGURE:
        wanted_numbers = (2 if asked.several else 1) * (1 + len(asked.parts))
        row["numbers"] = min(1.0, candidate.numbers / wanted_numbers)
        row["no number"] = float(candidate.numbers == 0)
    row["many numbers"] = math.log1p(candidate.numbers) / 4
    return row


def _share_of(wanted: Sequence[Wanted], held: Callable[[Wanted], bool]) -> float:
    return sum(map(held, wanted)) / len(wanted) if wanted else 0.0


def _said(asked: Asked, candidate: Candidate) -> dict[str, float]:
    """Measure what a candidate says that a question for words asks for, besides its own words."""
    if asked.kind is not Kind.TEXT:
        return {}
    known = asked.question.casefold()
    sorts = sorts_asked(asked.question)
    new = [name for name in candidate.names if name.casefold() not in known]
    return {
        **{sort.feature: float(bool(sort.says.search(candidate.text))) for sort in sorts},
        "new names": math.log1p(len(new)) / 3,
    }


def _where(shared: Scene, candidate: Candidate) -> dict[str, float]:
    abstract = candidate.kind is SectionKind.ABSTRACT
    methods = candidate.role == "methods"
    return {
        "dense": shared.cosines.get(candidate.passage, 0.0),
        "abstract": float(abstract),
        "table": float(candidate.kind is SectionKind.TABLE),
        "caption": float(candidate.kind is SectionKind.CAPTION),
        "results": float(candidate.role == "results"),
        "methods": float(methods),
        "discussion": float(candidate.role == "discussion"),
        "place": candidate.place,
        "length": math.log1p(candidate.length) / 4,
        "text kind in methods": float(shared.asked.kind is Kind.TEXT and (abstract or methods)),
        "document": shared.document_score,
        "best document": float(shared.document_score >= 1),
    }
