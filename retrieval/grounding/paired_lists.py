"""Lists that a sentence pairs in order, and what it says of one pair alone.

``Clearance of A, B and C was 12, 15 and 9 mL/min, respectively`` says that clearance of B was 15.
"""

from collections.abc import Iterator, Sequence

from ingest.figures.units import unit_at
from retrieval.grounding.members import AGAINST, AUXILIARIES, PREPOSITIONS, TURNS
from retrieval.grounding.sentence_tokens import RESPECTIVELY, SIGNS, WITHIN, Span, Token

_LONGEST_ITEM = 6
"""Tokens of an item whose beginning or end no mark tells."""
_ARTICLES = frozenset({"the", "an"})
"""Not *a*, which is an arm as well."""
_NO_ITEM = PREPOSITIONS | AUXILIARIES | AGAINST | TURNS | {"no", "not", "both", "each", "("}
"""What no item of a list holds."""
_BEFORE = PREPOSITIONS | AUXILIARIES | {"the", "both", "(", ":", "between"}
"""What stands before a list of items."""
_BEHIND = (
    PREPOSITIONS | AUXILIARIES
    | frozenset({"(", ",", "group", "arm", "patients", "days", "weeks", "months", "years", "hours"})
)  # fmt: skip
"""What stands behind a list of items, or is said of all of them."""


def singled(text: str, printed: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Yield what a sentence says of one pair of its lists.

    Args:
        text: A sentence.
        printed: Its tokens; one of them is *respectively*, or there is nothing to yield.

    Yields:
        The tokens without the other pairs and without *respectively*; where no mark tells the
        beginning or the end of an item, each way to read it.
    """
    said = [place for place, each in enumerate(printed) if each.key == RESPECTIVELY]
    if len(said) != 1:
        return
    close = said[0] - (said[0] > 0 and printed[said[0] - 1].joint > 0)
    # A bracket behind it, such as a P value, is of all pairs.
    said_to_all = {*range(close, _bracket_end(printed, said[0] + 1))}
    for values, items in _pairs(text, printed, close):
        for kept in range(len(values)):
            cut = said_to_all | _but(values, kept) | _but(items, kept)
            units = _unit(printed, values, kept) | _unit(printed, items, kept)
            for gone in (cut - units, cut) if units else (cut,):
                yield tuple(each for place, each in enumerate(printed) if place not in gone)


def _pairs(
    text: str, printed: Sequence[Token], close: int
) -> Iterator[tuple[Sequence[Span], Sequence[Span]]]:
    """Yield the two lists that end at a place, each way to read them."""
    runs = _runs(text, printed[:close])
    if not runs:
        return
    last = runs[-1]
    numbered = [run for run in runs[:-1] if len(run) == len(last)]
    if not numbered:
        for items in _named(printed, last, close):
            yield last, items
    elif last[-1][1] == close and printed[numbered[-1][0][0]].depth == printed[last[0][0]].depth:
        yield last, numbered[-1]


def _but(items: Sequence[Span], kept: int) -> set[int]:
    """Return the places of a list without one of its items."""
    return {*range(items[0][0], items[-1][1])} - {*range(*items[kept])}


def _unit(printed: Sequence[Token], items: Sequence[Span], kept: int) -> set[int]:
    """Return the places of the unit that the last of several numbers has, where one has none."""
    own, last = (_worded(printed, items[at]) for at in (kept, -1))
    return set() if own or not printed[items[-1][0]].number else last


def _worded(printed: Sequence[Token], item: Span) -> set[int]:
    depth = printed[item[0]].depth
    places = (p for p in range(*item) if printed[p].depth == depth)
    return {p for p in places if not printed[p].number and printed[p].key not in SIGNS}


def _runs(text: str, printed: Sequence[Token]) -> list[list[Span]]:
    """Return the lists of two values or more, each value with its unit and its brackets."""
    found: list[list[Span]] = []
    run: list[Span] = []
    at = 0
    while at < len(printed):
        end = _value_end(text, printed, at)
        if end is None:
            run, at = [], at + 1
            continue
        run = [*run, (at, end)]
        if len(run) > 1:
            found = [*(each for each in found if each[0] != run[0]), run]
        if end < len(printed) and printed[end].joint:
            at = end + 1
        else:
            run, at = [], end
    return found


def _bracket_end(printed: Sequence[Token], at: int) -> int:
    """Return the end of the bracket that opens at a place; the place where none does."""
    if at == len(printed) or printed[at].key != "(":
        return at
    depth = printed[at].depth
    ends = (
        p for p in range(at, len(printed)) if (printed[p].key, printed[p].depth) == (")", depth)
    )
    return next(ends, at - 1) + 1


def _value_end(text: str, printed: Sequence[Token], at: int) -> int | None:
    """Return the end of the value that begins at a place; None where none does."""
    depth = printed[at].depth
    while at < len(printed) and printed[at].key in SIGNS:
        at += 1
    if at == len(printed) or not printed[at].number or printed[at].depth != depth:
        return None
    behind = at + 1
    if behind < len(printed) and printed[behind].key in SIGNS:
        return _value_end(text, printed, behind)
    unit = unit_at(text, printed[at].end)
    while unit and behind < len(printed) and printed[behind].start < unit.end:
        behind += 1
    while behind < len(printed) and printed[behind].depth > depth:
        behind += 1
    return behind


def _named(printed: Sequence[Token], values: Sequence[Span], close: int) -> Iterator[list[Span]]:
    """Yield the ways to read the list of names that goes with values: behind them, else before."""
    depth = printed[values[0][0]].depth
    count = len(values)
    places = range(values[-1][1], close) if values[-1][1] < close else range(values[0][0])
    joints = [p for p in places if printed[p].joint and printed[p].depth == depth][1 - count :]
    if len(joints) != count - 1 or not printed[joints[-1]].conjoins:
        return
    if any(printed[place].joint > WITHIN for place in joints):
        return
    furthest = min(places.stop, joints[-1] + 1 + _LONGEST_ITEM)
    for first in range(max(places.start, joints[0] - _LONGEST_ITEM), joints[0]):
        for last in range(joints[-1] + 2, furthest + 1):
            starts = [first, *(place + 1 for place in joints)]
            items = list(zip(starts, [*joints, last], strict=True))
            if _apart(printed, first, last) and all(_is_item(printed[a:b]) for a, b in items):
                yield items


def _apart(printed: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether what stands around a list is none of it."""
    led = first == 0 or printed[first - 1].key in _BEFORE
    return led and (last == len(printed) or printed[last].key in _BEHIND)


def _is_item(words: Sequence[Token]) -> bool:
    keys = {each.key for each in words}
    return not keys <= _ARTICLES and _NO_ITEM.isdisjoint(keys) and not any(w.joint for w in words)
