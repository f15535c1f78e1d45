"""The quotes a model is given: the best evidence with its neighbours, within a budget of tokens."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.documents import SectionKind
from retrieval.addressed import addresses_program
from retrieval.candidates import Candidate
from retrieval.consideration import Consideration
from retrieval.evidence import Evidence, WeighedDocument
from retrieval.grounding.quotes import Quote
from retrieval.prompts import document_line, heading_of, quote_line

BUDGET = 3_000
"""Tokens of the quotes of one prompt, headings included."""
WITH_NEIGHBOURS = 10
"""Of how many of the best the sentences and rows beside them are given too."""
_MARKER_TOKENS = 4

CountTokens = Callable[[Sequence[str]], list[int]]


@dataclass(frozen=True, slots=True)
class Offered:
    """What a model is given.

    Args:
        quotes: Numbered from 1, in document order inside a document, the best document first.
        evidence: The piece of evidence that each quote is, in the same order.
        withheld: How many sentences were kept from the model because they speak to a program.
    """

    quotes: tuple[Quote, ...]
    evidence: tuple[Evidence, ...]
    withheld: int = 0


def offer(considered: Consideration, count_tokens: CountTokens, budget: int = BUDGET) -> Offered:
    """Choose the quotes for a question.

    Args:
        considered: The question's ranked evidence.
        count_tokens: Counts the tokens of texts, as the encoder does.
        budget: Tokens that the quotes may take together.

    Returns:
        The best evidence that fits, each sentence or row once. A sentence that speaks to a program
        is left out, and counted.
    """
    wanted = list(_unique(_by_worth(considered)))
    poisoned = [each for each in wanted if addresses_program(each.candidate.text)]
    left = {id(each) for each in poisoned}
    kept = _within([each for each in wanted if id(each) not in left], count_tokens, budget)
    ordered = _in_document_order(kept)
    quotes = tuple(_quote(number, each) for number, each in enumerate(ordered, start=1))
    return Offered(quotes, tuple(ordered), len(poisoned))


def _by_worth(considered: Consideration) -> Iterator[Evidence]:
    """Yield what may be offered, the best first: ranked, their neighbours, then the abstracts."""
    ranked = considered.ranked
    yield from considered.fitting[: considered.sides]
    for each in ranked[:WITH_NEIGHBOURS]:
        yield each
        yield from _beside(each)
    # What was read may come from others, where these seemed to answer: the one that is most about
    # the question is offered all the same.
    read = {document.reading.stored.id for document in considered.documents}
    for document in considered.weighed[:1]:
        if document.reading.stored.id not in read:
            yield from _abstract(document)
    yield from ranked[WITH_NEIGHBOURS:]
    for document in considered.documents:
        yield from _abstract(document)


def _abstract(document: WeighedDocument) -> Iterator[Evidence]:
    for candidate in document.reading.candidates:
        if candidate.kind is SectionKind.ABSTRACT:
            yield _unranked(candidate, document)


def _beside(each: Evidence) -> Iterator[Evidence]:
    candidates = each.document.reading.candidates
    at = next((place for place, c in enumerate(candidates) if c is each.candidate), None)
    for place in (at - 1, at + 1) if at is not None else ():
        if 0 <= place < len(candidates) and candidates[place].heading == each.candidate.heading:
            yield _unranked(candidates[place], each.document)


def _unranked(candidate: Candidate, document: WeighedDocument) -> Evidence:
    return Evidence(candidate, document, 0.0, 0.0, {})


def _unique(evidence: Iterator[Evidence]) -> Iterator[Evidence]:
    """Leave out what was given before, and the same words of one document given twice."""
    seen: set[tuple[str, str]] = set()
    for each in evidence:
        key = (each.candidate.document, " ".join(each.candidate.text.split()).casefold())
        if key not in seen:
            seen.add(key)
            yield each


def _within(evidence: Sequence[Evidence], count_tokens: CountTokens, budget: int) -> list[Evidence]:
    """Take what fits, best first; what is too long for the rest is passed over, not cut."""
    quotes = [_quote(0, each) for each in evidence]
    lengths = count_tokens([quote_line(quote) for quote in quotes])
    kept: list[Evidence] = []
    headed: set[tuple[str, str]] = set()
    for each, quote, length in zip(evidence, quotes, lengths, strict=True):
        document = (each.candidate.document, "")
        heading = (each.candidate.document, heading_of(quote))
        above = [document_line(quote)] if document not in headed else []
        above += [heading_of(quote)] if heading[1] and heading not in headed else []
        cost = length + _MARKER_TOKENS + (sum(count_tokens(above)) if above else 0)
        if cost <= budget:
            budget -= cost
            kept.append(each)
            headed |= {document, heading}
    return kept


def _in_document_order(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Order documents by their best evidence, and the evidence of each by its place."""
    documents = list(dict.fromkeys(each.candidate.document for each in evidence))
    place = {document: at for at, document in enumerate(documents)}
    return sorted(evidence, key=lambda e: (place[e.candidate.document], e.candidate.start))


def _quote(number: int, each: Evidence) -> Quote:
    reading = each.document.reading
    title = reading.stored.document.title
    title = "" if addresses_program(title) else title
    return Quote(number, each.candidate, title, reading.definitions)
