"""Which of two figures a claim states, by what its quote says of each: *nausea in 9%*."""

import re

from ingest.figures.figure import Figure
from ingest.figures.measures import DIFFERENCES, RATIOS
from ingest.figures.units import PEOPLE
from retrieval.grounding.labelling import GENERIC, both_count
from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.grounding.phrases import Told, told_of
from retrieval.grounding.quotes import Quote
from retrieval.grounding.said import Said
from retrieval.grounding.synonyms import all_forms
from retrieval.slots import Placed
from retrieval.words import stems

_BRACKET = re.compile(r"\([^()]*\)")
_CLAUSE = re.compile(r";\s|,\s(?:but|whereas|while|although)\s")
_PRONOUN = re.compile(r"\b(?:its?|they|their|this|these|those|which)\b")
_MORE_BY = re.compile(r"\s(?:less|more|fewer|lower|higher|shorter|longer)\b")
"""Behind what is a difference: ``used 11.5 mg less``."""
_GENERAL = frozenset(stems(" ".join(PEOPLE))) | frozenset(stems("hazard odds ratio kg mg weigh"))
"""Words of whom and how that tell no two things apart by themselves."""


def told_by_subject(said: Said, claimed: Figure, placed: Placed, rival: Placed) -> bool | None:
    """Tell by what is said to have happened which of two figures a claim states.

    ``Weight gain in 22% with A, and akathisia in 9%``: akathisia is not said of the 22%.

    Args:
        said: The claim.
        claimed: One of its figures.
        placed: The quote's figure that it is.
        rival: The one it could be taken for.

    Returns:
        None where the quote, or the claim, says the same of both.
    """
    both = _told(placed), _told(rival)
    if both[0] is None or both[1] is None:
        return None
    first, second = both[0].subject, both[1].subject
    known = told_of(placed.candidate.text, placed.candidate.figures)
    names = frozenset().union(*(each.name for each in known.values()))
    mine, other = first - second - names, second - first - names - _GENERAL
    words = _words_of(said, claimed, first | second) if mine or other else frozenset()
    if not words:
        return None
    if mine:
        right = mine <= words and not (other and other <= words)
        wrong = bool(words & other) and words.isdisjoint(mine - _GENERAL or first)
    else:
        # "Rejection", where the other is called severe.
        right = bool(words & first) and words.isdisjoint(other)
        wrong = other <= words
    return True if right else (False if wrong else None)


def _words_of(said: Said, claimed: Figure, wanted: frozenset[str]) -> frozenset[str]:
    """Return the words of a claim's subject that hold any of some, with all their other forms.

    ``Akathisia: A 10%, B 6%``: what is said before the groups is said of each.
    """
    own = told_of(said.whole, said.figures)
    if claimed.start not in own:
        return frozenset()
    before = [own[at] for at in sorted(own, reverse=True) if at < claimed.start and own[at].leads]
    told = (all_forms(each.printed, {}) for each in (own[claimed.start], *before))
    return next((each for each in told if each & wanted), frozenset())


def told_by_measure(said: Said, claimed: Figure, placed: Placed, other: Placed) -> bool:
    """Tell whether a claim calls a difference or a ratio what of two figures only one is."""
    mine, rival = placed.figure, other.figure
    known = told_of(placed.candidate.text, placed.candidate.figures)
    named = {each.start: known[each.start].name for each in (mine, rival) if each.start in known}
    of_a_group = bool(named.get(rival.start)) and not named.get(mine.start)
    kind = next((each for each in (DIFFERENCES, RATIOS) if mine.measure in each), frozenset[str]())
    if rival.measure in kind or (rival.interval is not None and not of_a_group):
        return False
    called = claimed.measure in kind and (claimed.interval is not None or claimed.measure in RATIOS)
    compares = kind == DIFFERENCES and _MORE_BY.match(said.whole, claimed.end)
    return called or bool(compares)


def is_counted_otherwise(said: Said, claimed: Figure, placed: Placed, quote: Quote) -> bool:
    """Tell whether a claim says of a count what its quote says of another count."""
    counts = (each for each in quote.placed if both_count(each.figure, claimed))
    return any(told_by_subject(said, claimed, placed, each) is False for each in counts)


def are_of_one_group(placed: Placed, rival: Placed) -> bool:
    """Tell two figures that a sentence says of one group: what happened, not who, tells them."""
    first, second = _told(placed), _told(rival)
    if first is None or second is None:
        return False
    return bool(first.name) and first.name == second.name and first.subject != second.subject


def are_of_other_subjects(placed: Placed, rival: Placed) -> bool:
    """Tell two figures that a sentence says of things that have no word in common."""
    first, second = _told(placed), _told(rival)
    if first is None or second is None:
        return False
    return bool(first.subject and second.subject) and first.subject.isdisjoint(second.subject)


def is_said_of_another(said: Said, claimed: Figure, placed: Placed, quote: Quote) -> bool:
    """Tell whether a claim says a figure of what its quote speaks of in other clauses alone.

    ``Sepsis did not occur; pneumonia developed in 2%``: no sepsis in 2%.
    """
    mine = told_of(said.whole, said.figures).get(claimed.start)
    if mine is None or quote.candidate.row is not None:
        return False
    bare = _BRACKET.sub(lambda found: "_" * len(found.group()), quote.text)
    joints = [each.span() for each in _CLAUSE.finditer(bare)]
    start = max((end for _, end in joints if end <= placed.figure.start), default=0)
    end = min((at for at, _ in joints if at >= placed.figure.end), default=len(bare))
    if _PRONOUN.search(quote.text, start, end):
        return False
    clause = all_forms(f"{quote.text[start:end]} {quote.near} {quote.title}", quote.definitions)
    elsewhere = frozenset(stems(f"{quote.text[:start]} {quote.text[end:]}")) - NEUTRAL - GENERIC
    named = frozenset().union(*named_groups(quote), _GENERAL)
    other = (mine.subject & elsewhere) - named
    return start > 0 and bool(other) and clause.isdisjoint(mine.subject - named - NEUTRAL)


def named_groups(quote: Quote) -> list[frozenset[str]]:
    """Return the words that name the group of each figure of a quote, where any do."""
    placed = ((each.figure, _told(each)) for each in quote.placed)
    names = (told.name if told and told.name else stems(f.arm or "") for f, told in placed)
    return [name for each in names if (name := frozenset(each) - GENERIC)]


def _told(placed: Placed) -> Told | None:
    """Return what a sentence says a figure of; None of a table's cell."""
    if placed.candidate.row is not None:
        return None
    return told_of(placed.candidate.text, placed.candidate.figures).get(placed.figure.start)
