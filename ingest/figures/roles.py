"""What each number of a sentence is: an estimate, or a part of one (P, interval, spread, …)."""

import re
from enum import StrEnum
from typing import NamedTuple

from ingest.figures.figure import Operator
from ingest.figures.numbers import NumberSpan, numbers_in


class Role(StrEnum):
    """What a number is in its sentence."""

    VALUE = "value"
    LEVEL = "level"
    LOW = "low"
    HIGH = "high"
    SPREAD = "spread"
    P = "p"
    GROUP_SIZE = "group size"
    COUNT = "count"
    TOTAL = "total"
    LABEL = "label"


class Marked(NamedTuple):
    """A number with its role; ``kind`` says which sort of pair or spread (CI, IQR, SD, …)."""

    number: NumberSpan
    role: Role
    kind: str = ""


_INTERVAL_WORD = (
    r"(?:\bC\.?\s?I\.?s?\b|\bCrI\b|(?:confidence|credible|credibility)\s+(?:intervals?|limits?))"
)
_NEAR = r"[^\d]{0,30}$"

CI_BEFORE = re.compile(rf"{_INTERVAL_WORD}(?:\s+of\s+(?:the\s+)?difference)?{_NEAR}", re.IGNORECASE)
CI_AFTER_LEVEL = re.compile(rf"\s?(?:%|percent|per cent)?[\s-]?{_INTERVAL_WORD}", re.IGNORECASE)
LEVEL_AFTER_CI = re.compile(r"\bCI\s?\(?$")
IQR_BEFORE = re.compile(
    rf"(?:\bIQRs?\b|inter-?quartile(?:\s+range)?s?|quartiles|\bQ1\s?[-–,]\s?Q3){_NEAR}",
    re.IGNORECASE,
)
RANGE_BEFORE = re.compile(
    r"(?:\brang(?:e|ed|ing)\b|\bmin\S*[-–/,]\s?max\S*)[^\d]{0,15}$", re.IGNORECASE
)
SPREAD_BEFORE = re.compile(r"(±|\+/[-−–]|\+-|\bS\.?D\.?|\bS\.?E\.?M?\.?)(?:\s+of)?[\s:=,(]*$")
P_BEFORE = re.compile(
    r"(?:(?<![A-Za-z])[Pp][\s-]?(?:[Vv]alues?)?|\bsignificance)(?:\s+for\s+(?:trend|interaction))?"
    r"\s*(?:of|was|is|:)?\s*(?P<op><\s?=|>\s?=|[=<>≤≥⩽⩾≪])?\s*$"
)
GROUP_SIZE_BEFORE = re.compile(r"(?<![A-Za-z])[nN]\s*=\s*$")
LABEL_BEFORE = re.compile(
    r"\b(?:Tables?|Fig(?:ure)?s?\.?|phase|grade|stage|type|No\.?|ref\.?|step|version|chi|χ|d\.?f\.?)"
    r"[\s=:-]*$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"^[^\d;,]{0,14}[(\[]\s*$")
_JOINS_RANGE = re.compile(r"^\s?%?[\s\w/°·µμ]{0,10}?\s?(?:to|through|and|[-−–‐‑,;])\s?[(\[]?$")
_JOINS_BARE = re.compile(r"^\s?%?\s?[-−–‐‑]\s?$")
_OF = re.compile(r"^\s?(?:/|of(?:\s+the)?|out of(?:\s+the)?)\s?$")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_CLOSES = re.compile(r"^\s?[^\d\s)\]]{0,8}\s?[)\]]")
_OPERATORS: dict[str, Operator] = {
    "<": "<", ">": ">", "=": "=", "≤": "<=", "⩽": "<=", "<=": "<=", "≥": ">=", "⩾": ">=",
    ">=": ">=", "≪": "<",
}  # fmt: skip
_ANNOUNCED = {
    "CI": re.compile(_INTERVAL_WORD, re.IGNORECASE),
    "IQR": re.compile(r"\bIQRs?\b|inter-?quartile|quartiles", re.IGNORECASE),
    "SD": re.compile(r"(?<![A-Za-z])(?:S\.?D\.?)(?![A-Za-z])|standard deviation"),
    "SE": re.compile(r"(?<![A-Za-z])S\.?E\.?M?\.?(?![A-Za-z])|standard error"),
    "±": re.compile(r"±|\+/-"),
    "%": re.compile(r"\bn\s?\(\s?%\s?\)|\(\s?%\s?\)|\bn,?\s%|No\.\s?\(%\)", re.IGNORECASE),
}


def operator(printed: str | None) -> Operator | None:
    """Return the operator a glyph stands for, None where there is none."""
    return _OPERATORS.get(printed.replace(" ", "")) if printed else None


def marked_numbers(text: str) -> list[Marked]:
    """Give every number of a sentence or table row its role.

    Args:
        text: One sentence or one row line.

    Returns:
        The numbers left to right, each with its role.
    """
    numbers = numbers_in(text)
    announced = {name for name, pattern in _ANNOUNCED.items() if pattern.search(text)}
    marked: list[Marked] = []
    while len(marked) < len(numbers):
        marked.extend(_next(text, numbers, marked, announced))
    return marked


def _next(
    text: str, numbers: list[NumberSpan], marked: list[Marked], announced: set[str]
) -> list[Marked]:
    place = len(marked)
    number = numbers[place]
    before = text[numbers[place - 1].end if place else 0 : number.start]
    after = text[number.end : numbers[place + 1].start if place + 1 < len(numbers) else len(text)]
    single = _single(number, before, after, announced, marked)
    if single is not None:
        return [single]
    if place + 1 < len(numbers) and not number.word:
        pair = _pair(before, after, marked, announced)
        if pair:
            return [Marked(number, pair[0], pair[2]), Marked(numbers[place + 1], pair[1], pair[2])]
    return [_lone(number, before, after, marked, announced)]


def _single(
    number: NumberSpan, before: str, after: str, announced: set[str], marked: list[Marked]
) -> Marked | None:
    if CI_AFTER_LEVEL.match(after) or _level_behind(before, after, marked):
        return Marked(number, Role.LEVEL)
    if found := P_BEFORE.search(before):
        return Marked(number, Role.P, operator(found["op"]) or "=")
    if GROUP_SIZE_BEFORE.search(before):
        return Marked(number, Role.GROUP_SIZE)
    if LABEL_BEFORE.search(before) or _YEAR.match(number.text):
        return Marked(number, Role.LABEL)
    if found := SPREAD_BEFORE.search(before):
        return Marked(number, Role.SPREAD, _spread_kind(found.group(1), announced))
    return None


def _level_behind(before: str, after: str, marked: list[Marked]) -> bool:
    """Recognise ``CI 95%``; in ``95% CI 3% to 5%`` the 3 is no level."""
    known = bool(marked) and marked[-1].role is Role.LEVEL
    return not known and after.startswith("%") and bool(LEVEL_AFTER_CI.search(before))


def _pair(
    before: str, after: str, marked: list[Marked], announced: set[str]
) -> tuple[Role, Role, str] | None:
    if _JOINS_RANGE.match(after):
        kind = _pair_kind(before, marked, announced)
        if kind:
            return Role.LOW, Role.HIGH, kind
    if _OF.match(after):
        return Role.COUNT, Role.TOTAL, ""
    if _JOINS_BARE.match(after):
        return Role.LOW, Role.HIGH, "range"
    return None


def _pair_kind(before: str, marked: list[Marked], announced: set[str]) -> str:
    if CI_BEFORE.search(before) or (marked and marked[-1].role is Role.LEVEL):
        return "CI"
    if IQR_BEFORE.search(before):
        return "IQR"
    if RANGE_BEFORE.search(before):
        return "range"
    if marked and marked[-1].role in {Role.VALUE, Role.SPREAD} and _BRACKET.match(before):
        return next((kind for kind in ("CI", "IQR") if kind in announced), "range")
    return ""


def _lone(
    number: NumberSpan, before: str, after: str, marked: list[Marked], announced: set[str]
) -> Marked:
    behind_value = bool(marked) and marked[-1].role is Role.VALUE and _BRACKET.match(before)
    if behind_value and _CLOSES.match(after) and "%" not in after[:3]:
        for kind in ("SD", "SE", "±"):
            if kind in announced:
                return Marked(number, Role.SPREAD, kind)
        if "%" in announced:
            return Marked(number, Role.VALUE, "%")
    return Marked(number, Role.VALUE)


def _spread_kind(printed: str, announced: set[str]) -> str:
    plain = printed.replace(".", "").upper()
    if plain in {"SD", "SE", "SEM"}:
        return plain
    return next((kind for kind in ("SD", "SE") if kind in announced), "±")
