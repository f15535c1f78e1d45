"""What stands right behind a figure, and what it is the figure of: ``nausea in 9% of the A group``.

Read from the words alone, so that two figures of a sentence can be told apart by phrases of one
form, *with A* and *with B*, or by what is said to have happened, whatever the grammar made of them.
"""

import re
from collections.abc import Sequence

from ingest.figures.figure import Figure
from ingest.figures.numbers import numbers_in
from retrieval.grounding.mentions import digit_stems
from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.words import stem, stems

_PEOPLE = (
    r"(?:patients|participants|subjects|women|men|children|infants|adults|people|individuals|those"
    r"|volunteers|recipients|cases|girls|boys|neonates|babies)"
)
_JOINS = (
    r"(?:(?:assigned|randomi[sz]ed|allocated)\sto|(?:treated|managed)\s(?:with|by)|receiving|given"
    r"|taking|who\s(?:received|took|had)|with|in|on|for|after|among|under|by|of|during|at|to|from)"
)
_ENDS = (
    r"(?=\s(?:and|but|or|versus|vs|as|compared|than|whereas|while|was|were|had|respectively|in|at"
    r"|with|on|after|for|over|during|from|had|required|developed|died)\b|[,;:()\[\]=]|\.(?:\s|$)|$)"
)
_BEHIND = re.compile(
    rf"(?:\s?[(\[][^()\[\]]*[)\]])*\s?(?:of\s(?:the\s|all\s|\d+\s)*{_PEOPLE}\s)?(?:of\s\d[\d,]*\s)?"
    rf"(?:{_PEOPLE}\s)?{_JOINS}\s(?:(?:the|those|all|a|an|{_PEOPLE}|in|on|with|receiving|assigned\sto)\s)*"
    rf"(?P<name>[^\s,;:()\[\]][^,;:()\[\]]*?){_ENDS}",
    re.IGNORECASE,
)
_BEFORE_PEOPLE = re.compile(
    rf"\s(?:of\s)?(?:the\s|all\s)?(?P<name>(?:(?!of\b|the\b)[A-Za-z][\w-]*\s){{1,3}}?){_PEOPLE}\b"
)
_PARTS = re.compile(
    r"[,;:]\s|\s(?:and|but|while|whereas|or|versus|vs\.?|against|than|(?:as\s)?compared\s(?:with|to))\s"
)
_BEFORE_BRACKET = re.compile(rf"\b{_JOINS}\s[^,;:()\[\]]{{2,40}}\s?[(\[]\s?$", re.IGNORECASE)
"""A group right before its figure: ``with amoxicillin (``."""
_LONGEST = 60
"""Characters of a name behind a figure."""


def name_behind(text: str, figure: Figure, figures: Sequence[Figure]) -> frozenset[str]:
    """Return the stems of what a phrase right behind a figure names: *with glue*; else none.

    Args:
        text: What it stands in.
        figure: A figure.
        figures: All figures that the phrase must not reach.
    """
    found = _phrase_behind(text, figure, figures)
    return digit_stems(found["name"]) if found else frozenset()


def _phrase_behind(
    text: str, figure: Figure, figures: Sequence[Figure]
) -> re.Match[str] | None:
    following = (f.start for f in figures if f.start >= figure.end)
    limit = min((at for at in following if not text.endswith(" of ", 0, at)), default=len(text))
    near = text[:limit]
    found = _BEFORE_PEOPLE.match(near, figure.end) or _BEHIND.match(near, figure.end)
    return found if found and len(found["name"]) <= _LONGEST else None


def subject_of(text: str, figure: Figure, figures: Sequence[Figure]) -> frozenset[str]:
    """Return the stems of what is said right before a figure to have happened or been measured.

    Of a figure that only follows another one, it is that one's.

    Args:
        text: A sentence.
        figure: A figure of it.
        figures: All its figures, in their order.
    """
    place = next(at for at, each in enumerate(figures) if each is figure)
    for at in range(place, -1, -1):
        lead = _BEFORE_BRACKET.sub(" ", _lead_of(text, at, figures))
        spelt = frozenset(stem(each.text) for each in numbers_in(lead))
        words = frozenset(stems(lead)) - NEUTRAL - spelt - digit_stems(figures[at].arm or "")
        if words := frozenset(each for each in words if not each[0].isdigit()):
            return words
    return frozenset()


def _lead_of(text: str, at: int, figures: Sequence[Figure]) -> str:
    """Return what stands between a figure and the phrase behind the one before it."""
    if at == 0:
        return text[: figures[0].start]
    before = figures[at - 1]
    behind = _phrase_behind(text, before, figures)
    lead = text[behind.end() if behind else before.end : figures[at].start]
    return " ".join(_PARTS.split(lead)[1:])
