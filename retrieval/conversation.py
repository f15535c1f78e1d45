"""Making a follow-up question stand on its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from retrieval.words import stems

_ELLIPTICAL = re.compile(
    r"^\s*(?:and\b|or\b|what about\b|how about\b|with what\b|also\b|then\b|same\b)"
    r"|\b(?:it|its|they|their|them|that (?:trial|study|paper)|this (?:trial|study|paper)"
    r"|the same|there)\b",
    re.IGNORECASE,
)
_SHORT = 4
"""A question of fewer content words than this names no study."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


def standalone_question(question: str, history: Sequence[Turn]) -> str:
    """Complete a follow-up question from the user's question before it.

    Args:
        question: The question as asked.
        history: The earlier messages, oldest first.

    Returns:
        The question itself where it stands alone; else the study part of the last user question
        that stood alone, a colon, and the question.
    """
    if not _needs_more(question):
        return question
    for turn in reversed(history):
        if turn.role == "user" and not _needs_more(turn.content):
            return f"{_study_part(turn.content)}: {question.strip()}"
    return question


def _needs_more(question: str) -> bool:
    return len(stems(question)) < _SHORT or bool(_ELLIPTICAL.search(question))


def _study_part(question: str) -> str:
    """Return what names the study: the part before a colon, else all of it."""
    head, colon, _ = question.rpartition(": ")
    return (head if colon else question).strip().rstrip("?.! ")
