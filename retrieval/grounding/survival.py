"""Whose survival a figure is of, and that it is not taken for a loss."""

import re

from ingest.figures.figure import Figure
from ingest.figures.measures import RATIOS
from retrieval.grounding.labelling import GENERIC
from retrieval.grounding.phrases import told_of
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.grounding.synonyms import all_forms
from retrieval.words import stems

_LOST = re.compile(
    r"\b(?:loss|lost|fail\w*|died|deaths?|mortality|relaps\w*|recur\w*)\b", re.IGNORECASE
)
_SURVIVED = re.compile(r"(?:\b(?P<whose>[a-z]{4,})\s)?\bsurviv\w*", re.IGNORECASE)
_OF_ALL = frozenset({"overall", "patient", "mean", "median", "their"})


def survival_fault(said: Said, claimed: Figure, figure: Figure, quote: Quote) -> str:
    """Say that a claim calls a loss what survived, or tells of other survival than its quote.

    Args:
        said: The claim.
        claimed: One of its figures.
        figure: The figure of the quote that it may be.
        quote: The quote.

    Returns:
        The reason; empty where there is none.
    """
    led = told_of(quote.text, quote.figures).get(figure.start)
    if led is None or figure.measure in RATIOS or _LOST.search(led.printed):
        return ""
    survived = _SURVIVED.search(led.printed)
    if survived is None:
        return ""
    mine = _SURVIVED.search(said.whole)
    if mine is None:
        lost = _LOST.search(said.whole) is not None
        return f"[{quote.number}] gives {claimed.text} for survival" if lost else ""
    whose = frozenset(stems(survived["whose"] or "")) - _OF_ALL - GENERIC
    if whose <= all_forms(said.whole, quote.definitions):
        return ""
    return f"[{quote.number}] gives {claimed.text} for {survived.group()}"
