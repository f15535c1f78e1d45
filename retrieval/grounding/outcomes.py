"""Whether the values of a quote bear out which way a claim says something went."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ingest.figures.figure import Figure
from ingest.figures.measures import DIFFERENCES, RATIOS
from ingest.figures.units import TIMES
from retrieval.families import akin
from retrieval.grounding.falling import LESS, TERMS, says_less
from retrieval.grounding.labelling import told_apart
from retrieval.grounding.mentions import Labels, mentions_of
from retrieval.grounding.quotes import Quote
from retrieval.grounding.rivals import rivals
from retrieval.grounding.said import Said
from retrieval.grounding.subjects import are_of_other_subjects, named_groups
from retrieval.grounding.support import Held
from retrieval.grounding.valence import UNWELCOME, WELCOME, valence
from retrieval.slots import Placed
from retrieval.words import stems

_RISK = re.compile(
    r"\b(?:risks?|hazards?|odds|mortality|deaths?|progression|events?|rates?|incidence|relapses?"
    r"|recurrences?|died|outcome)\b",
    re.IGNORECASE,
)
_ROSE = re.compile(r"\b(?:increased|rose|had risen)\b", re.IGNORECASE)
_COURSE = {
    "less": re.compile(r"\b(?:fall|fell|dropp|declin|decreas)\w*\s(?:further\s)?to\s$"),
    "more": re.compile(r"\b(?:ris|rose|increas|climb)\w*\s(?:further\s)?to\s$"),
}
"""What leads from one value of a course to the next, by which way it went."""
_TO = re.compile(r"[^.;\d]*(?:\d+[^.;\d]*)?\bto\s")
_BETTER_THAN = re.compile(
    r"\b(?:better|superior\w*|favou?r\w*|best|worse|worst|inferior\w*|outperform\w*|surpass\w*|more"
    r"|benefit\w*|effective|protect\w*|harm\w*|poorer)\b",
    re.IGNORECASE,
)
"""What compares; *improved* may be said of one alone."""
_FAVOURED = re.compile(
    r"\b(?:favou?r(?:ed|s|ing)|in\sfavou?r\sof|favou?rable\sto|advantage\s(?:for|of|to|with))\s(?:the\s)?(?P<whom>[^\d,;:().]{2,40})",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:as\sopposed\sto|rather\sthan|versus|vs?\.?|than|against|compared\s(?:with|to))\s",
    re.IGNORECASE,
)
_FREE = re.compile(r"[-‐‑–\s]free\b|surviv\w*|\b(?:m?PFS|m?OS|DFS|EFS|RFS|TTP)\b", re.IGNORECASE)


def borne_out(kind: str, said: Said, quotes: Sequence[Quote], held: Sequence[Held]) -> bool:
    """Tell whether values bear out a direction that the quote does not put into words.

    Args:
        kind: ``more``, ``less``, ``better`` or ``worse``.
        said: The claim.
        quotes: The quotes it cites.
        held: The figures it states.
    """
    if _is_told_alone(kind, said, quotes, held):
        return True
    favoured = _FAVOURED.search(said.text)
    if favoured and kind == "better" and any(_is_test(each) for each in held):
        return _is_favoured(Said(favoured["whom"]), said, quotes, held)
    ratios_only = bool(held) and all(each.placed.figure.measure in RATIOS for each in held)
    if ratios_only and _by_ratio(kind, said, quotes, held):
        return True
    signs = set(_signs_in_order(said, held)) or set(_signs(said, _compared(said, quotes, held)))
    if len(signs) == 1:
        return _fits(kind, signs.pop(), said)
    return not signs and _by_ratio(kind, said, quotes, held)


def _is_told_alone(kind: str, said: Said, quotes: Sequence[Quote], held: Sequence[Held]) -> bool:
    """Tell whether a thing went so by itself, whatever it is compared with."""
    if kind in {"better", "worse"}:
        return _goes_well(kind, said, quotes, held)
    return (kind == "less" and any(_fell(each) for each in held)) or _is_course(kind, said, held)


def _is_course(kind: str, said: Said, held: Sequence[Held]) -> bool:
    """Tell whether a claim's two values in a row went so: ``41% at 1 month, falling to 26%``."""
    stated = sorted(held, key=lambda each: each.claimed.start)
    values = [
        (one.placed.figure.value, other.placed.figure.value)
        for one, other in pairwise(stated)
        if one.quote is other.quote and one.placed.figure.unit == other.placed.figure.unit
        and (
            _COURSE[kind].search(said.whole[one.claimed.end : other.claimed.start])
            or _goes_from(said, one, other)
        )
    ]  # fmt: skip
    ways = {(a > b) - (a < b) for a, b in values if a is not None and b is not None}
    return ways == {1 if kind == "less" else -1}


def _goes_from(said: Said, one: Held, other: Held) -> bool:
    """Tell whether a claim has something go from one value to another that its quote has later."""
    before, gap = said.whole[: one.claimed.start], said.whole[one.claimed.end : other.claimed.start]
    later = one.placed.figure.start < other.placed.figure.start
    return later and before.endswith("from ") and _TO.fullmatch(gap) is not None


def _goes_well(kind: str, said: Said, quotes: Sequence[Quote], held: Sequence[Held]) -> bool:
    """Tell whether what its quotes say rose, or fell, is better, or worse, when it does."""
    if _BETTER_THAN.search(said.text):
        return False  # What rose with both may be better with the other.
    texts = [TERMS.sub(" ", quote.text) for quote in quotes]
    rose = all(_ROSE.search(text) and not LESS.search(text) for text in texts)
    fell = all(LESS.search(text) and not _ROSE.search(text) for text in texts)
    changes = [each for each in held if each.placed.figure.measure not in RATIOS | DIFFERENCES]
    changes = [each for each in changes if each.placed.figure.value is not None]
    fell = fell or (bool(changes) and not rose and all(_fell(each) for each in changes))
    if rose == fell:
        return False
    return valence(said.endpoints, said.text) * (1 if rose else -1) == (
        1 if kind == "better" else -1
    )


def _fell(held: Held) -> bool:
    """Tell whether a quote gives as a change below zero what a claim says without its minus."""
    mine, there = held.claimed.value, held.placed.figure.value
    if mine is None or there is None or there >= 0:
        return False
    return mine == -there or held.placed.figure.measure in DIFFERENCES | {"change"}


def _is_favoured(whom: Said, said: Said, quotes: Sequence[Quote], held: Sequence[Held]) -> bool:
    """Tell whether a group fares better by the tests that a claim states: a ratio, a difference.

    They speak for the group that its quote names first.
    """
    goods = {_good_of(each, said) for each in held if _is_test(each)}
    groups = [name for quote in quotes for name in named_groups(quote)]
    if len(goods) != 1 or not groups:
        return False
    first, words = groups[0], frozenset(stems(whom.text))
    others = frozenset().union(*groups) - first
    named = 1 if words & first and not words & others else -1 if words & others - first else 0
    return named != 0 and goods.pop() == named


def _is_test(held: Held) -> bool:
    return held.placed.figure.measure in RATIOS | DIFFERENCES


def _good_of(held: Held, said: Said) -> int:
    """Return whether a test is good (1) or bad (-1) for its first group; 0 where unsure."""
    figure = held.placed.figure
    level = 1 if figure.measure in RATIOS else 0
    if figure.value is None or figure.interval is None:
        return 0
    _, low, high = figure.interval
    if low <= level <= high:
        return 0
    # The hazard of what nobody wants is what a hazard ratio mostly gives.
    unsaid = -1 if figure.measure == "hazard ratio" and not _FREE.search(said.text) else 0
    good = valence(said.endpoints, f"{said.text} {held.quote.text}") or unsaid
    survives = figure.measure in RATIOS and _FREE.search(said.text)
    return (1 if low > level else -1) * (-1 if survives else good)


def _fits(kind: str, sign: int, said: Said) -> bool:
    if kind in {"more", "less"}:
        return sign == (1 if kind == "more" else -1)
    good = sign * valence(said.endpoints, said.text)
    return good == (1 if kind == "better" else -1)


def contradicted(kind: str, said: Said, quotes: Sequence[Quote], held: Sequence[Held]) -> bool:
    """Tell whether the values that a claim states show that the other thing had more, or less."""
    stated = [each for each in held if each.placed.figure.measure not in RATIOS]
    changes = {"change", *DIFFERENCES}
    if not stated or any(each.placed.figure.measure in changes for each in stated):
        return False
    signs = set(_signs_in_order(said, held)) or set(_signs(said, _compared(said, quotes, held)))
    return signs == {-1 if kind == "more" else 1}


def changed_apart(said: Said, quotes: Sequence[Quote], held: Sequence[Held], *, fell: bool) -> int:
    """Return whether what a claim speaks of changed by more (1) or by less (-1) than the other.

    Args:
        said: The claim.
        quotes: The quotes it cites.
        held: The figures it states; where it states none, all of its quotes tell.
        fell: Whether the change is a fall.

    Returns:
        0 where the values do not tell, or are not all of such a change.
    """
    every = [each for quote in quotes for each in quote.figures if each.measure not in RATIOS]
    changes = [each.placed.figure for each in held] or every
    text = "\n".join(quote.text for quote in quotes)
    signed = all(each.value is not None and each.value < 0 for each in changes)
    shifts = any(each.time in {"before", "after"} for each in every)
    if not changes or shifts or fell != (signed or says_less(text)):
        return 0
    signs = set(_signs(said, _compared(said, quotes, held), size=True))
    return signs.pop() if len(signs) == 1 else 0


def _signs(
    said: Said, pairs: Iterable[tuple[Placed, Placed]], *, size: bool = False
) -> Iterator[int]:
    """Yield, for each two values compared, whether that of the claim's subject is the greater.

    Args:
        said: The claim.
        pairs: The values.
        size: Whether their sizes are compared, whatever their signs.
    """
    for mine, other in pairs:
        first, second = _amount(mine.figure, other.figure), _amount(other.figure, mine.figure)
        if first is None or second is None or first == second:
            continue
        if size:
            if (first < 0) != (second < 0):
                continue
            first, second = abs(first), abs(second)
        subjects = {_subject(said, labels) for labels in told_apart(mine, other)} - {None}
        if len(subjects) == 1:
            yield 1 if (first > second) == subjects.pop() else -1


def _signs_in_order(said: Said, held: Sequence[Held]) -> Iterator[int]:
    """Yield which of two values side by side is the greater: ``less with A (1.4% vs 6.0%)``.

    The first is that of what the claim speaks of. Whose each is has been checked before.
    """
    stated = sorted(held, key=lambda each: each.claimed.start)
    for one, other in pairwise(stated):
        gap = said.whole[one.claimed.end : other.claimed.start]
        alike = one.quote is other.quote and one.placed.figure.unit == other.placed.figure.unit
        if (
            not alike
            or not _AGAINST.search(gap)
            or _AGAINST.search(said.whole, 0, one.claimed.start)
        ):
            continue
        first = _amount(one.placed.figure, other.placed.figure)
        second = _amount(other.placed.figure, one.placed.figure)
        if first is not None and second is not None and first != second:
            yield 1 if first > second else -1


def _amount(figure: Figure, other: Figure) -> Decimal | None:
    """Return a figure's value; a time not reached is longer than one that is."""
    unreached = figure.special == "not reached" and other.unit in TIMES
    return Decimal("Infinity") if unreached else figure.value


def _compared(
    said: Said, quotes: Sequence[Quote], held: Sequence[Held]
) -> Iterator[tuple[Placed, Placed]]:
    stated = [(each.placed, each.quote) for each in held]
    every = [(placed, quote) for quote in quotes for placed in quote.placed]
    values = [(placed, quote) for placed, quote in stated if placed.figure.measure not in RATIOS]
    for placed, quote in values or every:
        endpoint = placed.figure.endpoint
        if endpoint and said.endpoints and not akin(endpoint, said.endpoints):
            continue
        for rival in rivals(placed, quote):
            if rival.figure.endpoint in {None, endpoint} and not are_of_other_subjects(
                placed, rival
            ):
                yield placed, rival


def _subject(said: Said, labels: Labels) -> bool | None:
    """Tell whether the first of two things is what the claim speaks of, not what it is held to."""
    mentions = list(mentions_of(said.whole, said.figures, labels))
    sides = {each.mine for each in mentions if not each.compared}
    return sides.pop() if len(sides) == 1 else None


def _by_ratio(kind: str, said: Said, quotes: Sequence[Quote], held: Sequence[Held]) -> bool:
    """Tell whether a ratio bears a direction out: a hazard ratio below 1 is less risk."""
    stated = [each.placed.figure for each in held]
    every = [figure for quote in quotes for figure in quote.figures]
    ratios = [f for f in stated or every if f.measure in RATIOS and f.value is not None]
    if len(ratios) != 1 or ratios[0].interval is None:
        return False
    _, low, high = ratios[0].interval
    if low <= 1 <= high:
        return False
    plain = TERMS.sub(" ", said.text)
    risk, free = bool(_RISK.search(plain)), bool(_FREE.search(said.text))
    below = high < 1
    if _names_a_side(said, quotes):
        good = kind == "better" or (kind == "less" and risk) or (kind == "more" and free)
        if _fares_better(kind, said, quotes, ratios[0].endpoint) is not (good and below):
            return False
    return {
        "less": below and risk,
        "more": (below and free and not risk) or (not below and risk and not free),
        "better": below,
        "worse": not below,
    }[kind]


def _fares_better(
    kind: str, said: Said, quotes: Sequence[Quote], endpoint: str | None
) -> bool | None:
    """Tell whether the values of a ratio's endpoint are better for the claim's subject."""
    of = [
        (placed, rival)
        for quote in quotes
        for placed in quote.placed
        for rival in rivals(placed, quote)
        if placed.figure.measure not in RATIOS and endpoint == placed.figure.endpoint
        and endpoint == rival.figure.endpoint
    ]  # fmt: skip
    signs = set(_signs(said, of))
    if len(signs) != 1 or (endpoint not in WELCOME | UNWELCOME and kind != "less"):
        return None
    return (signs.pop() > 0) == (endpoint in WELCOME)


def _names_a_side(said: Said, quotes: Sequence[Quote]) -> bool:
    """Tell whether a claim names a group that the quote does not say the ratio speaks for.

    The ratio of A to B speaks for A: of what stands before *versus*, or for the one group named.
    """
    arms = {figure.arm for quote in quotes for figure in quote.figures if figure.arm}
    words = frozenset(stems(said.text))
    if len(arms) > 1 and any(words & frozenset(stems(arm)) for arm in arms):
        return True
    titled = frozenset().union(*(frozenset(stems(q.title)) - q.own_words for q in quotes))
    return bool(words & titled)
