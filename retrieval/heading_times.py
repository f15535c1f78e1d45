"""The points in time that a column heading or a row label names: ``Pre``, ``T0``, ``6 months``."""

import re
from functools import lru_cache

from retrieval.time_points import TimePoint, moments

_BARE: dict[str, re.Pattern[str]] = {
    "baseline": re.compile(
        r"(?:pre|before|initial(?:ly)?|base|admission|entry)|(?:.*\s)?T0", re.IGNORECASE
    ),
    "end": re.compile(r"(?:post|after|final(?:ly)?|end|end[\s-]?point)", re.IGNORECASE),
}
"""A named point -> the headings that say nothing else."""
_CHANGE_OVER = re.compile(
    r"\b(?:changes?|differences?|gains?|loss|improvements?)\b"
    r".*(?:\d|\bbaseline)\s?(?:[-–]|to)\s?(?:\w+\s)?\d",
    re.IGNORECASE,
)
"""A heading that says from when to when something changed."""
_BESIDE = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|\b[nN]\s?=\s?\d+|\b(?:mean|median|values?|scores?|tests?|SD|SE)\b"
    r"|[±*†‡§:,/%-]",
    re.IGNORECASE,
)
"""What may stand beside a point in time in its heading."""


@lru_cache(maxsize=20_000)
def heading_moments(heading: str) -> tuple[TimePoint, ...]:
    """Return the points in time that a heading names, those above it too.

    Args:
        heading: The path of a column, or of a row's label.
    """
    parts = heading.split(" > ")
    return tuple(point for part in parts for point in (*_bare(part), *_said(part)))


def _said(part: str) -> tuple[TimePoint, ...]:
    """Return the points that a heading says; a *change 6–12 months* is one reached at 12."""
    said = moments(f"at {part}")
    if _CHANGE_OVER.search(part) is None:
        return said
    later = {one.printed: one for one in said if one.unit != "baseline"}
    return tuple(one for one in said if one is later.get(one.printed))


@lru_cache(maxsize=20_000)
def label_moments(label: str) -> tuple[TimePoint, ...]:
    """Return the points in time that a row's label consists of; a time said by the way is none.

    Args:
        label: A row's label, with the group headings above it.
    """
    parts = (part for part in label.split(" > ") if says_only_when(part))
    return tuple(point for part in parts for point in heading_moments(part))


def _bare(part: str) -> tuple[TimePoint, ...]:
    said = _without_company(part)
    return tuple(
        TimePoint(said, None, name) for name, form in _BARE.items() if form.fullmatch(said)
    )


def _without_company(part: str) -> str:
    return " ".join(_BESIDE.sub(" ", part).split())


@lru_cache(maxsize=20_000)
def says_only_when(part: str) -> bool:
    """Tell whether one heading of a path names a point in time and nothing else."""
    said = _without_company(part)
    points = moments(f"at {said}")
    return bool(_bare(part)) or any(
        point.printed.casefold() in {said.casefold(), f"at {said}".casefold()} for point in points
    )
