"""Whether cited evidence is the right evidence: its document, and every expected number in it."""

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from eval.numbers.stated_numbers import SPELT, spelt_value
from eval.questions.samples import ExpectedFigure, Sample

_NUMBER = re.compile(r"(?<![\d.])(?:\d+(?:\.\d+)?|\.\d+)")
_THOUSANDS = re.compile(r"(?<=\d)[, \u2009\u202f\u00a0](?=\d{3}(?!\d))")
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:\.\d+)*")
_FEWEST = 4
"""Tokens of a text that is evidence by standing in another: a heading stands in too many."""
_OVERLAP = 0.5


def numbers_stated(text: str) -> frozenset[Decimal]:
    """Return every number a text states, signs left out.

    Read apart from the product's own grammar, so that a fault there cannot hide itself here:
    ``35·9`` is 35.9, ``1,048`` and ``1 048`` are 1048 (and 1 and 48), ``Fifty-one`` is 51.
    """
    decimal = text.replace("·", ".")
    joined = _THOUSANDS.sub("", decimal)
    found = {Decimal(m.group()) for each in (decimal, joined) for m in _NUMBER.finditer(each)}
    return frozenset(found | _spelt(text))


def holds_figures(text: str, sample: Sample) -> bool:
    """Tell whether a text states every number of every expected figure of a question."""
    return all(holds_figure(text, figure) for figure in sample.figures)


def holds_figure(text: str, figure: ExpectedFigure) -> bool:
    """Tell whether a text states every number of an expected figure, signs left out."""
    return {abs(number) for number in figure.numbers} <= numbers_stated(text)


def holds_evidence(text: str, sample: Sample) -> bool:
    """Tell whether a text states what a right answer must: figures, or the patterns of a text."""
    patterns = (re.search(pattern, text, re.IGNORECASE) for pattern in sample.must_contain)
    return holds_figures(text, sample) and all(patterns)


def is_evidence(quote: str, evidence: str) -> bool:
    """Tell whether a quote is a marked piece of evidence, or as good as one.

    One stands in the other, letter case, spaces and punctuation aside: annotators mark half a
    sentence or three. Or they share half of all their words and numbers (intersection over union of
    tokens, as for partial matches of rationales in ERASER: DeYoung et al., ACL 2020), as when
    abstract and text say the same. Half of the shorter one's would not do: most sentences of a
    paper share that much with some evidence of it.

    Args:
        quote: A cited passage.
        evidence: The text that was marked.
    """
    ours, theirs = _tokens(quote), _tokens(evidence)
    shorter, longer = sorted((ours, theirs), key=len)
    if len(shorter) >= _FEWEST and f" {' '.join(shorter)} " in f" {' '.join(longer)} ":
        return True
    shared = sum((Counter(ours) & Counter(theirs)).values())
    return shared > 0 and shared >= _OVERLAP * (len(ours) + len(theirs) - shared)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold().replace("·", "."))


def rank_of_evidence(quotes: Sequence[str], sample: Sample) -> int | None:
    """Return the place, from 1, of the first quote that alone holds the evidence; None if none."""
    return next(
        (rank for rank, quote in enumerate(quotes, start=1) if holds_evidence(quote, sample)), None
    )


def rank_of_all_evidence(quotes: Sequence[str], sample: Sample) -> int | None:
    """Return the place by which all of the marked evidence has been seen; None if it is not.

    Args:
        quotes: Sentences and rows, best first.
        sample: A question; where its evidence is marked in several pieces, as where one sentence
            speaks of each group, no single quote need hold all of it.
    """
    places = []
    for piece in sample.evidence:
        found = (at for at, quote in enumerate(quotes, start=1) if is_evidence(quote, piece))
        places.append(next(found, None))
    known = [place for place in places if place is not None]
    return max(known) if known and len(known) == len(places) else None


def _spelt(text: str) -> set[Decimal]:
    return {spelt_value(found) for found in SPELT.finditer(text)}
