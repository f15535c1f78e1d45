"""Threads for work that would hold up the event loop, and a queue of bounded length before them."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar, TypeVarTuple

from api.server.refusals import BusyError

T = TypeVar("T")
Arguments = TypeVarTuple("Arguments")

_LATER = {"Retry-After": "1"}


class Workers:
    """Runs functions in threads, a few at once.

    Args:
        at_once: Threads.
        most_waiting: How many calls may wait for one of them.
    """

    def __init__(self, at_once: int, most_waiting: int) -> None:
        self._at_once = at_once
        self._most_waiting = most_waiting
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="citewell")
        self._lock = threading.Lock()
        self._taken = 0

    @property
    def running(self) -> int:
        """How many calls have a thread."""
        return min(self._taken, self._at_once)

    @property
    def waiting(self) -> int:
        """How many calls wait for a thread."""
        return max(0, self._taken - self._at_once)

    async def run(self, function: Callable[[*Arguments], T], *arguments: *Arguments) -> T:
        """Run a function in a thread and return what it returns.

        Where the caller is cancelled, a function that still waits is never run, and one that runs
        keeps its thread until it ends: there are never more at work than there are threads.

        Raises:
            BusyError: Too much is waiting already.
        """
        self._take()
        # What the log tells of the request is told from the thread too.
        context = copy_context()
        running = self._threads.submit(lambda: context.run(function, *arguments))
        running.add_done_callback(self._give_back)
        return await asyncio.wrap_future(running)

    def close(self) -> None:
        """Drop what waits, and wait for what runs."""
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _take(self) -> None:
        with self._lock:
            if self._taken >= self._at_once + self._most_waiting:
                problem = f"{self.waiting} requests are waiting already."
                raise BusyError(problem, "Ask again in a while.", _LATER)
            self._taken += 1

    def _give_back(self, _done: Future[T]) -> None:
        with self._lock:
            self._taken -= 1
