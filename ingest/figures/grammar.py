"""The grammar of reported figures: a sentence or table row in, its figures out."""

import re
from dataclasses import replace
from decimal import Decimal

from ingest.figures.endpoints import endpoints_in
from ingest.figures.figure import Count, Figure, Interval, Operator, PValue, Range, Spread
from ingest.figures.measures import RATIOS, WEAK, measures_in
from ingest.figures.roles import Marked, Role, marked_numbers, operator
from ingest.figures.terms import Mention
from ingest.figures.units import unit_at

P_REACH = 160
"""A P value belongs to the last estimate at most this many characters before it."""
PART_REACH = 90
"""Likewise an interval, range or spread."""

_NOT_REACHED = re.compile(
    r"\b(?:(?:was|were|has|had|is)\s+)?(?P<special>not\s+(?:yet\s+|been\s+)*(?:reached|estimable)"
    r"|NR|NE)\b"
)
_OPERATOR_BEFORE = re.compile(r"(<\s?=|>\s?=|[<>≤≥⩽⩾])\s?$")
_APPROXIMATELY = re.compile(
    r"(?:[~≈]|\b(?:approximately|approx\.?|about|around|roughly))\s*$", re.IGNORECASE
)
_ARM_AFTER = re.compile(
    r"^[^\d.;]{0,12}?\b(?:in|for|with|on|among|of)\s+(?:the\s+|patients\s+(?:on|given)\s+)?"
    r"(?P<arm>[A-Za-z][\w/+-]*(?:\s[\w/+-]+){0,3}?)\s+(?:group|arm|patients|recipients)\b"
)
_COLUMN = re.compile(r"[;:>]\s(?P<column>[^;:]*?)\s=\s[^=;]*$")
_CLOSING = {"(": ")", "[": "]"}
_CLOSE_REACH = 60


def figures_in(text: str) -> tuple[Figure, ...]:
    """Read the figures of one sentence or table row.

    Args:
        text: The sentence or row; offsets of the figures count its characters.

    Returns:
        The figures, left to right. Numbers that are parts of a figure (its interval, P, spread)
        are in that figure and make none of their own.
    """
    figures: list[Figure] = []
    level: Decimal | None = None
    skip = False
    marked = marked_numbers(text)
    for place, mark in enumerate(marked):
        if skip:
            skip = False
            continue
        if mark.role is Role.LEVEL:
            level = mark.number.value
        elif mark.role in {Role.LOW, Role.COUNT}:
            skip = True
            _add_pair(text, figures, mark, marked[place + 1], level)
        else:
            _add_single(text, figures, mark)
    figures.extend(_not_reached(text))
    return _described(text, sorted(figures, key=lambda figure: figure.start))


def _add_single(text: str, figures: list[Figure], mark: Marked) -> None:
    number = mark.number
    last = figures[-1] if figures else None
    if mark.role is Role.VALUE:
        _add_value(text, figures, mark)
    elif last is None or number.start - last.end > P_REACH:
        return
    elif mark.role is Role.P:
        value = PValue(operator(mark.kind) or "=", number.value)
        figures[-1] = replace(last, p=last.p or value)
    elif mark.role is Role.SPREAD and last.spread is None:
        spread = Spread(mark.kind, number.value)
        figures[-1] = _extended(text, replace(last, spread=spread), number.end)


def _add_value(text: str, figures: list[Figure], mark: Marked) -> None:
    number = mark.number
    unit = unit_at(text, number.end)
    share = mark.kind == "%" or (unit is not None and unit.unit == "%")
    value = Figure(
        text=text[number.start : unit.end if unit else number.end],
        start=number.start,
        end=unit.end if unit else number.end,
        value=number.value,
        unit="%" if share else unit.unit if unit else None,
        op=_operator(text[: number.start]),
    )
    last = figures[-1] if figures else None
    if share and last is not None and _is_count_before(text, last, number.start):
        figures[-1] = replace(value, n=last.n or Count(last.value or Decimal(0), None))
    elif share or not number.word or unit is not None:
        figures.append(value)


def _is_count_before(text: str, last: Figure, start: int) -> bool:
    """Tell ``103 (7.5%)`` and ``16/20 (80%)`` from two figures side by side."""
    between = text[last.end : start]
    whole = last.value is not None and last.value == last.value.to_integral_value()
    return last.unit != "%" and whole and bool(re.fullmatch(r"[^\d,;.]{0,25}?[(\[]\s*", between))


def _add_pair(
    text: str, figures: list[Figure], low: Marked, high: Marked, level: Decimal | None
) -> None:
    first, second = low.number, high.number
    last = figures[-1] if figures else None
    if low.role is Role.COUNT:
        counts = Count(first.value, second.value)
        whole = text[first.start : second.end]
        figures.append(
            Figure(whole, first.start, second.end, first.value, measure="count", n=counts)
        )
        return
    near = last is not None and first.start - last.end <= PART_REACH and last.value is not None
    if last is None or not near or _is_bare(low, text):
        if low.kind == "range":
            figures.append(_bare_range(text, low, high))
        return
    if low.kind == "CI" and last.interval is None:
        part = replace(last, interval=Interval(level, first.value, second.value))
    elif low.kind != "CI" and last.range is None:
        part = replace(last, range=Range(low.kind, first.value, second.value))
    else:
        return
    figures[-1] = _extended(text, part, second.end)


def _is_bare(low: Marked, text: str) -> bool:
    before = text[: low.number.start].rstrip()
    return low.kind == "range" and not (
        before.endswith(("(", "[")) or re.search(r"rang\w+\W*(?:of|from|was|:|=)?$", before)
    )


def _bare_range(text: str, low: Marked, high: Marked) -> Figure:
    start, end = low.number.start, high.number.end
    unit = unit_at(text, end)
    end = unit.end if unit else end
    ends = Range("range", low.number.value, high.number.value)
    return Figure(text[start:end], start, end, None, range=ends, unit=unit.unit if unit else None)


def _extended(text: str, figure: Figure, end: int) -> Figure:
    """Stretch a figure to the end of a part, and over the bracket that the part opened."""
    unit = unit_at(text, end)
    end = unit.end if unit else end
    inner = text[figure.start : end]
    for opening, closing in _CLOSING.items():
        if inner.count(opening) > inner.count(closing):
            close = text.find(closing, end, end + _CLOSE_REACH)
            end = close + 1 if close >= 0 and opening not in text[end:close] else end
            break
    known = figure.unit or (unit.unit if unit else None)
    return replace(figure, text=text[figure.start : end], end=end, unit=known)


def _operator(before: str) -> Operator | None:
    found = _OPERATOR_BEFORE.search(before)
    if found:
        return operator(found.group(1))
    return "approx" if _APPROXIMATELY.search(before) else None


def _not_reached(text: str) -> list[Figure]:
    return [
        Figure(found["special"], found.start("special"), found.end("special"), None)
        for found in _NOT_REACHED.finditer(text)
    ]


def _described(text: str, figures: list[Figure]) -> tuple[Figure, ...]:
    """Give every figure its measure, endpoint and arm from the words around it."""
    measures, endpoints = measures_in(text), endpoints_in(text)
    described = []
    for place, figure in enumerate(figures):
        until = figures[place + 1].start if place + 1 < len(figures) else len(text)
        after = text[figure.end : until]
        described.append(
            replace(
                figure,
                measure=_measure(figure, measures, until),
                endpoint=_nearest(figure, endpoints, until),
                arm=_arm(text[: figure.start], after),
            )
        )
    return tuple(described)


def _measure(figure: Figure, measures: list[Mention], until: int) -> str | None:
    if figure.unit not in {None, "%"}:
        # "60 mg: hazard ratio 0.21": a ratio has no unit.
        measures = [mention for mention in measures if mention.name not in RATIOS]
    name = _nearest(figure, [m for m in measures if m.name not in WEAK], until)
    name = name or _nearest(figure, [m for m in measures if m.name in WEAK], until)
    if figure.unit == "%" and (name is None or name in {"mean", "median", "number"} | RATIOS):
        return "percentage"
    if name is None and figure.spread is not None:
        return "mean"
    return figure.measure or name


def _nearest(figure: Figure, mentions: list[Mention], until: int) -> str | None:
    """Return the last mention before the figure, else the first right behind it."""
    before = [mention for mention in mentions if mention.end <= figure.start]
    if before:
        return before[-1].name
    behind = [mention for mention in mentions if figure.end <= mention.start < until]
    return behind[0].name if behind else None


def _arm(before: str, after: str) -> str | None:
    column = _COLUMN.search(before) if " > " in before else None
    if column:
        return column["column"].rsplit(" > ", 1)[-1].strip() or None
    found = _ARM_AFTER.match(after)
    return found["arm"] if found else None
