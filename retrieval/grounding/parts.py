"""Whether a claim's figure is one of a quote's, part by part: value, unit, interval, P, count."""

import re
from collections.abc import Callable
from decimal import Decimal

from ingest.figures.figure import Count, Figure, Interval, Range, Spread
from ingest.figures.measures import RATIOS
from ingest.figures.numbers import numbers_in
from ingest.figures.units import DOSES, PEOPLE, TIMES, unit_at
from retrieval.grounding.conditions import operator_of
from retrieval.grounding.falling import says_less
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said

_LOGARITHM = re.compile(r"\d\s?(log|ln)(?:10|₁₀|2|₂)?\b", re.IGNORECASE)
_SCALE_REACH = 6
_CHANGES = re.compile(r"\b(?:chang|increas|rose|ris[ei]|gain|improv|difference)\w*", re.IGNORECASE)
_LEAST_LEVEL = 80
"""The level of a confidence interval is no share like any other."""
_AGED = re.compile(r"\b(?:aged?|ages)\s(?:of\s|between\s|at\sleast\s|over\s|under\s|[<>≤≥]\s?)?$")
_A_DAY = re.compile(r"\b(?:a|per|each)\sday\b|\bdaily\b")
_NEAR = 24
_TO_HERE = re.compile(r"\b(?:from\s[^;.]{0,20}\d[^;]{0,60}?\sto|from|to|and|versus|vs\.?)\s$")
_P_COLUMN = re.compile(r"\bp\b(?:[\s-]?values?)?", re.IGNORECASE)
_ITS_BRACKET = re.compile(r"\s?(?:\([^()]*\))?(?=\s)")
_SIGNS = re.compile(r"[,()]")
SHARED = frozenset({"points", "percentage points", "kg", "mmHg", "mm", "cm"})
"""Units that a list of changes or scores prints once, if at all."""


def parts_fault(said: Said, claimed: Figure, figure: Figure, quote: Quote) -> str:
    """Say which part of a claimed figure is not that of a quote's figure.

    Args:
        said: The claim.
        claimed: The claim's figure.
        figure: One figure of the quote.
        quote: The quote.

    Returns:
        The part, in words (``unit``); empty where all parts that the claim states are the quote's.
    """
    for name, same in _PARTS.items():
        if not same(said, claimed, figure, quote):
            return name
    return ""


def _value(said: Said, claimed: Figure, figure: Figure, quote: Quote) -> bool:
    if claimed.value is None:
        return True
    if claimed.value == figure.value or _is_count_of(claimed, figure):
        return True
    # "Fell by 0.42" and "a change of −0.42" are one number where the words bear the sign.
    if figure.value is None or claimed.value != -figure.value:
        return False
    start, end = figure.context or (0, len(quote.text))
    return says_less(said.whole if claimed.value > 0 else quote.text[start:end])


def _special(_said: Said, claimed: Figure, figure: Figure, _quote: Quote) -> bool:
    return claimed.special == figure.special


def _unit(said: Said, claimed: Figure, figure: Figure, quote: Quote) -> bool:
    there, mine = plain_unit(figure.unit), plain_unit(claimed.unit)
    if mine is None and there is not None and there == _unit_behind(said.whole, claimed):
        return True
    hyphened = there is None and mine is not None and mine == _hyphened(figure, quote)
    return hyphened or _is_unit_of(said, claimed, figure, quote)


def _is_unit_of(said: Said, claimed: Figure, figure: Figure, quote: Quote) -> bool:
    there, mine = plain_unit(figure.unit), plain_unit(claimed.unit)
    if _is_count_of(claimed, figure):
        there = claimed.unit if claimed.unit in PEOPLE else None
    daily = mine == f"{there}/days" and _A_DAY.search(quote.text, figure.end, figure.end + _NEAR)
    if daily or mine == there or (mine is None and _is_left_out(said, claimed, there)):
        return True
    if claimed.unit in PEOPLE and there in {None, *PEOPLE}:
        return there is None or figure.measure == "count"
    if claimed.unit is None:
        bare = claimed.value is None and claimed.special is None
        return there in PEOPLE or bare or (there is not None and _in_words(said, figure))
    if there is not None:
        return {mine, there} == {"points", "percentage points"} and "percent" in quote.text
    if claimed.unit in TIMES and _is_counted_in(claimed.unit or "", quote):
        return True
    carried = mine in SHARED and _carried(claimed, figure, quote)
    return carried or _moved(claimed, figure, quote) or _is_headed(claimed, quote)


def _unit_behind(text: str, claimed: Figure) -> str | None:
    """Return the unit behind the bracket of a number: ``12.4 (5.8) kg``."""
    found = _ITS_BRACKET.match(text, claimed.end)
    unit = unit_at(text, found.end()) if found else None
    return plain_unit(unit.unit) if unit else None


def _hyphened(figure: Figure, quote: Quote) -> str | None:
    """Return the unit of a number that is joined to it by a hyphen: ``31.6 percentage-points``."""
    text = quote.text.replace("-", " ")
    spans = [n for n in numbers_in(text) if figure.start <= n.start < figure.end]
    unit = unit_at(text, spans[0].end) if spans else None
    return unit.unit if unit else None


def _is_counted_in(unit: str, quote: Quote) -> bool:
    """Tell whether a quote has a unit of time as what it counts: ``days alive were 10.7``."""
    return re.search(rf"(?<![\d-])(?<!\d\s)\b{unit}\b", quote.text, re.IGNORECASE) is not None


def _is_left_out(said: Said, claimed: Figure, there: str | None) -> bool:
    """Tell a unit that a claim prints once for two figures, or that *aged* stands for."""
    aged = there == "years" and _AGED.search(said.whole[: claimed.start]) is not None
    return aged or there == plain_unit(_shared_unit(said, claimed))


def _is_headed(claimed: Figure, quote: Quote) -> bool:
    """Tell whether a heading or caption of a table gives the unit of a bare number."""
    if quote.candidate.row is None:
        return False
    printed = (unit_at(f"0 {word}", 1) for word in _SIGNS.sub(" ", quote.text).split())
    return any(each is not None and each.unit == claimed.unit for each in printed)


def _logarithm(said: Said, claimed: Figure, figure: Figure, quote: Quote) -> bool:
    return _scale(said.whole, claimed) == _scale(quote.text, figure)


def _scale(text: str, figure: Figure) -> str:
    """Return the logarithm in which a figure is given: ``2.5 log10 IU/mL``; empty for none."""
    found = _LOGARITHM.search(text[figure.start : figure.end + _SCALE_REACH])
    return found[1].casefold() if found else ""


def plain_unit(unit: str | None) -> str | None:
    """Return a unit without the commas and spaces of its amounts: ``/1,000 person-years``."""
    return unit.replace(",", "").replace(" ", "") if unit and "/" in unit else unit


def _shared_unit(said: Said, claimed: Figure) -> str | None:
    """Return the unit that a claim prints once for two figures: ``58.7 and 59.3 mL``."""
    alike = [each for each in said.figures if each is not claimed and each.unit is not None]
    own = {each.unit for each in alike} - PEOPLE - DOSES
    return own.pop() if len(own) == 1 and own.isdisjoint({"%"}) else None


def _in_words(said: Said, figure: Figure) -> bool:
    """Tell whether a claim has a unit of time as a word: ``migraine days fell by 3.9``.

    A word behind a number is the unit of that one, and a change must be called one.
    """
    unit = re.escape(figure.unit or "")
    printed = re.search(rf"(?<![\d-])(?<!\d\s)\b{unit}\b", said.text) is not None
    changes = figure.measure != "change" or _CHANGES.search(said.whole) or says_less(said.whole)
    return figure.unit in TIMES and printed and bool(changes)


def _carried(claimed: Figure, figure: Figure, quote: Quote) -> bool:
    """Tell whether a bare number of a quote has the unit of one before it, or is of a score."""
    before = {each.unit for each in quote.figures if each.start < figure.start}
    if figure.measure in RATIOS:
        return False
    return claimed.unit == "points" or claimed.unit in before


def _moved(claimed: Figure, figure: Figure, quote: Quote) -> bool:
    """Tell whether a bare number is what one with a unit moved to: ``from 0.54 mmol/L to 0.33``."""
    if figure.unit is not None or claimed.unit in {"%", *TIMES, *DOSES}:
        return False
    before = [each for each in quote.figures if each.end <= figure.start]
    units = {each.unit for each in before if each.unit}
    return units == {claimed.unit} and _TO_HERE.search(quote.text[: figure.start]) is not None


def _op(said: Said, claimed: Figure, figure: Figure, quote: Quote) -> bool:
    if claimed.value is None:
        return True
    mine, there = operator_of(said.whole, claimed), operator_of(quote.text, figure)
    # "About 0.81" may be said of what the quote gives plainly.
    return mine == there and (figure.op != "approx" or claimed.op == "approx")


def _ends(figure: Figure) -> Interval | Range | None:
    return figure.interval or figure.range


def _interval(_said: Said, claimed: Figure, figure: Figure, quote: Quote) -> bool:
    if claimed.interval is None:
        return True
    there = figure.interval or _behind(figure, quote)
    if there is not None and claimed.value and claimed.value == -(figure.value or 0):
        # "Fell by 11 (8 to 14)" is a change of −11 (−14 to −8).
        there = there._replace(low=-there.high, high=-there.low)
    if there is None or claimed.interval[1:] != there[1:]:
        return False
    return _level(claimed.interval.level, there.level, quote)


def _behind(figure: Figure, quote: Quote) -> Interval | None:
    """Return an interval that the grammar read by itself, behind an estimate without one."""
    for each in quote.figures:
        if each.start >= figure.end and each.value is not None:
            return None
        if each.start >= figure.end and each.interval is not None:
            return each.interval
    return None


def _level(said: Decimal | None, there: Decimal | None, quote: Quote) -> bool:
    if said is None or said == there:
        return True
    if said < _LEAST_LEVEL:
        return False
    return there is None and f"{said.normalize():f}%" in quote.text.replace(" %", "%")


def _range(_said: Said, claimed: Figure, figure: Figure, _quote: Quote) -> bool:
    if claimed.range is None:
        return True
    there = _ends(figure)
    if there is None or claimed.range[1:] != there[1:]:
        return False
    return isinstance(there, Interval) or claimed.range.kind in {there.kind, "range"}


def _spread(_said: Said, claimed: Figure, figure: Figure, quote: Quote) -> bool:
    if claimed.spread is None:
        return True
    there: Spread | None = figure.spread
    if there is None or claimed.spread.value != there.value:
        return False
    kinds = {claimed.spread.kind, there.kind}
    return len(kinds) == 1 or claimed.spread.kind == "±" or _named_spread(kinds, quote)


def _named_spread(kinds: set[str], quote: Quote) -> bool:
    named = kinds - {"±"}
    return "±" in kinds and all(kind in quote.text for kind in named)


def _p(_said: Said, claimed: Figure, figure: Figure, quote: Quote) -> bool:
    if claimed.p is None or claimed.p == figure.p:
        return True
    if figure.p is not None:
        return False
    if quote.candidate.row is not None:
        return claimed.p.value in p_cells(quote)
    # "62% vs 43%; P=0.003": the one test of a sentence is told of what it compares.
    tests = {each.p for each in quote.figures if each.p is not None}
    return tests == {claimed.p}


def p_cells(quote: Quote) -> frozenset[Decimal]:
    """Return the P values of a row that has one column for them."""
    row = quote.candidate.row
    cells = [each for each in row.cells if _P_COLUMN.search(each.column)] if row else []
    if len(cells) != 1:
        return frozenset()
    shift = quote.candidate.start
    text = quote.text[cells[0].start - shift : cells[0].end - shift]
    return frozenset(each.value for each in numbers_in(text))


def _n(_said: Said, claimed: Figure, figure: Figure, quote: Quote) -> bool:
    if claimed.n is None:
        return True
    there: Count | None = figure.n
    if there is None and claimed.n.total is not None:
        # "Of 198 patients, 129 did" and "129 of 198 did" are one count.
        whole = quote.totals or _all_people(quote)
        counted = claimed.n.number == figure.value and whole == {claimed.n.total}
        return counted or is_share(claimed.n, figure, quote)
    if there is None:
        # Of a cell, the count stands in it; in a sentence it may stand further off.
        row = quote.candidate.row is not None
        text = quote.text[figure.start : figure.end] if row else quote.text
        sizes = {each.value for each in numbers_in(text)}
        return claimed.n.total is None and figure.n is None and claimed.n.number in sizes
    if claimed.n.number != there.number:
        return False
    return claimed.n.total in {None, there.total} or _bears_out(claimed.n, figure, quote)


def _all_people(quote: Quote) -> frozenset[Decimal]:
    """Return the largest number of people that a quote counts: of all that it speaks of."""
    counts = [f.value for f in quote.figures if f.unit in PEOPLE and f.n is None and f.value]
    return frozenset({max(counts)}) if len(counts) == 1 else frozenset()


def _bears_out(n: Count, figure: Figure, quote: Quote) -> bool:
    """Tell whether a total that stands elsewhere in the quote gives the figure's percentage."""
    known = figure.n is not None and figure.n.total is not None
    return not known and is_share(n, figure, quote)


def is_share(n: Count, figure: Figure, quote: Quote) -> bool:
    """Tell whether two numbers of a quote give a percentage of it, to its last place."""
    if not n.total or figure.value is None or figure.unit != "%":
        return False
    there = {n.number, n.total} <= {each.value for each in numbers_in(quote.text)}
    exponent = figure.value.as_tuple().exponent
    half = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) / 2
    return there and abs(100 * n.number / n.total - figure.value) <= half


def _is_count_of(claimed: Figure, figure: Figure) -> bool:
    """Tell "12 patients had nausea" of a figure that has 12 as the count behind its percentage."""
    if figure.n is None or claimed.unit not in {None, *PEOPLE} or claimed.interval is not None:
        return False
    return claimed.value == figure.n.number and claimed.value != figure.value


_PARTS: dict[str, Callable[[Said, Figure, Figure, Quote], bool]] = {
    "value": _value,
    "not reached": _special,
    "logarithm": _logarithm,
    "unit": _unit,
    "comparison": _op,
    "interval": _interval,
    "range": _range,
    "spread": _spread,
    "P value": _p,
    "count": _n,
}
"""What a claimed figure may state, first what tells figures apart best, with how it is compared."""
