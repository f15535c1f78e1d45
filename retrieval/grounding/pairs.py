"""Two figures side by side, ``28 versus 8``: their order tells what no word does."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.figures.figure import Figure
from ingest.figures.measures import DIFFERENCES, RATIOS
from retrieval.grounding.attribution import attributed
from retrieval.grounding.mentions import Labels
from retrieval.grounding.phrases import told_of
from retrieval.grounding.said import Said
from retrieval.slots import Placed

_VERSUS = re.compile(r"[\s)\]]*(?:versus|vs?\.?|against|compared\swith)\s", re.IGNORECASE)
_ORDERED = re.compile(rf"{_VERSUS.pattern}|[\s)\]]*\s(?:and|/)\s", re.IGNORECASE)
_BESIDE = re.compile(r"^[\s)\]]*(?:versus|vs\.?|v\.?|/|,|and)\s*$", re.IGNORECASE)


def paired_alike(said: Said, claimed: Figure, pair: tuple[Figure, Figure]) -> bool:
    """Tell whether a claim gives two figures side by side, as its quote does: ``28 versus 8``.

    Args:
        said: The claim.
        claimed: One of its figures.
        pair: The quote's figure that it is, and the one it could be taken for.
    """
    mine, rival = pair
    for other in said.figures:
        if _size(other) != _size(rival) or other.unit != claimed.unit or other is claimed:
            continue
        first, second = sorted((claimed, other), key=lambda each: each.start)
        beside = _BESIDE.match(said.whole[first.end : second.start]) is not None
        if beside and (mine.start < rival.start) == (claimed.start < other.start):
            return True
    return False


def _size(figure: Figure) -> Decimal | None:
    """Return a value without its sign, which words may bear: *fell by 11.4 and 8.9*."""
    return None if figure.value is None else abs(figure.value)


def paired_as_settled(
    said: Said, claimed: Figure, placed: Placed, settled: Sequence[Figure]
) -> bool:
    """Tell whether a claim gives a figure behind *versus*, and its quote behind the same one.

    Args:
        said: The claim.
        claimed: One of its figures.
        placed: The quote's figure that it is.
        settled: The figures of the claim of which it is known what they are said of.
    """
    mine = placed.figure
    return any(
        other.value == each.value and other.unit == claimed.unit
        and _BESIDE.match(said.whole[other.end : claimed.start])
        and _BESIDE.match(placed.candidate.text[each.end : mine.start])
        for other in settled
        for each in placed.candidate.figures
        if other.end <= claimed.start and each.end <= mine.start
    )  # fmt: skip


def is_compared(said: Said, claimed: Figure) -> bool:
    """Tell whether a claim holds a figure against another value: ``18 vs 30``."""
    pairs = (_in_order(claimed, other) for other in said.figures if other is not claimed)
    return any(_VERSUS.fullmatch(said.whole, one.end, other.start) for one, other in pairs)


def is_turned(said: Said, claimed: Figure, placed: Placed, rival: Placed) -> bool:
    """Tell whether a claim turns round two figures of which only their order tells whose they are.

    Args:
        said: The claim.
        claimed: One of its figures.
        placed: The quote's figure that it is.
        rival: The one it could be taken for.
    """
    return _is_bare_pair(placed, rival) and _is_pair_turned(said, claimed, placed, rival)


def _is_bare_pair(placed: Placed, rival: Placed) -> bool:
    """Tell two figures that a sentence gives as ``18% vs 35%`` and no phrase tells apart."""
    text, (first, second) = placed.candidate.text, _in_order(placed.figure, rival.figure)
    known = told_of(text, placed.candidate.figures)
    bare = all(each.start in known and not known[each.start].name for each in (first, second))
    return bare and _ORDERED.fullmatch(text, first.end, second.start) is not None


def _is_pair_turned(said: Said, claimed: Figure, placed: Placed, rival: Placed) -> bool:
    """Tell whether a claim gives such a pair the other way round, and names no group, either."""
    known = told_of(said.whole, said.figures)
    for other in said.figures:
        first, second = _in_order(claimed, other)
        if other.value != rival.figure.value or not {first.start, second.start} <= known.keys():
            continue
        bare = not known[first.start].name and not known[second.start].name
        if bare and _VERSUS.fullmatch(said.whole, first.end, second.start):
            return (claimed is first) != (placed.figure.start < rival.figure.start)
    return False


def _in_order(one: Figure, other: Figure) -> tuple[Figure, Figure]:
    return (one, other) if one.start <= other.start else (other, one)


def is_held_against(
    said: Said, claimed: Figure, pair: tuple[Figure, Placed], dimensions: Sequence[Labels]
) -> bool:
    """Tell whether a claim holds the rival, said of its own group, against a figure: ``3 vs 5``.

    ``Lower with A (3 vs 5)``: where the 3 is A's, the 5 is the other's.
    """
    known = told_of(said.whole, said.figures)
    mine, rival = pair
    if mine.measure in DIFFERENCES | RATIOS and rival.figure.measure != mine.measure:
        return False
    if not dimensions or (claimed.start in known and known[claimed.start].name):
        return False
    for other in said.figures:
        beside = other.end <= claimed.start and other.value == rival.figure.value
        if beside and _VERSUS.fullmatch(said.whole, other.end, claimed.start):
            turned = [each._replace(mine=each.other, other=each.mine) for each in dimensions]
            return all(attributed(said, other, each) for each in turned)
    return False
