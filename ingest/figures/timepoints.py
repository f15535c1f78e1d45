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
_CHANGED_BY = re.compile(
    r"\b(?:(?P<any>f[ae]ll(?:s|en)?|rose|risen|increas\w+|decreas\w+|reduc\w+|improv\w+|lower\w*|declin\w+"
    r"|dropp\w+)|shorten\w*|prolong\w*|lengthen\w*|extend\w*|delay\w*|differ\w*|longer|shorter)"
    r"(?:\s[^\W\d]+){0,3}\sby\s+(?:an?\s(?:mean|median|average)\sof\s|about\s|only\s)?$"
)
"""``Shortened by 3 days``: by how much, not by when."""
_LASTS = re.compile(r"\b(?:days|nights|hours|duration|length|stay|time)\b")
_ALSO_BY = re.compile(
    r"(?<=\sby\s)\d+(?:[.·]\d+)?\s(?:hours?|days?|weeks?|months?|years?|min(?:utes)?)\s[^\d;.]{1,48}"
    r"\s(?:and|but|versus|vs\.?)\s(?:only\s)?by\s$"
)
_PAIRED_BEFORE = re.compile(
    r"\b(?:was|were|took|median|mean|average)\s(?:of\s)?\d+(?:[.·]\d+)?\s(?P<unit>hours?|days?|weeks?|months?"
    r"|years?|min(?:utes)?)\s(?P<word>after|before)\s[^\d,;.]{1,48}\s(?:and|versus|vs\.?)\s$"
)
"""``Was 8 days after robotic and`` 9 days ``after open surgery``: durations, not times."""
_DURATION_BEFORE = re.compile(
    r"\b(?:follow\S*|median|mean|average|maximum|total|time|duration|stay|was|were|of|is|took|lasted)\s+$",
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
            (?:entry|admission|enrol?ment|discharge|inclusion
            |(?<!lost\sto\s)(?<!loss\sto\s)(?<!losses\sto\s)follow-up)|
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
    if found := _AT.search(before[-48:]):
        return _is_moment(found.group(1), text, number, before)
    paired = _PAIRED_BEFORE.search(text[max(0, number.start - 96) : number.start])
    if paired or number.value != number.value.to_integral_value():
        return False
    listed = _LISTED_BEHIND.match(text, unit.end)
    behind = _EVENT_BEHIND.match(text, listed.end() if listed else unit.end)
    return behind is not None and _DURATION_BEFORE.search(before[-40:]) is None


def _is_moment(word: str, text: str, number: NumberSpan, before: str) -> bool:
    """Tell a point in time by the word before it: ``at``, ``by``, ``over``."""
    if word == "by" and _is_amount(number, before, text):
        return False
    if word.casefold() in _ALWAYS:
        return True
    if word == "over" and _COMPARING.search(before[-48:]):
        return False
    return number.value == number.value.to_integral_value()


def _is_amount(number: NumberSpan, before: str, text: str) -> bool:
    """Tell by how much something changed from when it had: ``days fell by 3.9 days``."""
    changed = _CHANGED_BY.search(before[-64:])
    if changed is None:
        # "… by 3.9 days with A and by 2.4 days with B"
        also = _ALSO_BY.search(text[max(0, number.start - 96) : number.start])
        return also is not None and _CHANGED_BY.search(text[: _start_of(also, number)]) is not None
    whole = number.value == number.value.to_integral_value()
    lasts = changed["any"] is None or _LASTS.search(before[-96:]) is not None
    return lasts or not whole


def _start_of(found: re.Match[str], number: NumberSpan) -> int:
    """Return where a match that ends at a number begins, counted in the whole text."""
    return number.start - (found.end() - found.start())


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
