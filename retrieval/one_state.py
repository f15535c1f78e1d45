"""A question answered from one state of a library that changes meanwhile."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from ingest.errors import DocumentUnknownError

_TIMES = 3

T = TypeVar("T")


class Changing(Protocol):
    """What changes."""

    @property
    def generation(self) -> str:
        """The name of its present state."""
        ...


def on_one_state(library: Changing, work: Callable[[], T]) -> T:
    """Do work, and do it again where what it had found was removed or replaced in the middle.

    Args:
        library: What is looked at.
        work: Looks at it.

    Returns:
        What the work returns.

    Raises:
        DocumentUnknownError: There is no such document, in a library that did not change.
        KeyError: Likewise of a passage.
    """
    for _ in range(_TIMES - 1):
        before = library.generation
        try:
            return work()
        except (DocumentUnknownError, KeyError):
            if library.generation == before:
                raise
    return work()
