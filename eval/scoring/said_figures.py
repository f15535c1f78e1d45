"""The figures that a text states in its own words, each with the parts that belong to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from eval.numbers.stated_numbers import Stated, readings
from eval.questions.samples import P_UNIT, Ends, ExpectedFigure
from eval.scoring.figure_parts import (
    Pair,
    is_denominator,
    pairs_of,
    parts_of_others,
    spreads_behind,
)
from ingest.figures.figure import Operator

_OPERATORS: dict[str, Operator] = {
    "<": "<", ">": ">", "<=": "<=", ">=": ">=", "=": "=", "approx": "approx",
}  # fmt: skip
_BASE = re.compile(r"\bper\s$", re.IGNORECASE)
"""What stands before the base of a rate: the 100 of ``1.3 per 100 person-years``."""


@dataclass(frozen=True, slots=True)
class Said:
    """One figure that a text states.

    Args:
        start: First character of its value, or of its first end.
        end: One past the last.
        forms: The ways to read it: where a dash before it may be a minus or a mere dash, two.
        pair: The two ends, where it is a range or interval without a value; it has no forms then.
        unit: The unit of the two ends; empty where none is printed.
    """

    start: int
    end: int
    forms: tuple[ExpectedFigure, ...]
    pair: Ends | None = None
    unit: str = ""


def figures_said(text: str) -> tuple[tuple[Said, ...], ...]:
    """Return the figures a text states, in each way of reading its numbers.

    An interval, a range or a spread belongs to the value before it. Two ends behind no value are
    a figure by themselves.

    Args:
        text: Words of an answer, its markers blanked out.
    """
    plain = text.replace("·", ".")
    return tuple(tuple(_figures(plain, way)) for way in readings(text))


def _figures(text: str, numbers: Sequence[Stated]) -> Iterator[Said]:
    taken = parts_of_others(text, numbers)
    pairs = dict(pairs_of(text, numbers))
    # Two ends without a name are parts too, and no values.
    parts = taken | {at + more for at in pairs for more in (0, 1)}
    bare = {at for at, number in enumerate(numbers) if _BASE.search(text[: number.start])}
    bare |= {at for at in range(len(numbers)) if is_denominator(text, numbers, at)}
    spare = set(pairs)
    for at, number in enumerate(numbers):
        if at in parts:
            continue
        if at in bare:
            yield Said(number.start, number.end, (ExpectedFigure(number.value),))
            continue
        stop = next(
            (place for place in range(at + 1, len(numbers)) if place not in parts | bare), None
        )
        behind = range(at + 1, len(numbers) if stop is None else stop)
        own = [] if number.is_p else [place for place in behind if place in pairs]
        spare -= set(own)
        spreads = spreads_behind(text, numbers, at, [b for b in behind if b in taken])
        yield Said(
            number.start, number.end, tuple(_forms(number, [pairs[each] for each in own], spreads))
        )
    for at in sorted(spare):
        low, high = numbers[at], numbers[at + 1]
        yield Said(low.start, high.end, (), Ends(_signed(low), _signed(high)), high.unit or "")


def _forms(
    number: Stated, pairs: Sequence[Pair], spreads: Sequence[Stated]
) -> Iterator[ExpectedFigure]:
    intervals = [_ends(pair) for pair in pairs if pair.kind != "range"]
    ranges = [_ends(pair) for pair in pairs if pair.kind == "range"]
    for sign in sorted(number.signs, reverse=True):
        yield ExpectedFigure(
            value=sign * number.value,
            unit=P_UNIT if number.is_p else number.unit or "",
            ci=intervals[0] if intervals else None,
            range=ranges[0] if ranges else None,
            pm=spreads[0].value if spreads else None,
            op=_OPERATORS.get(number.op),
        )


def _ends(pair: Pair) -> Ends:
    return Ends(_signed(pair.low), _signed(pair.high))


def _signed(number: Stated) -> Decimal:
    """Return an end with its sign; a dash that may be a mere dash is read as one."""
    return number.value if 1 in number.signs else -number.value
