"""What each number of a sentence is said of: the words beside it, and those that all share.

Read in the same way from a quote and from a claim, whatever the grammar of figures makes of them.
Numbers that are results stand in a row of gaps; each gap is divided at its first joint (comma,
*and*, *versus*) into what belongs to the number before it and to the one behind it.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.figures.numbers import NumberSpan, numbers_in
from ingest.figures.units import DOSES, TIMES, unit_at
from retrieval.grounding.mentions import digit_stems
from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.time_points import moments
from retrieval.words import stems

_PART_BEFORE = re.compile(
    r"(?:±|\+/[-−]|\b(?:C\.?I\.?s?|CrI|intervals?|limits?|S\.?D\.?|S\.?E\.?M?\.?|IQR|percentiles?"
    r"|[Rr]anged?|[Pp](?:[\s-]?[Vv]alues?)?|[nN])\b)[\s:,(\[]*(?:(?:of|from|was|between)\s)?"
    r"(?:\d\d\s?%\s?(?:C\.?I\.?)?[\s:,(\[]*)?[=<>≤≥]?\s?$|(?:\b[A-Za-z]+|[βχ²])\s?=\s?$"
    r"|\b[Pp]\b[^;,()]{0,24}[=<>≤≥]\s?$"
)
_LEVEL = re.compile(
    r"\s?%\s?(?:C\.?I\b|CrI|confidence|credible|limits)|(?:th|st|nd|rd)\b", re.IGNORECASE
)
_RANGE = re.compile(r"\s?%?\s?(?:[-–—−‐,;]|to|and)\s?")
_SPREAD_BEHIND = re.compile(r"\s?(?:±|\+/[-−])\s?")
_NUMBERS_ALONE = re.compile(
    r"(?:[\s\d.·,;:/%–—−‐+=<>≤≥-]|\b(?:to|[Pp]|[nN]|C\.?I\.?|S\.?[DE]\.?M?|IQR|g|kg|mg|L|mL|ml|cm|mm|of"
    r"|points?)\b)*"
)
_NAME_BEFORE = re.compile(
    r"\b(?:week|day|month|year|visit|grade|stage|phase|group|arm|type|cycle|aged|age|hour|quartile)s?"
    r"\s$|\b[A-Z]{2,}\s$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"[<>≤≥]\s?$")
_ABBREVIATION = re.compile(r"\b[A-Z]{2,}\s$")
_MOMENT_BEFORE = re.compile(
    r"\b(?:at|after|by|within|over|during|until|every|first|last|previous|past|next|the|each|for"
    r"|period\sof|through|than|before)\s$",
    re.IGNORECASE,
)
_MOMENT_BEHIND = re.compile(r"\s(?:after|before|later|earlier|post|prior|follow)", re.IGNORECASE)
_STATED = re.compile(r"\b(?:was|were|by|of|from|to|median|mean|averaged|received|took)\s$")
_JOINT = re.compile(
    r"[;,]\s|(?:^|\s)(?:and|but|while|whereas|or|versus|vs?\.?|against|than)\s"
    r"|\s(?:as\s)?compared\s(?:with|to)\s|\s?[(\[]|^\s?to\s",
    re.IGNORECASE,
)
_HARD_JOINT = re.compile(r";\s|,?\s(?:while|whereas|but)\s")
_AGAINST = re.compile(
    r"\b(?:than|versus|vs\.?|against|(?:as\s)?compared\s(?:with|to)|relative\sto|(?:rather\s)?than"
    r"|instead\sof|in\splace\sof|over(?=\s[A-Z])"
    r"|in\scontrast\s(?:to|with)|unlike)\s",
    re.IGNORECASE,
)
_NAME_BEGINS = re.compile(
    r"(?:\b(?:with|in|for|of|on|among|between|after|receiving|given|by|was|were|is|had|from|to|that"
    r"|who|at)\b|[,:;(])\s?",
    re.IGNORECASE,
)
_LEADS_NAME = re.compile(
    r"^(?:(?:with|in|for|of|on|among|the|those|patients|that|after|receiving|given|treated|who|at|a"
    r"|women|men|children|participants)\s)*",
    re.IGNORECASE,
)
_NAME_ENDS = re.compile(
    r"[,:;()\[\]=]|\.(?:\s|$)|\s(?:was|were|is|had|at|by|over|after|respectively|and|[Pp]\s?[=<]"
    r"|during|showed|reached)\b|\s\d"
)
_BOTH = re.compile(r"\s(?:and|or)\s", re.IGNORECASE)
_TWO = 2
_IN_TWO = re.compile(
    r"\s?(?:in|with|for|on|after)\s(?:the\s)?[^\s,;]+\sand\s[^\s,;]+\s?(?:groups?|arms?|$|[(,.])"
)
_TO = re.compile(r"[^\d]*\bto\s", re.IGNORECASE)
_START = re.compile(r"\b(?:baseline|entry|admission)\b", re.IGNORECASE)
_LETTER = re.compile(r"\b([Gg]roup|[Aa]rm|[Cc]ohort)s?\s([A-Z]|[IVX]+|\d+)\b")
_SIDES = (
    (re.compile(r"\b(?:or|and)\s(?:more|older|above|over|higher)"
            r"|\b(?:above|more\sthan|at\sleast|over(?=\s\d)|exceeding)\b|[>≥]\s?(?=\d)",
            re.IGNORECASE), "≥"),
    (re.compile(r"\b(?:or|and)\s(?:less|younger|below|under|lower)"
            r"|\b(?:below|under|less\sthan|fewer\sthan|at\smost)\b|[<≤]\s?(?=\d)",
            re.IGNORECASE), "≤"),
    (re.compile(r"\b(?:without|non|no|not|never|out)\b", re.IGNORECASE), "¬"),
)  # fmt: skip
SIDES = frozenset({"≥", "≤", "¬"})
_ORDINALS = {
    word: str(at)
    for at, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        1,
    )
}
_ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})(?=\s(?:day|week|month|year|visit|hour)s?\b)")
_GROUPS = frozenset(
    stems("group arm patients participants cohort subjects recipients people those")
)
_TELLING = frozenset(
    stems(
        "baseline entry before after men women adults first second third control intervention"
        " treatment standard conventional comparator early late combined average worst best primary"
        " secondary initial final positive random disease death event incidence"
    )
)
_IDLE = (NEUTRAL | _GROUPS) - _TELLING


class Number(NamedTuple):
    """A number that is a result, with what is said of it alone.

    Args:
        end: One past the last character of it and its unit.
        span: The number.
        unit: Its unit.
        parts: The numbers that belong to it: interval, spread, P value, count.
        own: The stems of the words that are its own.
    """

    end: int
    span: NumberSpan
    unit: str | None
    parts: tuple[NumberSpan, ...] = ()
    own: frozenset[str] = frozenset()


class Roles(NamedTuple):
    """The numbers of a sentence.

    Args:
        numbers: Those that are results, each with its own words.
        labels: Those that name something: times, doses, groups.
        shared: The stems of the words that are said of all.
    """

    numbers: tuple[Number, ...]
    labels: tuple[NumberSpan, ...]
    shared: frozenset[str]


IsResult = Callable[[NumberSpan], bool | None]


def words_of(text: str) -> frozenset[str]:
    """Return the stems of a text that tell something, its numbers in digits."""
    joined = _LETTER.sub(r" \1\2", _ORDINAL.sub(lambda found: _ORDINALS[found.group()], text))
    sides = {sign for pattern, sign in _SIDES if pattern.search(text)}
    own = {f"{each.value:f}" for each in numbers_in(joined)} | digit_stems(joined)
    return frozenset(each for each in own if each not in _IDLE and each != "%") | sides


def roles_of(text: str, is_result: IsResult) -> Roles:
    """Read a sentence.

    Args:
        text: A quote's sentence, or a claim without markers.
        is_result: Tells of a number that is no part of another one whether it is a result; None
            where its surroundings tell.
    """
    results, labels = _sorted(text, is_result)
    owns, shared = _words(_bare(text, results), results)
    numbers = tuple(each._replace(own=own) for each, own in zip(results, owns, strict=True))
    return Roles(numbers, tuple(labels), shared)


def _sorted(text: str, is_result: IsResult) -> tuple[list[Number], list[NumberSpan]]:
    """Part the numbers of a sentence into results, with their parts, and labels."""
    results: list[Number] = []
    labels: list[NumberSpan] = []
    part_end = -1
    for span in numbers_in(text):
        unit = unit_at(text, span.end)
        end = unit.end if unit else span.end
        if is_level(text, span):
            continue
        ranged = part_end >= 0 and _RANGE.fullmatch(text, part_end, span.start) is not None
        ranged = ranged and not _SPREAD_BEHIND.match(text, end)
        behind = bool(results) and _in_part_bracket(text, results[-1].end, span)
        if results and (ranged or behind or _PART_BEFORE.search(text, 0, span.start)):
            part_end, last = end, results[-1]
            if _SPREAD_BEHIND.fullmatch(text, last.end, span.start):  # "613.1 ± 51.8 min"
                last = last._replace(end=end, unit=last.unit or (unit.unit if unit else None))
            results[-1] = last._replace(parts=(*last.parts, span))
            continue
        part_end = -1
        name = unit.unit if unit else None
        named = name == "%" and _ABBREVIATION.search(text, 0, span.start) is not None
        named = named or _COMPARED.search(text, 0, span.start) is not None
        named = named or (span.word and text[: span.start].endswith(("-", "‐")))
        known = False if named else is_result(span)
        if known is False or (known is None and _is_label(text, span, end, name)):
            labels.append(span)
        else:
            results.append(Number(end, span, name))
    return results, labels


def is_level(text: str, span: NumberSpan) -> bool:
    """Tell the level of an interval, and an ordinal: ``95% CI``, ``25th``."""
    return _LEVEL.match(text, span.end) is not None


def _in_part_bracket(text: str, end: int, span: NumberSpan) -> bool:
    """Tell a number in a bracket right behind a result that holds nothing but numbers."""
    opening = max(text.rfind("(", end, span.start), text.rfind("[", end, span.start))
    if opening < 0 or text[end:opening].strip(" %*†‡)"):
        return False
    closing = min((at for at in map(text.find, ")]", (span.end,) * 2) if at >= 0), default=-1)
    inside = text[opening + 1 : closing]
    return closing >= 0 and _NUMBERS_ALONE.fullmatch(inside) is not None


def _is_label(text: str, span: NumberSpan, end: int, unit: str | None) -> bool:
    before, behind = text[: span.start], text[span.end : span.end + 2]
    if (span.word and unit is None) or _NAME_BEFORE.search(before):
        return True
    if behind[:1] in {"-", "‐", "‑"} and behind[1:].isalpha():
        return True
    if unit in DOSES:
        return _STATED.search(before) is None
    moment = _MOMENT_BEFORE.search(before) or _MOMENT_BEHIND.match(text, end)
    return unit in TIMES and (moment is not None or not before.strip())


def _bare(text: str, results: Sequence[Number]) -> str:
    """Blank out the parts of numbers, and the brackets that hold no result."""
    places = {at for each in results for part in each.parts for at in range(part.start, part.end)}
    inside = [each.span.start for each in results]
    letters = [" " if at in places else letter for at, letter in enumerate(text)]
    for found in re.finditer(r"[(\[][^()\[\]]*[)\]]", text):
        start, end = found.span()
        if not any(start <= at < end for at in inside):
            letters[start:end] = " " * (end - start)
    return "".join(letters)


def _words(text: str, results: Sequence[Number]) -> tuple[list[frozenset[str]], frozenset[str]]:
    """Return each result's own words, and those of all."""
    if not results:
        return [], words_of(text)
    lead, last = text[: results[0].span.start], text[results[-1].end :]
    last, _, beyond = last.partition(")") if "(" in lead.rpartition(")")[2] else (last, "", "")
    pairs = [_divided(text[one.end : other.span.start]) for one, other in pairwise(results)]
    heads = [frozenset[str](), *(words_of(head) for _, head in pairs)]
    tails = [*(words_of(tail) for tail, _ in pairs), words_of(last)]
    shared = words_of(lead) | words_of(beyond)
    if pairs and not any(tails[:-1]) and any(heads[1:]):  # "with A 5% and with B 9%, at week 4"
        shared |= tails[-1]
        tails[-1] = frozenset()
        heads[0] = words_of(_last_name(lead))
    owns: list[frozenset[str]] = []
    carried = frozenset[str]()
    for head, tail in zip(heads, tails, strict=True):
        carried = head or carried
        owns.append(carried | tail)
    paired = len(tails) == _TWO and not (tails[0] or heads[1]) and _IN_TWO.match(last) is not None
    if paired:
        owns = [owns[0], frozenset()]
    alone = len(tails) > 1 and not (tails[0] or heads[1] or paired) and not _AGAINST.search(lead)
    if alone and tails[1] and not _is_time(last if len(tails) == 2 else pairs[1][0]):  # noqa: PLR2004
        owns[0] |= words_of(_last_name(lead))  # "A had 5%, compared with 9% in B"
    # "1.9 vs 2.4 cm at 12 hours": the time that stands behind the second is of both.
    for at in reversed(range(len(results) - 1)):
        gap = text[results[at].end : results[at + 1].span.start]
        if not (tails[at] or heads[at + 1]) and not _TO.fullmatch(gap):
            following = results[at + 2].span.start if at + 2 < len(results) else len(text)
            behind = _divided(text[results[at + 1].end : following])[0]
            tails[at] = tails[at + 1] if _is_time(behind) else frozenset()
            owns[at] |= tails[at]
    return _paired(lead, last, owns, in_order=paired or "respectively" in text), shared


def _is_time(text: str) -> bool:
    return bool(moments(text)) or _START.search(text) is not None


def _paired(
    lead: str, last: str, owns: list[frozenset[str]], *, in_order: bool
) -> list[frozenset[str]]:
    """Give two numbers that no own word tells apart the two things compared before or behind."""
    named = _two_in(lead, first=False, listed=in_order) or _two_in(
        last, first=True, listed=in_order
    )
    at = 0
    while named and at < len(owns) - 1:
        if owns[at] == owns[at + 1]:
            one, other = named[0] - named[1], named[1] - named[0]
            owns[at] = (owns[at] - other) | one
            owns[at + 1] = (owns[at + 1] - one) | other
            at += 1
        at += 1
    return owns


def _two_in(
    text: str, *, first: bool, listed: bool
) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the two things that a text compares, what it is about first."""
    found = list(_AGAINST.finditer(text))
    if not found and (listed or re.search(r"\bbetween\b", text)):
        found = list(_BOTH.finditer(text))
    if not found:
        return None
    joint = found[0] if first else found[-1]
    behind = _LEADS_NAME.sub("", text[joint.end() :])
    ends = _NAME_ENDS.search(behind)
    other = words_of(behind[: ends.start()] if ends else behind)
    begun = text[: joint.start()]
    if not begun.strip():  # "Compared with B, A had …": the first is what follows.
        one = words_of(behind[ends.end() :]) if ends else frozenset[str]()
    else:
        one = words_of(_last_name(begun))
    return (one, other) if one and other else None


def two_compared(text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the two things that a sentence compares by one *than* or *versus*; None for none."""
    return _two_in(text, first=True, listed=False) if len(_AGAINST.findall(text)) == 1 else None


def _last_name(text: str) -> str:
    """Return what a text ends with, from its last preposition, verb or comma."""
    text = text.rstrip(" ([,:")
    ends = [each.end() for each in _NAME_BEGINS.finditer(text) if words_of(text[each.end() :])]
    return text[ends[-1] if ends else 0 :]


def _divided(gap: str) -> tuple[str, str]:
    joint = _HARD_JOINT.search(gap) or _JOINT.search(gap)
    return (gap[: joint.start()], gap[joint.end() :]) if joint else (gap, "")
