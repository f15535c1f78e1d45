"""Where a figure's own words stand, what brackets hold kept with what stands in them."""

from collections.abc import Sequence

from ingest.figures.figure import Figure
from retrieval.stretches import Stretch, stretches


def own_stretches(text: str, figures: Sequence[Figure]) -> list[Stretch]:
    """Give each figure of a sentence the words that are its own.

    As `stretches` does, but ``(grade 3,`` in ``41% (grade 3, 6%)`` belongs to what the bracket
    holds, not to what stands before it.

    Args:
        text: The sentence.
        figures: Its figures, left to right.
    """
    found = stretches(text, figures)
    for place in range(len(figures) - 1):
        own, following = figures[place], figures[place + 1]
        opening = _opening(text, own.end, following.start)
        if opening < 0 or opening == following.start - 1:
            continue
        found[place] = found[place]._replace(end=max(own.end, min(found[place].end, opening)))
        behind = found[place + 1]
        found[place + 1] = behind._replace(start=min(behind.start, opening))
    return found


def _opening(text: str, start: int, end: int) -> int:
    """Return where the last bracket opens that is not closed again; -1 where none is."""
    at = text.rfind("(", start, end)
    return at if text.find(")", at, end) < 0 else -1
