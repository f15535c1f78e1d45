"""The points in time that a question names: ``week 24``, ``6-month``, ``before and after``."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ingest.figures.numbers import numeric
from retrieval.small_letters import found_in

UNITS: dict[str, tuple[str, ...]] = {
    "min": ("minutes", "minute", "mins", "min"),
    "h": ("hours", "hour", "hrs", "hr", "h"),
    "days": ("days", "day", "d"),
    "weeks": ("weeks", "week", "wks", "wk"),
    "months": ("months", "month", "mths", "mth", "mos", "mo"),
    "years": ("years", "year", "yrs", "yr", "y"),
    "cycles": ("cycles", "cycle"),
    "visits": ("visits", "visit"),
}
"""Canonical unit -> its spellings in questions."""

_COUNTED = {"fortnight": (Decimal(2), "weeks")}
_CANONICAL = {spelling: unit for unit, spellings in UNITS.items() for spelling in spellings}
_UNIT = "(?:" + "|".join(sorted(_CANONICAL, key=len, reverse=True)) + r"|fortnights?)\b"
# One letter is a unit only right behind digits (24h), never behind a word (one d).
_LONG_UNIT = "(?:" + "|".join(
    sorted((spelling for spelling in _CANONICAL if len(spelling) > 1), key=len, reverse=True)
) + r"|fortnights?)\b"  # fmt: skip
_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty-four|twenty"
    "|thirty-six|thirty|forty-eight|sixty"
)
_DIGITS = r"\d+(?:[.·]\d+)?"
_NUMBER = rf"(?:{_DIGITS}|(?:{_WORDS})\b)"
_SEVERAL = rf"(?P<all>{_NUMBER}(?:\s?,\s?{_NUMBER})+\s?(?:,|,?\s?(?:and|or)\b|&)\s?{_NUMBER})"
"""Three numbers or more, one after the other."""
_AT = (
    r"(?:at|by|after|until|till|within|up to|(?<!compared )(?<!equal )(?<!similar )to|on|in|over"
    r"|from|post|past|since)"
)
_LATER = (
    r"(?:later|afterwards|on(?=\s*(?:[?,.;)]|$))|after|following|post\b|past\b|from|since|into)"
)

HOURS = {"min": Decimal(1) / 60, "h": Decimal(1), "days": Decimal(24), "weeks": Decimal(168),
          "months": Decimal(730), "years": Decimal(8766)}  # fmt: skip
"""Length of a unit of time, in hours."""


class TimeSpan(NamedTuple):
    """A time point and where it stands, the preposition before it included."""

    start: int
    end: int
    points: tuple["TimePoint", ...]


@dataclass(frozen=True, slots=True)
class TimePoint:
    """A point in time that a question names.

    Args:
        printed: As the question has it (``week 24``, ``6-month``, ``at baseline``).
        value: How many units; None for a named point.
        unit: Canonical unit (``months``), or the named point itself (``baseline``, ``end``).
    """

    printed: str
    value: Decimal | None
    unit: str


_START_WORDS = (
    r"baseline|entry|enrol?ment|inclusion|admission|(?:the )?(?:start|outset|beginning)"
    r"(?: of (?:the )?(?:study|trial|treatment|therapy|prrt))?|randomi[sz]ation|study entry"
)
_TAUGHT = r"(?:training|teaching|course|workshop|education|programme|program)"
_COURSE = (
    r"(?:the )?(?:active )?(?:study|trial|treatment|therapy|intervention|course|programme|program"
    r"|training|follow[\s-]?up)"
)
NAMED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # The first that fits wins; both ends of a change come before either.
    ((r"\bpre[\s‐‑–-]*(?:and|to|/|versus|vs\.?|v\.?)[\s‐‑–-]*post\b"
     rf"(?:[\s‐‑–-]?(?:treatment|intervention|test|op|{_TAUGHT})\b)?"), "both", ("pre",)),
    (r"\bbefore (?:treatment |therapy )?(?:and|versus|vs\.?|to|or) after(?: \w+ment\b)?",
     "both", ("before",)),
    (r"\b(?:before|prior to|at|on|until) (?:hospital )?discharge\b", "discharge", ("discharge",)),
    (rf"\b(?:at |on |from |to )?(?:the )?end of (?:prrt|{_COURSE})", "end", ("end of",)),
    (r"\bend[\s-]of[\s-](?:study|treatment|follow[\s-]?up)\b", "end", ("end",)),
    ((rf"\b(?:(?:straight|immediately|right|directly) )?(?:after|following|post) {_COURSE}\b(?!"
     rf" (?:with|for|of|to|by|week|day|month|year)\b)"), "end", ("after", "following", "post")),
    (r"\b(?:(?:straight|immediately|right|directly|soon) )?afterwards\b", "end", ("afterwards",)),
    (rf"\bonce {_COURSE} (?:was|is|had been) (?:over|finished|completed?|done)\b", "end",
     ("once",)),
    ((rf"\b(?:post[\s‐‑–-]?(?:treatment|test|intervention|therapy|{_TAUGHT})|endpoint visit"
     r"|last visit)\b"), "end", ("post", "visit")),
    # After 8-week training is eight weeks.
    ((rf"\b(?:after|following) (?:the )?(?!\d|(?:{_WORDS})\b)[\w-]+"
     r" (?:training|teaching|workshop|education)\b(?! (?:with|for|of|to|by)\b)"), "end",
     ("after", "following")),
    (r"\bat (?:the )?(?:last |final |longest )?follow[\s-]?up\b", "end", ("follow",)),
    ((r"\b(?:at |in )?(?:mid[\s-]?(?:treatment|term|way|point|study|therapy|prrt)|halfway"
     r"(?: through)?)\b"), "mid-treatment", ("mid", "halfway")),
    (rf"\b(?:at|on|upon) (?:the )?(?:{_START_WORDS})\b", "baseline",
     ("baseline", "entry", "enrol", "inclusion", "admission", "start", "outset", "beginning",
      "randomi")),
    # A share of baseline or a change from it is no value at baseline.
    ((r"\b(?<!of )(?<!from )(?<!to )(?<!over )(?<!against )(?<!vs )(?:pre[\s‐‑–-]?(?:treatment|test"
     rf"|intervention|therapy|operative(?:ly)?|op|{_TAUGHT})|baseline)\b(?![\s-](?:adjusted|corrected))"),
     "baseline", ("pre", "baseline")),
    (rf"\bbefore (?:{_COURSE}|randomi[sz]ation)\b", "baseline", ("before",)),
    (r"\bbefore (?=(?:and|to|vs\.?|versus|&|,)\s)", "baseline", ("before",)),
    # Admission and week 52
    ((rf"(?<!from )(?<!between )\b(?:{_START_WORDS})(?=\s?(?:,|&|and|vs\.?|versus)\s"
      rf"(?:(?:at|on|by|in)\s)?(?:the\s)?(?:{_LONG_UNIT}\s?\d|\d+[\s-]?{_UNIT}|discharge\b"
      r"|end\b|(?:last |final )?follow))"),
     "baseline", ("baseline", "entry", "enrol", "inclusion", "admission", "start", "outset",
                  "beginning", "randomi")),
    ((r"\b(?:(?:in|during|over|after|with|by) )?(?:the )?(?:(?:later|subsequent|remaining"
      r"|(?<=the )following) cycles|cycles (?:that|which) (?:followed|came (?:later|after)))"
      r"\b"), "cycles", ("cycles",)),
    (r"\bfinal(?= [\w-]+)|\bfinally\b", "end", ("final",)),
)  # fmt: skip
"""How a question names a point without counting, the point it names, and letters of which some
stand in any such name: of most texts that is enough to see that they name none."""

_BOTH = ("baseline", "end")
_NAMED = tuple(
    (re.compile(pattern, re.IGNORECASE), point, letters) for pattern, point, letters in NAMED
)
_LETTERS = tuple({each: None for _, _, letters in NAMED for each in letters})
_ANY = ("",)
_SPANS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    # before and after six months
    ("before and after", ("before and",), re.compile(
        rf"\bbefore and (?:after|at)\s+(?:an?|(?P<one>{_NUMBER}))[\s‐‑-](?P<unit>{_LONG_UNIT})",
        re.IGNORECASE)),
    # at entry and nine months; baseline and week 6 is two spans
    ("counted second", ("entry", "baseline", "admission", "randomi", "start", "before"), re.compile(
        r"(?:(?<=entry)|(?<=baseline)|(?<=admission)|(?<=randomi[sz]ation)|(?<=start)|(?<=before))"
        r" (?:and|vs\.?|versus|to)\s+"
        rf"(?P<one>{_NUMBER})[\s‐‑-]?(?P<unit>{_UNIT})", re.IGNORECASE)),
    # weeks 4 and 8; visit one and visit three
    ("unit first", _ANY, re.compile(
        rf"\b(?:(?:at|by|on|in|until|after|to|from|post)\s+)?(?:(?:the|study|postoperative|post-?op|"
        rf"postop|follow-up|treatment)\s+)*(?P<unit>{_LONG_UNIT})[\s-]?"
        rf"(?P<one>{_NUMBER})(?:(?:\s*(?:,|and|to|-|–|or)\s*)+(?:(?:at|on|by)\s+)?"
        rf"(?:(?P=unit)\s+)?(?P<two>{_NUMBER})(?!\s?{_LONG_UNIT}|[\w%/]))?", re.IGNORECASE)),
    # weeks 4, 8 and 12
    ("several", (",",), re.compile(
        rf"\b(?:(?:at|by|on|in|until|after|to|from|post)\s+)?(?P<unit>{_LONG_UNIT})\s{_SEVERAL}"
        rf"(?!\s?{_LONG_UNIT}|[\w%/])", re.IGNORECASE)),
    # at 1, 3 and 6 months
    ("several", (",",), re.compile(
        rf"(?<![\w.·/–-])(?:(?:{_AT}|between|from)\s+)?{_SEVERAL}[\s‐‑-]?(?P<unit>{_UNIT})",
        re.IGNORECASE)),
    # at 3 and 6 months; between 12 and 18 months
    ("two counted", _ANY, re.compile(
        rf"\b(?:(?:{_AT}|between|from)\s+)?(?P<one>{_NUMBER})"
        rf"(?:\s?(?:,|and|or|to|–|-)\s?|[\s‐‑-]+(?:and|or)\s+)(?P<two>{_NUMBER})[\s‐‑-]?"
        rf"(?P<unit>{_UNIT})", re.IGNORECASE)),
    # six months after the course ended; three months later; five years on
    ("counted later", _ANY, re.compile(
        rf"\b(?:{_AT}\s+)?(?:an?(?=\s\w{{3}})|(?P<one>{_NUMBER}))[\s‐‑-]?(?P<unit>{_UNIT})\s+{_LATER}"
        r"(?:\s+(?:the\s+)?(?:course|treatment|therapy|surgery|operation|stopping|starting|start"
        r"|\w+ing)(?:\s+(?:ended|finished|stopped|started|began))?)?", re.IGNORECASE)),
    # on the 3rd day; postoperative 24th hour
    ("ordinal", ("1st", "2nd", "3rd", "0th", "1th", "2th", "3th", "4th", "5th", "6th", "7th", "8th",
                 "9th"), re.compile(
        rf"\b(?:(?:at|by|on|in|until|after)\s+)?(?:the\s+)?(?P<one>\d{{1,3}})(?:st|nd|rd|th)\s"
        rf"(?:post[\s-]?op\w*\s)?(?P<unit>{_LONG_UNIT})", re.IGNORECASE)),
    # at half a year
    ("half", ("half a year",), re.compile(
        r"\b(?:(?:at|by|after|within|in|over)\s+)?half a year\b", re.IGNORECASE)),
    # at 12 months; after a month; by six months; at age four
    ("counted", _ANY, re.compile(
        rf"\b(?:{_AT}|from|between)\s+(?:about\s+|the\s+)?(?:an?(?=\s\w{{3}})|(?P<one>{_NUMBER}))[\s‐‑-]?"
        rf"(?P<unit>{_UNIT})", re.IGNORECASE)),
    ("age", ("age",), re.compile(
        rf"\b(?:at|by)\s+(?:the\s+)?age\s+(?:of\s+)?(?P<one>{_NUMBER})(?!\s?(?:to|-|–))",
        re.IGNORECASE)),
    ("year", ("19", "20"), re.compile(r"\b(?:in|by|since|during)\s+(?P<one>(?:19|20)\d\d)\b")),
    # 6-month; five-year; 24 h: what it is said of follows
    ("adjective", _ANY, re.compile(
        rf"(?<![\w.·/–-])(?P<one>{_NUMBER})(?:(?:\s?[‐‑-]\s?)(?P<unit>{_UNIT})"
        rf"|\s?(?P<unit2>(?:year|yr|month|mo|week|wk|day|hour|hr|h|d))\b)(?!\s+(?:of\b|old|olds))"
        r"(?=\s+[A-Za-z(])", re.IGNORECASE)),
    ("first", ("first",), re.compile(
        rf"\b(?:in|during|over|within)\s+(?:the\s+)?first\s+(?P<one>{_NUMBER})?\s?"
        rf"(?P<unit>{_UNIT})", re.IGNORECASE)),
)  # fmt: skip
"""How a question names a point by counting: the kind of span, letters of which some stand in any
such span, and the pattern."""
_NEXT = re.compile(
    rf"\s*(?:,|,?\s?(?:and|or)\b|&)\s*(?P<one>{_NUMBER})[\s‐‑-]?(?P<unit>{_UNIT})"
    r"(?=\s*(?:[?,;.)&]|$)|\s+(?:and|or|in|on|with|for)\b)",
    re.IGNORECASE,
)
"""What follows a time in a list of them; a word behind it would be what it is said of."""
# Each of the spans holds one of these words or a year. Three sentences in four hold none, which is
# soon seen in small letters.
_UNIT_WORDS = frozenset({*_CANONICAL, "fortnight", "fortnights", "age"})
_LETTERS_ONLY = re.compile(r"[^\W\d_]+")
_CENTURIES = ("19", "20")
# A course of treatment is no point in time: 12 weeks of, for 24 weeks, every 8 weeks.
_COURSE_BEFORE = re.compile(
    r"\b(?:for|every|each|per|lasting|once|past|last|previous|every other|preceding)\s+$",
    re.IGNORECASE,
)
_COURSE_AFTER = re.compile(r"\s+of\s+(?!follow|treatment|therapy|age)", re.IGNORECASE)
_REACHED = re.compile(r"^within|cycles?|visits?", re.IGNORECASE)


def time_points(text: str, start: int = 0) -> list[TimeSpan]:
    """Find the points in time that a question names.

    A course of treatment (``12 weeks of``, ``for 24 weeks``) and a rate (``a week``) are none.

    Args:
        text: The question.
        start: Where its asking part begins; only what stands there counts.

    Returns:
        The spans, left to right, none overlapping.
    """
    found: list[TimeSpan] = []
    folded = text.casefold()
    spans = (*_named(text, folded, start), *_counted(text, folded, start))
    for span in sorted(spans, key=_longest_first):
        if not any(span.start < other.end and other.start < span.end for other in found):
            found.append(span)
    return sorted(_with_next(text, found))


def _with_next(text: str, spans: Sequence[TimeSpan]) -> Iterator[TimeSpan]:
    """Yield the spans, and the times that a list goes on with: ``at entry, 1 month, 3 months``."""
    for span in spans:
        yield span
        at = span.end
        while found := _NEXT.match(text, at):
            start, at = found.start("one"), found.end()
            if any(other.start < at and start < other.end for other in spans):
                break
            points = (replace(each, printed=text[start:at]) for each in _points("counted", found))
            yield TimeSpan(start, at, tuple(points))


def _longest_first(span: TimeSpan) -> tuple[int, int]:
    return span.start - span.end, span.start


def _named(text: str, folded: str, start: int) -> Iterator[TimeSpan]:
    if not _holds_any(folded, _LETTERS):
        return
    for pattern, point, letters in _NAMED:
        if not _holds_any(folded, letters):
            continue
        for found in found_in(pattern, text, folded, start):
            names = _BOTH if point == "both" else (point,)
            points = tuple(TimePoint(found.group().strip(), None, name) for name in names)
            yield TimeSpan(found.start(), found.end(), points)


def _counted(text: str, folded: str, start: int) -> Iterator[TimeSpan]:
    if not may_count(folded):
        return
    for kind, letters, pattern in _SPANS:
        if not _holds_any(folded, letters):
            continue
        for found in found_in(pattern, text, folded, start):
            before = text[max(0, found.start() - 16) : found.start()]
            if kind != "adjective" and _COURSE_BEFORE.search(before):
                continue
            if _COURSE_AFTER.match(text, found.end()) and not _REACHED.search(found.group()):
                continue
            points = tuple(_points(kind, found))
            if points:
                yield TimeSpan(found.start(), found.end(), points)


def may_count(folded: str) -> bool:
    """Tell whether a text in small letters may hold a counted span."""
    said = _LETTERS_ONLY.findall(folded)
    return not _UNIT_WORDS.isdisjoint(said) or _holds_any(folded, _CENTURIES)


def _holds_any(folded: str, letters: Iterable[str]) -> bool:
    return any(map(folded.__contains__, letters))


def _points(kind: str, found: re.Match[str]) -> Iterator[TimePoint]:
    groups = found.groupdict()
    unit = {"age": "years", "year": "calendar year"}.get(kind)
    spelling = groups.get("unit") or groups.get("unit2") or ""
    times = Decimal(1)
    if kind == "before and after":
        yield TimePoint("before", None, "baseline")
    if kind == "half":
        yield TimePoint(found.group().strip(), Decimal(6), "months")
        return
    if unit is None:
        times, unit = _unit(spelling)
    for printed in _numbers(kind, groups):
        value = numeric(printed)
        if value is not None:
            yield TimePoint(found.group().strip(), value * times, unit)


def _numbers(kind: str, groups: Mapping[str, str | None]) -> list[str]:
    """Return the numbers of a span; one unit where it has none (``after a month``)."""
    if kind == "several":
        return re.findall(_NUMBER, groups["all"] or "", re.IGNORECASE)
    first = groups.get("one") or ("" if kind == "year" else "1")
    return [printed for printed in (first, groups.get("two")) if printed]


def _unit(spelling: str) -> tuple[Decimal, str]:
    plain = spelling.casefold()
    if plain.startswith("fortnight"):
        return _COUNTED["fortnight"]
    return Decimal(1), _CANONICAL[plain]


@lru_cache(maxsize=20_000)
def moments(text: str) -> tuple[TimePoint, ...]:
    """Return the points in time that a text names."""
    return tuple(point for span in time_points(text) for point in span.points)
