"""The numbers an answer states, where they stand and how: sign, comparison, unit, P value.

Read apart from the product's own grammar, so that a fault there cannot hide itself here.
"""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from eval.numbers.unit_spellings import unit_ahead, unit_behind, unit_name

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: n for n, word in enumerate(_ONES)} | {
    word: 10 * n for n, word in enumerate(_TENS, start=2)
}
SPELT = re.compile(
    rf"\b(?P<tens>{'|'.join(_TENS)})(?:[-\s](?P<one>{'|'.join(_ONES[1:10])})\b)?\b"
    rf"|\b(?P<plain>{'|'.join(_ONES)})\b",
    re.IGNORECASE,
)
DASHES = "-−–—‐‑‒﹣－"
_MINUS = "-−﹣－"
_GROUP = r"[,\u2009\u202f\u00a0]"
_PLAIN = r"(?:\d+(?:\.\d+)?|\.\d+)"
_NUMBER = re.compile(rf"(?<![\d.])(?:\d{{1,3}}(?:{_GROUP}\d{{3}})+(?!\d)(?:\.\d+)?|{_PLAIN})(?!\d)")
_NUMBER_SPACED = re.compile(
    rf"(?<![\d.])(?:\d{{1,3}}(?:(?:{_GROUP}|\x20)\d{{3}})+(?!\d|\.\d)|{_PLAIN})(?!\d)"
)
_SPACED = re.compile(r"\d\x20\d{3}")
_LEVEL_BEHIND = re.compile(
    r"\s?(?:%|percent|per cent)?[\s-]?(?:CI\b|CrI\b|confid|credib)", re.IGNORECASE
)
_LEVELS = frozenset("80 90 95 97.5 98 99 99.9".split())
_LEVEL_BEFORE = re.compile(r"\bCI\s?\(?$")
_NAME_BEFORE = re.compile(r"[A-Za-z][‐‑-]?$")
_LEADS = re.compile(r"(?:^|[^A-Za-z])(?:CI|p|n)[‐‑-]?$", re.IGNORECASE)
"""What may stand glued before a number: ``CI-0.2``, ``p0.03``, ``n35``; ``IL-6`` is a name."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_OPERATOR = re.compile(
    r"(?P<glyph><=|>=|≪|<<|[<>≤≥⩽⩾=~≈])\s?$"
    r"|\b(?P<word>less than|below|under|more than|greater than|above|over|at least|at most|about"
    r"|approximately|approx\.?|around|roughly|nearly|almost|circa|some)\s$",
    re.IGNORECASE,
)
_OPERATORS = {
    "<": "<", "<<": "<", "≪": "<", ">": ">", "<=": "<=", "≤": "<=", "⩽": "<=", ">=": ">=",
    "≥": ">=", "⩾": ">=", "=": "=", "~": "approx", "≈": "approx", "less than": "<", "below": "<",
    "under": "<", "more than": ">", "greater than": ">", "above": ">", "over": ">",
    "at least": ">=", "at most": "<=",
}  # fmt: skip
_P_BEFORE = re.compile(
    r"(?:(?<![A-Za-z])[Pp](?P<many>[\s-]?[Vv]alues)?(?:[\s-]?[Vv]alue)?|significance)(?![A-Za-z])"
    r"[^\d.;A-Za-z]*"
    r"(?:(?:was|is|of|were|less|than|below|for|trend|interaction)[^\d.;A-Za-z]*){0,5}"
    r"(?P<list>(?:(?:0?\.\d+|0|1)\s?(?:,?\s?(?P<and>and|or)|,)\s?[<>=]?\s?)*)$"
)


class Stated(NamedTuple):
    """One number of an answer.

    Args:
        start: Its first digit or letter.
        end: One past its last.
        value: Its size, without sign.
        signs: The signs it may have: a dash before a number may be a minus or a mere dash.
        plus: Whether a plus sign is printed.
        op: The comparison printed before it, empty for none.
        unit: The unit behind it, by its first word; None where none stands there.
        is_p: Whether it is given as a P value.
    """

    start: int
    end: int
    value: Decimal
    signs: frozenset[int]
    plus: bool
    op: str
    unit: str | None
    is_p: bool


@lru_cache(maxsize=2048)
def readings(text: str) -> tuple[tuple[Stated, ...], ...]:
    """Return the numbers of a text, left to right, in each way of reading it.

    ``1 048`` may be one number or two; every other separator is read in one way only, so that no
    number is found inside another. Levels of intervals (``95% CI``) are left out.
    """
    plain = text.replace("·", ".")
    patterns = (_NUMBER, _NUMBER_SPACED) if _SPACED.search(plain) else (_NUMBER,)
    ways = tuple(tuple(_stated(plain, pattern)) for pattern in patterns)
    return ways if ways[0] != ways[-1] else ways[:1]


def same_number(size: Decimal, wanted: Decimal, article: frozenset[Decimal]) -> bool:
    """Tell whether the size of a stated number is the wanted one's.

    A number with more places is the same if it rounds to the wanted one and stands in the article.
    """
    wanted = abs(wanted)
    if size == wanted:
        return True
    if _places(size) <= _places(wanted) or size not in article:
        return False
    unit = Decimal(1).scaleb(-_places(wanted))
    return wanted in {size.quantize(unit, way) for way in (ROUND_HALF_UP, ROUND_HALF_EVEN)}


def numbers_of(text: str) -> frozenset[Decimal]:
    """Return the size of every number of a text, in any reading of it."""
    return frozenset(each.value for way in readings(text) for each in way)


def spelt_value(found: re.Match[str]) -> Decimal:
    """Return the number of a match of ``SPELT``."""
    word, one = (found["tens"] or found["plain"]).lower(), (found["one"] or "").lower()
    return Decimal(_WORDS[word] + _WORDS.get(one, 0))


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _stated(text: str, pattern: re.Pattern[str]) -> Iterator[Stated]:
    spans = [
        (m.start(), m.end(), Decimal(re.sub(rf"{_GROUP}|\x20", "", m.group())))
        for m in pattern.finditer(text)
        if not _is_name(text, m) and not _is_level(text, m)
    ]
    spans += [(m.start(), m.end(), spelt_value(m)) for m in SPELT.finditer(text)]
    spans.sort()
    units = _units(text, [(start, end) for start, end, _ in spans])
    for (start, end, value), unit in zip(spans, units, strict=True):
        signs, plus, lead = _signs(text, start)
        before = text[max(0, lead - 60) : lead]
        op = _OPERATOR.search(before)
        yield Stated(start, end, value, signs, plus, _operator(op), unit, _is_p(before, value))


def _is_p(before: str, value: Decimal) -> bool:
    """Tell a P value; the number behind ``P = 0.01, `` is one only in a list of P values."""
    found = _P_BEFORE.search(before) if value <= 1 else None
    return found is not None and bool(found["many"] or found["and"] or not found["list"])


def _operator(found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    return _OPERATORS.get((found["glyph"] or found["word"]).lower(), "approx")


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Tell ``R2``, ``IL-6``, ``177Lu`` and ``FEV1`` from quantities."""
    before = text[max(0, found.start() - 8) : found.start()]
    if _NAME_BEFORE.search(before) and "." not in found.group() and not _LEADS.search(before):
        return True
    behind = text[found.end() : found.end() + 1]
    if behind == "." and text[found.end() + 1 : found.end() + 2].isdigit():
        return True
    if not behind.isalpha() or "." in found.group():
        return False
    return unit_behind(text, found.end()) is None and not _ORDINAL.match(text, found.end())


def _is_level(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 6) : found.start()]
    behind = text[found.end() : found.end() + 20]
    return found.group() in _LEVELS and bool(
        _LEVEL_BEHIND.match(behind)
        or (_LEVEL_BEFORE.search(before) and behind.lstrip()[:1] == "%")
        or (text[: found.start()].endswith("CI") and behind[:1] in " %:,")
    )


def _signs(text: str, start: int) -> tuple[frozenset[int], bool, int]:
    """Return the possible signs, whether a plus is printed, and where the number with it begins."""
    before = text[:start]
    bare = before.rstrip(" \u00a0\u2009")
    glyph = bare[-1:]
    if glyph == "+":
        return frozenset({1}), True, len(bare) - 1
    if not glyph or glyph not in DASHES:
        return frozenset({1}), False, start
    lead = len(bare) - 1
    ahead = bare[:-1]
    attached = len(bare) == start
    if attached and ahead[-1:] and (ahead[-1].isalnum() or ahead[-1] in ")]%+"):
        return frozenset({1}), False, start
    last = ahead.rstrip()[-1:]
    certain = attached and (glyph in _MINUS or not (last.isdigit() or last in "%)]"))
    return frozenset({-1} if certain else {1, -1}), False, lead


_JOINED = re.compile(
    rf"\s?(?:,?\s?(?:and|or|to|versus|vs\.?|compared with|→)|[{DASHES}]|±|\+/?[{DASHES}])"
    rf"\s?[{DASHES}+]?\s?$"
)
_COMMA = re.compile(rf"\s?,\s[{DASHES}+]?\s?$")


def _units(text: str, spans: list[tuple[int, int]]) -> list[str | None]:
    """Return each number's unit; in ``8, 9 and 12 months`` the last one's is that of all."""
    gaps = [text[end:start] for (_, end), (start, _) in pairwise(spans)]
    units = [unit_behind(text, end) or _currency(text, start) for start, end in spans]
    own = [unit is not None for unit in units]
    for at in range(len(gaps) - 1, -1, -1):
        more = at + 1 < len(gaps) and not own[at + 1] and bool(_COMMA.fullmatch(gaps[at]))
        if not own[at] and (more or _JOINED.fullmatch(gaps[at])):
            units[at] = units[at + 1]
    for at, (start, _) in enumerate(spans):
        if units[at] is None:
            units[at] = unit_ahead(text, start)
        if units[at] is None and at and _continues_times(text, spans[at - 1][0], gaps[at - 1]):
            units[at] = units[at - 1]
    return units


def _continues_times(text: str, first: int, gap: str) -> bool:
    """Tell the 24 of ``weeks 12 and 24`` from the 0.5 of ``at week 12, 0.5``."""
    unit = unit_ahead(text, first)
    plural = text[:first].rstrip().endswith("s")
    return unit is not None and plural and bool(_JOINED.fullmatch(gap) or _COMMA.fullmatch(gap))


def _currency(text: str, start: int) -> str | None:
    return unit_name("eur") if text[max(0, start - 2) : start].rstrip().endswith("€") else None
