"""When not to answer: nothing found, or found but not reported. It says what was searched."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.figures.endpoints import ENDPOINTS
from ingest.settings import Confidence
from retrieval.agreement import absent_measure
from retrieval.answers import Status
from retrieval.confidence import least_confidence
from retrieval.consideration import Consideration
from retrieval.evidence import Evidence, WeighedDocument, coverage
from retrieval.kinds import asks_why
from retrieval.lexicon import EXPANSIONS, key
from retrieval.like_for_like import SITES
from retrieval.matching import match_figures
from retrieval.other_studies import absent_study
from retrieval.question import Asked, Kind
from retrieval.ranker_input import asking_part
from retrieval.selection import SURE
from retrieval.subject import is_of_another_subject, lacking_of
from retrieval.words import stems

LEAST_COVERAGE: dict[Confidence, float] = {"strict": 0.65, "balanced": 0.5, "eager": 0.3}
"""Share of the question's concepts that a document must hold somewhere to be about it."""

MOST_NAMED = 3
"""Words of the question that a refusal names, of those its document lacks."""
_ELSEWHERE = "the closest document is about something else"
MATCHED_FOR_NEAREST = 3
"""Pieces of evidence among which the closest figure is looked for."""

_SITES = frozenset(SITES)
_GRADE = re.compile(
    r"\bG\s?[1-5]\b|\b(?:CTC(?:AE)?|[Gg]rades?|GRADES?)(?:[\s-]of)?[\s-]?(?:≥|>)?\s?(?:[1-5]|I{1,3}V?|IV|V)\b"
    r"|\b(?:high|low)[\s-]grade\b|\bsevere\b"
)
"""How texts name a grade, of a tumour or of an adverse event."""
_GRADES = re.compile(
    r"\b[Gg](?:rades?[\s-])?(?:[1-5]|I{1,3})\s?(?:[-–/]|to|and|or)\s?G?(?:[1-5]|I{1,3}V?|IV|V)\b"
)
"""Grades together: *grade II–III*."""
LEAST_LIST = 3
"""Figures of one kind in a sentence that make a list."""
_REASON = re.compile(
    r"\b(?:because|since|due to|owing to|thanks to|through|therefore|thus|hence|so that|in order to"
    r"|caus\w+|reasons?|explain\w*|attribut\w+|result\w* (?:from|of|in)|led to|leads? to|related to"
    r"|driven by|perhaps|presumably|probably|possibly|may|might|likely|for lack of|from lack of"
    r"|given (?:that|the)|as (?:a|this|these|they|it|no|there)\b|to (?!the\b|be\b|a\b)[a-z]{3,})",
    re.IGNORECASE,
)
"""Words that give, or may give, a reason."""


@dataclass(frozen=True, slots=True)
class Abstention:
    """Why a question is not answered.

    Args:
        status: ``no_evidence`` or ``not_reported``.
        reason: One sentence, without digits: it is part of the answer.
        searched: What was searched, for the warnings.
    """

    status: Status
    reason: str
    searched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Searched:
    """How many documents a question was asked of.

    Args:
        size: Documents in the library.
        selected: Those of them that were searched, where not all were.
    """

    size: int
    selected: int | None = None

    @property
    def told(self) -> str:
        """One sentence of it."""
        if self.selected is None:
            return f"Searched {self.size:,} documents by words and by meaning."
        those = f"{self.selected:,} of the library's {self.size:,} documents"
        return f"Searched {those}, those selected, by words and by meaning."

    @property
    def nothing_found(self) -> str:
        """One sentence that says so, without digits."""
        if self.selected is None:
            return "No evidence: no document of this library is about what was asked."
        if not self.selected:
            return "No evidence: the filters given select no document of this library."
        return "No evidence: none of the documents selected is about what was asked."


def abstention(
    considered: Consideration, searched: Searched, confidence: Confidence
) -> Abstention | None:
    """Decide whether to answer.

    Args:
        considered: What an answer would be made from.
        searched: How many documents were searched for it.
        confidence: How sure an answer must be.

    Returns:
        Why not to answer; None where an answer is to be given.
    """
    asked, documents, evidence = considered.asked, considered.documents, considered.fitting
    where = _where(documents, searched)
    if not documents or _held(documents[0]) < LEAST_COVERAGE[confidence]:
        return Abstention("no_evidence", searched.nothing_found, where)
    reason = (
        _reason(asked, evidence)
        or _other_study(considered)
        or _other_subject(considered, confidence)
        or _item_not_listed(considered)
        or _other_grade(considered)
        or _of_another_group_and_endpoint(considered)
        or (
            "nothing in the closest document clearly gives what is asked"
            if considered.confidence < least_confidence(asked, confidence, considered.fitted)
            else ""
        )
    )
    if reason:
        nearest = _nearest(considered)
        return Abstention("not_reported", f"Not reported: {reason}.{nearest}", where)
    return None


def answers_elsewhere(considered: Consideration, confidence: Confidence) -> bool:
    """Tell whether the answer would come from a document that is about something else.

    Args:
        considered: What an answer would be made from.
        confidence: How sure an answer must be; ``eager`` answers from any document.
    """
    # Of what two studies are compared in, neither's paper holds all.
    asked_of_one = confidence != "eager" and not considered.sides
    return asked_of_one and is_of_another_subject(considered.signals)


def _unmentioned(named: str) -> str:
    return f"the closest document nowhere mentions {named}" if named else ""


def _other_subject(considered: Consideration, confidence: Confidence) -> str:
    """Say what of the question the document that would answer has no word for."""
    if not answers_elsewhere(considered, confidence):
        return ""
    lacking = [each for each in lacking_of(considered.fitting[0].document) if not _has_digit(each)]
    named = " or ".join(lacking[:MOST_NAMED])
    return _unmentioned(named) or _ELSEWHERE


def _reason(asked: Asked, evidence: Sequence[Evidence]) -> str:
    if not evidence:
        return f"the closest passages give no figure{_for(asked.endpoints)}"
    document = evidence[0].document
    if absent := _absent_endpoint(asked, document) or _absent_site(asked, document):
        return _unmentioned(absent)
    if absent := absent_measure(asked, evidence):
        return f"the closest passages give no {absent}{_for(asked.endpoints)}"
    if asked.kind is Kind.FIGURE and not any(each.candidate.numbers for each in evidence):
        return "no sentence or table row of the closest document gives this figure"
    if asks_why(asked.question) and not any(_REASON.search(_said(e)) for e in evidence[:2]):
        return "the closest passages give no reason"
    return ""


def _said(each: Evidence) -> str:
    return f"{each.candidate.before} {each.candidate.text}"


def _item_not_listed(considered: Consideration) -> str:
    """Say that what is asked for is none of a list's items, where the document never names it.

    "Nausea in 7%, headache in 11% and rash in 4%" says nothing of itching; the nearest of them
    fits no better than the others.
    """
    asked, selection = considered.asked, considered.selection
    if asked.values != 1 or len(selection.chosen) != 1 or selection.share >= SURE:
        return ""
    match = selection.chosen[0].match
    if match.slots["endpoint"] >= 1:
        return ""
    figures = match.evidence.candidate.figures
    items = [each for each in figures if each.unit == match.figure.unit]
    document = match.evidence.document
    unnamed = [
        concept.printed
        for concept in document.in_its_words(asked.target)
        if not document.reading.mentions(concept.forms) and not _has_digit(concept.printed)
    ]
    if len(items) < LEAST_LIST or not unnamed:
        return ""
    return f"the closest document lists figures, but none for {' or '.join(unnamed)}"


def _other_study(considered: Consideration) -> str:
    """Say that what would be answered from nowhere names the study that is asked about."""
    answering = considered.fitting[: considered.sides or 1]
    readings = [each.document.reading for each in answering]
    name = absent_study(considered.asked.question, readings)
    return _unmentioned(name)


def _other_grade(considered: Consideration) -> str:
    """Say that no grade is named by the figures chosen, where one is asked for."""
    title = considered.documents[0].reading.stored.document.title
    candidates = [each.match.evidence.candidate for each in considered.selection.chosen]
    if not candidates or not _GRADE.search(considered.asked.question) or _GRADE.search(title):
        return ""
    if _only_names_study(considered.asked.question):
        return ""
    if any(_GRADE.search(f"{c.heading} {c.before} {c.text}") for c in candidates):
        return ""
    return "the closest passages give no figure for the grade asked for"


def _only_names_study(question: str) -> bool:
    """Tell whether two grades together say who was studied, before the part that asks."""
    asking = asking_part(question)
    return not _GRADE.search(asking) and bool(_GRADES.search(question))


def _of_another_group_and_endpoint(considered: Consideration) -> str:
    """Say that a figure is neither of the group asked for nor of the endpoint."""
    signals = considered.signals
    if signals.get("group missed") and signals.get("figure endpoint", 0.0) < 0:
        return "the figures of the closest passages are of another endpoint and group"
    return ""


def _nearest(considered: Consideration) -> str:
    """Name, without its number, the figure that comes closest."""
    matches = match_figures(
        considered.asked, considered.ranked[:MATCHED_FOR_NEAREST], considered.fitted
    )
    asked = considered.asked
    named = next(
        (
            m.figure
            for m in matches
            if m.figure.measure
            and m.figure.endpoint
            and not (m.figure.measure in asked.measures and m.figure.endpoint in asked.endpoints)
        ),
        None,
    )
    if named is None or _has_digit(f"{named.measure} {named.endpoint}"):
        return ""
    return f" What it does report is the {named.measure} for {named.endpoint}."


def _where(documents: Sequence[WeighedDocument], searched: Searched) -> tuple[str, ...]:
    read = "; ".join(each.reading.stored.document.title for each in documents)
    return (searched.told, f"Read in full: {read}.") if read else (searched.told,)


def _held(document: WeighedDocument) -> float:
    return coverage(document.concepts, document.reading.mentions)


def _absent_site(asked: Asked, document: WeighedDocument) -> str:
    """Return a part of the body that is asked about where the document never names it."""
    return next(
        (
            concept.printed
            for concept in document.in_its_words(asked.target)
            if concept.printed.casefold() in _SITES and not document.reading.mentions(concept.forms)
        ),
        "",
    )


def _absent_endpoint(asked: Asked, document: WeighedDocument) -> str:
    """Return the endpoints asked for where the document has no word for any of them."""
    for endpoint in asked.endpoints:
        spellings = (endpoint, *ENDPOINTS[endpoint])
        meant = {other for each in spellings for other in EXPANSIONS.get(key(each), (each,))}
        forms = [tuple(stems(spelling)) for spelling in sorted(meant)]
        if document.reading.mentions([form for form in forms if form]):
            return ""
    return " or ".join(e for e in asked.endpoints if not _has_digit(e))


def _for(endpoints: Sequence[str]) -> str:
    named = [endpoint for endpoint in endpoints if not _has_digit(endpoint)]
    return f" for {' or '.join(named)}" if named else ""


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)
