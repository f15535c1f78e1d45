"""The point in time each figure belongs to, in the text's words."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.figures.clauses import Series
from ingest.figures.drafts import Draft
from ingest.figures.parts import Kind, Part
from ingest.figures.timepoints import TimeMention, named_times
from ingest.figures.wording import is_shift

TIME_REACH = 90
"""A point in time speaks of figures at most this many characters from it in its clause."""

_ADJOINING = re.compile(
    r"\s*[)\]]?\s*,?\s*(?:(?:kg|cm|mm\s?Hg|points?)\s+)?(?:at|after|by|on|within|in|to|from|during|for|of|\(|"
    r"\[)?\s*(?:the\s+)?$"
)
_UNIT_BEHIND = re.compile(r"\d[\s-](?P<unit>hours?|h|days?|weeks?|months?|years?|min(?:utes)?)\b")
_OPENED = re.compile(r"\s?[(\[]")
_JOINS = re.compile(r"\s?(?:,\s?(?:and|or)?|,?\s?and|or|to|&|[-–/])\s?(?:at\s)?")


def find_times(text: str, series: Sequence[Series], parts: Sequence[Part]) -> None:
    """Give every estimate its point in time: ``at 12 months``, ``week 24``, ``before``.

    Args:
        text: The sentence.
        series: Its estimates; they are changed.
        parts: Its numbers, those of points in time among them.
    """
    mentions = _mentions(text, parts)
    bracketed = _bracketed(text, mentions)
    for each in series:
        if len(each.drafts) == 2 and is_shift(text, each.start):  # noqa: PLR2004
            first, second = each.drafts
            first.time, second.time = "before", "after"
        if not mentions:
            continue
        listed = _listed(text, each, mentions)
        for place, draft in enumerate(each.drafts):
            if listed:
                draft.time = listed[place]
            elif mention := _holding(bracketed, draft) or _nearest(text, each, draft, mentions):
                draft.time = mention.text


def _mentions(text: str, parts: Sequence[Part]) -> list[TimeMention]:
    timed = [
        TimeMention(part.start, part.end, text[part.start : part.end])
        for part in parts
        if part.kind is Kind.TIME and part.unit is not None
    ]
    named = named_times(text)
    bare = [part for part in parts if part.kind is Kind.TIME and part.unit is None]
    known = [*timed, *named]
    for part in bare:
        if not any(each.start <= part.start < each.end for each in known):
            known.append(TimeMention(part.start, part.end, _with_unit(text, part)))
    return sorted(known)


def _with_unit(text: str, part: Part) -> str:
    """Return the 3 of ``at 3, 6 and 12 months`` as ``3 months``."""
    found = _UNIT_BEHIND.search(text, part.start, part.start + 60)
    printed = text[part.start : part.end]
    return f"{printed} {found['unit']}" if found else printed


def _listed(text: str, series: Series, mentions: Sequence[TimeMention]) -> list[str]:
    """Return the times of ``12, 9 and 7 at 3, 6 and 12 months``, one for each estimate."""
    count = len(series.drafts)
    near = [
        mention
        for mention in mentions
        if series.clause[0] <= mention.start < series.tail
        and not (series.start <= mention.start < series.end)
    ]
    if count == 1 or len(near) < count:
        return []
    for run in (near[:count], near[-count:]):
        if all(_JOINS.fullmatch(text[a.end : b.start]) for a, b in pairwise(run)):
            return [mention.text for mention in run]
    return []


def _nearest(
    text: str, series: Series, draft: Draft, mentions: Sequence[TimeMention]
) -> TimeMention | None:
    """Return the time right behind an estimate, else the last before it, else the clause's one."""
    inside = [m for m in mentions if series.clause[0] <= m.start < series.clause[1]]
    behind = [m for m in inside if draft.end <= m.start < max(series.tail, draft.end + 30)]
    if behind and _ADJOINING.fullmatch(text[draft.end : behind[0].start]):
        return behind[0]
    before = [m for m in inside if series.lead <= m.start and m.end <= draft.start]
    if before and draft.start - before[-1].end <= TIME_REACH:
        return before[-1]
    if behind and behind[0].start < series.tail and behind[0].start - draft.end <= TIME_REACH:
        return behind[0]
    return (
        inside[0] if len(inside) == 1 and abs(inside[0].start - draft.start) <= TIME_REACH else None
    )


def _bracketed(
    text: str, mentions: Sequence[TimeMention]
) -> list[tuple[TimeMention, tuple[int, int]]]:
    """Return the times behind which brackets stand, with them: ``at week 96 (OR 1.30)``.

    Brackets that name times themselves are not all of that time.
    """
    found = []
    for mention in mentions:
        if opened := _OPENED.match(text, mention.end):
            start, end = opened.end(), _closing(text, opened.end() - 1)
            if not any(start <= other.start < end for other in mentions):
                found.append((mention, (start, end)))
    return found


def _holding(
    bracketed: Sequence[tuple[TimeMention, tuple[int, int]]], draft: Draft
) -> TimeMention | None:
    """Return the time whose brackets hold an estimate."""
    held = (mention for mention, (start, end) in bracketed if start <= draft.start < end)
    return next(held, None)


def _closing(text: str, opened: int) -> int:
    """Return where a bracket closes; the end of the text where it does not."""
    depth = 0
    for place in range(opened, len(text)):
        depth += (text[place] in "([") - (text[place] in ")]")
        if depth == 0:
            return place
    return len(text)
