"""Treatments taken alone or together: *A alone in 20, B in 30 and both in 40*."""

import re

from ingest.figures.figure import Figure
from retrieval.candidates import Candidate

_RECEIVED = r"(?:receiv\w+|got|given|took|taking)"
TOGETHER = re.compile(
    rf"\b(?:both|the two|given|taken|used) (?:together|combined)\b|\b{_RECEIVED} both\b"
    r"|\bin combination\b|\bcombo\b|\bdual\b",
    re.IGNORECASE,
)
"""How a question asks for those who took several treatments at once."""
_ALONE = re.compile(
    r"\b(?:alone|only|by itself|as (?:a )?monotherapy|as (?:a )?single agent)\b", re.IGNORECASE
)
_MIXED = re.compile(
    r"\btogether\b|\bcombin(?:ed|ation|ing)\b|\bdual\b|\bboth\b|\bplus\b|\s\+\s", re.IGNORECASE
)


def is_other_mixture(question: str, figure: Figure, candidate: Candidate) -> bool:
    """Tell whether a figure is of a treatment alone where both together are asked for, or so.

    Only a sentence that gives figures of either kind tells them apart.

    Args:
        question: What is asked.
        figure: A figure of the sentence.
        candidate: The sentence.
    """
    together, alone = TOGETHER.search(question), _ALONE.search(question)
    if candidate.row is not None or bool(together) == bool(alone):
        return False
    mixed = {each.start: _is_mixed(each, candidate) for each in candidate.figures}
    return any(mixed.values()) and mixed[figure.start] != bool(together)


def _is_mixed(figure: Figure, candidate: Candidate) -> bool:
    stretch = candidate.stretches[figure.start]
    return _MIXED.search(candidate.text, stretch.start, stretch.end) is not None
