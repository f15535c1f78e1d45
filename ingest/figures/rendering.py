"""Printing a figure in one way, whatever its paper's typography."""

import re
from decimal import Decimal

from ingest.figures.figure import Count, Figure, Interval, PValue, Range, Spread
from ingest.figures.units import CURRENCIES

_OPERATORS = {
    "<": "<", ">": ">", "<=": "≤", ">=": "≥", "=": "=", "approx": "≈",
}  # fmt: skip
_ATTACHED = frozenset({"%", "°"})
_SIGNS = {unit: sign for sign, unit in CURRENCIES.items()}
_ONE = {
    f"{one}s": one
    for one in (
        "patient", "participant", "subject", "individual", "death", "case", "eye", "lesion",
        "tumour", "event", "episode",
    )
}  # fmt: skip
"""What is counted -> one of it, as the grammar reads it again."""
_PRINTED_SIGN = re.compile(r"^[−+]?")
_YEARS = frozenset(map(str, range(1900, 2100)))


def rendered(figure: Figure) -> str:
    """Print a figure: ``0.21 (95% CI 0.13–0.34), P<0.0001``, ``66% (23/35)``, ``not reached``.

    Read by the grammar again, it gives the same value, unit, interval, spread, range, P, n and
    operator.

    Args:
        figure: Any figure.
    """
    value = _value(figure)
    if figure.value is None and figure.special is None:
        return ", ".join(filter(None, (value, *_brackets(figure), _p(figure.p))))
    brackets = f" ({'; '.join(parts)})" if (parts := _brackets(figure)) else ""
    return ", ".join(filter(None, (value + brackets, _p(figure.p))))


def number(value: Decimal) -> str:
    """Print a number with its printed places and a true minus sign; 2004 as 2,004, no year."""
    printed = f"{value:f}"
    return f"{value:,f}" if printed in _YEARS else printed.replace("-", "−")


def _value(figure: Figure) -> str:
    if figure.special is not None:
        return figure.special
    if figure.value is None:
        return _with_unit(_ends(figure.range), figure.unit) if figure.range else ""
    op = "about " if figure.op == "approx" else _OPERATORS.get(figure.op or "=", "")
    op = "" if figure.op in {None, "="} else op
    printed = number(figure.value)
    if figure.measure == "count" and figure.n and figure.n.total is not None:
        printed = _count(figure.n)
    if figure.spread is not None and figure.spread.kind == "±":
        printed = f"{printed} ± {number(figure.spread.value)}"
    return op + _with_unit(printed, _counted(figure.value, figure.unit))


def _counted(value: Decimal, unit: str | None) -> str | None:
    """Return the name of what is counted: 1 patient, 2 patients."""
    return _ONE.get(unit, unit) if unit is not None and value == 1 else unit


def _with_unit(printed: str, unit: str | None) -> str:
    if unit is None:
        return printed
    if unit in _SIGNS:
        return _PRINTED_SIGN.sub(rf"\g<0>{_SIGNS[unit]}", printed, count=1)
    if unit in _ATTACHED:
        return printed + unit
    if unit.startswith("10"):
        return f"{printed} × {unit}"
    return f"{printed} per {unit[1:]}" if unit.startswith("/") else f"{printed} {unit}"


def _brackets(figure: Figure) -> list[str]:
    parts = [
        _count(figure.n) if figure.n and figure.measure != "count" else "",
        _spread(figure.spread),
        _range(figure.range) if figure.value is not None else "",
        _interval(figure.interval),
    ]
    return [part for part in parts if part]


def _count(n: Count | None) -> str:
    if n is None:
        return ""
    return (
        f"{number(n.number)}/{number(n.total)}"
        if n.total is not None
        else f"n = {number(n.number)}"
    )


def _spread(spread: Spread | None) -> str:
    return f"{spread.kind} {number(spread.value)}" if spread and spread.kind != "±" else ""


def _range(ends: Range | None) -> str:
    return f"{ends.kind} {_ends(ends)}" if ends else ""


def _interval(interval: Interval | None) -> str:
    if interval is None:
        return ""
    level = f"{number(interval.level)}% " if interval.level is not None else ""
    return f"{level}CI {_ends(interval)}"


def _ends(ends: Interval | Range) -> str:
    joint = " to " if ends.low < 0 or ends.high < 0 else "–"
    return f"{number(ends.low)}{joint}{number(ends.high)}"


def _p(p: PValue | None) -> str:
    return f"P{_OPERATORS[p.op]}{number(p.value)}" if p else ""
