"""Questions that are given up once their time is over or nobody waits for the answer.

A thread cannot be stopped from outside. The engine tells a watch as each of its stages begins, and
with each part of a language model's reply; the watch raises there once the question was given up,
which breaks the reply off. The client is answered at once all the same.
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Header, Request
from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from api.server.refusals import DeadlineError
from api.server.workers import Workers
from retrieval.model_deadline import ending_before
from retrieval.stages import AbandonedError, Said, Step, Watch, unwatched

T = TypeVar("T")

SHORTEST_SECONDS = 1.0
"""The least that a client may ask for; one question alone takes a tenth of it."""

_NOTHING_YET = Said("")

_Seconds = Annotated[float, Field(ge=SHORTEST_SECONDS, allow_inf_nan=False)]
_Given = Annotated[
    # A header that is absent is None; no value of it is.
    _Seconds | SkipJsonSchema[None],
    Header(
        alias="X-Deadline-Seconds",
        description="Give the answer up after so many seconds; the server's own limit stays.",
        examples=[20],
    ),
]


@dataclass(frozen=True, slots=True)
class Finished(Generic[T]):
    """The last step of a question that was followed.

    Args:
        value: What the function returned.
    """

    value: T


def _shorten(request: Request, seconds: _Given = None) -> None:
    if seconds is not None:
        request.state.deadline = min(seconds, request.state.deadline)


DEADLINE_HEADER: Any = Depends(_shorten)
"""An entry for the ``dependencies`` of a route whose clients may set a shorter deadline."""


async def run_watched(
    request: Request,
    workers: Workers,
    function: Callable[[Watch], T],
    told: Watch = unwatched,
) -> T:
    """Run a function in a thread until it ends, its time is over, or its client leaves.

    Args:
        request: The request that it answers, its body already read.
        workers: The threads. To wait for one of them counts.
        function: What to run; it takes the watch that the engine takes.
        told: Called in the event loop with each step.

    Returns:
        What the function returned.

    Raises:
        DeadlineError: The time is over.
        AbandonedError: The client left.
        BusyError: Too much is waiting already.
    """
    seconds: float = request.state.deadline
    given_up = threading.Event()
    watch = _watch(given_up, asyncio.get_running_loop(), told)
    with ending_before(seconds):
        work = asyncio.ensure_future(workers.run(function, watch))
    left = asyncio.ensure_future(_leaving(request))
    try:
        await asyncio.wait({work, left}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            return work.result()
        if left.done():
            raise _abandoned()
        problem = f"There was no answer within {seconds:g} seconds."
        raise DeadlineError(problem, "Ask again, or ask for less at once.")
    finally:
        given_up.set()
        work.cancel()
        left.cancel()
        await asyncio.gather(work, left, return_exceptions=True)


async def follow(
    request: Request, workers: Workers, function: Callable[[Watch], T]
) -> AsyncIterator[Step | Finished[T]]:
    """Run a function as `run_watched` does, and say how far it has come.

    What it raises it raises here. The first step comes when the function has its thread, so that
    a response that begins after it can still be a problem where the server is busy.

    Yields:
        The name of each stage as it begins; text of the answer, as soon as it is certain; in the
        end, what the function returned.
    """
    steps: asyncio.Queue[Step | None] = asyncio.Queue()
    work = asyncio.create_task(run_watched(request, workers, function, steps.put_nowait))
    work.add_done_callback(partial(_ended, steps))
    try:
        while (step := await steps.get()) is not None:
            yield step
        yield Finished(await work)
    finally:
        work.cancel()


def _ended(steps: asyncio.Queue[Step | None], work: asyncio.Task[T]) -> None:
    if not work.cancelled():
        work.exception()  # seen: where nobody follows any more, nobody is to be told
    steps.put_nowait(None)


def _watch(given_up: threading.Event, loop: asyncio.AbstractEventLoop, told: Watch) -> Watch:
    def watch(step: Step) -> None:
        if given_up.is_set():
            raise _abandoned()
        if step != _NOTHING_YET:
            loop.call_soon_threadsafe(told, step)

    return watch


async def _leaving(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _abandoned() -> AbandonedError:
    return AbandonedError("Nobody waits for the answer any more.", "Ask again.")
