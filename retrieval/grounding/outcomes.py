"""Whether the values of a quote bear out which way a claim says something went."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

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
from retrieval.grounding.support import Held
from retrieval.slots import Placed
from retrieval.words import stems

_RISK = re.compile(
    r"\b(?:risks?|hazards?|odds|mortality|deaths?|progression|events?|rates?|incidence|relapses?"
    r"|recurrences?|died|outcome)\b",
    re.IGNORECASE,
)
_ROSE = re.compile(r"\b(?:increased|rose|had risen)\b", re.IGNORECASE)
_FREE = re.compile(r"[-‐‑–\s]free\b|surviv\w*|\b(?:m?PFS|m?OS|DFS|EFS|RFS|TTP)\b", re.IGNORECASE)

WELCOME = frozenset(
    {
        "progression-free survival", "overall survival", "survival", "disease-free survival",
        "recurrence-free survival", "event-free survival", "metastasis-free survival",
        "disease-specific survival", "time to progression", "time to treatment failure",
        "objective response", "complete response", "partial response", "disease control",
        "duration of response", "cure", "quality of life", "adherence", "satisfaction",
        "live birth", "pregnancy", "forced expiratory volume",
    }
)  # fmt: skip
"""Endpoints of which more is better."""

UNWELCOME = frozenset(
    {
        "death", "recurrence", "progressive disease", "adverse events", "serious adverse events",
        "toxicity", "haematotoxicity", "nephrotoxicity", "thrombocytopenia", "neutropenia",
        "anaemia", "leukopenia", "lymphopenia", "myocardial infarction", "stroke", "bleeding",
        "thrombosis", "complications", "infection", "wound infection", "pneumonia", "sepsis",
        "nausea and vomiting", "diarrhoea", "headache", "rash", "dizziness", "pruritus", "pain",
        "fatigue", "depression", "anxiety", "hospital stay", "readmission", "withdrawal",
    }
)  # fmt: skip
"""Endpoints of which less is better."""


def borne_out(kind: str, said: Said, quotes: Sequence[Quote], held: Sequence[Held]) -> bool:
    """Tell whether values bear out a direction that the quote does not put into words.

    Args:
        kind: ``more``, ``less``, ``better`` or ``worse``.
        said: The claim.
        quotes: The quotes it cites.
        held: The figures it states.
    """
    if kind == "less" and any(_fell(each) for each in held):
        return True
    if kind in {"better", "worse"} and _goes_well(kind, said, quotes):
        return True
    ratios_only = bool(held) and all(each.placed.figure.measure in RATIOS for each in held)
    if ratios_only and _by_ratio(kind, said, quotes, held):
        return True
    signs = set(_signs(said, _compared(said, quotes, held)))
    if len(signs) == 1:
        return _fits(kind, signs.pop(), said.endpoints)
    return not signs and _by_ratio(kind, said, quotes, held)


def _goes_well(kind: str, said: Said, quotes: Sequence[Quote]) -> bool:
    """Tell whether what its quotes say rose is better, or worse, when it rises."""
    texts = [TERMS.sub(" ", quote.text) for quote in quotes]
    rose = all(_ROSE.search(text) and not LESS.search(text) for text in texts)
    wanted = WELCOME if kind == "better" else UNWELCOME
    return rose and bool(said.endpoints) and said.endpoints <= wanted


def _fell(held: Held) -> bool:
    """Tell whether a quote gives as a change below zero what a claim says without its minus."""
    mine, there = held.claimed.value, held.placed.figure.value
    if mine is None or there is None or there >= 0:
        return False
    return mine == -there or held.placed.figure.measure in DIFFERENCES | {"change"}


def _fits(kind: str, sign: int, endpoints: frozenset[str]) -> bool:
    if kind in {"more", "less"}:
        return sign == (1 if kind == "more" else -1)
    better = kind == "better"
    if endpoints and endpoints <= WELCOME:
        return sign == (1 if better else -1)
    if endpoints and endpoints <= UNWELCOME:
        return sign == (-1 if better else 1)
    return False


def contradicted(kind: str, said: Said, quotes: Sequence[Quote], held: Sequence[Held]) -> bool:
    """Tell whether the values that a claim states show that the other thing had more, or less."""
    stated = [each for each in held if each.placed.figure.measure not in RATIOS]
    changes = {"change", *DIFFERENCES}
    if not stated or any(each.placed.figure.measure in changes for each in stated):
        return False
    signs = set(_signs(said, _compared(said, quotes, held)))
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
            if rival.figure.endpoint in {None, endpoint}:
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
