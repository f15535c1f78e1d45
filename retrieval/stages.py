"""The steps of answering a question: timed, told, and where a question may be abandoned."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

from ingest.errors import CitewellError

STAGES = ("question", "encode", "search", "evidence", "answer")
"""In their order."""
WRITING = "writing"
"""The stage after these, where a language model writes."""
REWRITING = "rewriting"
"""Within the first of them: where a language model makes a follow-up stand on its own."""


@dataclass(frozen=True, slots=True)
class Said:
    """Text that the answer is certain to begin with, behind what was said of it before.

    Args:
        text: Whole sentences that passed every check; empty where a model goes on writing and
            nothing more of it has passed.
    """

    text: str


Step = str | Said
"""The name of a stage that begins, or text of the answer that a language model has written."""
Watch = Callable[[Step], None]
"""Called with each step; it may raise to abandon the question there."""


class AbandonedError(CitewellError):
    """Nobody waits for the answer any more, so it was not worked out."""


def unwatched(step: Step) -> None:
    """Watch a question without doing anything."""
    del step


class StageClock:
    """Times the stages of one question, and tells a watch as each begins.

    Args:
        watch: What is told.
    """

    def __init__(self, watch: Watch = unwatched) -> None:
        self.timings: dict[str, float] = {}
        self._watch = watch

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is done within, in milliseconds.

        Args:
            name: One of `STAGES`, `REWRITING` or `WRITING`.

        Raises:
            AbandonedError: The watch abandons the question; so it is with whatever it raises.
        """
        self._watch(name)
        begun = perf_counter()
        yield
        self.timings[name] = round((perf_counter() - begun) * 1000, 1)
