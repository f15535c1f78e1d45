"""One claim against the quotes it cites: every check, in the order in which they are told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.figures.endpoints import endpoint_names
from ingest.figures.figure import Figure
from ingest.figures.measures import RATIOS, measures_in
from retrieval.families import AVERAGES, akin
from retrieval.grounding.aligned import bundle_fault, foreign_fault
from retrieval.grounding.borrowed import borrowed_fault
from retrieval.grounding.comparisons import (
    comparison_fault,
    favour_fault,
    more_with_fault,
    turned_than_fault,
    turned_to_fault,
)
from retrieval.grounding.composites import composite_in, endpoints_of
from retrieval.grounding.copies import copied, label_fault
from retrieval.grounding.directions import direction_fault
from retrieval.grounding.excerpted import excerpted
from retrieval.grounding.frames import frame_fault
from retrieval.grounding.frequency import frequency_fault
from retrieval.grounding.gradings import grading_fault, opposite_fault
from retrieval.grounding.loose_numbers import digits_fault, loose_fault
from retrieval.grounding.misplaced import misplaced_fault
from retrieval.grounding.moments import length_fault, turned_time_fault
from retrieval.grounding.names import unknown_name
from retrieval.grounding.negation import negation_fault
from retrieval.grounding.neutral_words import NEUTRAL, telling
from retrieval.grounding.omissions import omission_fault
from retrieval.grounding.quotes import Quote
from retrieval.grounding.restated import restated
from retrieval.grounding.reuse import reuse_fault
from retrieval.grounding.rewriting import as_read, as_spelt
from retrieval.grounding.said import Said
from retrieval.grounding.scope import scope_fault
from retrieval.grounding.significance import compared_fault, contrasted, significance_fault
from retrieval.grounding.substituted import substituted_fault
from retrieval.grounding.support import (
    OF_AN_AGE,
    PEOPLE_OF,
    Held,
    counts_response,
    support,
)
from retrieval.grounding.totals import total_fault
from retrieval.grounding.wording import unknown_word
from retrieval.slots import Placed
from retrieval.words import stems

_VERSUS = re.compile(r"\b(?:or|versus|vs\.?|against|compared (?:with|to)|and)\b", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:compar\w*|between|differen\w*|versus|vs\.?|against|alone)\b", re.IGNORECASE
)
"""What makes an *and* of a title join the two sides of a comparison."""
_MARKS = re.compile(r"[^\w\s/-]+")
_SPACE = re.compile(r"\s+")
_ALSO_NAMED = {
    "withdrawal": re.compile(r"\b(?:stopped|discontinu\w+|ceased|withdr[ae]w\w*)\b", re.IGNORECASE),
}
"""Endpoint -> what says it of a treatment, without its name."""
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


def checked(said: Said, quotes: Sequence[Quote], offered: Sequence[Quote] = ()) -> Checked:
    """Check a claim against the quotes it cites.

    Args:
        said: The claim.
        quotes: The quotes it cites, at least one.
        offered: All quotes, of which those of the same document may print a name in full.

    Returns:
        The figures it states, or the first reason why it is not supported.
    """
    if len(quotes) == 1 and (fault := label_fault(said.text, quotes[0])):
        return Checked(fault=fault)
    for quote in () if said.lead else quotes:
        if (placed := _repeated(said, quote)) is not None:
            return Checked(tuple(Held(each.figure, each, quote) for each in placed))
    if len(quotes) == 1 and (fault := omission_fault(said, quotes[0])):
        return Checked(fault=fault)
    printed = "\n".join(quote.text for quote in quotes)
    said = replace(said, text=as_spelt(said.text, printed))
    if fault := _words_fault(said, quotes, offered):
        return Checked(fault=fault, tellable=False)
    text = as_read(said.text, printed)
    names = frozenset().union(*(quote.names for quote in quotes))
    times = frozenset().union(*(quote.times for quote in quotes))
    said = replace(said, text=text, names=names, stated=times, alone=len(quotes) == 1)
    held, fault = support(said, quotes)
    fault = (
        fault
        or loose_fault(said, quotes)
        or digits_fault(said.text, "\n".join(f"{q.text}\n{q.near}\n{q.title}" for q in quotes))
        or frame_fault(said.text, quotes)
        or total_fault(said.text, quotes)
        or reuse_fault(said, held)
        or length_fault(said, quotes)
        or (foreign_fault(said.whole, quotes[0]) if said.alone else "")
        or (bundle_fault(said.whole, said.figures, quotes[0]) if said.alone else "")
        or ("" if held else _substance_fault(said, quotes))
        or _terms_fault(said, quotes)
        or borrowed_fault(said, quotes, held)
        or _scopes_fault(said, quotes, held)
        or _told_fault(said, quotes, held)
    )
    return Checked(held, fault)


def _repeated(said: Said, quote: Quote) -> tuple[Placed, ...] | None:
    """Return the figures of what a claim only repeats of a quote; None where it says else."""
    for repeats in (copied, restated):
        if (placed := repeats(said.text, quote)) is not None:
            return placed
    placed = excerpted(said.text, quote)
    return None if placed is None or scope_fault(replace(said, alone=True), quote) else placed


def _words_fault(said: Said, quotes: Sequence[Quote], offered: Sequence[Quote]) -> str:
    named = frozenset().union(*(quote.named for quote in quotes))
    word = unknown_name(said.text, named) or unknown_word(said.text, quotes, offered, said.question)
    return f"“{word[:LONGEST_WORD]}” does not stand in a quote it cites" if word else ""


def _substance_fault(said: Said, quotes: Sequence[Quote]) -> str:
    """Say that a claim without a figure says nothing that its quotes themselves say."""
    there = frozenset().union(*(quote.own_words for quote in quotes))
    words = frozenset(stems(said.text)) - NEUTRAL
    held = words & there
    # "A lowered the risk of the primary outcome": words of a report, and all of them the quote's.
    few = len(held) < LEAST_WORDS and not (
        held == words and len(there & {*stems(said.text)}) > LEAST_WORDS
    )
    few |= len(held) < len(words) / 2
    return "it says too little that the quotes it cites say" if few else ""


def _terms_fault(said: Said, quotes: Sequence[Quote]) -> str:
    """Say that a claim names an endpoint, a measure or a group that its quotes do not speak of."""
    there = frozenset().union(*(_endpoints(quote) for quote in quotes))
    named = endpoints_of(said.text)
    whole = composite_in(said.text)
    if all(
        "respons" in quote.own_words or counts_response(said.text, quote.text) for quote in quotes
    ):
        # "The response rate" of what a quote calls a response is no other endpoint.
        named -= {"objective response"} - there
    strange = sorted(name for name in named - whole if not akin(name, there))
    strange += sorted(whole) if whole and not whole & there else []
    if any(OF_AN_AGE.search(quote.text) for quote in quotes):
        strange = [name for name in strange if name != "age"]
    if strange:
        return f"no quote it cites speaks of {strange[0]}"
    measures = frozenset().union(*(quote.measures for quote in quotes))
    averages = {m.name for m in measures_in(said.text)} & (RATIOS | AVERAGES)
    averages -= _implied(quotes)
    averages -= {each for each in averages if all(_prints(each, quote.text) for quote in quotes)}
    averages -= said.measures & {"median"} if "survival" in said.text else set()
    averages -= {"relative risk"} if "rate ratio" in measures else set()
    if other := sorted(averages - measures):
        return f"no quote it cites gives a {other[0]}"
    return "" if len(quotes) > 1 else _side_fault(said, quotes[0])


def _prints(average: str, text: str) -> bool:
    return re.search(rf"\b{average}\b", text, re.IGNORECASE) is not None


def _implied(quotes: Sequence[Quote]) -> frozenset[str]:
    """Return the averages that quotes give without naming them: a spread is that of a mean."""
    figures = [figure for quote in quotes for figure in quote.figures]
    means = {"mean"} if any(each.spread for each in figures) else set()
    ranges = any(each.range and each.range.kind == "IQR" for each in figures)
    unreached = any(each.special and each.endpoint for each in figures)
    return frozenset(means | ({"median"} if ranges or unreached else set()))


def _endpoints(quote: Quote) -> frozenset[str]:
    printed = frozenset(_SPACE.split(_MARKS.sub(" ", quote.text)))
    spelt = (long for short, long in quote.definitions.items() if short in printed)
    text = "\n".join((quote.text, quote.near, quote.title, *spelt))
    people = {name for name, pattern in PEOPLE_OF.items() if pattern.search(quote.text)}
    people |= {name for name, pattern in _ALSO_NAMED.items() if pattern.search(quote.text)}
    return frozenset(endpoint_names(text)) | composite_in(text) | people


def _side_fault(said: Said, quote: Quote) -> str:
    """Say that a claim names one side of the title's comparison where the quote has the other."""
    compared = _COMPARES.search(quote.title) is not None
    for joint in _VERSUS.finditer(quote.title):
        if joint.group().casefold() == "and" and not compared:
            continue  # "Reduces swelling and tenderness".
        left = telling(" ".join(quote.title[: joint.start()].split()[-_WORDS:]))
        right = telling(" ".join(quote.title[joint.end() :].split()[:_WORDS]))
        own, words = quote.own_words, telling(said.text)
        if frozenset(stems(" ".join(quote.title[joint.end() :].split()[:1]))) & own:
            continue  # "Total tonsillectomy" of the "total group".
        for mine, other in ((left - right, right - left), (right - left, left - right)):
            if words & mine - own and own & other and not own & mine:
                return "it names a group that its quote does not speak of"
    return ""


def _scopes_fault(said: Said, quotes: Sequence[Quote], held: Sequence[Held]) -> str:
    """Say what a claim leaves out that its one quote, or the rows it states cells of, speak of."""
    rows = list({h.quote.number: h.quote for h in held if h.quote.candidate.row}.values())
    faults = (scope_fault(said, quote) for quote in (quotes if said.alone else rows))
    return next(filter(None, faults), "")


def _told_fault(said: Said, quotes: Sequence[Quote], held: Sequence[Held]) -> str:
    """Say what a claim's words say against those of its quotes."""
    # The quotes its figures are of bear on it; where it states none, all it cites do.
    of = list({each.quote.number: each.quote for each in held}.values()) or list(quotes)
    text = "\n".join(quote.text for quote in of)
    figures = [figure for quote in of for figure in quote.figures]
    return (
        direction_fault(said, of, held)
        or frequency_fault(said.text, text)
        or ("" if held else grading_fault(said, text))
        or opposite_fault(said.text, "\n".join(quote.around for quote in of))
        or _verdict_fault(said, text, held, figures)
        or compared_fault(said.whole, text)
        or negation_fault(said.text, text)
        or comparison_fault(said.text, text)
        or turned_than_fault(said.text, text)
        or favour_fault(said.text, text)
        or more_with_fault(said.text, text)
        or turned_to_fault(said.text, text)
        or turned_time_fault(said.text, text)
        or (substituted_fault(said.text, quotes[0]) if said.alone else "")
        or (misplaced_fault(said.text, quotes[0], held) if said.alone else "")
    )


def _verdict_fault(said: Said, text: str, held: Sequence[Held], figures: Sequence[Figure]) -> str:
    """Say how a claim of significance goes beyond its quotes, each half by its own figures."""
    halves = contrasted(said.text)
    if halves is None:
        return significance_fault(said.text, text, [h.placed.figure for h in held], figures)
    joint = said.begins + len(halves[0])
    for half, mine in zip(
        halves,
        ([h for h in held if h.claimed.end <= joint], [h for h in held if h.claimed.start > joint]),
        strict=True,
    ):
        stated = [each.placed.figure for each in mine]
        if fault := significance_fault(half, text, stated, stated):
            return fault
    return ""
