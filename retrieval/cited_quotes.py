"""What stands in for a reply of which nothing passed: the quotes that it cites, as they stand.

A model often cites the right sentence and says it in words that cannot be confirmed. What is shown
then is that sentence itself, which no word of the model's has touched.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.figures.numbers import numbers_in
from retrieval.answers import Citation, Status, answer_figure
from retrieval.consideration import Consideration
from retrieval.evidence import Evidence
from retrieval.excerpts import grounded
from retrieval.grounding.claims import Claim
from retrieval.grounding.gate import Removed
from retrieval.offered import Offered
from retrieval.question import Asked, Kind
from retrieval.quoting import (
    MOST_WORDS,
    Draft,
    cited,
    parts_missing,
    quotation,
    says_the_same,
    with_missing,
)
from retrieval.repetition import repeats


def quoting_cited(
    considered: Consideration, offered: Offered, removed: Sequence[Removed], quoted: Draft
) -> Draft:
    """Quote what a reply cites where nothing of it passed, and behind it the evidence's own best.

    Args:
        considered: The question and its evidence.
        offered: The quotes the model was given.
        removed: The sentences that were held back; no word of theirs is shown.
        quoted: The answer without a model.

    Returns:
        As many quotes as the answer without a model shows: first those cited for numbers that they
        hold and fitting the question, which no near miss does, in the order of the evidence; then
        that answer's own. The figures are those chosen that stand in them. It is the answer without
        a model itself where that answers nothing, contradicts itself, or compares studies; where it
        states figures of quotes that are all cited; and where no quote is cited that may answer.
    """
    places = _places(considered.asked, offered, removed)
    wanted = [each for each in considered.fitting if id(each.candidate) in places]
    settled = quoted.status not in {"answered", "partial"} or considered.sides
    if settled or not wanted or _states(considered, quoted, places):
        return quoted
    shown = _shown(considered.asked, wanted, _own(considered, quoted), quoted.shown)
    return _draft(considered, shown, quoted.citations)


def _places(asked: Asked, offered: Offered, removed: Sequence[Removed]) -> set[int]:
    """Return the identities of the candidates that are cited for what they may hold."""
    claims = [claim for each in removed for claim in each.claims]
    of_each = (_cited_by(claim, asked, offered) for claim in claims)
    return {id(each.candidate) for cited_by in of_each for each in cited_by}


def _cited_by(claim: Claim, asked: Asked, offered: Offered) -> list[Evidence]:
    """Return what a claim cites; nothing where it states a number that stands in none of it."""
    quotes = [offered.evidence[at - 1] for at in claim.markers if 0 < at <= len(offered.evidence)]
    there = (asked.question, *(each.candidate.text for each in quotes))
    known = {number.value for text in there for number in numbers_in(text)}
    return quotes if all(number.value in known for number in numbers_in(claim.text)) else []


def _states(considered: Consideration, quoted: Draft, places: set[int]) -> bool:
    """Tell whether an answer states figures in words, and the evidence of all of them is cited."""
    chosen = considered.selection.chosen
    return quoted.is_statement and all(id(c.match.evidence.candidate) in places for c in chosen)


def _own(considered: Consideration, quoted: Draft) -> list[Evidence]:
    """Return the evidence that the answer without a model shows, in its order."""
    by_place = {(e.candidate.start, e.candidate.text): e for e in considered.fitting}
    shown = [(each.start, each.quote) for each in quoted.citations[: quoted.shown]]
    return [by_place[each] for each in shown if each in by_place]


def _shown(
    asked: Asked, wanted: Sequence[Evidence], own: Sequence[Evidence], most: int
) -> list[Evidence]:
    """Choose what is quoted, nothing twice; what holds no number last where a figure is asked."""
    if asked.kind is not Kind.TEXT:
        wanted = sorted(wanted, key=lambda each: not each.candidate.numbers)
    shown: list[Evidence] = []
    words = 0
    for each in (*wanted, *own):
        length = len(quotation(asked, each, {id(each): 1}).split())
        full = len(shown) >= max(1, most) or words + length > MOST_WORDS
        if not (shown and full) and not any(_is_said(asked, each, other) for other in shown):
            shown.append(each)
            words += length
    return shown


def _is_said(asked: Asked, each: Evidence, other: Evidence) -> bool:
    """Tell whether a quote says nothing that another has not said of what is asked."""
    if asked.kind is Kind.TEXT or not each.candidate.numbers:
        return repeats(each, other)
    return says_the_same(each, other)


def _draft(
    considered: Consideration, shown: Sequence[Evidence], before: Sequence[Citation]
) -> Draft:
    asked = considered.asked
    numbers = {id(each): place for place, each in enumerate(shown, start=1)}
    by_place = {id(each.candidate): numbers[id(each)] for each in shown}
    sentences = [quotation(asked, each, numbers) for each in shown]
    chosen = [
        (each, place)
        for each in considered.selection.chosen
        if (place := by_place.get(id(each.match.evidence.candidate)))
        and grounded(each.match.figure.text, sentences[place - 1])
    ]
    stated = replace(considered.selection, chosen=tuple(each for each, _ in chosen))
    lacking = parts_missing(asked, stated, shown)
    citations = _with_others(cited(shown), before)
    figures = tuple(answer_figure(each.match.figure, citations[at - 1]) for each, at in chosen)
    text, warnings = with_missing(sentences, lacking, stated.chosen)
    status: Status = "partial" if lacking else "answered"
    return Draft(status, text, figures, citations, warnings, len(shown))


def _with_others(own: Sequence[Citation], before: Sequence[Citation]) -> tuple[Citation, ...]:
    """Put behind what is shown what was cited before, as many citations in all as there were."""
    known = {(each.document.id, each.start, each.end) for each in own}
    others = [each for each in before if (each.document.id, each.start, each.end) not in known]
    others = others[: max(0, len(before) - len(own))]
    numbered = enumerate(others, start=len(own) + 1)
    return (*own, *(replace(each, number=number) for number, each in numbered))
