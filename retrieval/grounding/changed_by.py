"""Changes and values: what something fell *by* is not what it was, nor the other way round."""

import re

from ingest.figures.figure import Figure
from ingest.figures.measures import DIFFERENCES, RATIOS
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said

_CHANGES = (
    r"(?:fell|fall|rose|ris(?:e|en|es|ing)\b|drop|declin|decreas|increas|reduc|lower|rais|improv"
    r"|chang|gain|los[ets]|worsen|grew|shr[aiu]nk|shorten|lengthen|prolong|deteriorat|cut)\w*"
)
_BY = re.compile(
    rf"\b{_CHANGES}\b[^,;.\d]{{0,60}}?\bby\s(?:(?:an?|mean|median|average|about|of)\s)*$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    rf"\b(?:{_CHANGES}|differ\w*|effic\w+|effect\w*|protect\w*|less|fewer|more|higher|greater|larger"
    r"|smaller|shorter|longer|heavier|lighter|earlier|later|faster|slower|better|worse|from"
    r"|sav(?:ed|ing)|excess)\b",
    re.IGNORECASE,
)
"""What says that a value is that of a change, or of a difference."""
_BRACKET = re.compile(r"\([^()]*\)")
_BEHIND = 30
"""Characters behind a figure in which a change may stand: ``12 points lower``."""


def changed_by_fault(said: Said, claimed: Figure, figure: Figure, quote: Quote) -> str:
    """Say that a claim takes a value for a change, or a change for a value; empty where not.

    Args:
        said: The claim.
        claimed: One of its figures.
        figure: The figure of the quote that it may be.
        quote: The quote.
    """
    if quote.candidate.row is not None or figure.measure in DIFFERENCES | RATIOS:
        return ""
    changed = _BY.search(said.whole[: claimed.start]) is not None and figure.measure != "change"
    if changed and not _tells_change(quote.text, figure):
        return f"[{quote.number}] does not give {claimed.text} for a change"
    told = _BY.search(quote.text[: figure.start]) is not None
    if told and not _is_fall(claimed) and not _TOLD.search(said.whole):
        return f"[{quote.number}] gives {claimed.text} for a change"
    return ""


def _tells_change(text: str, figure: Figure) -> bool:
    """Tell whether a figure's clause speaks of a change before it, or right behind it."""
    if _is_fall(figure):
        return True
    before = _BRACKET.sub(" ", text[: figure.start].rpartition(";")[2])
    behind = re.split("[(,;]", text[figure.end : figure.end + _BEHIND])[0]
    return _TOLD.search(f"{before} {behind}") is not None


def _is_fall(figure: Figure) -> bool:
    return figure.value is not None and figure.value < 0
