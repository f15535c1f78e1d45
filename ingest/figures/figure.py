"""A reported figure: the number with its meaning and the place where it stands."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

Operator = Literal["<", ">", "<=", ">=", "=", "approx"]
Special = Literal["not reached", "not estimable"]
"""What stands for a number where a time cannot be estimated (yet)."""


class Interval(NamedTuple):
    """A confidence or credible interval; the level in percent, None where not printed."""

    level: Decimal | None
    low: Decimal
    high: Decimal


class Spread(NamedTuple):
    """The term behind ± or in brackets: SD, SE, SEM, or ± where the paper does not say which."""

    kind: str
    value: Decimal


class Range(NamedTuple):
    """Two ends that are not an interval: ``IQR`` or ``range``."""

    kind: str
    low: Decimal
    high: Decimal


class PValue(NamedTuple):
    """A P value and how it compares; the operator is ``=`` where none is printed."""

    op: Operator
    value: Decimal


class Count(NamedTuple):
    """How many of how many; the total is None where not printed."""

    number: Decimal
    total: Decimal | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One reported figure of a sentence or table row.

    Args:
        text: As printed, ``0.21 (95% CI 0.13–0.34)``: the text between start and end.
        start: First character, counted in the text that was read.
        end: One past the last.
        value: The estimate; None for a special value (``not reached``) or a bare range.
        measure: What kind of number it is (``hazard ratio``), None where the text does not say.
        endpoint: What was measured (``progression-free survival``), None where unknown.
        unit: Canonical unit, None for a pure number.
        interval: Its confidence interval.
        spread: Its standard deviation or error.
        range: Its range or interquartile range.
        p: The P value reported with it.
        n: The count behind a percentage, or the size of the group.
        op: How it compares where it is not an equality (``<``, ``>=``, ``approx``).
        arm: The group it belongs to, in the text's words (of a row, the column's heading).
        special: What it says instead of a number; the value is None then.
        time: The time point it belongs to, in the text's words (``12 months``, ``baseline``).
        context: First character and one past the last of the clause that speaks of it.
        warnings: What its arithmetic checks found, each a sentence (an estimate outside its own
            interval); empty where all agree.
    """

    text: str
    start: int
    end: int
    value: Decimal | None
    measure: str | None = None
    endpoint: str | None = None
    unit: str | None = None
    interval: Interval | None = None
    spread: Spread | None = None
    range: Range | None = None
    p: PValue | None = None
    n: Count | None = None
    op: Operator | None = None
    arm: str | None = None
    special: Special | None = None
    time: str | None = None
    context: tuple[int, int] | None = None
    warnings: tuple[str, ...] = ()
