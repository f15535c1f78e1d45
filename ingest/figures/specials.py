"""What stands for a number that cannot be given yet: not reached, not estimable."""

import re

from ingest.figures.drafts import Draft
from ingest.figures.figure import Special

_SPECIAL = re.compile(
    r"\b(?:not\s+(?:yet\s+|been\s+|be\s+)*(?:reached|attained|estimable|estimated|evaluable"
    r"|calculable|calculated)"
    r"|(?:could|can)\s?not\s+(?:yet\s+)?be\s+(?:estimated|calculated|determined|reached)"
    r"|unreached|NR|NE)\b"
)
_TIME_TO_EVENT = re.compile(
    r"\b(?:[Ss]urviv\w+|m?PFS|m?OS|TTP|DFS|EFS|RFS|DoR|DOR|[Mm]edian|[Dd]uration of response"
    r"|[Tt]ime to)\b"
)
_LIMIT = re.compile(r"(?:\d\s?\w{0,6}\s?(?:[-–—,;]|to|and)\s?|CI[^.;)]{0,20})$")


def specials_in(text: str, around: str = "") -> list[Draft]:
    """Return what a text says instead of a time: not reached, not estimable.

    Args:
        text: A sentence or table cell.
        around: What else says what the text is about: a row's label, heading and caption.

    Returns:
        One draft for each, none where nothing speaks of a time to an event (``NR`` is as often
        *not reported*) or where it is the open end of an interval.
    """
    if not ("not" in text or "N" in text or "reached" in text):
        return []
    if not _TIME_TO_EVENT.search(text) and not _TIME_TO_EVENT.search(around):
        return []
    return [
        Draft(
            found.start(), found.end(), None, special=_meaning(found.group()),
            number_end=found.end(),
        )
        for found in _SPECIAL.finditer(text)
        if not _LIMIT.search(text[: found.start()])
    ]  # fmt: skip


def _meaning(printed: str) -> Special:
    reached = printed == "NR" or printed.endswith(("reached", "attained"))
    return "not reached" if reached else "not estimable"
