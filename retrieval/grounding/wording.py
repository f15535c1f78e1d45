"""Words of a claim that its quotes do not bear out."""

import re
from collections.abc import Sequence

from ingest.figures.numbers import numbers_in
from ingest.figures.units import unit_at
from retrieval.concepts import any_held, placed_concepts
from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.grounding.quotes import Quote
from retrieval.words import stems

_WORD = re.compile(r"[^\W\d_][\w'’]*(?:[-‐‑][^\W_][\w'’]*)*")
_FOREIGN = re.compile(r"https?:|www\.|://|@|[<>{}\\]{2,}|\w\(\)|```|\$\{")
_AMOUNTS = re.compile(
    r"\b(?:once|twice|thrice|daily|weekly|monthly|yearly|hourly|annual(?:ly)?|fortnightly|all|most"
    r"|majority|minority|half|halved|doubled|tripled|third|quarter|every|always|never|none|nobody"
    r"|everyone|nearly all|few|many)\b",
    re.IGNORECASE,
)
"""How often and how many, in words: a quote must have the same word."""
_ADVERB = re.compile(r"\w{3,}ly$")
_PIECES = re.compile(r"[-‐‑]")
_PREFIXES = frozenset(
    "pre post non un re sub co anti multi inter intra long short high low".split()
)


def unknown_word(said: str, quotes: Sequence[Quote]) -> str:
    """Return the first word of a claim that neither its quotes hold nor every report uses.

    A word counts as held where the quote, its heading, the sentence before it or its document's
    title has it in any of its spellings: abbreviations both ways, synonyms, British and American.

    Args:
        said: The claim, markers taken out.
        quotes: The quotes it cites.

    Returns:
        The word as written; empty where all are borne out.
    """
    if foreign := _FOREIGN.search(said):
        return foreign.group()
    texts = " ".join(quote.text for quote in quotes).casefold()
    for amount in _AMOUNTS.finditer(said):
        if re.search(rf"\b{amount.group().casefold()}\b", texts) is None:
            return amount.group()
    held = frozenset().union(*(quote.words for quote in quotes))
    printed = frozenset(_WORD.findall(texts))
    taken = _units(said)
    for word in _WORD.finditer(said):
        known = word.start() in taken or word.group().casefold() in printed
        if not known and not _is_held(word.group(), held):
            return word.group()
    return ""


def _is_held(word: str, held: frozenset[str]) -> bool:
    pieces = [piece for piece in _PIECES.split(word) if piece.casefold() not in _PREFIXES]
    return _known(word, held) or all(_known(piece, held) for piece in pieces)


def _known(piece: str, held: frozenset[str]) -> bool:
    own = stems(piece)
    if all(each in held or each in NEUTRAL for each in own):
        return True
    adverb = _ADVERB.fullmatch(piece.casefold()) is not None
    return adverb or any(any_held(each.concept.forms, held) for each in placed_concepts(piece))


def _units(said: str) -> frozenset[int]:
    """Return the places of the units behind numbers: those are compared with the figures."""
    places: set[int] = set()
    for number in numbers_in(said):
        places.update(range(number.start, number.end))
        unit = unit_at(said, number.end)
        places.update(range(number.end, unit.end) if unit else ())
    return frozenset(places)
