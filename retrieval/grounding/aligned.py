"""Whether a claim restates its quote: each number said of what the quote says it of.

A claim and its quote are read in the same way (`roles`). Every number of the claim must be a result
of the quote, with the same parts; what tells that result from every other must be said of it, and
nothing may be said that the quote says of other results alone.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from ingest.figures.figure import Figure
from ingest.figures.numbers import NumberSpan, numbers_in
from ingest.figures.units import PEOPLE
from retrieval.candidates import Candidate
from retrieval.grounding.conditions import is_name
from retrieval.grounding.quotes import Quote
from retrieval.grounding.roles import SIDES, Number, Roles, is_level, roles_of, words_of
from retrieval.grounding.synonyms import all_forms
from retrieval.words import stems

_PAIRED = re.compile(r"[\s)\]]*(?:versus|vs?\.?|and|or|to|,|/|[–-])\s?")
_KIND = re.compile(r"\b(SD|SEM?|IQR|CI)\b")
_OPERATOR = re.compile(r"([<>≤≥])\s?$")
_LISTED = re.compile(r",\s|,?\sand\s")
_PART_COLUMN = re.compile(r"(?:SD|SEM?|(?:95\s?%\s?)?CI|IQR|[Pp][\s-]?[Vv]alues?\w?|[PpNn])\W*")
_MOST_PICKS = 200
_HALF = 2


def aligned(claim: str, quote: Quote, figure: Figure) -> bool:
    """Tell whether a claim gives the numbers of a quote each with its own words.

    Args:
        claim: Its words, without markers.
        quote: The quote it cites.
        figure: The figure of the claim that is asked about.
    """
    if any(each.special for each in quote.figures) or not _names_parts_alike(
        claim, f"{quote.text} {quote.near}"
    ):
        return False
    there = _read(quote)
    mine = _claimed(claim, there)
    spans = [span for each in mine.numbers for span in (each.span, *each.parts)]
    owners = frozenset[int]()
    if not any(figure.start <= each.start < figure.end for each in spans):
        owners = _owners(figure.value, there)
        if not owners:
            return False
    known = {each.start for each in spans}
    strange = [n for n in numbers_in(claim) if figure.start <= n.start < figure.end]
    strange = [
        n
        for n in strange
        if n.start not in known and not (is_level(claim, n) and n.value in quote.values)
    ]
    if strange and not owners:
        return False
    if _lists_labels(quote.text, there):
        return False
    chosen = [list(_candidates(each, claim, there, quote)) for each in mine.numbers]
    picks = zip(_picks(chosen), range(_MOST_PICKS), strict=False)
    return any(
        _fits(pick, mine, there, quote)
        for pick, _ in picks
        if not owners or not owners.isdisjoint(pick)
    )


def foreign_fault(claim: str, quote: Quote) -> str:
    """Say which number of a claim is said of what its quote says another number of.

    Args:
        claim: Its words, without markers.
        quote: The one quote it cites, a sentence.
    """
    if quote.candidate.row is not None:
        return ""
    there = _read(quote)
    mine = _claimed(claim, there)
    every = _with_forms(words_of(claim), quote)
    for each in mine.numbers:
        places = [at for at, n in enumerate(there.numbers) if n.span.value == each.span.value]
        if len(places) != 1:
            continue
        own, words = there.numbers[places[0]].own, _with_forms(each.own, quote)
        for rival in there.numbers:
            only, others = own - rival.own, rival.own - own - there.shared
            # What has the same unit is told apart elsewhere; a ratio is of both groups.
            apart = rival.unit != there.numbers[places[0]].unit and not each.parts
            if apart and only and words & others and not every & only:
                return f"it says {each.span.text} of what [{quote.number}] says another number of"
    return ""


def _owners(value: Decimal | None, there: Roles) -> frozenset[int]:
    """Return the places of the results of which a value is a part, and no result itself."""
    if any(each.span.value == value for each in there.numbers):
        return frozenset()
    parts = ({part.value for part in each.parts} for each in there.numbers)
    return frozenset(place for place, values in enumerate(parts) if value in values)


def bundle_fault(claim: str, figures: Sequence[Figure], quote: Quote) -> str:
    """Say which figure of a claim its quote has in the brackets of another number than claimed.

    Args:
        claim: Its words, without markers.
        figures: The figures it states.
        quote: The one quote it cites.
    """
    if quote.candidate.row is not None:
        return ""
    there = _read(quote)
    mine = _claimed(claim, there)
    stated = {each.span.value for each in mine.numbers}
    claimed = frozenset(at for at, n in enumerate(there.numbers) if n.span.value in stated)
    for figure in figures:
        owners = _owners(figure.value, there) if figure.value is not None else frozenset()
        if claimed and owners and owners.isdisjoint(claimed):
            return f"[{quote.number}] gives {figure.text} beside another number"
    return ""


def is_part_of_aligned(claim: str, quote: Quote, figure: Figure) -> bool:
    """Tell whether a claim's figure is but the part of a number that is aligned: ``56.0 (2.0)``."""
    mine = _claimed(claim, _read(quote))
    parts = {part.start for each in mine.numbers for part in each.parts}
    return figure.start in parts and aligned(claim, quote, figure)


def _names_parts_alike(claim: str, text: str) -> bool:
    """Tell whether a claim calls a spread or range what its quote does."""
    named = frozenset(_KIND.findall(claim)) - {"CI"}
    return named <= frozenset(_KIND.findall(text))


def _read(quote: Quote) -> Roles:
    return _row(quote.candidate) if quote.candidate.row else _sentence(quote.text, quote.figures)


@lru_cache(maxsize=1024)
def _sentence(text: str, figures: tuple[Figure, ...]) -> Roles:
    results = [f for f in figures if not is_name(text, f)]
    results = results if any(f.value is not None for f in results) else list(figures)

    def is_result(span: NumberSpan) -> bool:
        return any(f.start <= span.start < f.end and f.value == span.value for f in results)

    return roles_of(text, is_result)


def _row(candidate: Candidate) -> Roles:
    """Read a table row: each cell is a result, said of its column's heading."""
    row = candidate.row
    numbers: list[Number] = []
    last = ""
    for cell in row.cells if row else ():
        start, _ = candidate.span_of(cell)
        spans = numbers_in(candidate.in_cell(cell))
        if spans:
            first, *parts = spans
            span = first._replace(start=start + first.start, end=start + first.end)
            above, _, kind = cell.column.rpartition(" > ")
            if above and above == last and _PART_COLUMN.fullmatch(kind):
                numbers[-1] = numbers[-1]._replace(parts=(*numbers[-1].parts, span))
                continue
            last = above
            numbers.append(Number(span.end, span, None, tuple(parts), words_of(cell.column)))
    return Roles(tuple(numbers), (), words_of(row.label if row else ""))


def _claimed(claim: str, there: Roles) -> Roles:
    results = {each.span.value for each in there.numbers}
    labels = {each.value for each in there.labels}

    def is_result(span: NumberSpan) -> bool | None:
        if span.value in results:
            return None if span.value in labels else True
        return False

    return roles_of(claim, is_result)


def _candidates(mine: Number, claim: str, there: Roles, quote: Quote) -> Iterator[int]:
    """Yield the places of the quote's results that may be a claim's number."""
    wanted = _parts(mine, claim)

    def holds(one: Number, other: Number | None) -> bool:
        own = _parts(one, quote.text)
        both = own | (_parts(other, quote.text) if other else set())
        return wanted <= own or (not own and wanted <= both)

    for place, each in enumerate(there.numbers):
        following = _following(place, there, quote.text)
        units = {each.unit, following.unit if following else None}
        same = quote.candidate.row is not None or mine.unit in units
        same = same or (mine.unit in PEOPLE and each.unit is None)
        if mine.unit is None and "%" in units:
            same = False
        if same and each.span.value == mine.span.value and holds(each, following):
            yield place


def _following(place: int, there: Roles, text: str) -> Number | None:
    """Return the number that stands right behind one, as in ``8.7 versus 12.9 months``."""
    if place + 1 >= len(there.numbers):
        return None
    one, other = there.numbers[place], there.numbers[place + 1]
    return other if _PAIRED.fullmatch(text, one.end, other.span.start) else None


def _parts(number: Number, text: str) -> set[tuple[Decimal, str]]:
    """Return the values of a number's parts, each with how it compares: ``<`` of ``P<0.001``."""
    found = ((part.value, _OPERATOR.search(text[: part.start])) for part in number.parts)
    return {(value, sign.group(1) if sign else "") for value, sign in found}


def _lists_labels(text: str, there: Roles) -> bool:
    """Tell a quote that lists times or doses before its results: ``at weeks 2, 4 and 6``."""
    places = [each.end for each in there.labels], [each.start for each in there.labels[1:]]
    return any(_LISTED.fullmatch(text, end, start) for end, start in zip(*places, strict=False))


def _picks(chosen: Sequence[Sequence[int]]) -> Iterator[tuple[int, ...]]:
    if not chosen:
        yield ()
        return
    for rest in _picks(chosen[1:]):
        yield from ((each, *rest) for each in chosen[0] if each not in rest)


def _fits(pick: Sequence[int], mine: Roles, there: Roles, quote: Quote) -> bool:
    """Tell whether one choice of results gives each number its own words, and no other's."""
    units = [frozenset(stems(each.unit or "")) for each in mine.numbers]
    said = [_with_forms(each.own, quote) | u for each, u in zip(mine.numbers, units, strict=True)]
    shared = _with_forms(mine.shared, quote)
    picked = [there.numbers[place] for place in pick]
    owned = frozenset().union(there.shared, *(each.own for each in picked))
    rest = frozenset().union(*(n.own for at, n in enumerate(there.numbers) if at not in pick))
    if shared.union(*said) & (rest - owned):
        return False
    return all(
        _is_own(at, pick, said, shared, there) and _are_apart(at, pick, said, mine, there, quote)
        for at in range(len(pick))
    )


def _is_own(
    at: int,
    pick: Sequence[int],
    said: Sequence[frozenset[str]],
    shared: frozenset[str],
    there: Roles,
) -> bool:
    """Tell whether what tells a number from every one that is not claimed is said of it."""
    own, words = there.numbers[pick[at]].own, said[at] | shared
    if not (own & SIDES) <= words:
        return False
    rivals = (n.own for place, n in enumerate(there.numbers) if place not in pick)
    return all(
        _HALF * len((own - r) & words) > len(own - r) - (not own - r) and own != r for r in rivals
    )


def _are_apart(
    at: int,
    pick: Sequence[int],
    said: Sequence[frozenset[str]],
    mine: Roles,
    there: Roles,
    quote: Quote,
) -> bool:
    """Tell whether a number is told from every other that is claimed, by words or by order."""
    own = there.numbers[pick[at]].own
    for other, place in enumerate(pick):
        rival = there.numbers[place].own
        if other == at or _are_told(said[at], said[other], own - rival, rival - own):
            continue
        ordered = _in_order(at, pick[at], place, pick) and _known(mine, there, quote)
        if (own - rival and rival - own) or not ordered:
            return False
    return True


def _are_told(
    one: frozenset[str], other: frozenset[str], only: frozenset[str], others: frozenset[str]
) -> bool:
    """Tell whether of two numbers each is said of what the quote says it of."""
    right = bool(one & only) or bool(other & others)
    mixed = (one & others and not one & only) or (other & only and not other & others)
    return right and not (mixed or (one - other) & others or (other - one) & only)


def _in_order(at: int, place: int, other: int, pick: Sequence[int]) -> bool:
    """Tell whether two results that nothing tells apart are claimed in their order."""
    return (at < pick.index(other)) == (place < other)


def _known(mine: Roles, there: Roles, quote: Quote) -> bool:
    """Tell whether the quote itself has what a claim says of its numbers."""
    own = quote.own_words | there.shared
    return all(each.own <= own for each in mine.numbers)


def _with_forms(words: frozenset[str], quote: Quote) -> frozenset[str]:
    """Return words with all other ways to write them."""
    return words | all_forms(" ".join(sorted(words)), quote.definitions)
