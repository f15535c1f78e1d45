"""A language model that makes follow-up questions stand on their own."""

from collections.abc import Sequence
from contextlib import closing

from retrieval.answers import Usage, total_usage
from retrieval.errors import ModelError
from retrieval.history import Turn
from retrieval.prompts import rewriting_prompt
from retrieval.stages import REWRITING, Said, StageClock, Watch
from retrieval.writers import Writer

SHARE = 0.25
"""Of the time that a model has for an answer, what it has for a rewriting."""
_MARKS = "\"'`“”‘’* "
"""What models put around a question."""


class ModelRewriter:
    """Rewrites the follow-up of one question; a `retrieval.conversation.Rewriter`.

    Args:
        writer: Asks the model.
        seconds: How long it may take.
        clock: Times it.
        watch: Told as the reply comes, so that it may break it off.
    """

    def __init__(self, writer: Writer, seconds: float, clock: StageClock, watch: Watch) -> None:
        self._writer = writer
        self._seconds = seconds
        self._clock = clock
        self._watch = watch
        self._written = ""
        self._failure = ""
        self.usage: Usage | None = None
        """What it took; None where the model was not asked, or no reply came to its end."""

    def __call__(self, question: str, history: Sequence[Turn]) -> str:
        """Return the question as the model completes it; empty where the model fails.

        Args:
            question: The follow-up.
            history: The user's turns before it, oldest first.
        """
        prompt = rewriting_prompt(question, [turn.content for turn in history])
        pieces: list[str] = []
        with (
            self._clock.stage(REWRITING),
            closing(self._writer.write(prompt, self._seconds)) as reply,
        ):
            try:
                for piece in reply:
                    pieces.append(piece)
                    self._watch(Said(""))
            except ModelError as error:
                self._failure = error.problem
                return ""
        self.usage = total_usage(self.usage, reply.usage)
        self._written = "".join(pieces).strip().strip(_MARKS)
        self._failure = "" if self._written else f"{self._writer.name} wrote nothing."
        return self._written

    def warnings(self, understood: str) -> tuple[str, ...]:
        """Return what a reader must know of the rewriting, where the model's was not used.

        Args:
            understood: The question as it was understood in the end.
        """
        reason = self._failure
        if self._written and self._written != understood:
            reason = f"{self._writer.name} wrote another question than was asked."
        return (f"Understood by rules: {reason}",) if reason else ()
