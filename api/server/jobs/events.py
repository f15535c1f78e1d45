"""The progress of a job as server-sent events."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event

from api.server.jobs.telling import told_job
from api.server.jobs.values import Job

LOOK_SECONDS = 0.25
"""How often a job is looked at."""
HEARTBEAT_SECONDS = 15.0
"""After so long a silence a comment is sent, as proxies drop what seems dead."""


async def job_events(
    job: Job, look: Callable[[], Awaitable[Job]], stopping: Callable[[], bool]
) -> AsyncIterator[bytes]:
    """Yield `progress` with the job whenever it has changed, and `end` once it is finished.

    Where the server ends before the job does, the stream ends without `end`: the client asks
    again, as it does after any broken connection, and gets the job as it is then.

    Args:
        job: As it is now.
        look: Returns it as it is later.
        stopping: Whether the server ends.
    """
    told, silent = None, 0.0
    while not stopping():
        event = _event(job)
        if event != told:
            told, silent = event, 0.0
            yield event
        elif silent >= HEARTBEAT_SECONDS:
            silent = 0.0
            yield KEEPALIVE_COMMENT
        if job.is_finished:
            return
        await asyncio.sleep(LOOK_SECONDS)
        silent += LOOK_SECONDS
        job = await look()


def _event(job: Job) -> bytes:
    name = "end" if job.is_finished else "progress"
    return format_sse_event(data_str=told_job(job).model_dump_json(), event=name, id=str(job.done))
