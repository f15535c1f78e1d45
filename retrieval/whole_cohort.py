"""Figures of everybody where a question asks for some of the people studied, and the reverse."""

import re

from ingest.figures.figure import Figure
from retrieval.candidates import Candidate
from retrieval.concepts import any_held
from retrieval.groups import SUBGROUP
from retrieval.question import Asked
from retrieval.readings import Reading

_EVERYONE = re.compile(
    r"\b(?:in|of|for|among|over) (?:all(?! (?:[\w-]+ )?(?:groups|arms|grades|cases|times|visits"
    r"|measures|other)\b)|the (?:whole|entire|overall|total) (?:cohort|population|group|sample"
    r"|series))\b",
    re.IGNORECASE,
)
"""How a sentence says that a figure is of all people studied: *in all patients*."""
_ALONE = re.compile(r"\b(?:alone|only|monotherapy|combin\w+|dual|both)\b", re.IGNORECASE)
"""What makes a treatment that of some of the people studied: *177Lu alone*."""
_ASKS_OF_EVERYONE = re.compile(
    r"\ball (?!(?:[\w-]+ )?(?:groups|arms|grades|cases|times|visits|measures|other|of|and|or)\b)\w"
    r"|\bas a whole\b|\b(?:whole|entire|total) (?:cohort|population|group|sample|series)\b"
    r"|\b(?:irrespective|regardless) of\b",
    re.IGNORECASE,
)
"""How a question says so: *all thymomas*, *the whole cohort*."""
_OF_SOME = re.compile(
    r"\b(?:those|these|patients|people|participants) (?:whose|who|with|without|on|under)\b",
    re.IGNORECASE,
)
"""How it restricts that again: *and in those whose grade was unknown*."""


def asks_of_everyone(question: str) -> bool:
    """Tell whether a question says that it asks for all people studied, and no part of them."""
    return bool(_ASKS_OF_EVERYONE.search(question)) and not _OF_SOME.search(question)


def is_of_everyone(asked: Asked, figure: Figure, candidate: Candidate, reading: Reading) -> bool:
    """Tell whether a figure is of all people studied, and not of the subgroup or arm asked about.

    Args:
        asked: The question in the document's words.
        figure: A figure of the candidate.
        candidate: The sentence; a row says by its column whom it is of.
        reading: Its document.

    Returns:
        Whether the sentence says so and names no such group; where the title names it, everybody
        studied is of it.
    """
    some = [group for group in asked.population if SUBGROUP.search(group.printed)]
    some += [arm for arm in asked.arms if _ALONE.search(arm.printed)]
    if not some or candidate.row is not None or not _EVERYONE.search(candidate.said_of(figure)):
        return False
    return not any(
        any_held(group.forms, candidate.terms) or reading.title_mentions(group.forms)
        for group in some
    )
