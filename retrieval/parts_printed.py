"""Which parts of a figure a quote prints: an interval, a P value, a spread, each in its column."""

import re

from ingest.documents import Row
from retrieval.candidates import Candidate
from retrieval.part_words import Part

_COLUMN_OF_P = re.compile(
    r"\W*(?:[Pp]\W*|[Pp][\s-]?[Vv]alues?\b.*"
    r"|[Pp]\s(?:for|of|all|between|within|across|\S+\s(?:vs?\.?|versus)\s).*"
    r"|.*\([Pp](?:[\s-]?[Vv]alues?)?\)\W*)"
)
"""How a column of P values is headed: ``P*``, ``P A vs B``, ``Change (P)``."""
_PAIR = re.compile(
    r"[(\[]\s?[-−–]?\d*[.·]?\d+\s?%?\s?(?:to|[,;/–−-])\s?[-−–]?\d*[.·]?\d+\s?%?\s?[)\]]"
)
"""Two numbers in brackets."""
_INTERVAL = re.compile(r"\bC\.?I\.?s?\b|\bCrI\b|\b(?:confidence|credible)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


def prints_part(candidate: Candidate, part: Part) -> bool:
    """Tell whether a sentence or row seems to print a part of a figure, wherever it does.

    What is measured of evidence is `Candidate.holds_part`, which looks at the words alone; nothing
    may be called missing that stands in a row under a heading of its own.

    Args:
        candidate: The sentence or row.
        part: An interval, a P value and so on.
    """
    row = candidate.row
    if row is None or candidate.holds_part(part):
        return candidate.holds_part(part)
    if part is Part.RANGE:
        # "16 (3–43)" is a range, or an interval where the table says so.
        return bool(_PAIR.search(candidate.text)) and not _INTERVAL.search(candidate.text)
    return part is Part.P and _has_column_of_p(candidate, row)


def _has_column_of_p(candidate: Candidate, row: Row) -> bool:
    return any(
        _COLUMN_OF_P.fullmatch(cell.column.rpartition(" > ")[2])
        and _DIGIT.search(candidate.in_cell(cell))
        for cell in row.cells
    )
