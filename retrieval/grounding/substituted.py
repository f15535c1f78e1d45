"""A word of a claim that stands in the place of another of its quote: *sitting* for *standing*.

The title, the caption and the sentence before a quote may lend a claim their words, but none that
takes the place of the quote's own.
"""

import re
from collections.abc import Iterator, Sequence

from retrieval.grounding.labelling import GENERIC
from retrieval.grounding.neutral_words import ARMS, NEUTRAL
from retrieval.grounding.quotes import Quote
from retrieval.grounding.synonyms import all_forms
from retrieval.words import STOP_WORDS, stem, stems

_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑'’.][^\W_]+)*|[,;:()]")
_ORDERS = frozenset(
    stems(
        "initial initially first second third final last early late earlier later primary secondary"
        " previous subsequent baseline entry upper lower men women adults before after positive"
    )
)
"""Neutral words that tell one thing from another all the same."""
_PAIRS = (("pre", "post"), ("high", "low"), ("short", "long"), ("intra", "extra"), ("on", "off"))
_PREFIXES = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
_AFTER = frozenset({"after", "before", "during", "following", "under", "since", "for"})
_REACH = 3


def substituted_fault(said: str, quote: Quote, clause: str = "") -> str:
    """Say which word of a claim stands where its quote has another; empty where none does.

    Args:
        said: The claim.
        quote: The one quote it cites.
        clause: The part of it that the claim is held to; all of it where none is given.
    """
    text, row = clause or own_text(quote), quote.candidate.row
    labelled = row is not None
    mine, there = _tokens(said), _tokens(row.label if row else text)
    claim = all_forms(said, quote.definitions)
    own = quote.own_words if text == quote.text else all_forms(text, quote.definitions)
    for word in mine:
        if other := _turned(word, there):
            return f"it says “{word}” where the quote says “{other}”"
    for at, word in enumerate(mine[:-1]):
        behind = stem(mine[at + 1])
        if _held(word, own):
            continue
        if word.casefold() in ARMS and behind in GENERIC:
            others = _named_groups(mine, there, behind)
        elif _tells(word) and behind in own and _tells(mine[at + 1], loose=True):
            others = list(_before(there, behind))
            told = all(_tells(o, loose=labelled) and not _held(o, claim) for o in others)
            others = others if told else []
        else:
            continue
        if others:
            return f"it says “{word} {mine[at + 1]}” where the quote says “{others[0]}”"
    return _after_fault(mine, there, own, claim)


def _named_groups(mine: Sequence[str], there: Sequence[str], behind: str) -> list[str]:
    """Return what a quote calls its groups where none is a control, and a claim names one so."""
    others = list(_before(there, behind))
    controls = any(each.casefold() in ARMS for each in others)
    said = {each.casefold() for each in _before(mine, behind)}
    told = all(_tells(each) and each.casefold() not in said for each in others)
    return others if told and not controls else []


def own_text(quote: Quote) -> str:
    """Return a sentence; of a table row, what follows its caption."""
    row = quote.candidate.row
    if row is None or f" > {row.label}: " not in quote.text:
        return quote.text
    return quote.text[quote.text.index(f" > {row.label}: ") + 3 :]


def _turned(word: str, there: Sequence[str]) -> str:
    """Return what a quote has with another prefix: ``post-test`` for *pre-test*; else nothing."""
    prefix, hyphen, rest = word.casefold().partition("-")
    other = _PREFIXES.get(prefix, "") if hyphen else ""
    printed = {each.casefold() for each in there}
    turned = f"{other}-{rest}"
    return turned if word.casefold() not in printed and turned in printed else ""


def _after_fault(
    mine: Sequence[str], there: Sequence[str], own: frozenset[str], claim: frozenset[str]
) -> str:
    """Compare what follows one *after*, *before* or *during* in both."""
    for joint in _AFTER:
        one, other = _behind(mine, joint), _behind(there, joint, loose=True)
        if one and other and not _shared(one, own) and not _shared(other, claim):
            return f"it says {joint} “{' '.join(one)}” where the quote says “{' '.join(other)}”"
    return ""


def _behind(tokens: Sequence[str], joint: str, *, loose: bool = False) -> list[str]:
    places = [at for at, each in enumerate(tokens) if each.casefold() == joint]
    if len(places) != 1:
        return []
    found: list[str] = []
    for each in tokens[places[0] + 1 : places[0] + 2 + _REACH]:
        if not each[0].isalnum():
            break
        found += [each] if _tells(each, loose=loose) else []
    return found


def _shared(words: Sequence[str], held: frozenset[str]) -> bool:
    return any(_held(each, held) for each in words)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _before(tokens: Sequence[str], behind: str) -> Iterator[str]:
    """Yield the words right before one in a quote."""
    for at, each in enumerate(tokens[1:], start=1):
        if stem(each) == behind:
            yield tokens[at - 1]


def _held(word: str, held: frozenset[str]) -> bool:
    pieces = {*stems(word), stem(word), stem(word.casefold().removesuffix("ly"))}
    return not pieces.isdisjoint(held)


def _tells(word: str, *, loose: bool = False) -> bool:
    """Tell a word that says what is spoken of; loosely, a word of a report that names it too."""
    plain = word.casefold()
    if plain in STOP_WORDS or not word[0].isalpha() or len(plain) < 3:  # noqa: PLR2004
        return False
    if loose:
        return True
    own = stem(word)
    return own in _ORDERS or (own not in NEUTRAL and own not in GENERIC)
