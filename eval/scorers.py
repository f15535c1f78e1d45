"""Scoring an answer against what a right one holds: right, wrong or refused."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from eval.evidence import holds_figure
from eval.figure_match import FARTHEST_P, SCORED_CHARACTERS, Asking, places_of
from eval.list_match import against_own_labels
from eval.samples import ExpectedFigure, Sample
from eval.stated_numbers import numbers_of
from eval.structured_match import lists_precisely
from retrieval.answers import Answer, Citation, CitedDocument

ABSTENTIONS = frozenset({"not_reported", "no_evidence"})
"""The statuses of an answer that refuses."""

_MARKER = re.compile(r"\[(\d+)\](?=[\s.,;:\[]|$)")
_QUOTED = re.compile(r"“[^”]*”?")
_SPACES = re.compile(r"[\u00a0\u2009\u202f]")
_HYPHENS = re.compile(r"[\u2010\u2011]")


class Outcome(StrEnum):
    """What became of a question; refusing an unanswerable one is right."""

    RIGHT = "right"
    WRONG = "wrong"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Score:
    """How one answer did.

    Args:
        sample: The question.
        outcome: Right, wrong or refused.
        answered: Whether the system answered at all.
        stated: How many of the expected figures the answer states, labels apart.
        precise: Whether it is right and also lists the expected figures and little else.
        cited: Whether the right document is cited with the evidence; None where there is none.
        quoted_only: Whether it would be right but for an own sentence that states other numbers.
        tempted: Whether it was answered with something that no right answer holds.
        status_fits: Whether the status is one of those expected; None where any will do.
        confidence: How sure the system was.
        milliseconds: How long answering took.
    """

    sample: Sample
    outcome: Outcome
    answered: bool
    stated: int
    precise: bool
    cited: bool | None
    quoted_only: bool
    tempted: bool
    status_fits: bool | None
    confidence: float
    milliseconds: float


def score(sample: Sample, answer: Answer) -> Score:
    """Score an answer.

    Only its first 600 characters count. Where it states numbers in sentences of its own, the value
    of each expected figure must be among them, while parts may stand in the passage it quotes; and
    what must not be said is looked for there. An answer that only quotes says what it quotes.

    Args:
        sample: The question with what is expected.
        answer: The answer to it.
    """
    text = without_markers(answer)
    said = own_words(text)
    asking = Asking(_asked(sample), numbers_of("\n".join(_right_quotes(sample, answer))))
    answered = answer.status not in ABSTENTIONS
    places = _places(text, sample, asking)
    tempted = answered and _any(said, sample.must_not_contain)
    holds = answered and sample.answerable and not tempted and _is_right(text, places, sample)
    right = holds and _says_values(said, sample, asking)
    listed = lists_precisely(said[:SCORED_CHARACTERS], answer.figures, sample.figures, asking)
    return Score(
        sample=sample,
        outcome=_outcome(sample, answered=answered, right=right),
        answered=answered,
        stated=sum(bool(each) for each in places) if answered else 0,
        precise=right and (listed or not sample.figures),
        cited=cites_evidence(sample, answer.citations) if sample.answerable else None,
        quoted_only=holds and not right,
        tempted=tempted,
        status_fits=answer.status in sample.statuses if sample.statuses else None,
        confidence=answer.confidence,
        milliseconds=sum(answer.timings_ms.values()),
    )


def own_words(text: str) -> str:
    """Return an answer with its quotations blanked out, unless it states numbers only in them."""
    said = _QUOTED.sub(lambda found: " " * len(found.group()), text)
    return said if numbers_of(said[:SCORED_CHARACTERS]) else text


def without_markers(answer: Answer) -> str:
    """Return an answer's text with its citation markers blanked out, every place kept.

    Brackets inside quotation marks are the quoted passage's own.
    """
    quoted = [found.span() for found in _QUOTED.finditer(answer.answer)]
    numbers = {citation.number for citation in answer.citations}

    def blank(found: re.Match[str]) -> str:
        inside = any(start <= found.start() < end for start, end in quoted)
        marker = int(found.group(1)) in numbers and not inside
        return " " * len(found.group()) if marker else found.group()

    return _MARKER.sub(blank, answer.answer)


def cites_evidence(sample: Sample, citations: Sequence[Citation]) -> bool:
    """Tell whether cited spans of the right documents hold every figure, or every match."""
    quotes = [each.quote for each in citations if is_of(each.document, sample.documents)]
    figures = all(any(holds_figure(quote, each) for quote in quotes) for each in sample.figures)
    words = all(any(_matches(each, quote) for quote in quotes) for each in sample.must_contain)
    return bool(quotes) and figures and words


def is_of(document: CitedDocument, names: Sequence[str]) -> bool:
    """Tell whether a cited document is one of those named by PMCID, DOI, id or file stem."""
    known = {document.id, document.pmcid, document.doi, document.pmid, document.source}
    known |= {document.source.rpartition(".")[0]}
    folded = {name.casefold() for name in known if name}
    return any(name.casefold() in folded for name in names)


def _right_quotes(sample: Sample, answer: Answer) -> list[str]:
    return [each.quote for each in answer.citations if is_of(each.document, sample.documents)]


def _asked(sample: Sample) -> str:
    """Return the question with the user's turns before it: they may give a level or direction."""
    turns = [turn.content for turn in sample.history if turn.role == "user"]
    return " ".join([*turns, sample.question])


def _places(text: str, sample: Sample, asking: Asking) -> list[tuple[int, ...]]:
    """Return where each expected figure stands; a P value only near a figure it belongs to."""
    places = [places_of(text, figure, asking) for figure in sample.figures]
    hosts = [
        at
        for figure, found in zip(sample.figures, places, strict=True)
        if not figure.is_p
        for at in found
    ]
    if all(figure.is_p for figure in sample.figures):
        return places
    return [
        tuple(at for at in found if any(abs(at - host) <= FARTHEST_P for host in hosts))
        if figure.is_p
        else found
        for figure, found in zip(sample.figures, places, strict=True)
    ]


def _outcome(sample: Sample, *, answered: bool, right: bool) -> Outcome:
    if answered:
        return Outcome.RIGHT if right else Outcome.WRONG
    return Outcome.REFUSED if sample.answerable else Outcome.RIGHT


def _is_right(text: str, places: Sequence[tuple[int, ...]], sample: Sample) -> bool:
    shown = text[:SCORED_CHARACTERS]
    figures = against_own_labels(shown, places, sample) if sample.kind == "list" else all(places)
    return figures and all(_matches(pattern, shown) for pattern in sample.must_contain)


def _says_values(said: str, sample: Sample, asking: Asking) -> bool:
    """Tell whether the answer's own sentences state each value; its parts may be quoted."""
    values = (ExpectedFigure(each.value, each.unit, op=each.op) for each in sample.figures)
    return all(places_of(said, each, asking) for each in values if not each.is_p)


def _any(text: str, patterns: Sequence[str]) -> bool:
    return any(_matches(pattern, text[:SCORED_CHARACTERS]) for pattern in patterns)


def _matches(pattern: str, text: str) -> bool:
    """Match a pattern in a text as printed, or with plain decimal points, spaces and hyphens."""
    plain = _HYPHENS.sub("-", _SPACES.sub(" ", text.replace("·", ".").replace("μ", "µ")))
    return any(re.search(pattern, each, re.IGNORECASE) for each in (text, plain))
