"""One claim against the quotes it cites: every check, in the order in which they are told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.figures.endpoints import endpoint_names
from ingest.figures.measures import RATIOS, measures_in
from retrieval.families import AVERAGES, akin
from retrieval.grounding.comparisons import comparison_fault, favour_fault
from retrieval.grounding.composites import composite_in, endpoints_of
from retrieval.grounding.directions import direction_fault
from retrieval.grounding.loose_numbers import digits_fault, loose_fault
from retrieval.grounding.names import unknown_name
from retrieval.grounding.negation import negation_fault
from retrieval.grounding.neutral_words import NEUTRAL, telling
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.grounding.significance import significance_fault
from retrieval.grounding.support import Held, support
from retrieval.grounding.wording import unknown_word
from retrieval.words import stems

_VERSUS = re.compile(r"\b(?:or|versus|vs\.?|against|compared (?:with|to)|and)\b", re.IGNORECASE)
_WORDS = 4
"""Words on either side of a title's comparison that may name a group."""
LONGEST_WORD = 30
"""Characters of a word that are told in a reason."""
LEAST_WORDS = 2
"""Content words that a claim without a figure must share with its quotes."""
NO_MARKER = "it cites no quote"


def marker_fault(markers: Sequence[int], offered: Mapping[int, Quote]) -> str:
    """Say that a claim cites nothing, or what was not offered; empty where all is well."""
    if not markers:
        return NO_MARKER
    unknown = [f"[{number}]" for number in markers if number not in offered]
    return f"it cites {', '.join(unknown)}, which was not offered" if unknown else ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking a claim.

    Args:
        held: The figures it states, and where they stand.
        fault: Why it is not supported; empty where it is.
        tellable: Whether every word of it stands in its quotes, so that it can be shown as what
            was removed without showing what a document smuggled in.
    """

    held: tuple[Held, ...] = ()
    fault: str = ""
    tellable: bool = True


def checked(said: Said, quotes: Sequence[Quote]) -> Checked:
    """Check a claim against the quotes it cites.

    Args:
        said: The claim.
        quotes: The quotes it cites, at least one.

    Returns:
        The figures it states, or the first reason why it is not supported.
    """
    whole = _whole_quote(said, quotes)
    if whole is not None:
        figures = zip(said.figures, whole.placed, strict=False)
        return Checked(tuple(Held(claimed, placed, whole) for claimed, placed in figures))
    if fault := _words_fault(said, quotes):
        return Checked(fault=fault, tellable=False)
    held, fault = support(said, quotes)
    fault = (
        fault
        or loose_fault(said, [quote.text for quote in quotes])
        or digits_fault(said.text, "\n".join(f"{q.text}\n{q.near}\n{q.title}" for q in quotes))
        or ("" if held else _substance_fault(said, quotes))
        or _terms_fault(said, quotes)
        or _told_fault(said, quotes, held)
    )
    return Checked(held, fault)


def _whole_quote(said: Said, quotes: Sequence[Quote]) -> Quote | None:
    """Return the quote that a claim repeats word for word, from its first word to its last."""
    own = _repeated(said.text)
    return next((quote for quote in quotes if not said.lead and _repeated(quote.text) == own), None)


def _repeated(text: str) -> str:
    return " ".join(text.split()).strip(' ."“”').replace("·", ".")


def _words_fault(said: Said, quotes: Sequence[Quote]) -> str:
    named = frozenset().union(*(quote.named for quote in quotes))
    word = unknown_name(said.text, named) or unknown_word(said.text, quotes)
    return f"“{word[:LONGEST_WORD]}” does not stand in a quote it cites" if word else ""


def _substance_fault(said: Said, quotes: Sequence[Quote]) -> str:
    """Say that a claim without a figure says nothing that its quotes themselves say."""
    words = frozenset(stems(said.text)) - NEUTRAL
    held = words & frozenset().union(*(quote.own_words for quote in quotes))
    few = len(held) < LEAST_WORDS or len(held) < len(words) / 2
    return "it says too little that the quotes it cites say" if few else ""


def _terms_fault(said: Said, quotes: Sequence[Quote]) -> str:
    """Say that a claim names an endpoint, a measure or a group that its quotes do not speak of."""
    there = frozenset().union(*(_endpoints(quote) for quote in quotes))
    named = endpoints_of(said.text)
    whole = composite_in(said.text)
    strange = sorted(name for name in named - whole if not akin(name, there))
    strange += sorted(whole) if whole and not whole & there else []
    if strange:
        return f"no quote it cites speaks of {strange[0]}"
    measures = frozenset().union(*(quote.measures for quote in quotes))
    averages = {m.name for m in measures_in(said.text)} & (RATIOS | AVERAGES)
    if other := sorted(averages - measures):
        return f"no quote it cites gives a {other[0]}"
    return "" if len(quotes) > 1 else _side_fault(said, quotes[0])


def _endpoints(quote: Quote) -> frozenset[str]:
    text = f"{quote.text}\n{quote.near}\n{quote.title}"
    return frozenset(endpoint_names(text)) | composite_in(text)


def _side_fault(said: Said, quote: Quote) -> str:
    """Say that a claim names one side of the title's comparison where the quote has the other."""
    for joint in _VERSUS.finditer(quote.title):
        left = telling(" ".join(quote.title[: joint.start()].split()[-_WORDS:]))
        right = telling(" ".join(quote.title[joint.end() :].split()[:_WORDS]))
        own, words = quote.own_words, telling(said.text)
        for mine, other in ((left - right, right - left), (right - left, left - right)):
            if words & mine - own and own & other and not own & mine:
                return "it names a group that its quote does not speak of"
    return ""


def _told_fault(said: Said, quotes: Sequence[Quote], held: Sequence[Held]) -> str:
    """Say what a claim's words say against those of its quotes."""
    # The quotes its figures are of bear on it; where it states none, all it cites do.
    of = list({each.quote.number: each.quote for each in held}.values()) or list(quotes)
    text = "\n".join(quote.text for quote in of)
    stated = [each.placed.figure for each in held]
    figures = [figure for quote in of for figure in quote.figures]
    return (
        direction_fault(said, of, held)
        or significance_fault(said.text, text, stated, figures)
        or negation_fault(said.text, text)
        or comparison_fault(said.text, text)
        or favour_fault(said.text, text)
    )
