"""What a statement says that its figures measure: the head before their labels."""

import re

from ingest.figures.endpoints import endpoint_names, endpoints_in
from ingest.figures.figure import Figure
from ingest.figures.measures import RATIOS, measures_in
from retrieval.candidates import Candidate
from retrieval.grounding.composites import EVENTS, counted_together
from retrieval.selection import Chosen
from retrieval.statement_labels import LONGEST_LABEL

_FOR = RATIOS | {
    "mean difference", "risk difference", "relative risk reduction", "number needed to treat",
    "number needed to harm", "standardised mean difference", "difference",
}  # fmt: skip
_OWN_NAME = frozenset({"percentage", "count", "number", "score", "rate", "duration"})
"""Measures that go without saying beside the endpoint."""
_QUALIFIED = re.compile(
    r"\b(?:low|high|severe|serious|major|minor|moderate|mild|acute|chronic|late|early|local|distant"
    r"|regional|locoregional|biochemical|clinical|cardiovascular|cardiac|sudden|non-?cardiovascular"
    r"|maternal|neonatal|perinatal|in-hospital|intraoperative|postoperative|recurrent|symptomatic"
    r"|asymptomatic|nocturnal|graft|implant|fasting|postprandial)\s$",
    re.IGNORECASE,
)
"""A word that makes another, narrower thing of the endpoint behind it."""
_OR = re.compile(r"\bor\b|[a-z]/[a-z]{3}", re.IGNORECASE)
"""What makes one thing of two: ``Sepsis/septic shock``."""
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|,[^,]*$")


def heading_of(each: Chosen) -> str:
    """Name what a figure measures; empty where the text does not say it in known words.

    Of a row that is what its own label or the column names in known words. What only the caption
    or a heading above the label names may be the table's subject, not the row's: then the label.

    Args:
        each: The figure.
    """
    figure, candidate = each.match.figure, each.match.evidence.candidate
    if candidate.row is None:
        return _known(figure, _qualified(figure, candidate)) if _is_known(figure) else ""
    label = candidate.row.label
    said = f"{label.rpartition(' > ')[2]} {candidate.column_of(figure)}"
    alone = not _OR.search(_BRACKETED.sub(" ", label)) or len(label) > LONGEST_LABEL
    if _is_known(figure) and figure.endpoint in endpoint_names(said) and alone:
        return _known(figure, figure.endpoint)
    if not label or len(label) > LONGEST_LABEL:
        return ""
    measure = figure.measure or ""
    named = measure not in _FOR or measure in {mention.name for mention in measures_in(said)}
    return label if named else f"{_capital(measure)}, {label}"


def _is_known(figure: Figure) -> bool:
    return figure.measure is not None and figure.endpoint is not None


def _known(figure: Figure, endpoint: str) -> str:
    measure = figure.measure or ""
    if measure in _OWN_NAME:
        return _capital(endpoint)
    if measure in _FOR:
        return f"{_capital(measure)} for {endpoint}"
    return f"{_capital(measure)} {'in ' if measure == 'change' else ''}{endpoint}"


def _qualified(figure: Figure, candidate: Candidate) -> str:
    """Return the endpoint with the word that narrows it: *low birth weight*."""
    endpoint = figure.endpoint or ""
    if endpoint in EVENTS and (together := counted_together(figure, candidate.text)):
        return together
    first, _ = figure.context or (0, 0)
    said = candidate.text[first : figure.start]
    own = [mention for mention in endpoints_in(said) if mention.name == endpoint]
    found = _QUALIFIED.search(said[: own[-1].start]) if own else None
    return f"{found.group().strip().casefold()} {endpoint}" if found else endpoint


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
