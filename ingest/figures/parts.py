"""What each number of a text is: an estimate, or a part of one (its interval, spread, P, …)."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ingest.figures import wording
from ingest.figures.figure import Operator
from ingest.figures.labels import Label, is_year, label_of
from ingest.figures.numbers import NumberSpan, numbers_in
from ingest.figures.units import CURRENCIES, PEOPLE, TIMES, UnitSpan, unit_at

_POWER_UNIT = re.compile(r"(?P<bare>.+?)\s?[×x*]\s?(?P<power>10.+)$")
_CURRENCIES = "".join(CURRENCIES)
_JOINT, _NEAR = 4, 60
"""Characters that join two numbers, and those before a number that can say what it is."""
INTERACTION = "interaction"  # The detail of a P value that tests no single estimate.


class Kind(StrEnum):
    """What a number or a pair of numbers is."""

    VALUE = "value"
    LEVEL = "level"
    PAIR = "pair"
    SPREAD = "spread"
    SIZE = "size"
    COUNT = "count"
    SHARE = "share"
    P = "p"
    LABEL = "label"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Part:
    """One number, or a pair, with its role.

    Args:
        kind: Its role.
        start: First character of its (first) number.
        end: One past its last character, the unit included.
        value: The number; of a pair the first.
        second: The other number of a pair or count.
        detail: ``CI``, ``IQR``, ``range``, ``pair`` (not said) or ``bare`` of a pair; ``SD``,
            ``SE``, ``SEM`` or ``±`` of a spread.
        unit: Canonical unit.
        op: How it compares.
        level: Confidence level printed with a pair.
    """

    kind: Kind
    start: int
    end: int
    value: Decimal
    second: Decimal | None = None
    detail: str = ""
    unit: str | None = None
    op: Operator | None = None
    level: Decimal | None = None


@dataclass(slots=True)
class _Reader:
    """A text, its numbers with their units, and what has been read so far."""

    text: str
    numbers: Sequence[NumberSpan]
    units: Sequence[UnitSpan | None]
    announced: Collection[str]
    parts: list[Part]
    last: Label | None = None

    def end(self, place: int) -> int:
        """Return where a number ends, its unit included."""
        unit = self.units[place]
        return unit.end if unit else self.numbers[place].end

    def before(self, place: int) -> str:
        """Return the text between the number before and this one, without its currency's sign."""
        return self.text[self.gap(place) : self.numbers[place].start].rstrip(_CURRENCIES)

    def gap(self, place: int) -> int:
        """Return where the text before a number begins."""
        return self.end(place - 1) if place else 0

    def between(self, place: int) -> str:
        """Return the text between this number and the next."""
        return self.text[self.end(place) : self.numbers[place + 1].start].rstrip(_CURRENCIES)

    def previous(self, *kinds: Kind) -> Part | None:
        """Return the part just read, where it is of one of these kinds."""
        return self.parts[-1] if self.parts and self.parts[-1].kind in kinds else None


def parts_in(text: str, announced: Collection[str] | None = None) -> list[Part]:
    """Give every number of a text its role.

    Args:
        text: One sentence or table cell.
        announced: What bracketed numbers are (``SD``, ``CI``, ``IQR``, ``%``, …) by a heading;
            None to look for it in the text.

    Returns:
        The parts, left to right; a pair or a count is one part.
    """
    numbers, units = _with_units(text)
    if not numbers:
        return []
    told = wording.announcements(text) if announced is None else announced
    for place, unit in enumerate(units):
        if unit is not None and unit.unit.startswith("/"):
            numbers[place], units[place] = _with_power_unit(numbers[place], unit)
    reader = _Reader(text, numbers, units, told, [])
    place = 0
    while place < len(numbers):
        part, used = _next(reader, place)
        reader.parts.append(part)
        reader.last = Label(part.detail) if part.kind in {Kind.LABEL, Kind.TIME} else None
        place += used
    return reader.parts


def _with_units(text: str) -> tuple[list[NumberSpan], list[UnitSpan | None]]:
    """Return the numbers with their units; the 1.73 of ``mL/min/1.73 m²`` is none."""
    numbers: list[NumberSpan] = []
    units: list[UnitSpan | None] = []
    end = 0
    for number in numbers_in(text):
        if number.start < end:
            continue
        unit = unit_at(text, number.end) or _currency(text, number)
        end = unit.end if unit else number.end
        numbers.append(number)
        units.append(unit)
    return numbers, units


def _currency(text: str, number: NumberSpan) -> UnitSpan | None:
    there = text[max(0, number.start - 1) : number.end]
    found = (UnitSpan(unit, number.end) for sign, unit in CURRENCIES.items() if sign in there)
    return next(found, None)


def _with_power_unit(number: NumberSpan, unit: UnitSpan) -> tuple[NumberSpan, UnitSpan]:
    """Read ``210 × 10⁹/L`` as 210 of a unit of its own, as laboratories print it."""
    found = _POWER_UNIT.match(number.text)
    if found is None:
        return number, unit
    bare = numbers_in(found["bare"])
    if len(bare) != 1:
        return number, unit
    return number._replace(value=bare[0].value), UnitSpan(found["power"] + unit.unit, unit.end)


_Read = tuple[Part, int] | None
"""A part and how many numbers it took; None where the recogniser does not apply."""


def _next(reader: _Reader, place: int) -> tuple[Part, int]:
    before = reader.before(place)
    for recognise in _RECOGNISERS:
        read = recognise(reader, place, before)
        if read is not None:
            return read
    return _one(reader, place, before), 1


def _level(reader: _Reader, place: int, before: str) -> _Read:
    level = wording.is_level(reader.text, reader.numbers[place], before)
    return (_part(reader, place, Kind.LEVEL), 1) if level else None


def _p(reader: _Reader, place: int, before: str) -> _Read:
    number = reader.numbers[place]
    op = wording.p_before(before) if 0 <= number.value <= 1 else None
    if op is not None:
        if wording.is_threshold(reader.text, before, number):
            return _part(reader, place, Kind.LABEL, Label.NAME, op), 1
        detail = INTERACTION if wording.is_interaction(before) else ""
        return _part(reader, place, Kind.P, detail, op), 1
    last = reader.previous(Kind.P)
    if last and not reader.units[place] and wording.continues_p(before, number.value):
        return _part(reader, place, Kind.P, op=last.op), 1
    return None


def _stated_pair(reader: _Reader, place: int, before: str) -> _Read:
    """Read the ends of a stated interval or range, whatever the numbers look like."""
    kind = _stated_kind(reader, before)
    if not kind or (kind == "range" and is_year(reader.numbers[place].text)):
        return None
    last = place + 1 == len(reader.numbers)
    if not last and wording.joins_stated(before, reader.between(place)):
        if _two_scales(reader, place):
            return _part(reader, place, Kind.LABEL, Label.NAME), 2
        return _pair(reader, place, kind), 2
    if reader.previous(Kind.LEVEL) and not wording.is_closed(before):
        # "95% CI 5.8 to not reached": half an interval is none.
        return _part(reader, place, Kind.LABEL, Label.NAME), 1
    return None


def _two_scales(reader: _Reader, place: int) -> bool:
    """Recognise ``from 3 months to 65 years``, no range of one unit."""
    named = {unit.unit for unit in reader.units[place : place + 2] if unit is not None}
    return len(named) > 1 and named <= TIMES


def _stated_kind(reader: _Reader, before: str) -> str:
    if "%" in reader.announced and "CI" not in reader.announced and len(before) < _JOINT:
        return ""
    kind = wording.pair_kind(before[-_NEAR:])
    if kind:
        return kind
    level = reader.previous(Kind.LEVEL)
    return "CI" if level and not wording.LEAVES_LEVEL.search(before) else ""


def _label(reader: _Reader, place: int, before: str) -> _Read:
    number, unit = reader.numbers[place], reader.units[place]
    label = label_of(reader.text, number, unit, before, reader.last)
    if label is None:
        return None
    kind = Kind.TIME if label is Label.TIME else Kind.LABEL
    return _part(reader, place, kind, label), 1


def _size(reader: _Reader, place: int, before: str) -> _Read:
    return (_part(reader, place, Kind.SIZE), 1) if wording.SIZE_BEFORE.search(before[-8:]) else None


def _counted(reader: _Reader, place: int, _before: str) -> _Read:
    if place + 1 == len(reader.numbers):
        return None
    joint = wording.ONE_IN if reader.numbers[place].value == 1 else wording.OF
    between = reader.between(place)
    if not (joint.fullmatch(between) or wording.OF.fullmatch(between)):
        return None
    if reader.text[reader.numbers[place + 1].end :][:1] in {"-", "‐", "‑"}:
        # "the 20/20-, 20/30- and 20/40-mg groups"
        return _part(reader, place, Kind.LABEL, Label.NAME), 2
    return (_count(reader, place), 2) if _is_count(reader, place) else None


def _bracketed_pair(reader: _Reader, place: int, before: str) -> _Read:
    """Read ``(3–9)`` behind an estimate."""
    last = place + 1 == len(reader.numbers)
    if last or not _is_pair_start(reader, place, before):
        return None
    owner = reader.previous(Kind.VALUE, Kind.SPREAD, Kind.SHARE, Kind.COUNT)
    opened = owner is not None and wording.OPENS.fullmatch(before) is not None
    if not opened or not wording.closes(reader.text, reader.end(place + 1)):
        return None
    kind = next((kind for kind in ("CI", "IQR", "range") if kind in reader.announced), "pair")
    return _pair(reader, place, kind), 2


def _is_pair_start(reader: _Reader, place: int, before: str) -> bool:
    between = reader.between(place)
    return (
        not reader.numbers[place].word
        and not _two_scales(reader, place)
        and not wording.is_spread_sign(before)
        and wording.joins_loosely(between, reader.announced)
        # "0.81—95% CI": the level of what follows is no end of a range.
        and not wording.is_level(reader.text, reader.numbers[place + 1], between)
    )


def _bare_pair(reader: _Reader, place: int, before: str) -> _Read:
    """Read ``12–18 months``; "rose from 3 to 4" gives two values."""
    last = place + 1 == len(reader.numbers)
    if last or reader.numbers[place + 1].word or not _is_pair_start(reader, place, before):
        return None
    between = reader.between(place)
    if not wording.JOINS_BARE.fullmatch(between):
        return None
    if "t" in between and wording.is_shift(reader.text, reader.numbers[place].start):
        return None
    return _pair(reader, place, "bare"), 2


_RECOGNISERS = (_level, _p, _stated_pair, _label, _size, _counted, _bracketed_pair, _bare_pair)
"""In this order: what a word announces goes before what only looks like something."""


def _is_count(reader: _Reader, place: int) -> bool:
    number, total = reader.numbers[place], reader.numbers[place + 1]
    unit, total_unit = reader.units[place], reader.units[place + 1]
    return (
        number.value <= total.value
        and number.value == number.value.to_integral_value()
        and total.value == total.value.to_integral_value()
        and number.value >= 0
        and (unit is None or unit.unit in PEOPLE)
        and (total_unit is None or total_unit.unit in PEOPLE)
        # "one of the two" counts nothing.
        and not (number.word and total.word and unit is None and total_unit is None)
    )


def _count(reader: _Reader, place: int) -> Part:
    number, total = reader.numbers[place], reader.numbers[place + 1]
    unit = reader.units[place + 1] or reader.units[place]
    return Part(
        Kind.COUNT, number.start, reader.end(place + 1), number.value, total.value,
        unit=unit.unit if unit else None, op=wording.operator_before(reader.before(place)),
    )  # fmt: skip


def _pair(reader: _Reader, place: int, kind: str) -> Part:
    low, high = reader.numbers[place : place + 2]
    unit = reader.units[place + 1] or reader.units[place]
    return Part(
        Kind.PAIR, low.start, reader.end(place + 1), low.value, high.value, detail=kind,
        unit=unit.unit if unit else None,
        level=wording.level_before(reader.before(place)) if kind == "CI" else None,
    )  # fmt: skip


def _one(reader: _Reader, place: int, before: str) -> Part:
    number, unit = reader.numbers[place], reader.units[place]
    spread = wording.spread_before(reader.text, before, reader.announced)
    if spread and reader.previous(Kind.VALUE, Kind.SHARE, Kind.SIZE, Kind.PAIR):
        return _part(reader, place, Kind.SPREAD, detail=spread)
    if spread and spread != "±":
        # "a standard deviation of 1.3 was assumed": of no estimate printed.
        return _part(reader, place, Kind.LABEL, Label.NAME)
    bracketed = reader.previous(Kind.VALUE) is not None and wording.OPENS.fullmatch(before)
    if bracketed and unit is None and wording.closes(reader.text, number.end):
        for kind in ("SD", "SE", "SEM", "±"):
            if kind in reader.announced:
                return _part(reader, place, Kind.SPREAD, detail=kind)
        if "%" in reader.announced:
            return _part(reader, place, Kind.SHARE)
        if "n" in reader.announced:
            return _part(reader, place, Kind.SIZE)
    kind = Kind.SHARE if unit is not None and unit.unit == "%" else Kind.VALUE
    return _part(reader, place, kind, op=wording.operator_before(before))


def _part(
    reader: _Reader, place: int, kind: Kind, detail: str = "", op: Operator | None = None
) -> Part:
    number, unit = reader.numbers[place], reader.units[place]
    return Part(
        kind, number.start, reader.end(place), number.value, detail=detail,
        unit=unit.unit if unit else None, op=op,
    )  # fmt: skip
