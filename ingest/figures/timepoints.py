"""Points in time: what tells ``at 12 months`` from a duration, and which figure it belongs to."""

import re
from typing import NamedTuple

from ingest.figures.numbers import NumberSpan
from ingest.figures.units import UnitSpan

_AT = re.compile(
    r"\b(at|by|until|within|after|beyond|over|during|before|in|past|postoperative)\s+(?:the\s+)?"
    r"(?:(?:end\s+of|first|last|next|following|subsequent|initial)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_ALWAYS = frozenset(("at", "by", "until"))
_EVENT_BEHIND = re.compile(
    r"\s*\(?\s*(?:after|before|post|pre(?!d)|later|following|postop|from\s+(?:baseline|randomi)|prior|"
    r"of\s+(?:follow-?up|treatment|therapy|intervention))",
    re.IGNORECASE,
)
_DURATION_BEFORE = re.compile(
    r"\b(?:follow\S*|median|mean|average|maximum|total|time|duration|stay|was|were|of|is)\s+$",
    re.IGNORECASE,
)
_COMPARING = re.compile(r"\b(?:was|were|is|of|for|lasted|than)\s+over\s+$")
_LISTED_BEHIND = re.compile(
    r"(?:,?\s(?:and\s|or\s)?\d+\s(?:hours?|h|days?|weeks?|months?|years?|min(?:utes)?)\b)+"
)
# Possessive: a list of a hundred codes is read once, not in every way it can be divided.
_LISTED = re.compile(
    r"(?>\s?(?:,\s?(?:and\s|or\s)?|[-–/]|\s(?:and|or|to|through)\s)\s?\d+(?:[.·]\d+)?(?![\d%.·]))++"
    r"[\s-]?(?:hours?|hrs?|h|days?|d|weeks?|wks?|months?|mo|years?|yrs?|min(?:utes)?)\b"
)
_AFTER_TIME = re.compile(
    r"\b(?:baseline|entry|admission|discharge|enrol?ment|randomi[sz]ation)(?:,\s?(?:and\s)?|\s(?:and|to)\s)"
    r"(?:at\s)?$",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"""\b(?=[abcdefhilmpstvwyABCDEFHILMPSTVWY])(?:
        (?P<name>(?:study\s+)?baseline|(?<=\bat\s|\bto\s|\bon\s)(?:(?:study|hospital|final|last)\s+)?
            (?:entry|admission|enrol?ment|discharge|follow-up|inclusion)|
            (?:the\s+)?end\s+of\s+(?:the\s+)?(?:study|treatment|trial|therapy|intervention|follow-up))
      | (?P<before>pre-?(?:treatment|test|intervention|operative(?:ly)?|op|therapy|surgery|dose)
            |before(?:\s+(?:the\s+)?(?:treatment|therapy|intervention|surgery|operation|PRRT
            |training|exercise|dosing))?)
      | (?P<after>post-?(?:treatment|test|intervention|operative(?:ly)?|op|therapy|surgery|dose)
            |after(?:\s+(?:the\s+)?(?:treatment|therapy|intervention|surgery|operation|PRRT|training
            |exercise|dosing))|afterwards|thereafter)
      | (?:day|week|month|year|hour|visit|cycle)s?\s+[-−]?\d+(?!\s?%|[.·/]\d)
            (?:\s?(?:[-–/]|to)\s?\d+\b)?
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)


class TimeMention(NamedTuple):
    """A point in time named in a text."""

    start: int
    end: int
    text: str


def is_time_point(text: str, number: NumberSpan, unit: UnitSpan, before: str) -> bool:
    """Tell a point in time (``at 12 months``, ``5-year``) from a duration reported.

    Args:
        text: The sentence.
        number: A number of it that has a unit of time.
        unit: That unit.
        before: The text before it, back to the number before.
    """
    if text[number.end : number.end + 1] in {"-", "‐", "‑"} or _AFTER_TIME.search(before[-32:]):
        return True
    found = _AT.search(before[-48:])
    if found and found.group(1).casefold() in _ALWAYS:
        return True
    if found and found.group(1) == "over" and _COMPARING.search(before[-48:]):
        return False
    if number.value != number.value.to_integral_value():
        return False
    if found is not None:
        return True
    listed = _LISTED_BEHIND.match(text, unit.end)
    behind = _EVENT_BEHIND.match(text, listed.end() if listed else unit.end)
    return behind is not None and _DURATION_BEFORE.search(before[-40:]) is None


def is_listed_time(text: str, number: NumberSpan, before: str) -> bool:
    """Recognise the 3 and the 6 of ``at 3, 6 and 12 months``."""
    listed = _LISTED.match(text, number.end)
    if listed is None:
        return False
    behind = _EVENT_BEHIND.match(text, listed.end()) is not None
    return behind or bool(_AT.search(before[-48:]) or _AFTER_TIME.search(before[-32:]))


def named_times(text: str) -> list[TimeMention]:
    """Return the points in time that a text names in words: baseline, week 24, after treatment."""
    return [
        TimeMention(found.start(), found.end(), found["name"] or found.group())
        for found in _WORDS.finditer(text)
    ]
