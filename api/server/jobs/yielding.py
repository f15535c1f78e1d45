"""An encoder that leaves the processor to questions first."""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from ingest.encoder_within import EncoderWithin
from ingest.records import Vectors

_NICENESS = 5
"""More than the process has: a third of the weight of its other threads, core by core."""


class YieldingEncoder(EncoderWithin):
    """Encodes as another encoder does, in threads that the operating system runs last.

    Documents are encoded on every core for seconds at a time, and a question needs a core for a
    tenth of a second. No lock is held meanwhile, so nobody waits for the slow thread.

    Args:
        encoder: Encodes.
    """

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Return one unit vector a text; `progress` is called in another thread."""
        # A thread of its own, since it cannot become important again; the encoder's inherit it.
        with ThreadPoolExecutor(1, initializer=_step_back) as thread:
            return thread.submit(self._encoder.encode, texts, progress).result()


def _step_back() -> None:
    if sys.platform == "linux":  # elsewhere all threads of a process have one niceness
        thread = threading.get_native_id()
        niceness = os.getpriority(os.PRIO_PROCESS, thread) + _NICENESS
        os.setpriority(os.PRIO_PROCESS, thread, niceness)
