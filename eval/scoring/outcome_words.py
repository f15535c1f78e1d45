"""What figures measure, in the words of papers, as far as one is easily taken for another.

Read apart from the product's own tables, so that a fault there cannot hide itself here. A term that
is missing here is not judged.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from eval.scoring.figure_parts import sentence_around

_ENDPOINTS = {
    "progression-free survival": r"(?i:progression[-‐‑\s]free survival)|\bm?PFS\b",
    "overall survival": r"(?i:(?:overall|median) survival)|\bm?OS\b",
    "time to progression": r"(?i:time to (?:tumou?r |disease )?progression)|\bm?TTP\b",
    "disease-free survival": r"(?i:disease[-‐‑\s]free survival)|\bDFS\b",
    "event-free survival": r"(?i:event[-‐‑\s]free survival)|\bEFS\b",
    "relapse-free survival": r"(?i:(?:relapse|recurrence)[-‐‑\s]free survival)|\bRFS\b",
    "partial response": r"(?i:partial (?:response|remission))|\bPRs?\b",
    "complete response": r"(?i:complete (?:response|remission))|\bCRs?\b",
    "stable disease": r"(?i:stable disease)"
    r"|(?<![(\[±])(?<!±\s)(?<![Mm]ean\s)(?<![Mm]ean,\s)(?<![Mm]ean and\s)\bSD\b"
    r"(?!\s?[=:).±\d])",
    "progressive disease": r"(?i:progressive disease)|\bPD\b",
    "minor response": r"(?i:minor (?:response|remission))",
    "objective response": r"(?i:(?:objective|overall) (?:response|remission))|\bORR\b",
    "follow-up": r"(?i:follow(?:ed)?[-‐‑\s]?up|\bfollowed\b)",
    "death": r"(?i:\bdea(?:ths?|d)\b|\bdied\b|\bmortality|\bfatal)|\b[TN]RM\b",
}
"""Endpoint -> how it is printed."""
_MEASURES = {
    "hazard ratio": r"(?i:\bhazards?\b)|\b[as]?HRs?\b",
    "odds ratio": r"(?i:\bodds\b)|\ba?ORs?\b",
    "risk ratio": r"(?i:\brelative (?:risk|rate)|(?:risk|rate|mortality)[-‐‑\s]ratio)|\ba?I?RRs?\b",
    "median": r"(?i:\bmedians?\b|quartile)|\bm(?:PFS|OS|TTP)\b|\bIQR\b",
    "mean": r"(?i:\bmeans?\b|\baverage[ds]?\b)|±|\bS\.?D\b|\bSEM?\b|\bM\b",
}
"""Measure -> how it is printed. A spread speaks of a mean, quartiles of a median; ``RR`` is the
ratio of risks or of rates."""

Table = tuple[tuple[str, re.Pattern[str]], ...]
"""Terms, each with how it is printed."""
ENDPOINTS: Table = tuple((name, re.compile(each)) for name, each in _ENDPOINTS.items())
MEASURES: Table = tuple((name, re.compile(each)) for name, each in _MEASURES.items())

NUMBERED = re.compile(
    r"\b(?P<noun>G(?=\s?\d)|grade|stage|phase|week|month|day|year|visit|cycle|cohort|group|quartile)s?"
    r"[-‐‑\s]?(?P<number>\d+)\b(?!\.\d)",
    re.IGNORECASE,
)
"""What tells things of one name apart: grade 3, week 12."""
_CLAUSE = re.compile(r"[,;:]|\b(?:and|but|with|while|whereas|against|versus|vs)\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![A-Za-z\d.])\d+(?:[.·]\d+)*(?![A-Za-z\d])")


class Mention(NamedTuple):
    """Where a text speaks of a term of a table."""

    start: int
    end: int
    name: str


@lru_cache(maxsize=2048)
def mentions_of(text: str, table: Table) -> tuple[Mention, ...]:
    """Return where a text speaks of the terms of a table, in text order."""
    found = (
        Mention(*match.span(), name) for name, pattern in table for match in pattern.finditer(text)
    )
    return tuple(sorted(found))


_SHARE = re.compile(r"\s?\(\d+(?:\.\d+)?\s?%\)")


def named(text: str, table: Table) -> frozenset[str]:
    """Return the terms of a table that a text names."""
    return frozenset(each.name for each in mentions_of(text, table))


def numbered(text: str) -> dict[str, frozenset[str]]:
    """Return the numbers that tell things of one name apart: grade 3, G3, week 12."""
    found: dict[str, frozenset[str]] = {}
    for each in NUMBERED.finditer(text):
        noun = noun_of(each)
        found[noun] = found.get(noun, frozenset()) | {each["number"]}
    return found


def noun_of(found: re.Match[str]) -> str:
    """Return what a match of ``NUMBERED`` numbers."""
    return "grade" if found["noun"].upper() == "G" else found["noun"].lower()


def terms_of_number(text: str, at: int, table: Table) -> frozenset[str]:
    """Return the terms that a number of a text may belong to.

    Those are the last ones named before it in its sentence with no other number between them
    (``PFS and OS were 8 and 20 months``), and those right behind it in its clause (``8 months
    of PFS``).

    Args:
        text: A passage.
        at: First character of the number.
        table: The terms.
    """
    start, stop = sentence_around(text, at)
    mentions = [each for each in mentions_of(text, table) if start <= each.start < stop]
    before = _last_run(text, [each for each in mentions if each.end <= at])
    number = _NUMBER.match(text, at)
    end = number.end() if number else at + 1
    # The share of a count in brackets is no other number: 33 (57%) partial responses.
    share = _SHARE.match(text, end)
    end = share.end() if share else end
    behind = (each for each in mentions if each.start >= end)
    near = {each.name for each in behind if _same_clause(text[end : each.start])}
    return frozenset(before | near)


def _last_run(text: str, mentions: Sequence[Mention]) -> set[str]:
    names: set[str] = set()
    begin = None
    for each in reversed(mentions):
        if begin is not None and _NUMBER.search(text[each.end : begin]):
            break
        names.add(each.name)
        begin = each.start
    return names


def _same_clause(gap: str) -> bool:
    return not _CLAUSE.search(gap) and not _NUMBER.search(gap)
