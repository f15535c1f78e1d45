"""Words of a claim that its quotes do not bear out."""

import re
from collections.abc import Sequence

from ingest.figures.numbers import numbers_in
from ingest.figures.units import unit_at
from ingest.subscripts import in_line
from retrieval.concepts import any_held, placed_concepts
from retrieval.grounding.ages import is_age_named
from retrieval.grounding.amounts import strange_amount, without_named
from retrieval.grounding.inflections import are_initials, other_numbers
from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.grounding.ordinary_words import is_ordinary
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.grounding.synonyms import single_forms
from retrieval.same_times import meets
from retrieval.time_points import moments
from retrieval.words import STOP_WORDS, stem, stems

_WORD = re.compile(r"[^\W\d_][\w'’]*(?:[-‐‑][^\W_][\w'’]*)*")
_FOREIGN = re.compile(r"https?:|www\.|://|@|[<>{}\\]{2,}|\w\(\)|```|\$\{")
_PER = re.compile(
    r"(?:\bper\s|/\s?|\ba\s|\beach\s)(?:(?:patient|person|woman|child)[\s-])?"
    r"(?P<time>hour|day|week|month|year)\b",
    re.IGNORECASE,
)
_AFTER_ONE = re.compile(
    r"\b(?:after|at|by|within|over)\s(?:a|one)\s(?:day|week|month|year)\b", re.IGNORECASE
)
_TIMES_LY = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month"}
_LY = re.compile(r"\b(?:hourly|daily|weekly|monthly)\b", re.IGNORECASE)
_ANNUAL = re.compile(r"\bannual|\byearly|\bper annum", re.IGNORECASE)
_OPERATED = frozenset("surgery surgical operation operations operative procedure".split())
_OPERATION = re.compile(r"(?:ectom|plast|otom|ostom|raph|desis|surg|operat|laparoscop|robot)i?$")
"""The stem of an operation's name, of which a claim may say that it is one."""
_OTHERS = {
    "men": "women|female|boys", "women": "men|male|girls", "children": "adults|parents",
    "infants": "adults|mothers|children",
}  # fmt: skip
"""Who the people of a study may be -> who must not be among them."""
_RESPONSE = frozenset({stem("response"), stem("responder")})
_ADVERB = re.compile(r"\w{3,}ly$")
_THE = re.compile(r"\b[Tt]he\s([a-z]{4,})\b")
_MEASURING = frozenset("hazard odds risk rate likelihood".split())
_FALLS = re.compile(r"\bfalls\b(?!\s(?:by|from|to|below|of|short|in(?!\s\d))\b)", re.IGNORECASE)
"""The accidents, no way that something went."""
_PIECES = re.compile(r"[-‐‑]")
_PREFIXES = frozenset(
    "pre post non un re sub co anti multi inter intra long short high low".split()
)


def unknown_word(
    said: str, quotes: Sequence[Quote], offered: Sequence[Quote] = (), question: str = ""
) -> str:
    """Return the first word of a claim that neither its quotes hold nor every report uses.

    A word counts as held where the quote, its heading, the sentence before it or its document's
    title has it in any of its spellings: abbreviations both ways, synonyms, British and American.

    Args:
        said: The claim, markers taken out.
        quotes: The quotes it cites.
        offered: All quotes, of which those of the same document may print a name in full.
        question: What was asked; a reply may use its words.

    Returns:
        The word as written; empty where all are borne out.
    """
    if foreign := _FOREIGN.search(said):
        return foreign.group()
    texts = in_line(" ".join(quote.text for quote in quotes)).casefold().replace("κ", "kappa")
    bare = without_named(said, "\n".join(quote.around for quote in quotes))
    if amount := strange_amount(Said(bare), texts):
        return amount
    if strange := sorted(_times(_without_moments(bare, texts)) - _times(texts)):
        return f"per {strange[0]}"
    held = frozenset().union(*(quote.words for quote in quotes))
    held |= single_forms(question, quotes[0].definitions if quotes else {})
    own = frozenset(stems(said))
    phrases = (form for quote in quotes for form in quote.phrases if own.issuperset(form))
    held = held.union(*phrases)
    if _FALLS.search(said) and stem("falls") not in held:
        return "falls"
    printed = frozenset(_WORD.findall(texts))
    taken = _units(said) | _in_place_of(said, quotes, offered)
    before = ""
    for word in _WORD.finditer(said):
        known = word.start() in taken or word.group().casefold() in printed
        known = known or _is_held(word.group(), held) or _answers(word.group(), before)
        known = known or is_age_named(said, word.start(), word.group())
        known = known or _is_of_all(word.group(), quotes, offered)
        known = known or _in_full(f"{before} {word.group()}".casefold(), quotes, offered)
        before = word.group()
        if not known and not any(are_initials(word.group(), quote.around) for quote in quotes):
            return word.group()
    return ""


def _times(text: str) -> frozenset[str]:
    """Return the times that a text gives rates per: *annualised* is per year."""
    found = {each["time"].casefold() for each in _PER.finditer(text)}
    found |= {_TIMES_LY[each.group().casefold()] for each in _LY.finditer(text)}
    return frozenset(found | ({"year"} if _ANNUAL.search(text) else set()))


def _without_moments(said: str, texts: str) -> str:
    """Take out ``after a year`` where quotes have that moment, as ``at 12 months``."""
    there = moments(texts)

    def bare(found: re.Match[str]) -> str:
        return "" if meets(there, moments(f"{found.group()} ,")) else found.group()

    return _AFTER_ONE.sub(bare, said)


def _answers(word: str, before: str) -> bool:
    """Tell the response that a name with digits counts: ``ACR20 response``."""
    return stem(word) in _RESPONSE and before[-1:].isdigit()


def _is_of_all(word: str, quotes: Sequence[Quote], offered: Sequence[Quote]) -> bool:
    """Tell who all people of a study are: *men*, where its quotes count men, and nobody else."""
    own, others = word.casefold(), _OTHERS.get(word.casefold(), "")
    documents = {quote.candidate.document for quote in quotes}
    texts = " ".join(q.text for q in offered if q.candidate.document in documents).casefold()
    counted = re.search(rf"\d\s{own}\b|\b{own}\s(?:aged|with|who|were\s\w+ed)\b", texts) is not None
    return bool(others) and counted and not re.search(rf"\b(?:{others}|were {own})\b", texts)


def _in_full(name: str, quotes: Sequence[Quote], offered: Sequence[Quote]) -> bool:
    """Tell two words that are the full name of what a quote names by the first of them.

    ``The oral group`` may be called *oral antipsychotics* where other quotes of its document do,
    and nothing else there is called *oral*.
    """
    first, _, second = name.partition(" ")
    if not first or first in STOP_WORDS or stem(first) in NEUTRAL:
        return False
    documents = {quote.candidate.document for quote in quotes}
    texts = [q.text.casefold() for q in offered if q.candidate.document in documents]
    behind = {
        found for text in texts for found in re.findall(rf"\b{re.escape(first)}\s([a-z-]+)", text)
    }
    full = {each for each in behind if each not in STOP_WORDS and stem(each) not in NEUTRAL}
    return full == {second} and all(first in quote.text.casefold().split() for quote in quotes)


def _in_place_of(said: str, quotes: Sequence[Quote], offered: Sequence[Quote]) -> frozenset[int]:
    """Return the places of the full name of what a quote calls by its last word: *the ratio*.

    Another quote of its document must have that name, and nothing else there have that last word.
    """
    documents = {quote.candidate.document for quote in quotes}
    texts = " ".join(q.text for q in offered if q.candidate.document in documents).casefold()
    places: set[int] = set()
    for last in {found for quote in quotes for found in _THE.findall(quote.text)}:
        for full in re.finditer(rf"(?:[\w-]+\s){{1,2}}{last}\b", said, re.IGNORECASE):
            others = set(re.findall(rf"([\w-]+)\s{last}\b", texts)) - STOP_WORDS - _MEASURING
            name = full.group().casefold()
            if len(others) == 1 and name in texts:
                places.update(range(full.start(), full.end()))
    return frozenset(places)


def _is_held(word: str, held: frozenset[str]) -> bool:
    pieces = [piece for piece in _PIECES.split(word) if piece.casefold() not in _PREFIXES]
    return _known(word, held) or all(_known(piece, held) for piece in pieces)


def _known(piece: str, held: frozenset[str]) -> bool:
    own = stems(piece)
    if is_ordinary(piece) or all(each in held or each in NEUTRAL for each in own):
        return True
    if any(held.issuperset(stems(other)) for other in other_numbers(piece)):
        return True
    if piece.casefold() in _OPERATED and any(_OPERATION.search(each) for each in held):
        return True
    if stem(f"{piece}ly") in held:
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
