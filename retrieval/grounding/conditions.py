"""Numbers that name what a figure is said of, and are no figure: a dose, an age, a threshold."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from ingest.figures.figure import Figure, Operator
from ingest.figures.numbers import numbers_in
from ingest.figures.units import DOSES, TIMES
from retrieval.candidates import Candidate

_DENOMINATOR = re.compile(
    r"(?:^|[.,;(]\s?)(?:Of|Among|From|In)\s(?:the\s|a\stotal\sof\s|all\s)?$|\b(?:each|every)\s$",
    re.IGNORECASE,
)
"""What stands before the number of all, or before the step of an association."""
_UNTIL = re.compile(r"\b(?:through|at|over|within|up\sto|during|until)\s(?:the\s)?$", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?P<glyph><=|>=|[<>≤≥⩽⩾])\s?$"
    r"|\b(?P<word>less than|shorter than|longer than|below|under|fewer than|lower than"
    r"|more than|greater than|above|over"
    r"|exceeding|at least|at most|up to)\s(?:a\s|an\s)?$",
    re.IGNORECASE,
)
_OPERATORS: dict[str, Operator] = {
    "<": "<", ">": ">", "<=": "<=", "≤": "<=", "⩽": "<=", ">=": ">=", "≥": ">=", "⩾": ">=",
    "less than": "<", "shorter than": "<", "longer than": ">", "below": "<", "under": "<",
    "fewer than": "<", "lower than": "<",
    "more than": ">", "greater than": ">", "above": ">", "over": ">", "exceeding": ">",
    "at least": ">=", "at most": "<=", "up to": "<=",
}  # fmt: skip
_HELD_AGAINST = re.compile(
    r"\b(?:(?P<more>more|higher|greater|larger|longer)|less|lower|fewer|smaller|shorter)"
    r"\sthan\sthe\s$",
    re.IGNORECASE,
)
"""What a figure may stand behind that another is compared with: ``92%, more than the 68%``."""
_BEHIND = re.compile(
    r"\s?(?:years?\s)?(?:of\sage\s)?(?:or|and)\s(?:(?P<more>more|older|above|over|higher|greater)"
    r"|(?:less|younger|below|under|lower|fewer))\b"
)
_NO_RESULT = frozenset({None, "percentage", "count", "incidence rate", "dose"})
"""Measures that the grammar may give a threshold, from the clause it stands in."""
_STEP_BEHIND = re.compile(
    r"\s(?:or\s(?:more|greater)\s)?(?:reduction|decrease|increase|improvement|decline|loss|gain)\b"
)
_STEP_BEFORE = re.compile(
    r"\b(?:had|have|with|achiev\w+|reach\w+|attain\w+|show\w+)\s(?:a|an)\s(?:\w+\s){0,2}"
    r"(?:reduction|decrease|increase|improvement|decline|loss|gain)\sof\s(?:at\sleast|more\sthan|[≥>])\s?$"
)
_STATED = re.compile(
    r"\b(?:was|were|is|are|be|been|by|from|averaged|reached|totalled|median|mean|lost|loss|received"
    r"|took|given|only|about|approximately|of)\s$",
    re.IGNORECASE,
)
"""What stands before an amount that is reported, not before one that names a group."""


def is_name(text: str, figure: Figure) -> bool:
    """Tell whether a figure names a group: its dose (``with 15 mg``), age or threshold (``≥50%``).

    Args:
        text: What it stands in.
        figure: A figure of it.
    """
    if figure.value is None or figure.interval is not None or figure.spread is not None:
        return False
    if _DENOMINATOR.search(text[: figure.start]) and figure.n is None:
        return True
    if operator_of(text, figure) and (figure.measure in _NO_RESULT or _is_step(text, figure)):
        return True
    if figure.endpoint == "age" and figure.measure is None:
        return True
    dose = figure.unit in DOSES and figure.range is None
    return dose and not _STATED.search(text[: figure.start])


def _is_step(text: str, figure: Figure) -> bool:
    """Tell how much change makes somebody a responder: ``a reduction of at least 50%``."""
    before, behind = text[: figure.start], text[figure.end :]
    return _STEP_BEHIND.match(behind) is not None or _STEP_BEFORE.search(before) is not None


def operator_of(text: str, figure: Figure) -> Operator | None:
    """Return how a figure compares, by what stands before it or behind; None for an equality."""
    before = operator_before(text[: figure.start], figure.unit)
    read = None if _is_held_against(text[: figure.start], figure) else figure.op
    found = operator_behind(text[figure.end :]) or before or read
    return None if found in {"=", "approx"} else found


def _is_held_against(before: str, figure: Figure) -> bool:
    """Tell whether a figure is what the number before it is more than, or less, as it says."""
    found, numbers = _HELD_AGAINST.search(before), numbers_in(before)
    if found is None or not numbers or figure.value is None:
        return False
    last = numbers[-1].value
    return last > figure.value if found["more"] else last < figure.value


def operator_before(text: str, unit: str | None) -> Operator | None:
    """Return how a number compares by what stands right before it: ``at least a 50%``.

    Args:
        text: What stands before it.
        unit: Its unit; *over 12 weeks* compares nothing.
    """
    found = _BEFORE.search(text)
    if found is None:
        return None
    printed = (found["glyph"] or found["word"]).casefold()
    if printed in {"over", "up to", "under", "within"} and unit in TIMES:
        return None
    return _OPERATORS[printed]


def operator_behind(text: str) -> Operator | None:
    """Return how a number compares by what stands right behind it: ``60 years or older``."""
    found = _BEHIND.match(text)
    if found is None:
        return None
    return ">=" if found["more"] else "<="


def names_of(candidate: Candidate) -> frozenset[Decimal]:
    """Return the numbers by which a quote names its groups, doses; of a row, all but its cells'."""
    if candidate.row is None:
        named = [f for f in candidate.figures if is_name(candidate.text, f)]
        totals = {f.n.total for f in candidate.figures if f.n and f.n.total is not None}
        times = {n.value for f in candidate.figures for n in numbers_in(f.time or "")}
        values = {abs(f.value) for f in named if f.value is not None}
        return frozenset(totals | times | values)
    cells = [(cell.start, cell.end) for cell in candidate.row.cells]
    shift = candidate.start
    return frozenset(
        abs(number.value)
        for number in numbers_in(candidate.text)
        if not any(start <= number.start + shift < end for start, end in cells)
    )


def totals_of(candidate: Candidate) -> frozenset[Decimal]:
    """Return the numbers of all of whom a quote gives counts."""
    text, figures = candidate.text, candidate.figures
    of = {f.value for f in figures if f.value is not None and _DENOMINATOR.search(text[: f.start])}
    return frozenset(of | {f.n.total for f in figures if f.n and f.n.total is not None})


def without_names(
    text: str, figures: Sequence[Figure], names: Iterable[Decimal]
) -> Iterator[Figure]:
    """Yield the figures of a claim that are no names; all of them where it states nothing else.

    Args:
        text: What the figures stand in.
        figures: The claim's figures.
        names: The numbers by which its quotes name things.
    """
    known = frozenset(names)
    named = [each for each in figures if _is_name(text, each, known)]
    yield from figures if len(named) == len(figures) else (f for f in figures if f not in named)


def _is_name(text: str, figure: Figure, known: frozenset[Decimal]) -> bool:
    numbers = {abs(each.value) for each in numbers_in(figure.text)}
    if not numbers or not numbers <= known:
        return False
    ages = figure.range is not None and figure.measure is None
    time = figure.unit in TIMES and _UNTIL.search(text[: figure.start]) is not None
    return is_name(text, figure) or ages or time
