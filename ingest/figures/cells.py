"""The cells of a table row: estimates, and the columns that hold parts of them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.figures.assembling import drafts_of
from ingest.figures.drafts import Draft, Significance
from ingest.figures.figure import Count, Interval, PValue, Range, Spread
from ingest.figures.headings import Column, Heading, read_heading
from ingest.figures.measures import COMPARISONS, RATIOS
from ingest.figures.mixed_headings import SPREADS, interval_alone, telling_heading, without_size
from ingest.figures.numbers import numbers_in
from ingest.figures.parts import Kind, Part, parts_in
from ingest.figures.row_naming import measure_cell
from ingest.figures.specials import specials_in
from ingest.figures.wording import operator

_MARK = re.compile(r"(?<=[\d%)])\s?(?:[*†‡§¶#‖ᵃ-ᶻ¹²³]+|[a-ce-f](?=$|[\s,);]))(?:,[*†‡§¶#a-f])*")
_PLAIN = re.compile(r"[\d\s.,()%/<>=-]*")
_P_SIGN = re.compile(r"<\s?=|>\s?=|[<>≤≥=⩽⩾]")
# A first column of times or cases is a second row label; degrees of freedom are no estimate.
_STEPS = re.compile(
    r"\W*(?:periods?|times?|weeks?|days?|months?|years?|hours?|visits?|case|patient no\.|id)\W*"
    r"(?:\(\w+\)\W*)?$",
    re.IGNORECASE,
)
_FREEDOM = re.compile(r"degrees? of freedom|\bd\.?f\b", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:lower|low|upper|higher|high|[LU]C?L)\b", re.IGNORECASE)
_SLASHED = re.compile(r"\d+\s?/\s?\d+.{0,12}")
_BOTH_SLASHED = re.compile(r"\s*[\d.]+\s?/\s?[\d.]+\s*\(\s*[\d.]+\s?/\s?[\d.]+")
_EITHER = re.compile(
    r"\b(?:m(?:en|ales?)?\s?/\s?(?:f|w)\w*|f(?:emales?)?\s?/\s?m\w*|women\s?/\s?men|yes\s?/\s?no|no\s?/\s?yes"
    r"|right\s?/\s?left|left\s?/\s?right)\b",
    re.IGNORECASE,
)
_OWN_MEASURE = re.compile(
    r"\s*(?P<measure>[A-Za-z][A-Za-z ]{1,24}?)\s?[=:]?\s?"
    r"(?=[-−–]?\d+(?:[.·]\d+)?\s*(?:$|[(\[,;]|[Pp]\b))"
)
"""Words before the first number of a cell, which has no unit: ``HR 8 min`` is a heart rate."""
_REFERENCE = re.compile(r"\bref(?:erence|erent|\.)?\b", re.IGNORECASE)
_PART_ROWS = frozenset({"SD", "SE", "SEM", "CI", "IQR"})
_PARTS_ALONE = _PART_ROWS | {"range", "lower", "upper"}
_BOTH_ENDS = 2
_EXPLAINED = frozenset({Kind.VALUE, Kind.COUNT, Kind.SHARE})
_PAIRS = frozenset({"CI", "IQR", "range"})
_BESIDE = 4
_ROUNDING = Decimal("1.0")
Test = tuple[Column, PValue | None, int]
"""A P value, None where its column prints none, and where it stands."""


def read_cell(
    line: str,
    column: Column,
    around: Sequence[Heading],
    drafts: list[tuple[Column, Draft]],
    tests: list[Test],
) -> None:
    """Read one cell, and add what it holds to the estimates and P values of its row.

    Args:
        line: The row line.
        column: The cell with its headings.
        around: The row's label, its lowest part first, and the caption.
        drafts: The estimates of the row so far, each with its cell; added to.
        tests: Its P values so far; added to.
    """
    text = line[column.start : column.end]
    if not text.isascii() or not _PLAIN.fullmatch(text):
        text = _MARK.sub(lambda mark: " " * len(mark.group()), text)
    label = around[0].alone if len(around) > 1 else ""
    tested = any(heading.alone == "P" for heading in column.path)
    if tested or label == "P":
        # A row of P values under the names of what was tested has no estimates to give them to.
        if tested:
            tests.append((column, _p_value(text), column.start))
        return
    if label in _PART_ROWS:
        # A row of standard deviations belongs to the row above it, which is not known here.
        return
    if _is_unread(text, column, line, first=not drafts) or _continues(text, column, around, drafts):
        return
    own = _own_measure(text)
    headings = (*own, *column.path, *around)
    told = own[0] if own else telling_heading(text, line, headings)
    rest = without_size(text, told)
    told = replace(told, first=told.first if rest == text else "")
    found, p_values = _estimates(rest, column, told, headings)
    for draft in [*found, *specials_in(rest, line)]:
        if _is_empty(draft, column, headings):
            continue
        measure_cell(draft, column, told, headings)
        _place(draft, column, headings)
        drafts.append((column, draft))
    tests += [(column, test.p, column.start) for test in p_values]


def _own_measure(text: str) -> tuple[Heading, ...]:
    """Return the ratio or difference that a cell names itself: ``OR = 1.52 (1.15–2.01)``."""
    found = _OWN_MEASURE.match(text)
    named = read_heading(found["measure"]) if found else Heading()
    return (named,) if named.measure in COMPARISONS else ()


def _estimates(
    text: str, column: Column, told: Heading, headings: Sequence[Heading]
) -> tuple[list[Draft], list[Significance]]:
    """Return the estimates and P values of a cell; of a column of intervals, the interval."""
    alone = interval_alone(text, column)
    if alone is not None:
        return [Draft(0, len(text), None, interval=alone, number_end=len(text))], []
    announced = _announced(told, headings)
    parts = [
        _part(part, place, parts)
        for parts in [parts_in(text, announced)]
        for place, part in enumerate(parts)
    ]
    return drafts_of(text, _without_unknown(parts, announced, headings))


def _is_unread(text: str, column: Column, line: str, *, first: bool) -> bool:
    """Recognise cells that hold no estimate: references, prose, two groups under one slash."""
    if (first and _STEPS.match(column.cell.column)) or _FREEDOM.search(column.cell.column):
        return True
    prose = not column.cell.column and len(re.findall(r"[A-Za-z]{3,}", text)) > 1
    slashed = _SLASHED.fullmatch(text.strip()) is not None
    paired = (slashed and _EITHER.search(line)) or _BOTH_SLASHED.match(text)
    return prose or bool(paired) or _REFERENCE.search(text) is not None


def _p_value(text: str) -> PValue | None:
    numbers = numbers_in(text)
    if not numbers:
        return None
    if not 0 <= numbers[0].value <= 1:
        return None
    sign = _P_SIGN.search(text[: numbers[0].start])
    op = operator(sign.group()) if sign else None
    return PValue(op or "=", numbers[0].value)


def _announced(told: Heading, headings: Sequence[Heading]) -> frozenset[str]:
    kinds = set(told.kinds)
    compared = bool(headings) and headings[0].measure in COMPARISONS
    if not kinds and (compared or any(heading.measure in RATIOS for heading in headings)):
        kinds.add("CI")
    return frozenset(kinds)


def _part(part: Part, place: int, parts: Sequence[Part]) -> Part:
    """Read the pair of ``0.36, 0.21–0.61`` as one that belongs to the number before it."""
    behind = place and parts[place - 1].kind in {Kind.VALUE, Kind.SHARE}
    return replace(part, detail="pair") if behind and part.detail == "bare" else part


def _without_unknown(
    parts: Sequence[Part], announced: frozenset[str], headings: Sequence[Heading]
) -> list[Part]:
    """Leave out a bracketed number that nothing explains; tell a share by its arithmetic."""
    kept: list[Part] = []
    size = next((heading.size for heading in headings if heading.size), None)
    counted = any(heading.first == "n" for heading in headings)
    for part in parts:
        last = kept[-1] if kept else None
        read = _explained(part, last, announced, size)
        # "9.7 (3.2)" under "Saturation (%)": neither a count nor its share.
        bare_share = read is not None and read.kind is Kind.SHARE and not read.unit
        if read and not (bare_share and last and not counted and not _may_count(part, last, size)):
            kept.append(read)
    return kept


def _explained(
    part: Part, last: Part | None, announced: frozenset[str], size: Decimal | None
) -> Part | None:
    """Return a part as its headings explain it, None where nothing does."""
    if part.kind is Kind.PAIR and part.detail == "pair" and not announced & _PAIRS:
        return None
    if last is None or part.kind is not Kind.VALUE or part.start - last.end > _BESIDE:
        return _kind_of_pair(part, announced)
    if "P" in announced:
        return replace(part, kind=Kind.P)
    if last.kind is Kind.SPREAD and not part.unit:
        # "0.3 ± 0.2 (216)": the number of people, where a heading says so, else not known.
        return replace(part, kind=Kind.SIZE) if "n" in announced else None
    if part.unit or last.kind not in _EXPLAINED:
        return part
    return replace(part, kind=Kind.SHARE) if _is_share_of(part, last, size) else None


def _may_count(part: Part, last: Part, size: Decimal | None) -> bool:
    whole = last.value == last.value.to_integral_value()
    return whole and (size is None or _is_share_of(part, last, size))


def _is_share_of(part: Part, last: Part, size: Decimal | None) -> bool:
    total = last.second if last.kind is Kind.COUNT else size
    return bool(total) and abs(100 * last.value / (total or 1) - part.value) <= _ROUNDING


def _kind_of_pair(part: Part, announced: frozenset[str]) -> Part:
    known = announced & _PAIRS
    if part.kind is Kind.PAIR and (part.detail == "pair" or (part.detail == "bare" and known)):
        kind = next((kind for kind in ("CI", "IQR", "range") if kind in announced), "range")
        return replace(part, detail=kind)
    return part


def _is_empty(draft: Draft, column: Column, headings: Sequence[Heading]) -> bool:
    """Recognise a reference category, ``1`` among ratios with intervals, and a pair of no kind."""
    ratio = any(heading.measure in RATIOS for heading in column.path)
    announced = any("CI" in heading.kinds for heading in headings)
    if ratio and announced and draft.value == 1 and draft.interval is None:
        return True
    kinds = {kind for heading in headings for kind in heading.kinds}
    pair = draft.value is None and draft.special is None
    return pair and draft.unit is None and not kinds & {"CI", "IQR", "range"}


def _place(draft: Draft, column: Column, headings: Sequence[Heading]) -> None:
    """Give an estimate its place in the line, its context and the level that a heading prints."""
    draft.start += column.start
    draft.end += column.start
    draft.number_end += column.start
    draft.context = (column.start - len(f"{column.cell.column} = "), column.end)
    if draft.interval is not None and draft.interval.level is None:
        level = next((heading.level for heading in headings if heading.level), None)
        draft.interval = draft.interval._replace(level=level)


def _continues(
    text: str,
    column: Column,
    around: Sequence[Heading],
    drafts: list[tuple[Column, Draft]],
) -> bool:
    """Give a column of intervals, spreads, ranges or counts to the estimate on its left."""
    if not drafts:
        return False
    before, last = drafts[-1]
    same = before.cell.column == column.cell.column and text.startswith("(")
    kind = _told_next(column, around, last) if same else column.own.alone
    bounded = any("CI" in heading.kinds for heading in column.path)
    limit = _LIMIT.search(column.cell.column) if bounded else None
    if limit:
        kind = "upper" if limit.group()[0] in "uUhH" else "lower"
    apart = last.measure not in COMPARISONS and interval_alone(text, column) is not None
    if last.value is None or apart or kind not in (_SHARED if same else _PARTS_ALONE):
        return False
    values = [number.value for number in numbers_in(text)]
    return _ADDED[kind](last, kind, values, column)


def _told_next(column: Column, around: Sequence[Heading], draft: Draft) -> str:
    """Return what the next cell of one column holds: "2.1", "(0.9)", "(34)" are mean (SD) (n)."""
    place = sum(1 for part in (draft.spread, draft.range, draft.interval, draft.n) if part)
    kinds = next((h.kinds for h in (*column.path, *around) if h.kinds), ())
    return kinds[place] if place < len(kinds) else ""


def _add_spread(draft: Draft, kind: str, values: Sequence[Decimal], _column: Column) -> bool:
    if len(values) == 1:
        # "M (SE)" and a column of SDs: the second spread is no estimate either.
        draft.spread = draft.spread or Spread(kind, values[0])
        if draft.measure is None and kind == "SD":
            draft.measure = "mean"
        return True
    return False


def _add_pair(draft: Draft, kind: str, values: Sequence[Decimal], column: Column) -> bool:
    if len(values) != _BOTH_ENDS:
        return False
    low, high = values
    if kind == "CI":
        draft.interval = draft.interval or Interval(column.own.level, low, high)
    else:
        draft.range = draft.range or Range(kind, low, high)
    return True


def _add_limit(draft: Draft, kind: str, values: Sequence[Decimal], column: Column) -> bool:
    """Take one limit of an interval whose limits stand in columns of their own."""
    if len(values) != 1:
        return False
    level = next((heading.level for heading in column.path if heading.level), None)
    known = draft.interval or Interval(level, values[0], values[0])
    upper = kind == "upper"
    draft.interval = known._replace(high=values[0]) if upper else known._replace(low=values[0])
    return True


def _add_count(draft: Draft, _kind: str, values: Sequence[Decimal], _column: Column) -> bool:
    if len(values) == 1:
        draft.n = Count(values[0], None)
    return len(values) == 1


def _add_share(draft: Draft, _kind: str, values: Sequence[Decimal], column: Column) -> bool:
    if len(values) != 1 or draft.n is not None or draft.value is None:
        return False
    draft.n = Count(draft.value, None)
    draft.value, draft.unit, draft.measure = values[0], "%", "percentage"
    draft.start, draft.end = column.start, column.end
    return True


_ADDED: dict[str, Callable[[Draft, str, Sequence[Decimal], Column], bool]] = {
    **dict.fromkeys(SPREADS, _add_spread),
    **dict.fromkeys(_PAIRS, _add_pair),
    "lower": _add_limit,
    "upper": _add_limit,
    "n": _add_count,
    "%": _add_share,
}
"""What a column, or a further cell of one, adds to the estimate on its left."""
_SHARED = frozenset(_ADDED)
