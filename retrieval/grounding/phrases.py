"""What stands right behind a figure, and what it is the figure of: ``nausea in 9% of the A group``.

Read from the words alone, so that two figures of a sentence can be told apart by phrases of one
form, *with A* and *with B*, or by what is said to have happened, whatever the grammar made of them.
"""

import re
from collections.abc import Sequence

from ingest.figures.figure import Figure
from retrieval.grounding.mentions import digit_stems
from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.words import stems

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
_PARTS = re.compile(
    r"[,;:]\s|\s(?:and|but|while|whereas|or|versus|vs\.?|against|than|with|(?:as\s)?compared\s(?:with|to))\s"
)
_LONGEST = 60
"""Characters of a name behind a figure."""


def name_behind(text: str, figure: Figure, figures: Sequence[Figure]) -> frozenset[str]:
    """Return the stems of what a phrase right behind a figure names: *with glue*; else none.

    Args:
        text: What it stands in.
        figure: A figure.
        figures: All figures that the phrase must not reach.
    """
    limit = min((each.start for each in figures if each.start >= figure.end), default=len(text))
    found = _BEHIND.match(text[:limit], figure.end)
    if found is None or len(found["name"]) > _LONGEST:
        return frozenset()
    return digit_stems(found["name"])


def subject_of(text: str, figure: Figure, figures: Sequence[Figure]) -> frozenset[str]:
    """Return the stems of what is said right before a figure to have happened or been measured.

    Of a figure that only follows another one, it is that one's.

    Args:
        text: A sentence.
        figure: A figure of it.
        figures: All its figures of that kind, in their order.
    """
    place = next(at for at, each in enumerate(figures) if each is figure)
    for at in range(place, -1, -1):
        before = figures[at - 1] if at else None
        lead = text[before.end if before else 0 : figures[at].start]
        if before is not None:
            parts = _PARTS.split(lead)
            lead = " ".join(parts[1:])
        if words := frozenset(stems(lead)) - NEUTRAL:
            return words
    return frozenset()
