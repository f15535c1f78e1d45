"""Looking into further documents where the best evidence of the first is weak."""

from collections.abc import Callable, Sequence

from retrieval.confidence import least_confidence
from retrieval.consideration import Consideration
from retrieval.evidence import WeighedDocument

WEAK = 0.5
"""The evidence is weak where it is likelier than this that nothing judged answers."""

Again = Callable[[Sequence[WeighedDocument]], Consideration]
"""Considers a question once more, in other documents."""


def second_look(
    first: Consideration, weighed: Sequence[WeighedDocument], again: Again
) -> Consideration:
    """Consider the documents not yet read, where those read hold no good evidence.

    A question is about the document that fits it best: another one's answer is taken only where
    even the strictest setting would give it, and never where the question names its study by the
    year of another.

    Args:
        first: What was found in the best documents.
        weighed: All documents weighed, best first.
        again: Considers the question in others.

    Returns:
        The first consideration, or the one of the further documents where that is so much surer.
    """
    read = {each.reading.stored.id for each in first.documents}
    others = [
        each for each in weighed if each.reading.stored.id not in read and not each.of_another_year
    ]
    if not others or first.sides or not is_weak(first):
        return first
    second = again(others)
    sure = least_confidence(first.asked, "strict", second.fitted)
    return second if second.confidence >= max(sure, first.confidence) else first


def is_weak(considered: Consideration) -> bool:
    """Tell whether probably none of the evidence judged answers."""
    return considered.signals.get("judged none", 0.0) > WEAK
