"""Looking into further documents where the best evidence of the first is weak."""

from collections.abc import Callable, Collection, Sequence

from retrieval.confidence import least_confidence, names_of
from retrieval.consideration import WEAK, Consideration
from retrieval.evidence import WeighedDocument

Again = Callable[[Sequence[WeighedDocument]], Consideration | None]
"""Considers a question once more, in other documents, as `consideration.consider_others` does."""


def second_look(
    first: Consideration, weighed: Sequence[WeighedDocument], again: Again
) -> Consideration:
    """Consider the documents not yet read, where those read hold no good evidence.

    A question is about the document that fits it best: another one's answer is taken only where
    even the strictest setting would give it, and never where the question names a study
    by another year, or anything by a name, that the best document has and the other lacks.

    Args:
        first: What was found in the best documents.
        weighed: All documents weighed, best first.
        again: Considers the question in others, as far as they promise better evidence.

    Returns:
        The first consideration, or the one of the further documents where that is so much surer.
    """
    read = {each.reading.stored.id for each in first.documents}
    others = [each for each in weighed if each.reading.stored.id not in read]
    if not others or first.sides or not is_weak(first):
        return first
    held = _names_held(first)
    others = [each for each in others if _may_be_meant(each, held)]
    if not others:
        return first
    second = again(others)
    if second is None:
        return first
    sure = least_confidence(first.asked, "strict", second.fitted)
    return second if second.confidence >= max(sure, first.confidence) else first


def _names_held(first: Consideration) -> frozenset[str]:
    """Return the names in the question that the best document holds."""
    best = first.documents[0]
    return frozenset(
        concept.printed
        for concept in best.in_its_words(names_of(first.asked.concepts))
        if best.reading.mentions(concept.forms)
    )


def _may_be_meant(other: WeighedDocument, held: Collection[str]) -> bool:
    """Tell whether a document is of no other year, and holds the names that the best one holds."""
    return not other.of_another_year and all(
        other.reading.mentions(concept.forms)
        for concept in other.concepts
        if concept.printed in held
    )


def is_weak(considered: Consideration) -> bool:
    """Tell whether probably none of the evidence judged answers."""
    return considered.signals.get("judged none", 0.0) > WEAK
