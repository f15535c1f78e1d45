"""Whether every number of an answer stands in the quote that it is cited from.

The second invariant: every number in an answer stands, after normalising glyphs only, in the quote
of its own citation. Numbers are compared as numbers, never fuzzily: ``0·21`` is 0.21, ``.5`` is
0.5, ``1 048`` is 1048, ``Fifty-one`` is 51, and a number in the answer's own words that has a minus
sign needs one in the quote, unless either text says in words that something fell.

A digit that is part of a name (``177Lu``, ``G2``, ``NETTER-1``) states no quantity. It may also
stand in the heading or title of what is cited, or in the question, from where the answer took the
name; the year of a cited document names that document. The level of an interval (``95% CI``) must
stand in the quote.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from eval.numbers.stated_numbers import Stated, numbers_of, readings
from eval.numbers.unit_spellings import unit_behind
from eval.scoring.claims import Claim, claims_of
from eval.scoring.figure_match import says_less
from eval.scoring.scorers import ABSTENTIONS
from retrieval.answers import Answer, Citation

_YEAR = re.compile(r"\d{4}")
_DIGITS = re.compile(r"\d+(?:[.,·]\d+)*")


@dataclass(frozen=True, slots=True)
class Grounding:
    """How many of an answer's numbers stand where they must.

    Args:
        stated: Numbers that it states.
        standing: Those that stand in the quote of their own citation.
        missing: The others, as printed, in text order.
    """

    stated: int
    standing: int
    missing: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share that stands; 1 where none is stated."""
        return self.standing / self.stated if self.stated else 1.0


def grounded(answer: Answer) -> Grounding:
    """Look up every number of an answer in the quotes that its own claim cites.

    A number in an abstention may also repeat the question: it says what was looked for.

    Args:
        answer: Any answer, its markers are no numbers of it.
    """
    stated, missing = 0, []
    for claim in claims_of(answer):
        for printed, stands in _numbers(claim, answer):
            stated += 1
            missing += [] if stands else [printed]
    return Grounding(stated, stated - len(missing), tuple(missing))


def quotes_hold(answer: Answer, text_of: Callable[[str], str]) -> tuple[bool, ...]:
    """Tell of each citation whether its quote stands in its document, where it says it does.

    Args:
        answer: Any answer.
        text_of: Gives the canonical text of a document by its id.
    """
    # One document is often cited more than once, and its text may come from far away.
    text = cache(text_of)
    return tuple(
        0 <= each.start < each.end and text(each.document.id)[each.start : each.end] == each.quote
        for each in answer.citations
    )


def cited_by(claim: Claim, answer: Answer) -> list[Citation]:
    """Return the citations that a claim names, as far as there are such."""
    return [each for each in answer.citations if each.number in claim.markers]


def is_year(own: str, start: int, end: int, cited: Sequence[Citation]) -> bool:
    """Tell whether a number that stands alone is the year of a cited document, naming it."""
    alone = _YEAR.fullmatch(own[max(0, start - 1) : end + 1].strip(" (),.:;"))
    counted = unit_behind(own, end) is not None
    years = {str(each.document.year) for each in cited}
    return alone is not None and not counted and own[start:end] in years


def _numbers(claim: Claim, answer: Answer) -> Iterator[tuple[str, bool]]:
    """Yield every number of a claim as printed, and whether it stands where it must."""
    cited = cited_by(claim, answer)
    quotes = "\n".join(each.quote for each in cited)
    there = [each for way in readings(quotes) for each in way]
    repeated = numbers_of(answer.question) if answer.status in ABSTENTIONS else frozenset()
    ways = readings(claim.own)
    # Of the ways to read ``1 048``, the one with fewest numbers, all in the quote, is meant.
    own = min(ways, key=lambda way: (sum(n.value not in _sizes(there) for n in way), len(way)))
    less = says_less(claim.own) or says_less(quotes)
    for each in own:
        stands = any(_same(each, other, less=less) for other in there) or each.value in repeated
        stands = stands or is_year(claim.own, each.start, each.end, cited)
        yield claim.own[each.start : each.end], stands
    yield from _names(claim.own, own, quotes, _surroundings(cited, answer))
    for quotation in claim.quotations:
        yield from _quoted(quotation, quotes)


def _sizes(numbers: list[Stated]) -> frozenset[Decimal]:
    return frozenset(each.value for each in numbers)


def _same(said: Stated, there: Stated, *, less: bool) -> bool:
    return said.value == there.value and (less or bool(said.signs & there.signs))


def _names(
    own: str, read: tuple[Stated, ...], quotes: str, around: str
) -> Iterator[tuple[str, bool]]:
    """Yield the digits of names and of levels."""
    taken = {at for each in read for at in range(each.start, each.end)}
    in_quote, near = set(_DIGITS.findall(quotes)), set(_DIGITS.findall(around))
    for found in _DIGITS.finditer(own):
        if found.start() in taken:
            continue
        level = own[found.end() : found.end() + 2].lstrip()[:1] == "%"
        yield found.group(), found.group() in (in_quote if level else in_quote | near)


def _quoted(quotation: str, quotes: str) -> Iterator[tuple[str, bool]]:
    there = set(_DIGITS.findall(quotes))
    yield from ((found, found in there) for found in _DIGITS.findall(quotation))


def _surroundings(cited: list[Citation], answer: Answer) -> str:
    parts = [f"{each.section} {each.document.title} {each.document.year}" for each in cited]
    return "\n".join([*parts, answer.question, answer.standalone_question])
