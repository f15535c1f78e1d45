"""Work for assistants in the threads of the server, given up once nobody waits for it."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from api.server.problems import told
from api.server.refusals import DeadlineError
from api.server.workers import Workers
from ingest.errors import CitewellError
from retrieval.model_deadline import ending_before
from retrieval.stages import AbandonedError, Step, Watch

T = TypeVar("T")


async def awaited(workers: Workers, seconds: float, function: Callable[[Watch], T]) -> T:
    """Run a function in a thread for as long as the assistant waits for it.

    Args:
        workers: The threads.
        seconds: How long it may take, the wait for a thread included.
        function: What to run; it takes the watch that the engine takes.

    Raises:
        DeadlineError: It took too long.
        BusyError: Too much is waiting already.
    """
    given_up = threading.Event()

    def watch(_step: Step) -> None:
        if given_up.is_set():
            raise AbandonedError("Nobody waits for the answer any more.", "Ask again.")

    try:
        async with asyncio.timeout(seconds):
            with ending_before(seconds):
                return await workers.run(function, watch)
    except TimeoutError as error:
        problem = f"There was no answer within {seconds:g} seconds."
        raise DeadlineError(problem, "Ask again, or ask for less at once.") from error
    finally:
        given_up.set()


@contextmanager
def failing_as(failure: Callable[[str], Exception]) -> Iterator[None]:
    """Turn what fails into words that an assistant may read; what it may not goes to the log.

    Args:
        failure: Makes what is raised; of most errors the protocol does not pass on the text.
    """
    try:
        yield
    except CitewellError as error:
        raise failure(told(error, "of an assistant")) from error
