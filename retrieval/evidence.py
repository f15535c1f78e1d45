"""From documents to the sentences and table rows that hold what is asked."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from retrieval.candidates import Candidate
from retrieval.courses import of_course_asked
from retrieval.features import FEATURES, Scene, feature_matrix
from retrieval.named_years import publication_years
from retrieval.question import Asked, Concept, with_abbreviations
from retrieval.readings import Reading
from retrieval.search import FoundDocument
from retrieval.target import NO_TARGET
from retrieval.weights import WEIGHTS

OF_ANOTHER_YEAR = 0.7
"""What a document keeps of its score where the question names its study by another's year."""
_OF_ANY_STUDY = NO_TARGET | {
    "cohort", "series", "abstract", "publication", "report", "registry", "survey", "rct",
}  # fmt: skip
"""Words of a study's name that any study may be called by."""


@dataclass(frozen=True, slots=True)
class WeighedDocument:
    """A document with the question as that document would put it.

    Args:
        reading: The document.
        concepts: The question's concepts, expanded by the document's abbreviations.
        score: How well it fits, the best of those weighed being 1.
        of_another_year: Whether the question names its study by a year that this one is not of, or
            by words that another document mentions and this one does not.
    """

    reading: Reading
    concepts: tuple[Concept, ...]
    score: float
    of_another_year: bool = False

    def in_its_words(self, concepts: Sequence[Concept]) -> tuple[Concept, ...]:
        """Return concepts of the question as this document would put them."""
        known = {concept.printed: concept for concept in self.concepts}
        return tuple(known.get(concept.printed, concept) for concept in concepts)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A candidate with its weight.

    Args:
        candidate: The sentence or row.
        document: Its document.
        weight: The weighted sum of its features; compares within one question only.
        score: Its share among all candidates of the question (softmax of the weights).
        features: Feature name -> value, for explanation.
        judgement: What a second look at it found, about -1 to 1; 0 before.
        judged_figures: The start of a figure -> what a second look at it found; only of figures
            looked at.
    """

    candidate: Candidate
    document: WeighedDocument
    weight: float
    score: float
    features: Mapping[str, float]
    judgement: float = 0.0
    judged_figures: Mapping[int, float] = field(default_factory=dict)


def weigh_documents(
    asked: Asked, found: Sequence[tuple[FoundDocument, Reading]]
) -> list[WeighedDocument]:
    """Order documents by what the search found and by how much of the question they hold.

    The score is the search's score plus the share of the question's concepts in the title (with
    authors, journal and year), in the abstract and anywhere in the document, each counting the
    same. A concept that few of these documents hold tells them apart and weighs more. Where one of
    them is of a year by which the question names its study, those of other years count less, and
    where one mentions every word of the study's name, those that do not.

    Args:
        asked: The question.
        found: Documents with their readings.

    Returns:
        The documents, best first; ties by id.
    """
    views = [(each, reading, with_abbreviations(asked, reading.definitions))
             for each, reading in found]  # fmt: skip
    anywhere = [[r.mentions(c.forms) for c in concepts] for _, r, concepts in views]
    weights = _telling(np.array(anywhere, dtype=bool))
    years = publication_years(asked.question).intersection(_year_of(each) for _, each in found)
    naming = [place for place, concept in enumerate(asked.concepts) if names_one(concept)]
    whole = bool(naming) and any(_is_named(inside, naming) for inside in anywhere)
    weighed = []
    for (document, reading, concepts), inside in zip(views, anywhere, strict=True):
        titled = [reading.title_mentions(concept.forms) for concept in concepts]
        abstracted = [reading.abstract_mentions(concept.forms) for concept in concepts]
        held = sum(_weighted(each, weights) for each in (titled, abstracted, inside))
        another = _is_of_another(reading, years) or (whole and not _is_named(inside, naming))
        score = (document.score + held) * (OF_ANOTHER_YEAR if another else 1)
        weighed.append(WeighedDocument(reading, concepts, score, another))
    weighed.sort(key=lambda each: (-each.score, each.reading.stored.id))
    best = weighed[0].score if weighed and weighed[0].score else 1.0
    return [replace(each, score=each.score / best) for each in weighed]


def names_one(concept: Concept) -> bool:
    """Tell whether a concept tells one study from others, as *trial* and *cohort* do not."""
    return concept.names_study and concept.printed.casefold() not in _OF_ANY_STUDY


def _is_named(inside: Sequence[bool], naming: Sequence[int]) -> bool:
    """Tell whether a document mentions every concept by which a question names its study."""
    return all(inside[place] for place in naming)


def _is_of_another(reading: Reading, years: Collection[int | None]) -> bool:
    """Tell whether a document was published in none of the years that a question names."""
    return bool(years) and _year_of(reading) not in {None, *years}


def _year_of(reading: Reading) -> int | None:
    return reading.stored.document.year


def _telling(held: npt.NDArray[np.bool_]) -> tuple[float, ...]:
    """Weigh each concept by its rarity among some documents, one that none holds by nothing.

    Args:
        held: Which document (row) mentions which concept (column).
    """
    if held.size == 0:
        return ()
    counts, total = held.sum(axis=0), len(held)
    rarity = np.log(1 + (total - counts + 0.5) / (counts + 0.5))
    return tuple(float(each) for each in np.where(counts > 0, rarity, 0.0))


def _weighted(held: Sequence[bool], weights: Sequence[float]) -> float:
    total = sum(weights)
    share = sum(weight for weight, there in zip(weights, held, strict=True) if there)
    return share / total if total else 0.0


def undominated(documents: Sequence[WeighedDocument]) -> list[WeighedDocument]:
    """Leave out the documents that hold less of the question than the best, and nothing more.

    A trial named in a question is in one paper and not in its neighbours, whose sentences may
    otherwise fit as well.

    Args:
        documents: Best first.
    """
    held = [_held(document) for document in documents]
    return [
        document
        for document, mine in zip(documents, held, strict=True)
        if document is documents[0] or not mine < held[0]
    ]


class Ranking:
    """All sentences and table rows of some documents, best first.

    Args:
        rows: Weight, candidate, document and features of each, best first.
    """

    def __init__(self, rows: "Sequence[Weighed]") -> None:
        self._rows = rows
        self._top = rows[0][0] if rows else 0.0
        self._total = float(sum(np.exp(row[0] - self._top) for row in rows))

    def first(self, limit: int) -> list[Evidence]:
        """Return the best, best first."""
        return [self._evidence(row) for row in self._rows[:limit]]

    def of(self, candidate: Candidate) -> Evidence | None:
        """Return one of the candidates as evidence; None where it was left out."""
        found = next((row for row in self._rows if row[1] is candidate), None)
        return self._evidence(found) if found else None

    def _evidence(self, row: "Weighed") -> Evidence:
        weight, candidate, document, features = row
        share = round(float(np.exp(weight - self._top)) / self._total, 6)
        named = dict(zip(FEATURES, map(float, features), strict=True))
        return Evidence(candidate, document, weight, share, named)


Weighed = tuple[float, Candidate, WeighedDocument, npt.NDArray[np.float64]]


def rank_evidence(
    asked: Asked, documents: Sequence[WeighedDocument], cosines: Mapping[int, float]
) -> Ranking:
    """Rank all sentences and table rows of some documents; ties by document and place.

    Args:
        asked: The question.
        documents: The documents to look in.
        cosines: Passage id -> cosine to the question; a missing one counts as 0.
    """
    weights = np.array([WEIGHTS[asked.kind][name] for name in FEATURES])
    rows: list[Weighed] = []
    for document in documents:
        reading = document.reading
        features = feature_matrix(Scene(asked, document.concepts, reading, cosines, document.score))
        # Rounded: the last bits of a sum may differ between machines.
        sums = np.round(features @ weights, 9)
        may_answer = of_course_asked(asked.question, asked.endpoints, reading.candidates)
        rows += [
            (float(total), candidate, document, row)
            for total, candidate, row, kept in zip(
                sums, reading.candidates, features, may_answer, strict=True
            )
            if kept
        ]
    rows.sort(key=lambda row: (-row[0], row[1].document, row[1].start))
    return Ranking(rows)


def _held(document: WeighedDocument) -> frozenset[str]:
    mentions = document.reading.mentions
    return frozenset(c.printed for c in document.concepts if mentions(c.forms))


def coverage(
    concepts: Sequence[Concept], mentions: Callable[[frozenset[tuple[str, ...]]], bool]
) -> float:
    """Return the share of concepts that something mentions in any of their forms."""
    return sum(mentions(c.forms) for c in concepts) / len(concepts) if concepts else 0.0


def left_out(
    concepts: Sequence[Concept], mentions: Callable[[frozenset[tuple[str, ...]]], bool]
) -> float:
    """Return the share of concepts that something mentions in none of their forms."""
    return sum(not mentions(c.forms) for c in concepts) / len(concepts) if concepts else 0.0
