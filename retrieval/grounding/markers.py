"""Markers of citations in a model's text: ``[1]``, ``[1, 2]``, ``[1][2]``, ``[1-3]``."""

import re

_DASH = r"[-‐‑‒–—−]"
_NUMBER = r"\d{1,4}"
_ITEM = rf"{_NUMBER}(?:\s?(?:{_DASH}|to)\s?{_NUMBER})?"
_SEPARATOR = r"\s?(?:[,;]|and|&|,\s?and)\s?"
MARKER = re.compile(
    rf"[\[【［]\s?(?:(?:quotes?|passages?|sources?|refs?\.?)\s)?\^?"
    rf"(?P<items>{_ITEM}(?:{_SEPARATOR}\^?{_ITEM})*)\s?[\]】］]",
    re.IGNORECASE,
)
"""One marker; it may name several quotes."""
_ONE = f"(?:{MARKER.pattern.replace('(?P<items>', '(?:')})"
GROUP = re.compile(rf"{_ONE}(?:\s?(?:,|;|and)?\s?{_ONE})*", re.IGNORECASE)
"""Markers beside one another."""
BRACKET = re.compile(r"[\[【［][^\[\]【】［］]*[\]】］]")
"""Anything in square brackets."""

MOST_IN_RANGE = 50
"""A range of more quotes than this is no range of markers."""
_RANGE = re.compile(rf"({_NUMBER})\s?(?:{_DASH}|to)\s?({_NUMBER})")


def named_in(text: str) -> tuple[int, ...]:
    """Return the quotes that the markers of a text name, each once, in its order.

    A range that runs backwards or too far names only its ends, which then are checked like any.
    """
    numbers: list[int] = []
    for marker in MARKER.finditer(text):
        items = marker["items"]
        for ends in _RANGE.finditer(items):
            first, last = int(ends[1]), int(ends[2])
            if first <= last < first + MOST_IN_RANGE:
                items = items.replace(ends.group(), ",".join(map(str, range(first, last + 1))))
        numbers += [int(each) for each in re.findall(r"\d+", items)]
    return tuple(dict.fromkeys(numbers))


def without_markers(text: str) -> str:
    """Return a text with its markers blanked: every other place stays what it is."""
    return MARKER.sub(lambda found: " " * len(found.group()), text)
