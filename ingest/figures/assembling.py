"""Putting parts together: an estimate with its interval, spread, range and count."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.figures.drafts import Draft, Significance, inherit_units
from ingest.figures.figure import Count, Interval, PValue, Range, Spread
from ingest.figures.parts import Kind, Part
from ingest.figures.units import PEOPLE, TIMES, unit_at

PART_REACH = 120
"""An interval, range or spread belongs to an estimate at most this many characters before it."""
_ADJACENT = 8
"""Characters between an estimate and a part that plainly is its own."""
_CLOSE_REACH = 60
_NAMED_SIZE = re.compile(r"[(\[][^()\[\]=]{1,16}[,;]\s*[nN]\s?=\s*$")
_DILUTION = 10_000
"""One of so many or more is a dilution (``1/200,000``)."""
_RATIO_OF = re.compile(r"\bratio\s(?:of\s|was\s)?$")
_RATIO_BEFORE = re.compile(
    r"\b(?:[a-z]?HRs?|[a-z]?ORs?|[a-z]?RRs?|IRR|ratios?|relative risks?|MD|SMD|difference)\b"
    r"[^;]{0,60}$"
)
_OPENING = re.compile(r"\s?(?:\w{0,12}\s?){0,2}[(\[]\s*(?:[Nn]\s?=\s?)?(?:[<>≤≥~]\s?)?")
_TELLS = re.compile(
    r"[^()\[\]]{0,24}[(\[]|\W{0,3}(?:with\s)?(?:an?\s)?(?:\w+\s)?(?:range|ranging|IQR|inter)"
)
_P_OPENS = re.compile(r"\s?[(\[]\s?[^()\[\]\d,;]{0,24}[Pp][^()\[\]\d,;]{0,16}")
_OF_SEX = re.compile(r"\s(?:(?:fe)?males?|(?:wo)?m[ae]n|girls|boys)\b", re.IGNORECASE)
"""What is said behind the share of some of those just counted: ``51 patients (52% women)``."""
_OF_TOTAL = re.compile(r"\s(?:out\s)?of\s(?:the\s)?(?:total\s)?")
_BESIDE = frozenset({", ", "; ", " = ", ","})
_CLOSING = {"(": ")", "[": "]"}


def drafts_of(text: str, parts: Sequence[Part]) -> tuple[list[Draft], list[Significance]]:
    """Join the parts of a text to estimates.

    Args:
        text: The sentence or cell.
        parts: Its parts, left to right.

    Returns:
        The estimates, left to right, and the P values, not yet linked to them.
    """
    drafts: list[Draft] = []
    tests: list[Significance] = []
    level: Decimal | None = None
    for part in parts:
        if part.kind is Kind.LEVEL:
            level = part.value
        elif part.kind is Kind.P:
            p = PValue(part.op or "=", part.value)
            tests.append(Significance(part.start, part.end, p, free=bool(part.detail)))
            if drafts and _P_OPENS.fullmatch(text, drafts[-1].end, part.start):
                _stretch(text, drafts[-1], part.end)
        elif part.kind in _ADDING:
            _ADDING[part.kind](text, drafts, part)
        elif part.kind is Kind.PAIR:
            _add_pair(text, drafts, part, level)
    inherit_units(text, drafts)
    return _with_group_sizes(text, drafts, parts), tests


def _add_value(text: str, drafts: list[Draft], part: Part) -> None:
    """Add an estimate, or join the count and the share of ``103 (7.5%)`` and ``7.5% (103)``."""
    last = drafts[-1] if drafts else None
    opened = last is not None and _OPENING.fullmatch(text, last.end, part.start) is not None
    unit = "%" if part.kind is Kind.SHARE else part.unit
    # "126/52.5%" prints the share behind a slash.
    slashed = last is not None and unit == "%" and text[last.end : part.start] == "/"
    if last is not None and (opened or slashed) and last.n is None and last.interval is None:
        if unit == "%" and _is_count(last) and not _OF_SEX.match(text, part.end):
            _become_share(text, last, part, Count(last.value or Decimal(0), None))
            return
        if last.unit == "%" and _is_count_behind(text, part, unit):
            last.n = Count(part.value, None)
            _stretch(text, last, part.end)
            return
    if last is not None and last.n and last.n.total is None and _is_total(text, last, part):
        last.n = Count(last.n.number, part.value)
        _stretch(text, last, part.end)
        return
    # A number word without a unit counts nothing.
    if unit is not None or not text[part.start : part.start + 1].isalpha():
        drafts.append(_fresh(part, unit))


def _is_count_behind(text: str, part: Part, unit: str | None) -> bool:
    """Recognise the 23 of ``66% (23)`` and ``66% (23 patients)``."""
    closed = unit in PEOPLE or (unit is None and text[part.end : part.end + 1] in ")]")
    return closed and _is_whole(part.value) and part.op is None


def _is_total(text: str, draft: Draft, part: Part) -> bool:
    """Recognise the 119 of ``31 (26%) of 119 patients``."""
    people = part.unit is None or part.unit in PEOPLE
    return (
        draft.unit == "%"
        and people
        and _is_whole(part.value)
        and _OF_TOTAL.fullmatch(text, draft.end, part.start) is not None
    )


def _fresh(part: Part, unit: str | None) -> Draft:
    measure = "count" if unit in PEOPLE else None
    return Draft(part.start, part.end, part.value, unit, part.op, measure, number_end=part.end)


def _become_share(text: str, draft: Draft, part: Part, count: Count) -> None:
    draft.value, draft.unit, draft.op, draft.n = part.value, "%", part.op, count
    draft.measure = None
    _stretch(text, draft, part.end)


def _add_count(text: str, drafts: list[Draft], part: Part) -> None:
    count = Count(part.value, part.second)
    last = drafts[-1] if drafts else None
    if last is not None and last.unit == "%":
        same = last.n is None or (last.n.total is None and last.n.number == part.value)
        opened = _OPENING.fullmatch(text, last.end, part.start) is not None
        closed_late = last.n is not None and last.start <= part.start < last.end
        if same and (opened or closed_late):
            last.n = count
            _stretch(text, last, part.end)
            return
    if _RATIO_OF.search(text[: part.start][-12:]) or _is_dilution(part):
        return
    drafts.append(
        Draft(
            part.start, part.end, part.value, part.unit, part.op, "count", n=count,
            number_end=part.end,
        )
    )  # fmt: skip


def _is_dilution(part: Part) -> bool:
    return (
        part.value == 1 and not part.unit and part.second is not None and part.second >= _DILUTION
    )


def _add_share(text: str, drafts: list[Draft], part: Part) -> None:
    last = drafts[-1] if drafts else None
    if last is not None and last.n and last.unit != "%" and _is_own_share(text, last, part):
        _become_share(text, last, part, last.n)
    else:
        _add_value(text, drafts, part)


def _is_own_share(text: str, draft: Draft, part: Part) -> bool:
    """Recognise the share of ``63/120 (52.5%)`` and ``63/120, 52.5%``."""
    if _OPENING.fullmatch(text, draft.end, part.start):
        return True
    if draft.n is None or not draft.n.total or text[draft.end : part.start] not in _BESIDE:
        return False
    return abs(100 * draft.n.number / draft.n.total - part.value) <= 1


def _add_size(text: str, drafts: list[Draft], part: Part) -> None:
    """Take ``n = 23`` in an estimate's bracket as its count, elsewhere as a figure."""
    last = drafts[-1] if drafts else None
    if (
        last is not None
        and last.value == part.value
        and _OPENING.fullmatch(text, last.end, part.start)
    ):
        last.measure = "count"
        _stretch(text, last, part.end)
        return
    if last is not None and last.n is None and not last.is_count and last.unit not in TIMES:
        between = text[last.number_end : part.start]
        if len(between) <= PART_REACH and _within_bracket(text, last, part.start):
            last.n = Count(part.value, None)
            _stretch(text, last, part.end)
            return
    lead = text[max(0, part.start - 24) : part.start]
    if lead.rstrip("nN=: ").endswith(("(", "[")) or _NAMED_SIZE.search(lead):
        # "Group A (n = 45)": the size of the group, no figure of its own.
        return
    drafts.append(
        Draft(part.start, part.end, part.value, part.unit, part.op, "count", number_end=part.end)
    )


def _with_group_sizes(text: str, drafts: list[Draft], parts: Sequence[Part]) -> list[Draft]:
    """Add the sizes of groups where a sentence only counts: ``PR (n = 21), SD (n = 23)``.

    Beside an estimate a size tells of how many people it is, and is no figure of its own.
    """
    if not all(_tells_of_people(text, draft) for draft in drafts):
        return drafts
    sizes = [
        Draft(part.start, part.end, part.value, measure="count", number_end=part.end)
        for part in parts
        if part.kind is Kind.SIZE and _is_whole(part.value)
        if not any(draft.start <= part.start < draft.end for draft in drafts)
    ]
    return sorted([*drafts, *sizes], key=lambda draft: draft.start) if sizes else drafts


def _tells_of_people(text: str, draft: Draft) -> bool:
    """Tell whether a figure counts people, or says how old or of which sex they are."""
    counts = draft.is_count or draft.n is not None
    return counts or draft.unit == "years" or _OF_SEX.match(text, draft.number_end) is not None


def _within_bracket(text: str, draft: Draft, start: int) -> bool:
    """Tell whether a place stands in the bracket right behind an estimate."""
    if _OPENING.match(text, draft.number_end) is None:
        return False
    inner = text[draft.number_end : start]
    return inner.count("(") + inner.count("[") > inner.count(")") + inner.count("]")


def _add_spread(text: str, drafts: list[Draft], part: Part) -> None:
    last = drafts[-1] if drafts else None
    if last is None or last.spread is not None or part.start - last.end > PART_REACH:
        return
    last.spread = Spread(part.detail, part.value)
    last.unit = last.unit or part.unit
    if last.is_count:
        last.measure = None
    _stretch(text, last, part.end)


_ADDING = {
    Kind.VALUE: _add_value,
    Kind.SHARE: _add_share,
    Kind.COUNT: _add_count,
    Kind.SIZE: _add_size,
    Kind.SPREAD: _add_spread,
}


def _add_pair(text: str, drafts: list[Draft], part: Part, level: Decimal | None) -> None:
    kind, high = part.detail, part.second or Decimal(0)
    owner = None if kind == "bare" else _owner(text, drafts, part)
    if kind == "pair":
        before = text[max(0, owner.start - 100) : owner.start] if owner else ""
        kind = "CI" if _RATIO_BEFORE.search(before) else "range"
    if owner is None:
        if kind == "CI":
            interval = Interval(part.level or level, part.value, high)
            drafts.append(Draft(part.start, part.end, None, part.unit, interval=interval))
        elif kind != "CI":
            ends = Range("IQR" if kind == "IQR" else "range", part.value, high)
            drafts.append(Draft(part.start, part.end, None, part.unit, range=ends))
        drafts[-1].number_end = part.end
        return
    if kind == "CI":
        owner.interval = Interval(part.level or level, part.value, high)
    else:
        owner.range = Range(kind, part.value, high)
    owner.unit = owner.unit or part.unit
    if owner is drafts[-1]:
        _stretch(text, owner, part.end)


def _owner(text: str, drafts: Sequence[Draft], part: Part) -> Draft | None:
    """Return the estimate an interval or range belongs to.

    That is the one right before it, else the nearest whose value lies inside it.
    """
    is_interval = part.detail in {"CI", "pair"}
    near = [
        draft
        for draft in drafts[-3:]
        if part.start - draft.end <= PART_REACH
        and draft.value is not None
        and (draft.interval if is_interval else draft.range) is None
        and not (draft.unit in PEOPLE and part.unit in TIMES)
    ]
    if not near:
        return None
    last, high = near[-1], part.second or Decimal(0)
    between = text[last.end : part.start]
    if last is drafts[-1] and len(between) <= _ADJACENT:
        return last
    if not is_interval and not _is_told_of(text, last, part.start):
        # A stated range that stands by itself: "patients (n = 20) aged 4–85".
        return None
    inside = [d for d in near if d.value is not None and part.value <= d.value <= high]
    return inside[-1] if inside else last


def _is_told_of(text: str, draft: Draft, start: int) -> bool:
    """Tell whether a range is said of the estimate before it."""
    return _TELLS.match(text[draft.end : start]) is not None


def _is_count(draft: Draft) -> bool:
    return (
        draft.value is not None
        and _is_whole(draft.value)
        and draft.unit != "%"
        and (draft.unit is None or draft.unit in PEOPLE)
        and draft.spread is None
        and draft.value >= 0
    )


def _is_whole(value: Decimal) -> bool:
    """Tell a count from a measurement: ``5.0`` is none."""
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= 0


def _stretch(text: str, draft: Draft, end: int) -> None:
    """Stretch an estimate to the end of a part, and over the bracket that the part opened."""
    inner = text[draft.start : end]
    draft.end = end
    for opening, closing in _CLOSING.items():
        if inner.count(opening) > inner.count(closing):
            close = text.find(closing, end, end + _CLOSE_REACH)
            if close >= 0 and opening not in text[end:close]:
                draft.end = close + 1
            break
    unit = None if draft.unit else unit_at(text, draft.end)
    if unit is not None and unit.unit not in PEOPLE:
        draft.unit, draft.end = unit.unit, unit.end
