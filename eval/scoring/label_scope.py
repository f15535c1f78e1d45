"""Where the labels of values are looked for first: nearer ones are more surely theirs."""

import re

from eval.numbers.stated_numbers import DASHES

_HEADING = re.compile(rf"(?:^|[:;])(?P<heading>[^:;]*)=\s?[<>≤≥]?\s?[{DASHES}+]?\s?$")
_OPEN, _CLOSED = "([", ")]"


def nearest(text: str, values: tuple[int, ...]) -> tuple[str, bool]:
    """Return a text with all but the nearest words to its values blanked out, every place kept.

    Cells of a table row have a heading each: ``Relapse on zolimab: Placebo = 30; Drug = 12`` names
    zolimab for the whole row. Values inside one bracket are told apart inside it: ``better at
    week 6 (baseline 3.1, then 4.4)``.

    Args:
        text: The words of an answer.
        values: First character of each value.

    Returns:
        The text with only those headings left, or only that bracket, or as it is where there is
        neither; and whether headings are left, each of which is of the value behind it.
    """
    headings = [heading_span(text, at) for at in values]
    spans = [span for span in headings if span is not None]
    if values and len(spans) == len(values):
        return _only(text, spans), True
    bracket = _bracket_around(text, min(values, default=0), max(values, default=0))
    return (_only(text, [bracket]), False) if bracket else (text, False)


def heading_span(text: str, value: int) -> tuple[int, int] | None:
    """Return where the heading of a value's cell begins and ends; None where it is in no cell."""
    found = _HEADING.search(text[:value])
    return found.span("heading") if found else None


def _bracket_around(text: str, first: int, last: int) -> tuple[int, int] | None:
    """Return the innermost bracket that both places are in."""
    opened: list[int] = []
    for at, letter in enumerate(text[:last]):
        if letter in _OPEN:
            opened.append(at)
        elif letter in _CLOSED and opened:
            opened.pop()
    around = [at for at in opened if at < first]
    # A bracket that was closed between the places and opened anew is not around both.
    return (around[-1], _closing(text, around[-1])) if around else None


def _closing(text: str, opening: int) -> int:
    depth = 0
    for at in range(opening, len(text)):
        depth += (text[at] in _OPEN) - (text[at] in _CLOSED)
        if not depth:
            return at
    return len(text)


def _only(text: str, spans: list[tuple[int, int]]) -> str:
    kept = {at for start, end in spans for at in range(start, end)}
    return "".join(letter if at in kept else " " for at, letter in enumerate(text))
