"""Kept conversations."""

from dataclasses import dataclass
from datetime import datetime

from retrieval.answers import Answer


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation, without its questions.

    Args:
        id: Its name.
        title: As its owner named it, or its first question; empty before that.
        created: When it was begun.
        updated: When it last changed.
        questions: How many were asked.
    """

    id: str
    title: str
    created: datetime
    updated: datetime
    questions: int


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A question of a conversation with its answer.

    Args:
        asked: When.
        answer: The answer as it was given; it holds the question.
    """

    asked: datetime
    answer: Answer
