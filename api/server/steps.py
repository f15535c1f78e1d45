"""The steps of a question, as a response that begins before its answer needs them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import TypeVar

S = TypeVar("S")

HEARTBEAT_SECONDS = 15.0
"""After so long a silence something is sent, as proxies drop what seems dead."""


async def with_silences(steps: AsyncIterator[S], seconds: float) -> AsyncIterator[S | None]:
    """Yield steps as they come, and None whenever nothing came for so many seconds."""
    coming = asyncio.ensure_future(anext(steps, None))
    try:
        while True:
            # Waiting does not end what is waited for when the time is over.
            await asyncio.wait({coming}, timeout=seconds)
            if not coming.done():
                yield None
                continue
            if (step := coming.result()) is None:
                return
            yield step
            coming = asyncio.ensure_future(anext(steps, None))
    finally:
        coming.cancel()


async def begun(steps: AsyncIterator[S], ready: Callable[[S], bool]) -> AsyncIterator[S]:
    """Wait for the step with which a response may begin.

    Args:
        steps: Of a question.
        ready: Tells whether it is that step.

    Returns:
        All the steps, from the first.

    Raises:
        CitewellError: The question failed before, so that the failure can still be the response.
    """
    opening: list[S] = []
    async for step in steps:
        opening.append(step)
        if ready(step):
            break
    return _from(opening, steps)


async def _from(opening: list[S], steps: AsyncIterator[S]) -> AsyncIterator[S]:
    for step in opening:
        yield step
    async for step in steps:
        yield step
