"""The stages of answering a question: timed, told, and where a question may be abandoned."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

from ingest.errors import CitewellError

STAGES = ("question", "encode", "search", "evidence", "answer")
"""In their order."""
WRITING = "writing"
"""The stage after these, where a language model writes."""

Watch = Callable[[str], None]
"""Called with the name of each stage as it begins; it may raise to abandon the question."""


class AbandonedError(CitewellError):
    """Nobody waits for the answer any more, so it was not worked out."""


def unwatched(stage: str) -> None:
    """Watch a question without doing anything."""
    del stage


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
            name: One of `STAGES`, or `WRITING`.

        Raises:
            AbandonedError: The watch abandons the question; so it is with whatever it raises.
        """
        self._watch(name)
        begun = perf_counter()
        yield
        self.timings[name] = round((perf_counter() - begun) * 1000, 1)
