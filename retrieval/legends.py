"""What the notes of a table explain: ``* P < 0.05`` says what a mark means, not what was found."""

import re

from ingest.figures.figure import Figure
from retrieval.candidates import Candidate

_MARK_BEFORE = re.compile(
    r"(?:^|[\s;,.(])(?:[*†‡§¶#]{1,4}|[ᵃ-ᶻ])\s?[,:=]?\s?(?:(?:[Ss]ignifican\w+|[Dd]ifferen\w+)[^;.]{0,60})?"
    r"[Pp][\s-]?(?:values?)?\s?(?:<|≤|=)\s?$"
)


def is_of_legend(figure: Figure, candidate: Candidate) -> bool:
    """Tell whether a P value is the bound that a mark of a table stands for.

    Args:
        figure: A figure of the candidate.
        candidate: The sentence or row; the cells of a row explain no marks.
    """
    if candidate.row is not None or figure.p is None or figure.p.op == "=":
        return False
    bare = figure.value is None and figure.interval is None
    return bare and _MARK_BEFORE.search(candidate.text[: figure.start]) is not None
