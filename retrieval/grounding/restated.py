"""Claims that put a table row into words: each of its cells beside the heading of its column.

``FVC at week 24 was 2410 mL in the Zorvatide group and 2280 mL in the Placebo group``: what a claim
says besides label, headings and cells are only words that join them, so that no cell can be said of
another row or column. The unit of a bare number may be that of its label, heading or caption.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import permutations

from retrieval.grounding.cell_forms import FEET, forms_of, normal
from retrieval.grounding.quotes import Quote
from retrieval.shown import shown
from retrieval.slots import Placed

Span = tuple[int, int]

_MOST_PARTS = 3
"""Parts of a label that a claim may have in any order."""
_PART = r"(?:\s?[,:–-]\s?|\s)(?:(?:at|in|for|of|among|on|with)\s)?"
"""What may stand between two parts of a label."""
_SAYS = r"(?:\s?[:=,]\s?|\s(?:was|were|is|are|occurred in|was seen in|had|of)\s(?:by\s)?|\s)"
_OF = (
    r"\s\(?(?:(?:for|in|with|on|under|after|among|by)\s)?(?:the\s)?(?:(?:patients|participants|those)"
    r"\s(?:with|on|in|given|receiving)\s)?(?:the\s)?"
)
_GROUP = r"(?:\s(?:group|arm|column|patients|participants))?\)?"
_JOINT = re.compile(
    r"\)?\s?(?:[;,(]\s?(?:and\s|versus\s|vs\.?\s|while\s|whereas\s|but\s|compared\s(?:with|to)\s)?"
    r"|(?:and|versus|vs\.?|compared\s(?:with|to)|against)\s)"
)
_END = re.compile(r"\)?[\s.]*")
_SIZE = re.compile(r"\s?[(\[,]?\s?\bn\s?=\s?[\d,]+\s?[)\]]?", re.IGNORECASE)
_UNIT = re.compile(
    r"\s?\([^()]{1,24}\)$|,\s(?:%|no\.\s?\(%\)|n\s?\(%\)|mean\s.{1,16}|[^\s,]{1,8})$"
)
_PATH = re.compile(r"(?:,|\\ >)\\ (?![-−]?\d)")
"""What parts a label or heading, as `re.escape` writes it."""
_DIVIDES = re.compile(r" > (?!\s?\d+(?:[.,]\d+)?(?![^\W\d]))")
"""What parts a path; before a number it may say *greater than*, but not in ``> 6MWT``."""
_SHAPE = re.compile(
    r"(?:mean|median|n|no\.?|number|%|sd|se|sem|iqr|range|value|values|ci|95%|s\.d\.|[±+/(),\s-])+",
    re.IGNORECASE,
)
"""A heading that only says what kinds of number its cells are."""


def restated(claim: str, quote: Quote) -> tuple[Placed, ...] | None:
    """Return the figures of what a claim puts into words of a table row; None where it does not.

    Args:
        claim: A claim without its markers.
        quote: A quote it cites.
    """
    if quote.candidate.row is None:
        return None
    text = normal(claim)
    items = dict(_items(quote))
    for head in _heads(quote):
        found = re.match(rf"(?:(?:at|in|on|for|by)\s)?{_article(quote)}{head}{_SAYS}", text)
        spans = _taken(text, found.end(), items) if found else ()
        if spans:
            return tuple(each for each in quote.placed if _within(each, spans))
    return None


def _heads(quote: Quote) -> Iterator[str]:
    """Yield patterns of what may lead: the label, its parts in any order, its caption before it."""
    row = quote.candidate.row
    if row is None or not row.label.strip():
        return
    caption, found, _ = quote.text.partition(f" > {row.label}: ")
    parts = _parts(row.label)
    orders = permutations(parts) if len(parts) <= _MOST_PARTS else [tuple(parts)]
    for order in orders:
        label = f"{_PART}{_article(quote)}".join(_either(_variants(part)) for part in order)
        if found:
            yield rf"{_either({normal(way(caption)) for way in (str, shown)})}\s?[>,:]\s{label}"
        yield label


def _article(quote: Quote) -> str:
    """Return a pattern of ``the mean``, where the quote says that it gives means."""
    printed = quote.text.casefold()
    named = "".join(f"|{average}" for average in ("mean", "median") if average in printed)
    return rf"(?:(?:the{named})\s)*"


def _parts(path: str) -> list[str]:
    """Return the parts of a label or heading; what may be a comparison stays in one part."""
    return _DIVIDES.split(path)


def _variants(part: str) -> set[str]:
    """Return the ways in which a label may be printed: without its footnote, size and unit."""
    found = {part, shown(part)}
    for _ in range(2):
        found |= {FEET.sub("", each) for each in found}
        found |= {_SIZE.sub("", each) for each in found}
        found |= {_UNIT.sub("", each) for each in found}
    return {normal(each) for each in found} - {""}


def _items(quote: Quote) -> Iterator[tuple[str, Span]]:
    """Yield a pattern of each cell beside its heading, and where the cell stands in the quote.

    A heading is said in a way that is no other column's.
    """
    candidate = quote.candidate
    cells = candidate.row.cells if candidate.row else ()
    spanning = {_spanning(cell.column) for cell in cells if _DIVIDES.search(cell.column)}
    named = [_headings(cell.column, spanning) for cell in cells]
    for place, cell in enumerate(cells):
        others = set().union(*(each for at, each in enumerate(named) if at != place))
        if not (own := named[place] - others):
            continue
        span = candidate.span_of(cell)
        label = candidate.row.label if candidate.row else ""
        said = _either(forms_of(candidate.in_cell(cell), label, cell.column))
        heading = _either(own)
        yield rf"(?:{said}{_OF}{heading}{_GROUP}|(?:the\s)?{heading}{_GROUP}{_SAYS}{said})", span


def _spanning(column: str) -> str:
    return column.rpartition(" > ")[0]


def _headings(column: str, spanning: Collection[str]) -> set[str]:
    """Return the ways in which a heading may be said; what spans other columns too is a part."""
    above, _, last = column.rpartition(" > ")
    parts = [*_parts(above), last] if above and above in spanning else _parts(column)
    parts = [part for part in parts if part.strip()]
    telling = [part for part in parts if not _SHAPE.fullmatch(part)] or parts
    found: set[str] = set()
    for path in (parts, telling):
        every = [_variants(part) for part in path]
        ways = [""] if every else []
        for variants in every:
            ways = [f"{way}, {each}" if way else each for way in ways for each in variants]
        found.update(ways)
    return found


def _taken(text: str, at: int, items: Mapping[str, Span]) -> tuple[Span, ...]:
    """Return where the cells stand of which a text's rest consists; none where it holds more."""
    for pattern, span in items.items():
        found = re.compile(pattern).match(text, at)
        if found is None:
            continue
        if _END.fullmatch(text, found.end()):
            return (span,)
        joint = _JOINT.match(text, found.end())
        rest = _taken(text, joint.end(), items) if joint else ()
        if rest:
            return (span, *rest)
    return ()


def _either(ways: set[str]) -> str:
    """Return a pattern of any of several texts, the longest first."""
    printed = (re.escape(way) for way in sorted(ways, key=len, reverse=True))
    # Before a number, ">" and "," are not the same.
    joined = "|".join(_PATH.sub(r"(?:,\\s|\\s|\\s>\\s)", way) for way in printed)
    return f"(?:{joined})"


def _within(placed: Placed, spans: tuple[Span, ...]) -> bool:
    return any(start <= placed.figure.start < end for start, end in spans)
