"""What a claim denies and its quote affirms, or the other way round."""

import re

from ingest.figures.endpoints import endpoints_in
from ingest.figures.measures import measures_in
from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.grounding.significance import without_verdicts
from retrieval.grounding.valence import UNWELCOME
from retrieval.words import stem

_NEGATION = re.compile(
    r"\b(?:not|no|never|neither|nor|without|cannot|none|failed to|lack of|absence of"
    r"|inability to|unable to)\b|n['’]t\b",
    re.IGNORECASE,
)
_DID_NOT = re.compile(r"\b(?:did|does|do)(?:\snot|n['’]t)\s(?!differ)\w+", re.IGNORECASE)
_NONE = re.compile(r"(?<![\d.])0(?:%|\sof\b)")
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_SCOPE_ENDS = re.compile(
    r"[,;.()]|\b(?:by|with|in|for|than|compared|between|among|on)\b"
    r"|(?<=\beffect)\sof\b|(?<=\bbenefit)\sof\b|(?<=\bimpact)\sof\b"
)
_REACH = 2
"""Content words behind a negation that it speaks of."""


def negation_fault(said: str, quote: str) -> str:
    """Say which word a claim denies that its quote affirms, or affirms that its quote denies.

    Args:
        said: The claim.
        quote: The quote's text.

    Returns:
        The contradiction, in words; empty where there is none.
    """
    affirmed, denied = _stances(without_verdicts(said))
    there_affirmed, there_denied = _stances(quote)
    for word in sorted(affirmed & (there_denied - there_affirmed)):
        return f"it affirms what the quote denies (“{word}…”)"
    for word in sorted(denied & (there_affirmed - there_denied)):
        return f"it denies what the quote affirms (“{word}…”)"
    denies = denied or _DID_NOT.search(without_verdicts(said))
    if denies and not there_denied and not _NEGATION.search(_NONE.sub("none", quote)):
        return "it denies something, and the quote denies nothing"
    return ""


def _stances(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems a text affirms and those it denies."""
    terms = [*endpoints_in(text), *(m for m in measures_in(text) if m.name not in _HAPPENINGS)]
    named = {at for term in terms for at in range(term.start, term.end)}
    events = {t.start: frozenset({f"={t.name}"}) for t in terms if t.name in UNWELCOME}
    starts = [found.end() for found in _NEGATION.finditer(text)]
    denied: set[str] = set()
    places: set[int] = set()
    for start in starts:
        left = _REACH
        stop = _SCOPE_ENDS.search(text[start:])
        end = start + stop.start() if stop else len(text)
        for word in _WORD.finditer(text, start, end):
            piece = stem(word.group())
            if word.group().casefold() in _FILLERS:
                continue
            if word.start() in named:
                if word.start() in events:
                    denied |= {*events[word.start()], piece}
                continue
            denied.add(piece)
            places.add(word.start())
            left -= 1
            if not left:
                break
    affirmed = {
        stem(word.group())
        for word in _WORD.finditer(text)
        if word.start() not in places and word.start() not in named
    }
    affirmed |= frozenset().union(*events.values()) - denied
    return frozenset(affirmed - _IDLE), frozenset(denied - _IDLE)


_FILLERS = frozenset(
    "a an the been be yet was were is are has have had did does do any to in of for with between "
    "by there it statistically significantly significant clinically".split()
)
_HAPPENINGS = frozenset({"change", "difference"})
"""Measures that are what may happen, or not."""
_VERDICTS = frozenset(
    map(
        stem,
        "reached differ different difference significant changed improved increased decreased"
        " reduced affected prolonged benefit superior inferior higher lower related associated"
        " effect effective achieved worsened".split(),
    )
)
_IDLE = NEUTRAL - _VERDICTS
