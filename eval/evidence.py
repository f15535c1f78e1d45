"""Whether cited evidence is the right evidence: its document, and every expected number in it."""

import re
from collections.abc import Sequence
from decimal import Decimal

from eval.samples import Sample

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: n for n, word in enumerate(_ONES)} | {
    word: 10 * n for n, word in enumerate(_TENS, start=2)
}
_SPELT = re.compile(
    rf"\b(?P<tens>{'|'.join(_TENS)})(?:[-\s](?P<one>{'|'.join(_ONES[1:10])})\b)?"
    rf"|\b(?P<plain>{'|'.join(_ONES)})\b"
)
_NUMBER = re.compile(r"(?<![\d.])(?:\d+(?:\.\d+)?|\.\d+)")
_THOUSANDS = re.compile(r"(?<=\d)[, \u2009\u202f\u00a0](?=\d{3}(?!\d))")


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
    stated = numbers_stated(text)
    wanted = {abs(Decimal(repr(number))) for figure in sample.figures for number in figure.numbers}
    return wanted <= stated


def holds_evidence(text: str, sample: Sample) -> bool:
    """Tell whether a text states what a right answer must: figures, or the patterns of a text."""
    patterns = (re.search(pattern, text, re.IGNORECASE) for pattern in sample.must_contain)
    return holds_figures(text, sample) and all(patterns)


def rank_of_evidence(quotes: Sequence[str], sample: Sample) -> int | None:
    """Return the place, from 1, of the first quote that alone holds the evidence; None if none."""
    return next(
        (rank for rank, quote in enumerate(quotes, start=1) if holds_evidence(quote, sample)), None
    )


def _spelt(text: str) -> set[Decimal]:
    return {
        Decimal(_WORDS[found["tens"] or found["plain"]] + _WORDS.get(found["one"] or "", 0))
        for found in _SPELT.finditer(text.lower())
    }
