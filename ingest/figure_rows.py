"""Between figures and the rows of `schema.figures`.

Decimals are kept as text, so that what comes back is what was read, trailing zeros included.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import sqlalchemy as sa

from ingest import schema
from ingest.figures.figure import Count, Figure, Interval, PValue, Range, Spread

_table = schema.figures.c

FIGURE_COLUMNS: tuple[sa.Column[Any], ...] = (
    _table.text, _table.start, _table.end, _table.value, _table.measure, _table.endpoint,
    _table.unit, _table.interval_level, _table.interval_low, _table.interval_high,
    _table.spread_kind, _table.spread_value, _table.range_kind, _table.range_low,
    _table.range_high, _table.p_op, _table.p_value, _table.n_number, _table.n_total, _table.op,
    _table.arm, _table.special, _table.time, _table.context_start, _table.context_end,
    _table.warnings,
)  # fmt: skip
"""What `figure_from` takes, in its order."""

_NAMES = tuple(column.name for column in FIGURE_COLUMNS)


class PassageSpan(NamedTuple):
    """Where a stored passage lies."""

    id: int
    start: int
    end: int


def figure_rows(
    figures: Sequence[Figure], key: int, passages: Sequence[PassageSpan]
) -> list[dict[str, Any]]:
    """Return the rows of a document's figures.

    Args:
        figures: In text order.
        key: The document's key in the catalogue.
        passages: Its passages, in text order.
    """
    starts = [passage.start for passage in passages]
    return [
        {
            "document": key,
            "position": position,
            "passage": _passage_at(figure.start, starts, passages),
            **dict(zip(_NAMES, _values(figure), strict=True)),
        }
        for position, figure in enumerate(figures)
    ]


def figure_from(values: Sequence[Any]) -> Figure:
    """Make a figure of the values of `FIGURE_COLUMNS`."""
    (
        text, start, end, value, measure, endpoint, unit, level, low, high, spread_kind, spread,
        range_kind, range_low, range_high, p_op, p_value, number, total, op, arm, special, time,
        context_start, context_end, warnings,
    ) = values  # fmt: skip
    return Figure(
        text=text,
        start=start,
        end=end,
        value=_decimal(value),
        measure=measure,
        endpoint=endpoint,
        unit=unit,
        interval=None if low is None else Interval(_decimal(level), Decimal(low), Decimal(high)),
        spread=None if spread is None else Spread(spread_kind, Decimal(spread)),
        range=(
            None
            if range_low is None
            else Range(range_kind, Decimal(range_low), Decimal(range_high))
        ),
        p=None if p_value is None else PValue(p_op, Decimal(p_value)),
        n=None if number is None else Count(Decimal(number), _decimal(total)),
        op=op,
        arm=arm,
        special=special,
        time=time,
        context=None if context_start is None else (context_start, context_end),
        warnings=tuple(warnings or ()),
    )


def _values(figure: Figure) -> Iterator[object]:
    """Yield the values of `FIGURE_COLUMNS`."""
    yield from (figure.text, figure.start, figure.end, _text(figure.value))
    yield from (figure.measure, figure.endpoint, figure.unit)
    level, low, high = figure.interval or (None, None, None)
    yield from (_text(level), _text(low), _text(high))
    spread_kind, spread = figure.spread or (None, None)
    yield from (spread_kind, _text(spread))
    range_kind, range_low, range_high = figure.range or (None, None, None)
    yield from (range_kind, _text(range_low), _text(range_high))
    p_op, p_value = figure.p or (None, None)
    yield from (p_op, _text(p_value))
    number, total = figure.n or (None, None)
    yield from (_text(number), _text(total))
    yield from (figure.op, figure.arm, figure.special, figure.time)
    yield from figure.context or (None, None)
    yield list(figure.warnings) or None


def _passage_at(place: int, starts: Sequence[int], passages: Sequence[PassageSpan]) -> int | None:
    at = bisect_right(starts, place) - 1
    return passages[at].id if at >= 0 and place < passages[at].end else None


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
