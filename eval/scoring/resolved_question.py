"""Whether a follow-up was understood: the standalone question against what it must ask for."""

import re
from collections.abc import Callable, Iterable

from eval.questions.standalone import Standalone
from ingest.figures.endpoints import endpoint_names
from retrieval.concepts import Concept, any_held, phrase_concept
from retrieval.part_words import Part
from retrieval.question import Asked, parse_question
from retrieval.words import stems

_COUNTS = frozenset({"number", "count"})
_SHARES = frozenset({"percentage", "rate"})


def misread(expected: Standalone, question: str) -> tuple[str, ...]:
    """Say what a standalone question fails to ask for, or asks for besides.

    Slots are compared as the question is understood (`parse_question`), not by its wording: a
    concept may be written in any of its ways, and stand in any slot that limits the question.

    Args:
        expected: What it must ask for.
        question: The standalone question as resolved.

    Returns:
        Each fault in words; empty where it was understood.
    """
    asked = parse_question(question)
    faults = [
        f"study {' or '.join(names)} is not named"
        for names in expected.study
        if not any(_said(name, question) for name in names)
    ]
    for slot, values in expected.slots.items():
        faults += [f"{slot} {value} is not asked for" for value in values
                   if not _CHECKS[slot](value, asked)]  # fmt: skip
    wanted = {
        name for value in expected.slots.get("endpoint", ()) for name in endpoint_names(value)
    }
    if wanted:
        faults += [f"endpoint {name} is asked for" for name in asked.endpoints
                   if name not in wanted]  # fmt: skip
    return (*faults, *(f"{word} stands in it" for word in expected.absent if _said(word, question)))


def _said(phrase: str, question: str) -> bool:
    """Tell whether a phrase stands in a question as words of its own."""
    written = rf"(?<![\w.]){re.escape(phrase)}(?![\w]|\.\d)"
    return re.search(written, question, re.IGNORECASE) is not None


def _measure(value: str, asked: Asked) -> bool:
    counted = value in _COUNTS and Part.COUNT in asked.parts
    shared = value in _SHARES and asked.share
    return value in asked.measures or counted or shared


def _endpoint(value: str, asked: Asked) -> bool:
    names = set(endpoint_names(value))
    if names and names <= set(asked.endpoints):
        return True
    # "PR", or what stands before a colon, is known as a concept only; one concept must be it all.
    concept = phrase_concept(value)
    return concept is not None and any(
        not concept.forms.isdisjoint(each.forms) for each in _limits(asked)
    )


def _concept(value: str, asked: Asked) -> bool:
    """Tell whether a concept limits the question: as arm, population, time or matter."""
    concept = phrase_concept(value)
    if concept is None:
        return False
    said = {piece for each in _limits(asked) for form in each.forms for piece in form}
    said |= {piece for time in asked.times for piece in stems(time.printed)}
    return any_held(concept.forms, said)


def _limits(asked: Asked) -> Iterable[Concept]:
    compared = (asked.comparator,) if asked.comparator else ()
    return (*asked.target, *asked.arms, *compared, *asked.population, *asked.items, *asked.concepts)


def _part(value: str, asked: Asked) -> bool:
    part = Part(value)
    return part in asked.parts or (part is Part.COUNT and not _COUNTS.isdisjoint(asked.measures))


_CHECKS: dict[str, Callable[[str, Asked], bool]] = {
    "measure": _measure, "endpoint": _endpoint, "arm": _concept, "population": _concept,
    "timepoint": _concept, "matter": _concept, "part": _part,
}  # fmt: skip
