"""Scoring an answer against what a right one holds: right, wrong or refused."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from eval.numbers.stated_numbers import numbers_of
from eval.questions.patterns import matches
from eval.questions.samples import ExpectedFigure, Sample
from eval.scoring.claims import quotations
from eval.scoring.evidence import holds_figure, is_evidence
from eval.scoring.figure_match import FARTHEST_P, SCORED_CHARACTERS, Asking, places_of
from eval.scoring.list_match import against_own_labels, labels_contradict
from eval.scoring.outcome_words import ENDPOINTS, named, numbered
from eval.scoring.printed_places import as_printed
from eval.scoring.respective import numbers_given
from eval.scoring.structured_match import lists_precisely
from retrieval.answers import Answer, Citation, CitedDocument

ABSTENTIONS = frozenset({"not_reported", "no_evidence"})
"""The statuses of an answer that refuses."""

_MARKER = re.compile(r"\[(\d+)\](?=[\s.,;:\[]|$)")


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
    what must not be said is looked for there. They may not give the values to other groups or to
    another endpoint, grade or time than was asked for. An answer that only quotes says what it
    quotes. Of the kind ``evidence``, a right answer cites a marked piece of evidence.

    Args:
        sample: The question with what is expected.
        answer: The answer to it.
    """
    wanted = as_printed(sample)
    text = without_markers(answer)
    said = own_words(text)
    asking = Asking(_asked(wanted), numbers_of("\n".join(_right_quotes(wanted, answer))))
    answered = answer.status not in ABSTENTIONS
    places = _places(text, wanted, asking)
    tempted = answered and _any(said, wanted.must_not_contain)
    holds = answered and wanted.answerable and not tempted and _is_right(answer, places, wanted)
    says = _says_values(said, wanted, asking)
    right = holds and says and not _says_otherwise(said, text, wanted)
    listed = lists_precisely(said[:SCORED_CHARACTERS], answer.figures, wanted.figures, asking)
    return Score(
        sample=sample,
        outcome=_outcome(sample, answered=answered, right=right),
        answered=answered,
        stated=sum(bool(each) for each in places) if answered else 0,
        precise=right and (listed or not sample.figures),
        cited=cites_evidence(sample, answer.citations) if sample.answerable else None,
        quoted_only=holds and not says,
        tempted=tempted,
        status_fits=answer.status in sample.statuses if sample.statuses else None,
        confidence=answer.confidence,
        milliseconds=sum(answer.timings_ms.values()),
    )


def own_words(text: str) -> str:
    """Return an answer with its quotations blanked out, unless it states numbers only in them."""
    said = text
    for start, end in quotations(text):
        said = f"{said[:start]}{' ' * (end - start)}{said[end:]}"
    return said if numbers_of(said[:SCORED_CHARACTERS]) else text


def without_markers(answer: Answer) -> str:
    """Return an answer's text with its citation markers blanked out, every place kept.

    Brackets inside quotation marks are the quoted passage's own.
    """
    quoted = quotations(answer.answer)
    numbers = {citation.number for citation in answer.citations}

    def blank(found: re.Match[str]) -> str:
        inside = any(start <= found.start() < end for start, end in quoted)
        marker = int(found.group(1)) in numbers and not inside
        return " " * len(found.group()) if marker else found.group()

    return _MARKER.sub(blank, answer.answer)


def cites_evidence(sample: Sample, citations: Sequence[Citation]) -> bool:
    """Tell whether cited spans of the right documents hold every figure and match.

    Of the kind ``evidence``: whether one of them is one of the texts of evidence.
    """
    quotes = [each.quote for each in citations if is_of(each.document, sample.documents)]
    if sample.kind == "evidence":
        return any(is_evidence(quote, each) for quote in quotes for each in sample.evidence)
    figures = all(any(holds_figure(quote, each) for quote in quotes) for each in sample.figures)
    words = all(any(matches(each, quote) for quote in quotes) for each in sample.must_contain)
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


def _is_right(answer: Answer, places: Sequence[tuple[int, ...]], sample: Sample) -> bool:
    if sample.kind == "evidence" and not cites_evidence(sample, answer.citations):
        return False
    shown = without_markers(answer)[:SCORED_CHARACTERS]
    figures = against_own_labels(shown, places, sample) if sample.kind == "list" else all(places)
    return figures and all(matches(pattern, shown) for pattern in sample.must_contain)


def _says_values(said: str, sample: Sample, asking: Asking) -> bool:
    """Tell whether the answer's own sentences state each value; its parts may be quoted."""
    values = (ExpectedFigure(each.value, each.unit, op=each.op) for each in sample.figures)
    return all(places_of(said, each, asking) for each in values if not each.is_p)


def _says_otherwise(said: str, text: str, sample: Sample) -> bool:
    """Tell whether the answer's own words give the values to other groups or another endpoint.

    Only what is told for sure counts: every group is named, the values in another order than the
    groups; the endpoint asked for and the one named are different ones that both have a name.
    """
    if said == text and quotations(text):
        return False
    shown = said[:SCORED_CHARACTERS]
    asked = named(sample.slots.get("endpoint", ""), ENDPOINTS) or named(_asked(sample), ENDPOINTS)
    stated = named(shown, ENDPOINTS)
    of_another = bool(asked and stated and not asked & stated)
    asking = Asking(_asked(sample))
    places = [places_of(shown, ExpectedFigure(f.value, f.unit), asking) for f in sample.figures]
    otherwise = _names_another(shown, places, sample) or labels_contradict(shown, places, sample)
    return of_another or otherwise


def _names_another(shown: str, places: Sequence[tuple[int, ...]], sample: Sample) -> bool:
    """Tell whether a grade, time or the like is named, and only others than those asked for.

    Of a list of them only the first counts as named, unless each value is given to one asked for.
    """
    slots = numbered(" ".join(sample.slots.values()))
    asked = numbered(_asked(sample)) | numbered(sample.question) | slots
    said = numbered(shown)
    others = {noun for noun in said.keys() & asked.keys() if not said[noun] & asked[noun]}
    given = numbers_given(shown) if others else {}
    wanted = {(noun, number) for noun in others for number in asked[noun]}
    own = [at for at, each in zip(places, sample.figures, strict=True) if not each.is_p]
    told = [
        frozenset(noun for place in at for noun, _ in given.get(place, frozenset()) & wanted)
        for at in own
    ]
    return bool(others) and not (told and all(others <= nouns for nouns in told))


def _any(text: str, patterns: Sequence[str]) -> bool:
    return any(matches(pattern, text[:SCORED_CHARACTERS]) for pattern in patterns)
