"""Figures in the making, and how they stand side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.figures.figure import Count, Figure, Interval, Operator, PValue, Range, Special, Spread

_NAMED_BETWEEN = re.compile(r"\s*[(\[][^()\[\]\d]{1,30}[)\]]\s*(?:to|and|vs\.?|,|,\s?and)\s*")
_SIDE_BY_SIDE = 20
_SERIES = re.compile(
    r"[\s,;]*(?:and|or|vs\.?|versus|v\.?|compared\s+(?:with|to)|against|to|than|/|respectively)?[\s,]*"
    r"(?:only\s+|just\s+|then\s+|about\s+|~|≈)?"
)


@dataclass(slots=True)
class Draft:
    """A figure in the making; the fields are those of `Figure`."""

    start: int
    end: int
    value: Decimal | None
    unit: str | None = None
    op: Operator | None = None
    measure: str | None = None
    endpoint: str | None = None
    interval: Interval | None = None
    spread: Spread | None = None
    range: Range | None = None
    p: PValue | None = None
    n: Count | None = None
    arm: str | None = None
    special: Special | None = None
    time: str | None = None
    context: tuple[int, int] | None = None
    number_end: int = 0

    @property
    def is_count(self) -> bool:
        """Whether it counts people or events."""
        return self.measure == "count" and self.unit != "%"


@dataclass(frozen=True, slots=True)
class Significance:
    """A P value and where it stands; free where it tests no single estimate (interaction)."""

    start: int
    end: int
    p: PValue
    free: bool = False


_SEX = re.compile(r"\s(?:fe)?males?\b", re.IGNORECASE)


def joined(text: str, left: Draft, right: Draft) -> bool:
    """Tell whether two estimates stand side by side: ``12.1 vs 9.3``, ``3, 5 and 8``."""
    near = right.start - left.end <= _SIDE_BY_SIDE
    if _SEX.match(text, right.end) and left.unit is not None:
        # "40 patients, 25 male": the whole, and a part of it.
        return False
    return near and _SERIES.fullmatch(text, left.end, right.start) is not None


def series_of(text: str, drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Yield the runs of estimates that stand side by side."""
    run: list[Draft] = []
    for draft in drafts:
        if run and not joined(text, run[-1], draft):
            yield run
            run = []
        run.append(draft)
    if run:
        yield run


def inherit_units(text: str, drafts: Sequence[Draft]) -> None:
    """Give ``12.1`` of ``12.1 vs 9.3 months`` the unit printed once, at the end."""
    for left, right in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if left.unit or not right.unit or left.value is None or left.n or right.n:
            continue
        if right.unit == "%" and text[: left.start].endswith(" of "):
            # As in: 1 (out of 103, 1%).
            continue
        alike = (left.interval is None) == (right.interval is None)
        alike = alike and (left.range is None) == (right.range is None)
        spread = left.spread is not None and right.spread is not None
        named = _NAMED_BETWEEN.fullmatch(text, left.end, right.start)
        beside = joined(text, left, right) or (spread and named)
        if alike and beside:
            left.unit = right.unit
            left.measure = left.measure or (right.measure if right.is_count else None)


def finished(text: str, draft: Draft) -> Figure:
    """Make the figure that a draft has become."""
    return Figure(
        text[draft.start : draft.end], draft.start, draft.end, draft.value,
        measure=draft.measure, endpoint=draft.endpoint, unit=draft.unit, interval=draft.interval,
        spread=draft.spread, range=draft.range, p=draft.p, n=draft.n, op=draft.op, arm=draft.arm,
        special=draft.special, time=draft.time, context=draft.context,
    )  # fmt: skip
