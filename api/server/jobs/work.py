"""What a kind of job does with its items."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from api.server.jobs.values import Item, Job, Outcome, Row

Watch = Callable[[], None]
"""Called now and then; raises `StoppedError` where the job is to go no further."""


def nothing(items: Iterable[Item]) -> Row | None:
    """Make nothing of a job's outcomes."""
    del items
    return None


@dataclass(frozen=True, slots=True)
class Work:
    """How the jobs of one kind are carried out.

    Args:
        carry_out: Takes a job, its items without an outcome, and a watch; yields an outcome for
            each as it is known. What was yielded is kept before the next is asked for. It may be
            called again for the rest, after the process was killed at any moment. An error that
            it raises is one of the whole job.
        conclude: Makes the job's result of all its items, once each has an outcome.
    """

    carry_out: Callable[[Job, Iterator[Item], Watch], Iterator[Outcome]]
    conclude: Callable[[Iterable[Item]], Row | None] = nothing
