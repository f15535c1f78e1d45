"""Explaining an answer by what it was made from."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from api.explanation import (
    Contribution,
    ExplainedDocument,
    ExplainedFigure,
    ExplainedSentence,
    Explanation,
    Gate,
)
from ingest.settings import Confidence
from retrieval.abstaining import LEAST_COVERAGE, Searched, abstention, answers_elsewhere
from retrieval.confidence import BIAS, least_confidence
from retrieval.consideration import Consideration
from retrieval.evidence import Evidence, coverage
from retrieval.fitted import Fitted
from retrieval.judging import worth_of_judgement
from retrieval.matching import Match, match_figures
from retrieval.question import Asked, Concept, Kind
from retrieval.selection import SURE, SURE_OF_ALL, Selection
from retrieval.subject import MOST_NOWHERE, MOST_OUTSIDE
from retrieval.weights import WEIGHTS

SENTENCES = 8
"""Sentences and rows that an explanation gives."""
RIVALS = 6
"""Figures that were not chosen that it gives."""
FORMS = 4
"""Ways to write a concept that it gives."""
_PLACES = 4


def explained(considered: Consideration, setting: Confidence) -> Explanation:
    """Explain an answer.

    Args:
        considered: What the answer was made from.
        setting: How sure an answer must be.
    """
    fitting = {_place_of(each) for each in considered.fitting}
    missed = [each for each in considered.ranked if _place_of(each) not in fitting]
    refused = abstention(considered, Searched(len(considered.documents)), setting)
    selection = considered.selection
    gain = worth_of_judgement(considered.asked, considered.fitted)
    weights = {**WEIGHTS[considered.asked.kind], "judgement": gain}
    return Explanation(
        asked=_asked(considered.asked),
        concepts=_concepts(considered),
        documents=_documents(considered),
        sentences=tuple(
            _sentence(each, weights, near_miss=_place_of(each) not in fitting)
            for each in _best(considered.ranked, SENTENCES)
        ),
        ranked=len(considered.ranked),
        near_misses=len(missed),
        figures=_figures(considered),
        stating=_stating(selection),
        missing=selection.missing,
        setting=setting,
        confidence=_rounded(considered.confidence),
        bias=considered.fitted.confidence[BIAS],
        signals=contributions(considered.signals, considered.fitted.confidence),
        gates=_gates(considered, setting),
        refusal=refused.reason if refused else None,
    )


def contributions(
    values: Mapping[str, float], weights: Mapping[str, float]
) -> tuple[Contribution, ...]:
    """Multiply values by their weights.

    Args:
        values: What was measured, by name.
        weights: A name that has none counts nothing.

    Returns:
        The products that are not 0, largest first, whatever their sign; ties by name.
    """
    found = (
        Contribution(name, _rounded(value), weights[name], _rounded(value * weights[name]))
        for name, value in values.items()
        if name in weights
    )
    telling = (each for each in found if each.amount)
    return tuple(sorted(telling, key=lambda each: (-abs(each.amount), each.name)))


def _asked(asked: Asked) -> dict[str, Any]:
    slots: dict[str, Any] = {
        "kind": asked.kind.value,
        "measures": sorted(asked.measures),
        "endpoints": list(asked.endpoints),
        "parts": sorted(part.value for part in asked.parts),
        "percentage": asked.share,
        "values": "several" if not asked.values else asked.values if asked.several else None,
        "arms": _printed(asked.arms),
        "comparator": asked.comparator.printed if asked.comparator else None,
        "population": _printed(asked.population),
        "times": list(dict.fromkeys(point.printed for point in asked.times)),
        "items": _printed(asked.items),
        "target": _printed(asked.target),
    }
    return {name: held for name, held in slots.items() if held}


def _printed(concepts: Iterable[Concept]) -> list[str]:
    return [concept.printed for concept in concepts]


def _concepts(considered: Consideration) -> dict[str, tuple[str, ...]]:
    """Give the concepts in the words of the best document, which may define abbreviations."""
    documents = considered.documents
    concepts = documents[0].concepts if documents else considered.asked.concepts
    return {concept.printed: _forms(concept) for concept in concepts}


def _forms(concept: Concept) -> tuple[str, ...]:
    forms = {" ".join(form) for form in concept.forms}
    return tuple(sorted(forms, key=lambda form: (len(form), form))[:FORMS])


def _documents(considered: Consideration) -> tuple[ExplainedDocument, ...]:
    read = {each.reading.stored.id for each in considered.documents}
    found = [(each, each.reading.stored) for each in considered.weighed]
    return tuple(
        ExplainedDocument(
            id=stored.id,
            title=stored.document.title,
            year=stored.document.year,
            score=_rounded(each.score),
            read=stored.id in read,
        )
        for each, stored in found
    )


def _best(ranked: Sequence[Evidence], most: int) -> list[Evidence]:
    """Take the best of each ranking; a comparison ranks each of its studies by itself."""
    rankings: list[list[Evidence]] = []
    for each in ranked:
        if not rankings or each.weight > rankings[-1][-1].weight:
            rankings.append([])
        rankings[-1].append(each)
    return [each for ranking in rankings for each in ranking[: -(-most // len(rankings))]]


def _place_of(each: Evidence) -> tuple[str, int]:
    return each.candidate.document, each.candidate.start


def _sentence(
    each: Evidence, weights: Mapping[str, float], *, near_miss: bool
) -> ExplainedSentence:
    candidate = each.candidate
    return ExplainedSentence(
        document=candidate.document,
        section=candidate.heading,
        row=candidate.row.label if candidate.row else None,
        text=candidate.text,
        start=candidate.start,
        end=candidate.end,
        weight=_rounded(each.weight),
        share=_rounded(each.score),
        near_miss=near_miss,
        features=contributions(
            {**each.features, "judgement": each.judgement},
            weights,
        ),
    )


def _figures(considered: Consideration) -> tuple[ExplainedFigure, ...]:
    selection = considered.selection
    chosen = [
        _figure(each.match, considered.fitted, "chosen", each.label) for each in selection.chosen
    ]
    if considered.asked.kind is Kind.TEXT:
        return ()
    taken = {_place(each.match) for each in selection.chosen}
    compared = match_figures(
        considered.asked, considered.fitting or considered.ranked, considered.fitted
    )
    left = [match for match in compared if _place(match) not in taken][:RIVALS]
    return (
        *chosen,
        *(_figure(match, considered.fitted, _role(match, selection)) for match in left),
    )


def _role(match: Match, selection: Selection) -> str:
    rivals = {_place(rival) for rival in selection.rivals}
    return "rival" if _place(match) in rivals else "other"


def _place(match: Match) -> tuple[str, int, int]:
    candidate = match.evidence.candidate
    return candidate.document, candidate.start + match.figure.start, match.figure.end


def _figure(match: Match, fitted: Fitted, role: str, label: str = "") -> ExplainedFigure:
    figure, candidate = match.figure, match.evidence.candidate
    return ExplainedFigure(
        role=role,
        label=label,
        text=figure.text,
        measure=figure.measure,
        endpoint=figure.endpoint,
        arm=figure.arm,
        time=figure.time,
        document=candidate.document,
        section=candidate.heading,
        start=candidate.start + figure.start,
        end=candidate.start + figure.end,
        weight=_rounded(match.weight),
        share=_rounded(match.share),
        contradicts=match.conflicts,
        slots=contributions(match.slots, fitted.matching),
    )


def _gates(considered: Consideration, setting: Confidence) -> tuple[Gate, ...]:
    documents = considered.documents
    held = coverage(documents[0].concepts, documents[0].reading.mentions) if documents else 0.0
    return (
        _gate("concepts of the question in the best document", held, LEAST_COVERAGE[setting]),
        _gate("sentences and rows that are no near miss", len(considered.fitting), 1),
        _gate(
            "confidence",
            considered.confidence,
            least_confidence(considered.asked, setting, considered.fitted),
        ),
        *_subject(considered, setting),
    )


def _subject(considered: Consideration, setting: Confidence) -> tuple[Gate, ...]:
    """Show how much its abstract holds of the question where the document lacks part of that."""
    signals = considered.signals
    if signals.get("subject nowhere", 0.0) < MOST_NOWHERE or considered.sides:
        return ()
    held = _rounded(1 - signals["subject outside abstract"])
    met = not answers_elsewhere(considered, setting)
    return (Gate("subject of the question in its abstract", held, 1 - MOST_OUTSIDE, met=met),)


def _stating(selection: Selection) -> tuple[Gate, ...]:
    # Figures that contradict one another are always stated, each with its label.
    if not selection.chosen or selection.rivals:
        return ()
    return (
        _gate("share among the figures of its sentence", selection.share, SURE),
        _gate("share among all figures compared", selection.total, SURE_OF_ALL),
    )


def _gate(name: str, value: float, least: float) -> Gate:
    return Gate(name, _rounded(value), least, met=value >= least)


def _rounded(value: float) -> float:
    return round(float(value), _PLACES)
