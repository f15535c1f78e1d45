"""Groups that a sentence names before its figures: ``In G2 tumours (n=34) median PFS was …``."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ingest.figures.figure import Figure

LONGEST = 60
"""Characters of a group's name; a longer stretch is a circumstance."""

_LEAD = re.compile(
    r"(?:[A-Z]\w+,\s)?(?:For|In|Among|With|At|for|in|among)\s+(?:the\s+)?(?P<groups>[^.;:]{2,240}?),?\s+"
    r"(?:the\s+)?(?=(?:median|mean|overall|rates?|proportions?|incidences?|percentages?)\b"
    r"|[\w-]+(?:\s[\w-]+){0,2}\s(?:was|were)\b)"
)
_START = re.compile(r"\b(?:after|from|since)\s")
_START_BEHIND = re.compile(
    r"\s(?:after|from|since)\s(?:the\s)?(?P<start>[^,;.()\d]{3,50}?)(?=[,;.]|\sand\b|$)"
)
_START_BEFORE = re.compile(
    r"\b(?:after|from|since)\s(?:the\s)?(?P<start>[^,;.()\d]{3,50}?)\s(?:was|were)\s(?:\w+\s)?$"
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_BETWEEN = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+")
_RESPECTIVELY = re.compile(r"\brespectively\b")
# A time, a table or a study is no group.
_NO_GROUP = re.compile(
    r"\b(?:weeks?|months?|years?|days?|hours?|baseline|follow[\s-]?up|tables?|figures?|study|trial"
    r"|analys[ie]s|addition|contrast|comparison|total|summary|general|multivari\w+|univari\w+"
    r"|model|end|time|this|our|these|those|both|all|each|patients?|participants?|cohort)$",
    re.IGNORECASE,
)


def with_lead_groups(text: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Give figures without a group the one that leads their sentence.

    Where the lead lists groups and the sentence says *respectively*, each run of figures of one
    measure and endpoint that is as long as the list takes the groups in order.

    Args:
        text: The sentence.
        figures: Its figures, left to right.
    """
    figures = _with_starts(text, figures)
    found = _LEAD.match(text)
    if found is None or any(figure.arm for figure in figures):
        return tuple(figures)
    groups = _groups(found["groups"])
    if not groups or any(figure.start < found.end() for figure in figures):
        return tuple(figures)
    if len(groups) == 1:
        return tuple(replace(figure, arm=groups[0]) for figure in figures)
    if not _RESPECTIVELY.search(text):
        return tuple(figures)
    given: list[Figure] = []
    for _, run in groupby(figures, key=lambda figure: (figure.measure, figure.endpoint)):
        own = list(run)
        if len(own) == len(groups):
            own = [replace(each, arm=name) for each, name in zip(own, groups, strict=True)]
        given += own
    return tuple(given)


def _with_starts(text: str, figures: Sequence[Figure]) -> Sequence[Figure]:
    """Give figures the start they count from: ``after A was 105 and 51 months after B``.

    Only where figures of one endpoint name different starts, so that the words tell them apart.
    """
    if len(figures) < 2 or not _START.search(text):  # noqa: PLR2004
        return figures
    starts: list[str | None] = []
    for place, figure in enumerate(figures):
        last = figures[place - 1].end if place else 0
        following = figures[place + 1].start if place + 1 < len(figures) else len(text)
        behind = _START_BEHIND.match(text, figure.end, following)
        before = _START_BEFORE.search(text, last, figure.start)
        own = behind or before
        starts.append(own["start"].strip() if own else None)
    named = len(set(starts)) == len(starts) and None not in starts
    same = len({(figure.measure, figure.endpoint) for figure in figures}) == 1
    if not (named and same):
        return figures
    return [
        figure if figure.time else replace(figure, time=start)
        for figure, start in zip(figures, starts, strict=True)
    ]


def _groups(listed: str) -> list[str]:
    names = [name.strip() for name in _BETWEEN.split(_BRACKETS.sub("", listed))]
    fit = all(name and len(name) <= LONGEST and not _NO_GROUP.search(name) for name in names)
    return names if fit else []
