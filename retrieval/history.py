"""The turns of a conversation, and how many of them are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from retrieval.question_text import LONGEST_QUESTION

MOST_TURNS = 40
"""Messages of a conversation that are read, the latest; the user's and the assistant's."""
MOST_CHARACTERS = 20_000
"""Characters of the user's messages that are read, the latest whole messages."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


def capped(history: Sequence[Turn]) -> tuple[Turn, ...]:
    """Return what is read of a conversation: the user's latest messages.

    What the assistant said is never read, since answers come from evidence alone. A message
    longer than a question may be is left out whole: half of one could ask for something else.

    Args:
        history: All messages, oldest first.

    Returns:
        The user's messages among the last `MOST_TURNS`, `MOST_CHARACTERS` at most, oldest first.
    """
    kept: list[Turn] = []
    left = MOST_CHARACTERS
    for turn in reversed(history[-MOST_TURNS:]):
        if turn.role != "user" or not 0 < len(turn.content.strip()) <= LONGEST_QUESTION:
            continue
        left -= len(turn.content)
        if left < 0:
            break
        kept.append(turn)
    return tuple(reversed(kept))
