"""Making a follow-up question stand on its own."""

from collections.abc import Callable, Sequence

from retrieval.follow_up_comparisons import compared, with_the_other
from retrieval.follow_ups import merged
from retrieval.history import Turn, capped
from retrieval.remarks import Heard, heard
from retrieval.rewriting import accepted
from retrieval.standing_alone import stands_alone
from retrieval.words import stems

__all__ = ["Rewriter", "Turn", "standalone_question"]

Rewriter = Callable[[str, Sequence[Turn]], str]
"""Makes a question stand alone by the user's turns before it, as a language model does."""


def standalone_question(
    question: str, history: Sequence[Turn], rewriter: Rewriter | None = None
) -> str:
    """Complete a follow-up question from the user's questions before it.

    Args:
        question: The question as asked.
        history: The earlier messages, oldest first; `history.capped` says how many are read.
        rewriter: Asked where the question does not stand alone. What it writes is taken only if
            `rewriting.accepted` finds that it adds nothing to what the user said, and that it asks
            what the user asked.

    Returns:
        The question itself where it stands alone; else the question before it that it continues,
        with the slots of the follow-up in the place of its own.
    """
    said = capped(history)
    asked: list[str] = []
    for turn in said:
        whole = _whole(turn.content.strip(), asked)
        if whole:
            asked.append(whole)
    resolved = _whole(question, asked) or question
    if rewriter is None or not asked or resolved == question:
        return resolved
    written = rewriter(question, said).strip()
    return written if accepted(written, [*(turn.content for turn in said), question]) else resolved


def _whole(message: str, asked: Sequence[str]) -> str:
    """Complete a message; empty where it asks nothing."""
    said = heard(message)
    if not asked:
        return _first(message, said)
    last = _recalled(said.back_to, asked)
    if not said.question.strip(" ?.!,;:"):
        return last if said.back_to else ""
    question = with_the_other(said.question, asked)
    comparison = compared(last, question)
    if comparison:
        return comparison
    if said.anew or (not said.back_to and stands_alone(question, last)):
        return question
    return merged(last, question)


def _first(message: str, said: Heard) -> str:
    """Return a first question: a correction or a turn back is none without another before it."""
    plain = not (said.back_to or said.corrects or said.anew)
    return said.question if plain or not said.question else message


def _recalled(study: str, asked: Sequence[str]) -> str:
    """Return the latest question about a study, the last where none is; without a study, too."""
    named = set(stems(study))
    about = [question for question in asked if named <= set(stems(question))]
    if study and not about:
        return merged(asked[-1], f"in the {study}")
    return about[-1]
