"""Comparisons across publications: which document each thing compared belongs to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.figures.endpoints import endpoint_names, endpoints_in
from ingest.figures.labels import is_year
from ingest.figures.measures import measures_in
from retrieval.concepts import Concept, phrase_concept
from retrieval.evidence import OF_ANOTHER_YEAR, WeighedDocument
from retrieval.needs import Need
from retrieval.question import Asked
from retrieval.taken_together import TOGETHER

LEAST_SCORE = 0.6
"""A document is compared where its score is at least this share of the best one's."""
MOST_SIDES = 4

_COMPARES = re.compile(
    r"\b(?:versus|vs\.?|against|compar\w+|side by side|than|both|respectively|set beside"
    r"|and (?:of|in|for|on|with|that of|the)|or (?:in |of )?the|or that of)\b",
    re.IGNORECASE,
)
_COMPARING = re.compile(r"\bside by side\b|\bset beside\b|\bcompar\w+|±\s?\w*", re.IGNORECASE)
"""Words of comparing itself and of a figure's parts, which name nothing."""
_BETWEEN = re.compile(
    r"\b(?:versus|vs|against|than|and|or|both|with (?:that|those)|compared|beside)\b"
    r"|^\S+(?:\s(?:trial|study|paper|cohort|series))?,\s(?:in\s|of\s)?(?:the\s)?$",
    re.IGNORECASE,
)
"""What stands between the names of studies that are compared."""
_NAME = re.compile(r"^(?=[^%]*$).*(?:[A-Z]|^\(?(?:19|20)\d\d\b)")
"""What may name a study whose title does not bear it: a proper name, an acronym, a year."""
_SEGMENT = re.compile(
    r"\b(?:versus|vs\.?|against|compared (?:with|to)|with that of|and|or)\b|[,:;?]", re.IGNORECASE
)
_STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|RCTs?|papers?|cohorts?|series|articles?|reports?|publications?)\b",
    re.IGNORECASE,
)
"""The words for a study; where there are two of them, or one in the plural, several are meant."""
_OTHER_PAPER = re.compile(
    r"(?<=\bthe )other (?:[\w-]+ ){0,2}?(?:study|trial|paper|series)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison.

    Args:
        need: What is wanted of it.
        document: The publication that reports it.
    """

    need: Need
    document: WeighedDocument


def sides(asked: Asked, documents: Sequence[WeighedDocument]) -> tuple[Side, ...]:
    """Take a comparison of studies apart.

    Where a question speaks of no two studies, and the best document speaks of all that would name
    the others, it compares groups of that one: a library holds many papers with a word in the title
    that another's question has.

    Args:
        asked: The question.
        documents: The documents weighed for it, best first.

    Returns:
        One side for each document that the question names by words no other of them answers to,
        in the order of the question; empty where it compares nothing, or names fewer than two.
    """
    other = _OTHER_PAPER.search(asked.question)
    least = LEAST_SCORE * (OF_ANOTHER_YEAR if other else 1)
    near = [document for document in documents if document.score >= least]
    if len(near) < 2 or not _COMPARES.search(TOGETHER.sub(" ", asked.question)):  # noqa: PLR2004  (two sides)
        return ()
    named = [(document, _own_names(asked, document, near)) for document in near]
    found = [each for each in named if each[1] and not _is_arm_elsewhere(asked, *each, near)]
    found += _the_other(other.group(), found, near) if other else []
    if len(found) < 2 or len(found) > MOST_SIDES:  # noqa: PLR2004  (two sides)
        return ()
    if not _speaks_of_studies(asked.question) and _is_of_the_best(found):
        return ()
    found.sort(key=lambda each: asked.question.find(each[1][0].printed))
    if not all(_are_set_apart(asked.question, a, b) for (_, a), (_, b) in pairwise(found)):
        return ()
    every = [name.printed for _, names in found for name in names]
    return tuple(_side(asked, document, names, every) for document, names in found)


def _speaks_of_studies(question: str) -> bool:
    """Tell whether a question says that it is about more than one study, or names two years."""
    nouns = [found.group().casefold() for found in _STUDY.finditer(question)]
    years = {word for word in re.findall(r"\b\d{4}\b", question) if is_year(word)}
    several = any(noun.endswith("s") and noun != "series" for noun in nouns)
    return several or len(nouns) > 1 or len(years) > 1


def _is_of_the_best(named: Sequence[tuple[WeighedDocument, list[Concept]]]) -> bool:
    """Tell whether the best document speaks of all by which the others are named."""
    best = max((document for document, _ in named), key=lambda document: document.score)
    return all(
        best.reading.mentions(_forms(best, name))
        for document, names in named
        if document is not best
        for name in names
        if not _STUDY.fullmatch(name.printed)
    )


def _are_set_apart(question: str, first: Sequence[Concept], second: Sequence[Concept]) -> bool:
    """Tell whether a word that compares stands between the names of two studies."""
    places = [(question.find(a.printed), question.find(b.printed)) for a in first for b in second]
    return any(_BETWEEN.search(question[min(pair) : max(pair)]) for pair in places)


def _the_other(
    name: str,
    named: Sequence[tuple[WeighedDocument, list[Concept]]],
    near: Sequence[WeighedDocument],
) -> list[tuple[WeighedDocument, list[Concept]]]:
    """Return what *the other salvage study* means beside one that is named: the next best."""
    concept = phrase_concept(name)
    if concept is None or len(named) != 1:
        return []
    rest = [document for document in near if document is not named[0][0]]
    return [(rest[0], [concept])]


def _own_names(
    asked: Asked, document: WeighedDocument, others: Sequence[WeighedDocument]
) -> list[Concept]:
    """Return the concepts by which a question names one document and no other."""
    rest = [other for other in others if other is not document]
    own = []
    question = _COMPARING.sub(" ", asked.question)
    for concept in document.concepts:
        if _is_measured(concept.printed) or concept.printed not in question:
            continue
        reading = document.reading
        titled = reading.title_mentions(concept.forms)
        if not titled and not _NAME.search(concept.printed):
            continue
        if titled:
            shared = any(o.reading.title_mentions(_forms(o, concept)) for o in rest)
        else:
            shared = not reading.abstract_mentions(concept.forms) or any(
                o.reading.mentions(_forms(o, concept)) for o in rest
            )
        if not shared:
            own.append(concept)
    return own


def _is_arm_elsewhere(
    asked: Asked,
    document: WeighedDocument,
    names: Sequence[Concept],
    others: Sequence[WeighedDocument],
) -> bool:
    """Tell whether a document is named only by an arm that another one compares.

    One ratio of two arms comes from one study, though a second paper studies one of them alone.
    """
    if asked.comparator is None:
        return False
    arms = {each.printed for each in (*asked.arms, asked.comparator)}
    rest = [other for other in others if other is not document]
    return all(name.printed in arms for name in names) and any(
        all(other.reading.mentions(_forms(other, name)) for name in names) for other in rest
    )


def _forms(document: WeighedDocument, concept: Concept) -> frozenset[tuple[str, ...]]:
    return document.in_its_words([concept])[0].forms


def _is_measured(text: str) -> bool:
    return bool(measures_in(text) or endpoints_in(text))


def _side(
    asked: Asked, document: WeighedDocument, names: Sequence[Concept], every: Sequence[str]
) -> Side:
    """Narrow the question to one document: without the names of the others."""
    mine = [name.printed for name in names]
    others = [name for name in every if name not in mine]
    segment = _segment(asked.question, mine[0])
    endpoints = endpoint_names(segment)
    narrowed = replace(
        asked,
        concepts=_without(asked.concepts, others),
        target=_without(asked.target, [*others, *mine]),
        arms=(),
        items=(),
        population=_without(asked.population, [*others, *mine]),
        endpoints=endpoints or asked.endpoints,
        values=1,
        several=False,
    )
    return Side(Need(_called(document, names), narrowed, "words"), document)


def _called(document: WeighedDocument, names: Sequence[Concept]) -> str:
    """Call a side by those of its words that its title has, by all where it has none."""
    titled = [name for name in names if document.reading.title_mentions(name.forms)] or names
    # A year is told of a study; it stands in no quote.
    words = [name for name in titled if not is_year(name.printed.strip("()"))] or titled
    return " ".join(name.printed.strip(".,;:?!") for name in words)


def _segment(question: str, name: str) -> str:
    """Return the part of a question that stands around a name, up to the next comma or *and*."""
    place = max(question.find(name), 0)
    cuts = [found.end() for found in _SEGMENT.finditer(question, 0, place)]
    after = _SEGMENT.search(question, place + len(name))
    return question[cuts[-1] if cuts else 0 : after.start() if after else len(question)]


def _without(concepts: Sequence[Concept], names: Sequence[str]) -> tuple[Concept, ...]:
    return tuple(c for c in concepts if not any(name in c.printed for name in names))
