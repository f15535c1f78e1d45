"""A job of a server, followed until it is finished."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from api.remote.reading import read
from api.remote.refusals import ServerError
from api.remote.server import Server
from ingest.errors import CitewellError

_FINISHED = frozenset({"done", "failed", "cancelled"})
_PAUSE = 1.0
"""Seconds before a stream that broke is asked for again."""

OnDone = Callable[[int], None]
"""Told how many files or questions are done."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something failed."""

    type: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Job:
    """A job as a server tells it.

    Args:
        id: Its name.
        state: How far it is.
        total: Its files or questions.
        done: Those whose outcome is known, failed ones included.
        error: Why it failed as a whole.
    """

    id: str
    state: str
    total: int
    done: int
    error: Reason | None = None

    @property
    def is_finished(self) -> bool:
        """Whether it stays as it is."""
        return self.state in _FINISHED


_JOB = TypeAdapter(Job)


def read_job(row: object, url: str) -> Job:
    """Read a job.

    Raises:
        ServerError: It is something else.
    """
    return read(_JOB, row, url)


def followed(server: Server, id_: str, on_done: OnDone) -> Job:
    """Wait until a job is finished, and return it.

    A connection that breaks is made again: the job goes on without it, and over a restart. A job
    that is no longer waited for, as after Ctrl-C, is cancelled; what was done stays done.

    Args:
        server: Does it.
        id_: The job.
        on_done: Told how many of its files or questions are done.

    Raises:
        ServerError: The server stays away, or knows the job no more.
    """
    finished = False
    try:
        for job in _states(server, f"/v1/jobs/{id_}"):
            on_done(job.done)
        finished = True
        return job
    finally:
        if not finished:
            # There is a reason already why it ends.
            with suppress(CitewellError):
                server.json("DELETE", f"/v1/jobs/{id_}")


def require_done(job: Job, url: str) -> None:
    """Refuse a job that went no further.

    Raises:
        ServerError: It failed as a whole, or somebody cancelled it.
    """
    if job.state == "done":
        return
    why = f"{job.error.problem} {job.error.remedy}" if job.error else ""
    problem = f"The job {job.id} of {url} is {job.state}. {why}".strip()
    raise ServerError(problem, "What was done is kept; repeat the command to go on.")


def _states(server: Server, path: str) -> Iterator[Job]:
    """Yield a job whenever it has changed, the last time when it is finished."""
    while True:
        for job in _told(server, path):
            yield job
            if job.is_finished:
                return
        job = read_job(server.json("GET", path), f"{server.url}{path}")
        yield job
        if job.is_finished:
            return
        time.sleep(_PAUSE)


def _told(server: Server, path: str) -> Iterator[Job]:
    """Yield the jobs of an event stream until it ends; an event that is cut short is none."""
    for line in server.event_lines(path):
        name, _, value = line.partition(":")
        if name == "data":
            with suppress(ValidationError):
                yield _JOB.validate_json(value)
