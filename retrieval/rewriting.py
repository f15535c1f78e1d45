"""Whether a language model's rewriting of a follow-up says only what the user said."""

import re
from collections.abc import Sequence

from ingest.figures.endpoints import endpoint_names
from ingest.figures.measures import WEAK, measures_in
from ingest.sentences import sentence_spans
from retrieval.addressed import addresses_program
from retrieval.concepts import any_held, placed_concepts
from retrieval.question_text import LONGEST_QUESTION
from retrieval.remarks import heard
from retrieval.target import NO_TARGET
from retrieval.words import stems

_NUMBER = re.compile(r"\d+(?:[.,·]\d+)*")


def accepted(written: str, said: Sequence[str]) -> bool:
    """Tell whether a rewriting may take the place of the rules' own.

    Args:
        written: One question, as the model wrote it.
        said: All that the user said, last the question that was to be rewritten.

    Returns:
        Whether it is one sentence, no longer than a question may be; adds nothing: no number,
        measure, endpoint, study or other word of matter that none of the user's messages holds, in
        any of the ways to write it; and loses nothing of the kind that the question asks for. A
        rewriting that is refused costs nothing: the rules' own stands.
    """
    return (
        0 < len(written) <= LONGEST_QUESTION
        and len(sentence_spans(written)) == 1
        and not addresses_program(written)
        and _held(written, " \n ".join(said))
        and _held(heard(said[-1]).question, written)
    )


def _held(text: str, by: str) -> bool:
    """Tell whether all that matters in a text stands in another, in any of the ways to write it."""
    stated = set(stems(by)) | {
        piece for placed in placed_concepts(by) for form in placed.concept.forms for piece in form
    }
    return (
        set(_NUMBER.findall(text)) <= set(_NUMBER.findall(by))
        and _measures(text) <= _measures(by)
        and set(endpoint_names(text)) <= set(endpoint_names(by))
        and all(
            any_held(placed.concept.forms, stated)
            for placed in placed_concepts(text)
            if placed.concept.printed.casefold().strip(".'") not in NO_TARGET
        )
    )


def _measures(text: str) -> frozenset[str]:
    return frozenset(mention.name for mention in measures_in(text)) - WEAK
