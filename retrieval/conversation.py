"""Making a follow-up question stand on its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.figures.endpoints import endpoints_in
from retrieval.arms import Role
from retrieval.follow_ups import merged
from retrieval.groups import ARM_WORDS, names_disease, words_of
from retrieval.layout import Layout, focus_start, laid_out
from retrieval.target import placed_target
from retrieval.words import stems

_ELLIPTICAL = re.compile(
    r"^\W*(?:and|or|but|also|then|so|ok|okay|what about|how about|what of|with what|same"
    r"|the same)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:it|its|they|their|them|he|she|those two|the same|(?:that|this|the same|the other)"
    r" (?:trial|study|paper|arm|group|cohort))\b",
    re.IGNORECASE,
)
_IDENTIFIED = 3.0
"""Weight of the words that say which study is meant, from which a question names one."""
_TELLING = 1.5
"""What a drug or a disease weighs; any other word of matter weighs 1, a known endpoint 0."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


def standalone_question(question: str, history: Sequence[Turn]) -> str:
    """Complete a follow-up question from the user's questions before it.

    Args:
        question: The question as asked.
        history: The earlier messages, oldest first.

    Returns:
        The question itself where it stands alone; else the last question that stood alone, with
        the slots of each follow-up behind it in the place of its own.
    """
    last = ""
    for turn in history:
        if turn.role == "user" and turn.content.strip():
            last = _continued(turn.content.strip(), last)
    return _continued(question, last)


def _continued(question: str, last: str) -> str:
    if not last or stands_alone(question, last):
        return question
    return merged(last, question)


def stands_alone(question: str, last: str) -> bool:
    """Tell a complete question from a follow-up.

    Args:
        question: The question.
        last: The question before it, standing alone.

    Returns:
        Whether it names its own study: before a colon, by a name with something asked of it,
        or by drugs and diseases of which the last question does not speak.
    """
    if _ELLIPTICAL.match(question):
        return False
    layout = laid_out(question)
    if focus_start(question):
        return True
    pronoun = bool(_PRONOUN.search(question))
    asked = bool(placed_target(layout) or layout.mentions)
    if layout.named_studies and asked and not pronoun:
        return len(stems(question)) > len(_studied(layout)) + 1
    return _weight(layout, frozenset(stems(last))) >= _IDENTIFIED * (1.5 if pronoun else 1)


def _studied(layout: Layout) -> list[str]:
    return [
        stem for start, end in layout.named_studies for stem in stems(layout.question[start:end])
    ]


def _weight(layout: Layout, known: frozenset[str]) -> float:
    """Weigh the words that say which study is meant."""
    total = 0.0
    for group in layout.groups:
        new = not known.intersection(stems(group.text))
        generic = all(word in ARM_WORDS for word in words_of(group.text))
        disease = group.role is Role.POPULATION and names_disease(group.text)
        arm = group.role is not Role.POPULATION and not generic
        total += (_IDENTIFIED if new else 0.0) * (disease or arm)
    for placed in placed_target(layout):
        words = placed.concept.printed
        new = not known.intersection(placed.own)
        total += float(new and not endpoints_in(words))
    return total
