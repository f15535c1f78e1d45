"""Words of a claim that only the question has: they may add to a quote, and replace nothing."""

import re
from collections.abc import Sequence

from retrieval.grounding.labelling import GENERIC
from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.grounding.ordinary_words import is_ordinary
from retrieval.grounding.phrases import Told, told_of
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.grounding.substituted import own_text
from retrieval.grounding.support import Held
from retrieval.grounding.synonyms import all_forms
from retrieval.words import STOP_WORDS, stem, stems, words

_THERE_WERE = re.compile(r"\s*there\s(?:was|were|is|are)\b", re.IGNORECASE)
_LEAST = 2
"""Of how many words that a quote says a figure of, one may be left out beside a borrowed word."""


def borrowed_fault(said: Said, quotes: Sequence[Quote], held: Sequence[Held]) -> str:
    """Say which word a claim has from the question alone, while it leaves out its quote's own.

    ``Erythema in 48%``, asked for erythema, of what a quote says of any finding.

    Args:
        said: The claim.
        quotes: The quotes it cites.
        held: The figures it states.
    """
    known = frozenset().union(*(q.own_words | frozenset(stems(q.title)) for q in quotes))
    beside = " ".join(quote.near for quote in quotes)
    asked = frozenset(stems(f"{said.question} {beside}")) - known
    borrowed = [each for each in _telling(said.text) if stem(each) in asked]
    if not borrowed:
        return ""
    for quote in quotes:
        claim = all_forms(said.whole, quote.definitions)
        subjects = list(_subjects(quote, held))
        for subject in subjects or [frozenset(map(stem, _telling(own_text(quote))))]:
            lost = subject - claim
            if _LEAST * len(lost) > len(subject):
                return f"“{borrowed[0]}” stands in the question alone, and not what the quote says"
    return ""


def _subjects(quote: Quote, held: Sequence[Held]) -> list[frozenset[str]]:
    """Return what a quote says each stated figure of."""
    row = quote.candidate.row
    if row is not None:
        return [frozenset(map(stem, _telling(row.label)))]
    known = told_of(quote.text, quote.figures)
    starts = [each.placed.figure.start for each in held if each.quote.number == quote.number]
    told = [known[at] for at in starts if at in known]
    return [found for each in told if (found := _subject(each))]


def _subject(told: Told) -> frozenset[str]:
    """Return what a figure is said of: ``there were 14 with bleeding`` names it behind."""
    before = frozenset(map(stem, _telling(told.printed)))
    return before or (told.name if _THERE_WERE.match(told.printed) else frozenset())


def _telling(text: str) -> list[str]:
    """Return the words of a text that say what is spoken of."""
    return [
        word
        for word in words(text)
        if word[0].isalpha()
        and word.casefold() not in STOP_WORDS
        and frozenset(stems(word)).isdisjoint(NEUTRAL | GENERIC)
        and not is_ordinary(word)
    ]
