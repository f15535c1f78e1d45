"""An engine that takes its time over each stage of a question, and says which it began."""

import threading
import time
from collections.abc import Sequence

from retrieval.answers import Answer
from retrieval.conversation import Turn
from retrieval.engine import AS_SET, Engine
from retrieval.stages import Watch, unwatched
from retrieval.wanted import Wanted


class SleepyEngine:
    """Stands in for an engine.

    Args:
        engine: Answers in the end.
        stages: How many there are.
        seconds: How long each takes.
    """

    def __init__(self, engine: Engine, stages: int, seconds: float) -> None:
        self._engine = engine
        self._stages = stages
        self._seconds = seconds
        self.began: list[str] = []
        self.begun = threading.Event()

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        wanted: Wanted = AS_SET,
        watch: Watch = unwatched,
    ) -> Answer:
        """Answer once all the stages are slept through."""
        for number in range(self._stages):
            watch(f"stage {number}")
            self.began.append(f"stage {number}")
            self.begun.set()
            time.sleep(self._seconds)
        return self._engine.ask(question, history, wanted)
