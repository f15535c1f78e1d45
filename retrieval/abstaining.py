"""When not to answer: nothing found, or found but not reported. It says what was searched."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.figures.endpoints import ENDPOINTS
from ingest.settings import Confidence
from retrieval.agreement import absent_measure
from retrieval.answers import Status
from retrieval.evidence import Evidence, WeighedDocument, coverage
from retrieval.question import Asked, Kind
from retrieval.words import stems

LEAST_COVERAGE: dict[Confidence, float] = {"strict": 0.65, "balanced": 0.5, "eager": 0.3}
"""Share of the question's concepts that a document must hold somewhere to be about it."""

LEAST_FOCUS: dict[Confidence, float] = {"strict": 0.3, "balanced": 0.0, "eager": 0.0}
"""Share of what is asked that a cited sentence, its label or heading must hold, by IDF."""

_COVERAGES = ("coverage of focus", "coverage of label", "coverage around")


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


def abstention(
    asked: Asked,
    documents: Sequence[WeighedDocument],
    evidence: Sequence[Evidence],
    size: int,
    confidence: Confidence,
) -> Abstention | None:
    """Decide whether to answer.

    Args:
        asked: The question.
        documents: The documents weighed, best first.
        evidence: The evidence that agrees with the question, best first.
        size: Documents in the library.
        confidence: How sure an answer must be.

    Returns:
        Why not to answer; None where an answer is to be given.
    """
    searched = _searched(documents, size)
    if not documents or _held(documents[0]) < LEAST_COVERAGE[confidence]:
        reason = "No evidence: no document of this library is about what was asked."
        return Abstention("no_evidence", reason, searched)
    if not evidence:
        reason = f"Not reported: the closest passages give no figure{_for(asked.endpoints)}."
        return Abstention("not_reported", reason, searched)
    if absent := _absent_endpoint(asked, evidence[0].document):
        reason = f"Not reported: the closest document nowhere mentions {absent}."
        return Abstention("not_reported", reason, searched)
    if absent := absent_measure(asked, evidence):
        reason = f"Not reported: the closest passages give no {absent}{_for(asked.endpoints)}."
        return Abstention("not_reported", reason, searched)
    if _too_thin(asked, evidence, confidence):
        reason = "Not reported: no sentence or table row of the closest document gives this figure."
        return Abstention("not_reported", reason, searched)
    return None


def _searched(documents: Sequence[WeighedDocument], size: int) -> tuple[str, ...]:
    read = "; ".join(each.reading.stored.document.title for each in documents)
    lines = [f"Searched {size:,} documents by words and by meaning."]
    return tuple([*lines, f"Read in full: {read}."] if read else lines)


def _held(document: WeighedDocument) -> float:
    return coverage(document.concepts, document.reading.mentions)


def _absent_endpoint(asked: Asked, document: WeighedDocument) -> str:
    """Return the endpoints asked for where the document has no word for any of them."""
    for endpoint in asked.endpoints:
        spellings = (endpoint, *ENDPOINTS[endpoint])
        forms = [tuple(stems(spelling)) for spelling in spellings]
        if document.reading.mentions([form for form in forms if form]):
            return ""
    return " or ".join(e for e in asked.endpoints if not _has_digit(e))


def _too_thin(asked: Asked, evidence: Sequence[Evidence], confidence: Confidence) -> bool:
    if asked.kind is Kind.FIGURE and not any(each.candidate.numbers for each in evidence):
        return True
    held = max(sum(each.features[name] for name in _COVERAGES) for each in evidence)
    return held < LEAST_FOCUS[confidence]


def _for(endpoints: Sequence[str]) -> str:
    named = [endpoint for endpoint in endpoints if not _has_digit(endpoint)]
    return f" for {' or '.join(named)}" if named else ""


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)
