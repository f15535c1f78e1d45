"""What the rest of the evidence says beside the values chosen: the same again, or something else.

A figure that abstract, text and table all give is seldom the wrong one; one that stands barely
above a sentence with other values often is.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from ingest.figures.numbers import numbers_in
from retrieval.evidence import Evidence
from retrieval.selection import Selection

DISTINCTIVE = 20
"""A whole number below this stands in many a sentence for other reasons."""
SEVERAL = 3
"""So many values together are told by one that is distinctive."""
NOWHERE = -1.0
"""The judgement of what is not there."""


def beside_the_chosen(evidence: Sequence[Evidence], selection: Selection) -> dict[str, float]:
    """Measure how the evidence that was not chosen speaks for the values chosen, or against them.

    Args:
        evidence: The evidence, best first; not empty.
        selection: The figures chosen from it; where there are none, the best piece is the chosen.

    Returns:
        ``corroborated``: the best judgement of another piece that holds all values chosen, -1
        where none does or they are too common to tell; ``lead over others``: by how much, in
        tens, the best piece that holds the values outweighs the best that does not.
    """
    chosen = {id(each.match.evidence) for each in selection.chosen} or {id(evidence[0])}
    values = {each.match.figure.value for each in selection.chosen}
    wanted = {abs(value) for value in values if value is not None}
    # Small numbers stand in many a sentence; several together do so for one reason only.
    telling = all(map(is_distinctive, wanted)) or (
        len(wanted) >= SEVERAL and any(map(is_distinctive, wanted))
    )
    same, different = [NOWHERE], [0.0]
    held: list[float] = []
    for each in evidence:
        agrees = bool(wanted) and wanted <= _stated(each.candidate.text)
        if agrees and telling and id(each) not in chosen:
            same.append(each.judgement)
        (held if agrees or id(each) in chosen else different).append(each.weight)
    return {"corroborated": max(same), "lead over others": (max(held) - max(different)) / 10}


def is_distinctive(value: Decimal) -> bool:
    """Tell whether a value, signs left out, is unlikely to stand in a text for another reason."""
    return value != value.to_integral_value() or value >= DISTINCTIVE


# Sentences of one study are evidence for many questions.
@lru_cache(maxsize=5_000)
def _stated(text: str) -> frozenset[Decimal]:
    return frozenset(abs(each.value) for each in numbers_in(text))
