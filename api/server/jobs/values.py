"""Jobs and their items: what is to be done, how far it is, what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from ingest.errors import CitewellError

Row = dict[str, Any]
"""A JSON object."""


class JobKind(StrEnum):
    """What a job does with each of its items."""

    ADD = "add"
    BATCH = "batch"
    EVALUATION = "evaluation"


class JobState(StrEnum):
    """How far a job is; from the last three it goes nowhere."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


UNFINISHED = (JobState.QUEUED, JobState.RUNNING)


class Reason(NamedTuple):
    """Why something failed: the kind of error, what went wrong, what to do about it."""

    type: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Job:
    """A job.

    Args:
        id: Its name.
        kind: What it does with each item.
        state: How far it is.
        total: Items.
        done: Items whose outcome is known, failed ones included.
        failed: Items that failed. A job whose items all failed is done all the same.
        attempts: How often it was begun since an item of it was last finished.
        created: When it was accepted.
        started: When it was first begun.
        ended: When it reached a state that it stays in.
        error: Why it failed as a whole.
        about: What its kind needs to know besides the items.
        result: What its kind makes of all outcomes in the end.
    """

    id: str
    kind: JobKind
    state: JobState
    total: int
    done: int
    failed: int
    attempts: int
    created: datetime
    started: datetime | None
    ended: datetime | None
    error: Reason | None
    about: Mapping[str, Any]
    result: Mapping[str, Any] | None

    @property
    def is_finished(self) -> bool:
        """Whether it stays as it is."""
        return self.state not in UNFINISHED


@dataclass(frozen=True, slots=True)
class NewJob:
    """A job to be accepted.

    Args:
        kind: What to do with each item.
        requests: One an item, in order.
        about: What the kind needs to know besides.
        outcomes: Of items whose outcome is known beforehand.
        id: Its name; a new one where empty.
    """

    kind: JobKind
    requests: tuple[Row, ...]
    about: Row = field(default_factory=dict)
    outcomes: tuple["Outcome", ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a job.

    Args:
        position: Its place in the job, from 0.
        request: What is to be done; its kind says how to read it.
        outcome: What came of it; None where that is not known yet.
        failed: Whether it failed.
        ended: When the outcome was known.
    """

    position: int
    request: Row
    outcome: Row | None
    failed: bool
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one item.

    Args:
        position: Of the item.
        row: What came of it; of one that failed, with an entry ``error``.
        failed: Whether it failed.
    """

    position: int
    row: Row
    failed: bool = False


def reason_of(error: CitewellError) -> Reason:
    """Return what an error says, as it is kept and told."""
    return Reason(type(error).__name__, error.problem, error.remedy)


def failure(position: int, error: CitewellError) -> Outcome:
    """Return the outcome of an item that failed."""
    return Outcome(position, {"error": reason_of(error)._asdict()}, failed=True)
