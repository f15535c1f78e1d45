"""Whether a language model's rewriting of a follow-up says only what the user said."""

import re
from collections.abc import Sequence

from ingest.figures.endpoints import endpoint_names
from ingest.figures.measures import WEAK, measures_in
from retrieval.concepts import any_held, placed_concepts
from retrieval.question_text import LONGEST_QUESTION
from retrieval.target import NO_TARGET
from retrieval.words import stems

_NUMBER = re.compile(r"\d+(?:[.,·]\d+)*")


def accepted(written: str, said: Sequence[str]) -> bool:
    """Tell whether a rewriting may take the place of the rules' own.

    Args:
        written: One question, as the model wrote it.
        said: All that the user said, the question included.

    Returns:
        Whether it is one line, no longer than a question may be, and holds no number, measure,
        endpoint, study or other word of matter that none of the user's messages holds, in any of
        the ways to write it. A rewriting that is refused costs nothing: the rules' own stands.
    """
    if not written or "\n" in written or len(written) > LONGEST_QUESTION:
        return False
    known = " \n ".join(said)
    stated = set(stems(known)) | {
        piece
        for placed in placed_concepts(known)
        for form in placed.concept.forms
        for piece in form
    }
    return (
        set(_NUMBER.findall(written)) <= set(_NUMBER.findall(known))
        and _measures(written) <= _measures(known)
        and set(endpoint_names(written)) <= set(endpoint_names(known))
        and all(
            any_held(placed.concept.forms, stated)
            for placed in placed_concepts(written)
            if placed.concept.printed.casefold().strip(".'") not in NO_TARGET
        )
    )


def _measures(text: str) -> frozenset[str]:
    return frozenset(mention.name for mention in measures_in(text)) - WEAK
