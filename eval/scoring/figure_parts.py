"""The parts of a stated number: which pairs are its interval or range, which term its spread.

A part belongs to a value if it is the first of its sort behind it in the sentence: the first
interval, the first term behind ± or in brackets. In lists set with *respectively* the parts of
all values stand behind the last value; there any part of that run may be the value's own.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from eval.numbers.stated_numbers import DASHES, Stated

_UNIT = r"(?:\s?(?:%|[A-Za-zµμ°/²·⋅\-]{1,16}(?:\s[A-Za-z]{1,8})?))?"
_TIGHT = re.compile(
    rf"{_UNIT}\s?(?:[{DASHES}]|\bto\b|\bthrough\b)\s?[(\[]?\s?[{DASHES}+]?\s?", re.IGNORECASE
)
_HIGHEST = r"(?:(?:max(?:imum)?|longest|highest|oldest|largest|upper)\s?(?:of|:|=)?\s?)?"
_LOWEST = r"(?:(?:min(?:imum)?|shortest|lowest|youngest|smallest|lower)\s?(?:of|:|=)?\s?)?"
_LOOSE = re.compile(rf"{_UNIT}\s?(?:[,;]|\band\b)\s?{_HIGHEST}[{DASHES}+]?\s?", re.IGNORECASE)
_SLASHED = re.compile(rf"{_UNIT}\s?/\s?[{DASHES}+]?\s?")
"""Between the ends of an interval only where one is named: ``95% CI: 0.9/13.0``."""
_INTERVAL = re.compile(r"\bC\.?I\.?s?\b|\bCrI\b|CI95|confidence|credib|\blimits\b", re.IGNORECASE)
_RANGE = re.compile(r"\bIQR|quartile|percentile|\brang|\bmin\w*\W+max|\bq1\W|25th", re.IGNORECASE)
_OPENS = re.compile(rf"{_UNIT}[*†‡§a-d]?\s?[(\[,;:]\s?{_LOWEST}[{DASHES}+]?\s?$", re.IGNORECASE)
_RANGE_AHEAD = re.compile(r"[^\d.]{0,60}")
LEVEL = re.compile(
    r"(?P<a>\d\d(?:\.\d)?)\s?%?[\s-]?(?:CI|CrI|confid|credib|limit)|\bCI\s?\(?(?P<b>\d\d)\s?%",
    re.IGNORECASE,
)
_SPREAD_WORD = (
    r"(?:±|\+/?[-−–]|\bS\.?D\b\.?s?|\bS\.?E\.?M?\b\.?"
    r"|standard (?:deviation|error)s?(?: of the mean)?)"
)
SPREAD_BEFORE = re.compile(rf"{_SPREAD_WORD}[\s:=,()\[\]]*(?:of|was|is)?\s?$", re.IGNORECASE)
_TIED_SPREAD = re.compile(
    rf"{_UNIT}\s?[(\[,;]?\s?{_SPREAD_WORD}(?:\s?[=:]|\sof)?\s?$", re.IGNORECASE
)
_BRACKET = re.compile(rf"{_UNIT}[*†‡§a-d]?\s?[(\[]\s?[=±]?\s?$")
_CLOSES = re.compile(r"\s?%?[^\d\s)\]]{0,8}\s?[)\]]")
_RUN = re.compile(
    rf"{_UNIT}[)\]]?\s?(?:,?\s?(?:and|vs\.?|versus|or)|,|;|/)\s?[(\[]?[{DASHES}+]?\s?"
)
_DENOMINATOR = re.compile(
    rf"{_UNIT}\s?\bout of\s(?:a\s|the\s)?(?:(?:maximum|possible|total)\s)*(?:of\s)?|\s?of\s",
    re.IGNORECASE,
)
_CELL = re.compile(rf"[^.;>]*(?:\bvs\.[^.;>]*)*=\s?[{DASHES}+]?\s?$")
"""The heading of a table cell, its row's label before it: ``95% CI of change: zolimab = ``."""
_COLUMN = re.compile(rf"[:;>](?P<label>[^:;>=]*)=\s?[{DASHES}+]?\s?$")
_NEAR = 40
"""Characters before a pair that may name it, outside of tables."""
_LEVEL_NEAR = 50
_SENTENCE_END = re.compile(r"(?<!\bvs)(?<!\bapprox)[.!?][”\"’')\]]*\s+(?=[“\"A-Z])")


class Pair(NamedTuple):
    """Two numbers that a text sets as the ends of something."""

    low: Stated
    high: Stated
    kind: str
    level: str


def parts_of_others(text: str, numbers: Sequence[Stated]) -> frozenset[int]:
    """Return the numbers that are parts of another and so no figure's value."""
    ends = {at for place, pair in pairs_of(text, numbers) if pair.kind for at in (place, place + 1)}
    spreads = {
        at
        for at in range(1, len(numbers))
        if _TIED_SPREAD.fullmatch(text[numbers[at - 1].end : numbers[at].start])
    }
    return frozenset(ends | spreads)


def pairs_of(text: str, numbers: Sequence[Stated]) -> tuple[tuple[int, Pair], ...]:
    """Return every pair of ends with the place of its first number."""
    return _pairs(text, tuple(numbers))


@lru_cache(maxsize=1024)
def _pairs(text: str, numbers: tuple[Stated, ...]) -> tuple[tuple[int, Pair], ...]:
    return tuple(_found_pairs(text, numbers))


def _found_pairs(text: str, numbers: tuple[Stated, ...]) -> Iterator[tuple[int, Pair]]:
    gaps = [text[a.end : b.start] for a, b in pairwise(numbers)]
    tight = [bool(_TIGHT.fullmatch(gap)) for gap in gaps]
    for at, gap in enumerate(gaps):
        next_tight = at + 1 < len(gaps) and tight[at + 1]
        loose = _LOOSE.fullmatch(gap) or _is_slashed_interval(text, numbers, at)
        if not tight[at] and (next_tight or not loose):
            continue
        if at and tight[at - 1]:
            continue
        before = text[numbers[at - 1].end if at else 0 : numbers[at].start]
        near = _naming(before)
        kind = "interval" if _INTERVAL.search(near) else "range" if _RANGE.search(near) else ""
        if kind or tight[at] or _OPENS.search(before[-24:]):
            naming = max(_LEVEL_NEAR, len(near))
            level = LEVEL.search(text[max(0, numbers[at].start - naming) : numbers[at].start])
            printed = (level["a"] or level["b"]) if level else ""
            yield at, Pair(numbers[at], numbers[at + 1], kind, printed)


def _is_slashed_interval(text: str, numbers: Sequence[Stated], at: int) -> bool:
    """Tell the ends of an interval set with a slash: one is named before them or their value."""
    low, high = numbers[at], numbers[at + 1]
    if not _SLASHED.fullmatch(text[low.end : high.start]):
        return False
    value = numbers[at - 1].start if at else low.start
    return bool(_INTERVAL.search(text[max(0, value - _NEAR) : low.start]))


def _naming(before: str) -> str:
    """Return the words before a pair that may name it; in a table its row's and column's labels."""
    cell = _CELL.search(before)
    return max(cell.group() if cell else "", before[-_NEAR:], key=len)


def _other_column(text: str, value: int, part: int) -> bool:
    """Tell whether a part is in another column of a table than a value, their rows named apart."""
    columns = [_COLUMN.search(text[:at]) for at in (value, part)]
    labels = [found["label"].strip().casefold() for found in columns if found]
    named = any(_INTERVAL.search(label) or _RANGE.search(label) for label in labels)
    return len(set(labels)) > 1 and not named


def is_denominator(text: str, numbers: Sequence[Stated], at: int) -> bool:
    """Tell the 36 of ``28.9 out of 36 (SD 3.2)``, which has no parts of its own, from a value."""
    if not 0 < at < len(numbers):
        return False
    part, whole = numbers[at - 1], numbers[at]
    gap = text[part.end : whole.start]
    counted = whole.value == whole.value.to_integral_value() and part.value <= whole.value
    return counted and bool(_DENOMINATOR.fullmatch(gap))


def pairs_behind(
    text: str, numbers: Sequence[Stated], at: int, behind: Sequence[int]
) -> Iterator[Pair]:
    """Yield the first pair behind a value, and those that follow it with nothing in between."""
    last: int | None = None
    for place, pair in () if is_denominator(text, numbers, at) else pairs_of(text, numbers):
        if place not in behind:
            continue
        if last is not None:
            gap = text[numbers[last].end : numbers[place].start]
            if place != last + 1 or not _follows(gap):
                return
        elif not _belongs(text, numbers, at, place, pair):
            continue
        yield pair
        last = place + 1


def range_ahead(text: str, numbers: Sequence[Stated], at: int) -> list[Pair]:
    """Return the range right before a value, as in ``aged 28-85, mean 60``."""
    return [
        pair
        for place, pair in pairs_of(text, numbers)
        if place + 2 == at
        and pair.kind != "interval"
        and text[: pair.low.start].rstrip()[-1:] not in {"(", "["}
        and _RANGE_AHEAD.fullmatch(text[pair.high.end : numbers[at].start])
    ]


def _belongs(text: str, numbers: Sequence[Stated], at: int, place: int, pair: Pair) -> bool:
    """Tell whether a pair may be the value's: named as one in its column, or right behind it."""
    if pair.kind:
        return not _other_column(text, numbers[at].start, pair.low.start)
    return place == at + 1 and bool(_OPENS.search(text[numbers[at].end : pair.low.start]))


def _follows(gap: str) -> bool:
    return bool(re.fullmatch(r"%?[)\]]?\s?(?:,|;|and|vs\.?|versus|,\s?and)\s?[^\d]{0,14}", gap))


def spreads_behind(
    text: str, numbers: Sequence[Stated], at: int, behind: Sequence[int]
) -> list[Stated]:
    """Return the first spread behind a value, and those of a list that it opens.

    A single one tied to a later value (``5 in A; 7 (SD 2) in B``) is that value's.
    """
    run: list[int] = []
    for place in () if is_denominator(text, numbers, at) else behind:
        gap = text[numbers[place - 1].end : numbers[place].start]
        if not run:
            bracketed = place == at + 1 and bool(_BRACKET.fullmatch(gap))
            closes = bool(_CLOSES.match(text, numbers[place].end))
            run += [place] if SPREAD_BEFORE.search(gap) or (bracketed and closes) else []
        elif _RUN.fullmatch(gap) and not _opens_pair(text, numbers, place):
            run.append(place)
        else:
            break
    if len(run) == 1 and _of_a_later_value(text, numbers, at, run[0]):
        return []
    return [numbers[place] for place in run]


def _of_a_later_value(text: str, numbers: Sequence[Stated], at: int, place: int) -> bool:
    ends = {end for first, _ in pairs_of(text, numbers) for end in (first, first + 1)}
    tied = _TIED_SPREAD.fullmatch(text[numbers[place - 1].end : numbers[place].start])
    own = at + is_denominator(text, numbers, at + 1)
    return place - 1 > own and place - 1 not in ends and tied is not None


def _opens_pair(text: str, numbers: Sequence[Stated], place: int) -> bool:
    """Tell a value with its own spread behind it from a further spread of a list."""
    if place + 1 >= len(numbers):
        return False
    gap = text[numbers[place].end : numbers[place + 1].start]
    return bool(_TIED_SPREAD.fullmatch(gap) or _BRACKET.fullmatch(gap))


def sentence_around(text: str, position: int) -> tuple[int, int]:
    """Return where the sentence of a position begins and ends."""
    ends = _sentence_ends(text)
    start = max((end for end in ends if end <= position), default=0)
    return start, min((end for end in ends if end > position), default=len(text))


@lru_cache(maxsize=1024)
def _sentence_ends(text: str) -> tuple[int, ...]:
    return tuple(found.end() for found in _SENTENCE_END.finditer(text))
