"""How often something is done, which goes with a dose: ``60 mg every 4 weeks``."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ingest.figures.numbers import NumberSpan, numbers_in
from ingest.figures.units import unit_at

_EVERY = re.compile(r"\bevery\s$", re.IGNORECASE)


class _Often(NamedTuple):
    value: Decimal
    unit: str | None


def frequency_fault(said: str, quote: str) -> str:
    """Say that a claim gives a number another frequency than its quote does; empty where not.

    The frequency of a number is the first one behind it.

    Args:
        said: The claim.
        quote: The quote's text.
    """
    there = [(number.value, often) for number, often in _pairs(quote, nearest=False)]
    for number, often in _pairs(said, nearest=True):
        own = [each for value, each in there if value == number.value]
        if own and often not in own:
            return f"{number.text.strip()} does not stand with every {often.value:f} in its quote"
    return ""


def _pairs(text: str, *, nearest: bool) -> Iterator[tuple[NumberSpan, _Often]]:
    """Yield numbers with the first frequency behind them: all numbers, or the last before each."""
    before: list[NumberSpan] = []
    for number in numbers_in(text):
        if not _EVERY.search(text[: number.start]):
            before += [number] if not number.word else []
            continue
        unit = unit_at(text, number.end)
        often = _Often(number.value, unit.unit if unit else None)
        for each in before[-1:] if nearest else before:
            yield each, often
        before = []
