"""Whether a text states an expected figure: its value, and every part of it, belonging to it.

A part belongs to a value if it is the first of its sort behind it in the sentence: the first
interval, the first term behind ± or in brackets. In lists set with *respectively* the parts of
all values stand behind the last value; there any part of that run may be the value's own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from eval.samples import Ends, ExpectedFigure
from eval.stated_numbers import DASHES, Stated, readings, same_number
from eval.unit_spellings import contradicts

SCORED_CHARACTERS = 600
"""Only so much of an answer counts."""
FARTHEST_PART = 160
"""Characters from a value to a part of it."""
FARTHEST_P = 300
"""Characters from a P value to the figure it belongs to."""

_UNIT = r"(?:\s?(?:%|[A-Za-zµμ°/²·⋅\-]{1,16}(?:\s[A-Za-z]{1,8})?))?"
_TIGHT = re.compile(
    rf"{_UNIT}\s?(?:[{DASHES}]|\bto\b|\bthrough\b)\s?[(\[]?\s?[{DASHES}+]?\s?", re.IGNORECASE
)
_HIGHEST = r"(?:(?:max(?:imum)?|longest|highest|oldest|largest|upper)\s?(?:of|:|=)?\s?)?"
_LOWEST = r"(?:(?:min(?:imum)?|shortest|lowest|youngest|smallest|lower)\s?(?:of|:|=)?\s?)?"
_LOOSE = re.compile(rf"{_UNIT}\s?(?:[,;]|\band\b)\s?{_HIGHEST}[{DASHES}+]?\s?", re.IGNORECASE)
_INTERVAL = re.compile(r"\bC\.?I\.?s?\b|\bCrI\b|CI95|confidence|credib|\blimits\b", re.IGNORECASE)
_RANGE = re.compile(r"\bIQR|quartile|percentile|\brang|\bmin\w*\W+max|\bq1\W|25th", re.IGNORECASE)
_OPENS = re.compile(rf"{_UNIT}[*†‡§a-d]?\s?[(\[,;:]\s?{_LOWEST}[{DASHES}+]?\s?$", re.IGNORECASE)
_RANGE_AHEAD = re.compile(r"[^\d.]{0,60}")
_LEVEL = re.compile(
    r"(?P<a>\d\d(?:\.\d)?)\s?%?[\s-]?(?:CI|CrI|confid|credib|limit)|\bCI\s?\(?(?P<b>\d\d)\s?%",
    re.IGNORECASE,
)
_SPREAD_WORD = (
    r"(?:±|\+/?[-−–]|\bS\.?D\b\.?s?|\bS\.?E\.?M?\b\.?"
    r"|standard (?:deviation|error)s?(?: of the mean)?)"
)
_SPREAD_BEFORE = re.compile(rf"{_SPREAD_WORD}[\s:=,()\[\]]*(?:of|was|is)?\s?$", re.IGNORECASE)
_TIED_SPREAD = re.compile(
    rf"{_UNIT}\s?[(\[,;]?\s?{_SPREAD_WORD}(?:\s?[=:]|\sof)?\s?$", re.IGNORECASE
)
_BRACKET = re.compile(rf"{_UNIT}[*†‡§a-d]?\s?[(\[]\s?[=±]?\s?$")
_CLOSES = re.compile(r"\s?%?[^\d\s)\]]{0,8}\s?[)\]]")
_RUN = re.compile(
    rf"{_UNIT}[)\]]?\s?(?:,?\s?(?:and|vs\.?|versus|or)|,|;|/)\s?[(\[]?[{DASHES}+]?\s?"
)
_SENTENCE_END = re.compile(r"(?<!\bvs)(?<!\bapprox)[.!?][”\"’')\]]*\s+(?=[“\"A-Z])")
_LESS = re.compile(
    r"decreas|reduc|declin|\bf[ae]ll|\bdrop|\blower|\bless\b|\bloss|\blos[te]|\bfewer|\bshort"
    r"|\bsmaller|\bdown\b|\bworse|diminish|shr[aiu]nk|\bminus\b|\bnegative|improv|\bquicker|\bfaster",
    re.IGNORECASE,
)


class Pair(NamedTuple):
    """Two numbers that a text sets as the ends of something."""

    low: Stated
    high: Stated
    kind: str
    level: str


@dataclass(frozen=True, slots=True)
class Asking:
    """What a text is read against, besides the expected figure.

    Args:
        question: The question: it may give the direction of a change or the level of an interval.
        article: The numbers of the article or of the passages cited from it.
    """

    question: str = ""
    article: frozenset[Decimal] = frozenset()


def places_of(
    text: str, figure: ExpectedFigure, asking: Asking, limit: int | None = SCORED_CHARACTERS
) -> tuple[int, ...]:
    """Return where a text states a figure with all its parts.

    Args:
        text: The answer, its citation markers blanked out.
        figure: The expected figure.
        asking: The question and the numbers of the article.
        limit: How many characters count; all of them where None.

    Returns:
        The first character of each number that is its value, in text order; empty if it is stated
        nowhere.
    """
    found: set[int] = set()
    for way in readings(text):
        seen = tuple(each for each in way if limit is None or each.end <= limit)
        found |= {seen[at].start for at in _values(text, seen, figure, asking)}
    return tuple(sorted(found))


def _values(
    text: str, numbers: Sequence[Stated], figure: ExpectedFigure, asking: Asking
) -> Iterator[int]:
    plain = text.replace("·", ".")
    taken = _taken(plain, numbers)
    for at, number in enumerate(numbers):
        if at in taken or not _fits(number, figure):
            continue
        words = f"{asking.question} {plain[slice(*_sentence(plain, number.start))]}"
        for form in _forms(figure, flipped=not number.plus and bool(_LESS.search(words))):
            if _is(number, form.value, asking) and _has_parts(plain, numbers, at, form, asking):
                yield at
                break


def _forms(figure: ExpectedFigure, *, flipped: bool) -> Iterator[ExpectedFigure]:
    """Yield a figure as it is and, where words may give its sign, with the other one."""
    yield figure
    if flipped and not figure.is_p and figure.value:
        yield replace(
            figure, value=-figure.value, ci=_negated(figure.ci), range=_negated(figure.range)
        )


def _negated(ends: Ends | None) -> Ends | None:
    return None if ends is None else Ends(-ends.high, -ends.low)


def _fits(number: Stated, figure: ExpectedFigure) -> bool:
    if figure.is_p:
        exact = figure.op in {None, "="}
        return number.is_p and (number.op in {"", "="} if exact else number.op == figure.op)
    if number.is_p or contradicts(figure.unit, number.unit):
        return False
    if figure.op in {None, "="}:
        return number.op in {"", "=", "approx"}
    return number.op == figure.op


def _is(number: Stated, wanted: Decimal, asking: Asking) -> bool:
    sign = -1 if wanted < 0 else 1
    signed = not wanted or sign in number.signs
    return signed and same_number(number.value, wanted, asking.article)


def _taken(text: str, numbers: Sequence[Stated]) -> frozenset[int]:
    """Return the numbers that are parts of another and so no figure's value."""
    ends = {at for place, pair in _pairs(text, numbers) if pair.kind for at in (place, place + 1)}
    spreads = {
        at
        for at in range(1, len(numbers))
        if _TIED_SPREAD.fullmatch(text[numbers[at - 1].end : numbers[at].start])
    }
    return frozenset(ends | spreads)


def _has_parts(
    text: str, numbers: Sequence[Stated], at: int, figure: ExpectedFigure, asking: Asking
) -> bool:
    stop = min(_reach(text, numbers, at), numbers[at].end + FARTHEST_PART)
    behind = [place for place in range(at + 1, len(numbers)) if numbers[place].start < stop]
    for wanted, other in ((figure.ci, "range"), (figure.range, "interval")):
        pairs = [*_pairs_behind(text, numbers, at, behind)]
        pairs += _range_ahead(text, numbers, at) if wanted is figure.range else []
        if wanted and not any(_is_pair(pair, wanted, other, asking) for pair in pairs):
            return False
    spreads = _spreads_behind(text, numbers, at, behind)
    return figure.pm is None or any(
        same_number(n.value, figure.pm, asking.article) for n in spreads
    )


def _reach(text: str, numbers: Sequence[Stated], at: int) -> int:
    """Return how far a value's parts may stand: to its sentence's end, or the next sentence's.

    A part may have a sentence of its own, as when a table gives it a row of its own. That sentence
    names it (``95% CI``, ``SD``) and holds no number before it.
    """
    _, stop = _sentence(text, numbers[at].start)
    first = next((place for place in range(len(numbers)) if numbers[place].start >= stop), None)
    if first is None:
        return stop
    named = any(pair.kind for place, pair in _pairs(text, numbers) if place == first)
    lead = text[stop : numbers[first].start]
    if named or _SPREAD_BEFORE.search(lead):
        return _sentence(text, numbers[first].start)[1]
    return stop


def _is_pair(pair: Pair, wanted: Ends, other: str, asking: Asking) -> bool:
    if pair.kind == other:
        return False
    if pair.level and other == "range":
        asked = _LEVEL.search(asking.question)
        if pair.level != ((asked["a"] or asked["b"]) if asked else "95"):
            return False
    turned = Ends(wanted.high, wanted.low) if wanted.low < 0 and wanted.high < 0 else wanted
    return any(
        _is(pair.low, ends.low, asking) and _is(pair.high, ends.high, asking)
        for ends in (wanted, turned)
    )


def _pairs(text: str, numbers: Sequence[Stated]) -> Iterator[tuple[int, Pair]]:
    """Yield every pair of ends with the place of its first number."""
    gaps = [text[a.end : b.start] for a, b in pairwise(numbers)]
    tight = [bool(_TIGHT.fullmatch(gap)) for gap in gaps]
    for at, gap in enumerate(gaps):
        next_tight = at + 1 < len(gaps) and tight[at + 1]
        if not tight[at] and (next_tight or not _LOOSE.fullmatch(gap)):
            continue
        if at and tight[at - 1]:
            continue
        before = text[numbers[at - 1].end if at else 0 : numbers[at].start]
        near = before[-40:]
        kind = "interval" if _INTERVAL.search(near) else "range" if _RANGE.search(near) else ""
        if kind or tight[at] or _OPENS.search(before[-24:]):
            level = _LEVEL.search(text[max(0, numbers[at].start - 50) : numbers[at].start])
            printed = (level["a"] or level["b"]) if level else ""
            yield at, Pair(numbers[at], numbers[at + 1], kind, printed)


def _pairs_behind(
    text: str, numbers: Sequence[Stated], at: int, behind: Sequence[int]
) -> Iterator[Pair]:
    """Yield the first pair behind a value, and those that follow it with nothing in between."""
    last: int | None = None
    for place, pair in _pairs(text, numbers):
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


def _range_ahead(text: str, numbers: Sequence[Stated], at: int) -> list[Pair]:
    """Return the range right before a value, as in ``aged 28-85, mean 60``."""
    return [
        pair
        for place, pair in _pairs(text, numbers)
        if place + 2 == at
        and pair.kind != "interval"
        and text[: pair.low.start].rstrip()[-1:] not in {"(", "["}
        and _RANGE_AHEAD.fullmatch(text[pair.high.end : numbers[at].start])
    ]


def _belongs(text: str, numbers: Sequence[Stated], at: int, place: int, pair: Pair) -> bool:
    """Tell whether a pair may be the value's: named as one, or right behind it."""
    return bool(pair.kind) or (
        place == at + 1 and bool(_OPENS.search(text[numbers[at].end : pair.low.start]))
    )


def _follows(gap: str) -> bool:
    return bool(re.fullmatch(r"%?[)\]]?\s?(?:,|;|and|vs\.?|versus|,\s?and)\s?[^\d]{0,14}", gap))


def _spreads_behind(
    text: str, numbers: Sequence[Stated], at: int, behind: Sequence[int]
) -> Iterator[Stated]:
    """Yield the first spread behind a value, and those of a list that it opens."""
    first: int | None = None
    for place in behind:
        gap = text[numbers[place - 1].end : numbers[place].start]
        if first is None:
            bracketed = place == at + 1 and bool(_BRACKET.fullmatch(gap))
            closes = bool(_CLOSES.match(text, numbers[place].end))
            if _SPREAD_BEFORE.search(gap) or (bracketed and closes):
                first = place
                yield numbers[place]
        elif _RUN.fullmatch(gap) and not _opens_pair(text, numbers, place):
            yield numbers[place]
        else:
            return


def _opens_pair(text: str, numbers: Sequence[Stated], place: int) -> bool:
    """Tell a value with its own spread behind it from a further spread of a list."""
    if place + 1 >= len(numbers):
        return False
    gap = text[numbers[place].end : numbers[place + 1].start]
    return bool(_TIED_SPREAD.fullmatch(gap) or _BRACKET.fullmatch(gap))


def _sentence(text: str, position: int) -> tuple[int, int]:
    """Return where the sentence of a position begins and ends."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= position), default=0)
    return start, min((end for end in ends if end > position), default=len(text))
