"""Tags: what kinds of figures a passage holds, as terms of the lexical index."""

from collections.abc import Iterable
from typing import NamedTuple


class TaggedParts(NamedTuple):
    """What tells the tags of a figure.

    Args:
        measure: Its measure.
        endpoint: Its endpoint.
        unit: Its unit.
        special: What it says instead of a number.
        interval: Whether it has a confidence interval.
        p: Whether it has a P value.
        spread: Whether it has a standard deviation or error.
        range: Whether it has a range.
        n: Whether it has a count.
    """

    measure: str | None = None
    endpoint: str | None = None
    unit: str | None = None
    special: str | None = None
    interval: bool = False
    p: bool = False
    spread: bool = False
    range: bool = False
    n: bool = False


NAMED = ("measure", "endpoint", "unit", "special")
"""Slots whose value is in the tag: ``measure:hazard ratio``."""

PARTS = ("interval", "p", "spread", "range", "n")
"""Parts that a figure has or has not: ``has:interval``."""


def tag(kind: str, name: str) -> str:
    """Return a tag as it is kept and searched for, ``measure:hazard ratio``.

    Args:
        kind: One of `NAMED`, or ``has``.
        name: The slot's value, or one of `PARTS`.
    """
    # Units differ by case alone: mM is no length.
    return f"{kind}:{name if kind == 'unit' else name.casefold()}"


def tags_of(figures: Iterable[TaggedParts]) -> tuple[str, ...]:
    """Return the tags of a passage's figures, each once, in alphabetical order."""
    found: set[str] = set()
    for figure in figures:
        found.update(tag(kind, name) for kind in NAMED if (name := getattr(figure, kind)))
        found.update(tag("has", part) for part in PARTS if getattr(figure, part))
    return tuple(sorted(found))
