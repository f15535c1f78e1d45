"""Composite events and their endpoint: *progression or death* is progression-free survival."""

import re

from ingest.figures.endpoints import endpoint_names
from ingest.figures.figure import Figure

_LINK = r"(?:\s|and/|/)(?:or|and|or\sof)?\s?(?:from\sany\scause\s)?"
_PROGRESSION = r"(?:disease\s|tumou?r\s)?progression"
_DEATH = r"(?:death|dying)"
_RETURN = r"(?:recurrence|relapse)"
_COMPOSITES: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (
        re.compile(
            rf"\b(?:{_PROGRESSION}{_LINK}{_DEATH}|{_DEATH}{_LINK}{_PROGRESSION})\b", re.IGNORECASE
        ),
        frozenset({"progression-free survival"}),
    ),
    (
        re.compile(rf"\b(?:{_RETURN}{_LINK}{_DEATH}|{_DEATH}{_LINK}{_RETURN})\b", re.IGNORECASE),
        frozenset({"recurrence-free survival", "disease-free survival"}),
    ),
    (
        re.compile(rf"\b(?:risk|hazard)\sof\s{_PROGRESSION}\b(?!{_LINK}{_DEATH})", re.IGNORECASE),
        frozenset({"progression-free survival", "time to progression", "progressive disease"}),
    ),
)
"""A composite as printed -> the endpoints it may be."""
EVENTS = frozenset({"death", "progressive disease", "recurrence"})
"""Events that papers count by themselves and as one of a composite."""
_WORSE = r"(?:progress\w*|relaps\w*|recur\w*)"
_DYING = r"(?:died|dies?|dying|deaths?)"
EITHER = re.compile(
    rf"\b{_WORSE}{_LINK}(?:\w+\s)?{_DYING}\b|\b{_DYING}{_LINK}(?:\w+\s)?{_WORSE}\b", re.IGNORECASE
)
"""A composite event as questions and sentences put it, verbs included: *progressed or died*."""


def composite_in(text: str) -> frozenset[str]:
    """Return the endpoints of the composite events that a text names; none where it names none."""
    found = (names for pattern, names in _COMPOSITES if pattern.search(text))
    return frozenset().union(*found)


def endpoints_of(text: str) -> frozenset[str]:
    """Return the endpoints a text names; what makes up a composite is no endpoint of its own."""
    whole = composite_in(text)
    named = frozenset(endpoint_names(text))
    return (named - EVENTS) | whole if whole else named


def counted_together(figure: Figure, text: str) -> str:
    """Return the events that a figure's clause counts as one, as printed; else the empty string.

    Args:
        figure: A figure of the text.
        text: The sentence or row.
    """
    start, end = figure.context or (0, len(text))
    found = EITHER.search(text, start, end)
    return found.group() if found else ""
