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
_QUALIFIER = (
    r"\b(?P<word>low|high|severe|serious|major|minor|moderate|mild|acute|chronic|late|early|local"
    r"|distant|regional|locoregional|biochemical|clinical|cardiovascular|cardiac|sudden"
    r"|non-?cardiovascular|maternal|neonatal|perinatal|in-hospital|intraoperative|postoperative"
    r"|recurrent|symptomatic|asymptomatic|nocturnal|graft|implant|fasting|postprandial|liver"
    r"|hepatic|lung|pulmonary|bone|brain|cerebral|lymph[\s-]node|nodal|peritoneal|skin|wound"
    r"|urinary|upper|lower|left|right)\s"
)
"""A word that makes another, narrower thing of the endpoint behind it."""
_BEFORE = re.compile(_QUALIFIER + "$", re.IGNORECASE)
_WITHIN = re.compile(_QUALIFIER, re.IGNORECASE)
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
        return _known(figure, named_endpoint(figure, candidate)) if _is_known(figure) else ""
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


def named_endpoint(figure: Figure, candidate: Candidate) -> str:
    """Return the endpoint of a sentence's figure with the word that narrows it: *low birth weight*.

    Args:
        figure: A figure of the candidate, its endpoint known.
        candidate: The sentence.
    """
    endpoint, text = figure.endpoint or "", candidate.text
    if endpoint in EVENTS and (together := counted_together(figure, text)):
        return together
    first = figure.context[0] if figure.context else 0
    stretch = candidate.stretches[figure.start]
    mentions = [each for each in endpoints_in(text) if each.name == endpoint]
    inside = [m for m in mentions if stretch.start <= m.start and m.end <= stretch.end]
    before = [m for m in mentions if first <= m.start and m.end <= figure.start]
    if not (inside or before):
        return endpoint
    own = (inside or before)[-1]
    found = _WITHIN.match(text, own.start) or _BEFORE.search(text[: own.start])
    word = found["word"].casefold() if found else ""
    return f"{word} {endpoint}" if word and word not in endpoint else endpoint


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
