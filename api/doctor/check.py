"""One thing that was looked at, and how looking may go wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import structlog
from sqlalchemy.exc import SQLAlchemyError

from ingest.errors import CitewellError

State = Literal["ok", "warning", "failed"]
"""failed: what is set up does not work. warning: it works, though not well, or not for long."""

UNFORESEEN = (
    OSError, RuntimeError, ValueError, TypeError, LookupError, AttributeError, ImportError,
    SQLAlchemyError,
)  # fmt: skip
"""What damaged files and half-installed libraries raise; the other checks go on all the same."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Args:
        name: What it is.
        state: How it is.
        found: One sentence or two that say what was found.
        remedy: What to do; empty where nothing need be done.
    """

    name: str
    state: State
    found: str
    remedy: str = ""


def looked(name: str, look: Callable[[], Check]) -> Check:
    """Look at one thing; where looking fails, that is what was found.

    Args:
        name: What is looked at.
        look: Looks.
    """
    try:
        return look()
    except CitewellError as error:
        return failed(name, error)
    except UNFORESEEN as error:
        return broke_off(name, error)


def failed(name: str, error: CitewellError) -> Check:
    """Return the failed check that an error stands for."""
    return Check(name, "failed", error.problem, error.remedy)


def broke_off(name: str, error: Exception) -> Check:
    """Return the failed check of what could not be looked at to the end."""
    # Its text may hold anything, a secret too: only the log at level debug has it.
    log.debug("check broke off", check=name, exc_info=error)
    found = f"Looking at it broke off ({type(error).__name__})."
    return Check(name, "failed", found, "See where with: citewell --log-level debug doctor.")


def counted(count: int, noun: str) -> str:
    """Return ``1 document``, ``1,200 documents``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
