"""Whether a figure that a claim states is a figure of its quote, and said of the same thing."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.figures.figure import Figure
from ingest.figures.measures import DIFFERENCES, RATIOS, measures_in
from ingest.figures.numbers import numbers_in
from ingest.figures.units import PEOPLE
from retrieval.families import AVERAGES, EXCLUSIVE, akin
from retrieval.grounding.aligned import aligned, is_part_of_aligned
from retrieval.grounding.alike import is_survival, only_group, unaligned
from retrieval.grounding.changed_by import changed_by_fault
from retrieval.grounding.composites import composite_in, endpoints_of
from retrieval.grounding.labelling import GENERIC, both_count
from retrieval.grounding.loose_numbers import is_only_loose, names_its_row
from retrieval.grounding.moments import moment_fault
from retrieval.grounding.neutral_words import telling
from retrieval.grounding.pairs import is_compared
from retrieval.grounding.parts import parts_fault
from retrieval.grounding.phrases import told_of
from retrieval.grounding.quotes import Quote
from retrieval.grounding.rivals import is_of_another_group, rivals, told
from retrieval.grounding.said import Said
from retrieval.grounding.sizes import size_held, total_fault
from retrieval.grounding.subjects import is_counted_otherwise, is_said_of_another
from retrieval.grounding.survival import survival_fault
from retrieval.slots import Placed
from retrieval.words import stem, stems

_RESPONSE = frozenset({"objective response"})
_RESPONDED = stem("response")
_NAMED_RESPONSE = re.compile(r"\b(?P<name>[A-Z]{2,}[\s-]?\d+)\srespon")
_STUDY = re.compile(r"\b(?:trial|study)\b", re.IGNORECASE)
_WERE = r"\s(?:of\s(?:the\s)?\w+\s)?(?:were|was)"
OF_AN_AGE = re.compile(r"\b(?:older|younger|aged|under|over)\b.{0,12}\d|year-old")
"""What says an age without its name."""
PEOPLE_OF = {
    "female sex": re.compile(rf"{_WERE}\s(?:women|girls)\b"),
    "male sex": re.compile(rf"{_WERE}\s(?:men|boys)\b"),
}
"""Endpoint -> what may stand behind a share instead of its name."""
_DEEPEST = 6
"""How far two figures agree that are told apart only by what they are said of."""
_NAME_REACH = 32
"""Characters before a figure in which its measure may stand beside it."""
_COMBINED = re.compile(r"\b(?:plus|and|with)\b|\+|/")
_SPECIFIC = RATIOS | AVERAGES | DIFFERENCES | {"percentage", "count", "number needed to treat"}
_BUNDLED = frozenset({"interval", "range", "spread", "P value", "count"})
_SHARE_WORDS = frozenset({"percentage", "rate", "count", "change", "score", "duration"})


class Held(NamedTuple):
    """A figure that a claim states, and the figure of a quote that it is."""

    claimed: Figure
    placed: Placed
    quote: Quote


def support(said: Said, quotes: Sequence[Quote]) -> tuple[tuple[Held, ...], str]:
    """Find a figure of the quotes for every figure that a claim states.

    Args:
        said: The claim.
        quotes: The quotes it cites.

    Returns:
        What it states and where that stands, and why a figure is not supported; empty where all
        are.
    """
    held: list[Held] = []
    settled: list[Figure] = []
    unsettled: list[tuple[Figure, str]] = []
    for claimed in said.figures:
        found, fault = _best(said, claimed, quotes, settled)
        if found is None:
            unsettled.append((claimed, fault))
        else:
            held.append(found)
            settled.append(claimed)
    for claimed, fault in unsettled:
        # "8.4 versus 28.4 with A": what stands behind may settle what stands before.
        found, _ = _best(said, claimed, quotes, settled)
        if found is None and any(
            is_only_loose(said, claimed, quote)
            or (said.alone and is_part_of_aligned(said.whole, quote, claimed))
            or names_its_row(said.whole, claimed, quote)
            for quote in quotes
        ):
            continue
        if found is None:
            return (), fault
        held.append(found)
    return tuple(held), ""


def _best(
    said: Said, claimed: Figure, quotes: Sequence[Quote], settled: Sequence[Figure]
) -> tuple[Held | None, str]:
    closest = (0, f"{claimed.text} stands in none of the quotes it cites")
    for quote in quotes:
        for placed in quote.placed:
            depth, fault = _fault(said, claimed, placed, quote, settled)
            if not fault:
                return Held(claimed, placed, quote), ""
            closest = max(closest, (depth, fault), key=lambda pair: pair[0])
        if (size := size_held(said, claimed, quote)) is not None:
            return Held(claimed, size, quote), ""
    return None, closest[1]


def _fault(
    said: Said, claimed: Figure, placed: Placed, quote: Quote, settled: Sequence[Figure]
) -> tuple[int, str]:
    """Return how far two figures agree, and where they stop doing so."""
    figure, number = placed.figure, quote.number
    part = parts_fault(said, claimed, figure, quote)
    if part in _BUNDLED and said.alone and aligned(said.whole, quote, claimed):
        part = ""
    if part:
        differs = f"the {part} of {claimed.text} is not that of [{number}]"
        return (
            (0, f"{claimed.text} does not stand in [{number}]") if part == "value" else (1, differs)
        )
    faults = (
        _measure_fault(said, claimed, figure, quote),
        survival_fault(said, claimed, figure, quote)
        or unaligned(_endpoint_fault(said, claimed, figure, quote), said, claimed, quote),
        _group_fault(said, claimed, figure, quote) or total_fault(said, figure, quote),
        moment_fault(said, claimed, figure, quote)
        or changed_by_fault(said, claimed, figure, quote),
    )
    for depth, fault in enumerate(faults, start=2):
        if fault:
            return depth, fault
    fault = _rival_fault(said, claimed, placed, quote, settled)
    return _DEEPEST, "" if fault and said.alone and aligned(said.whole, quote, claimed) else fault


def _measure_fault(said: Said, claimed: Figure, figure: Figure, quote: Quote) -> str:
    mine, there = claimed.measure, figure.measure
    if mine is None:
        return _unnamed_fault(said, claimed, figure, quote)
    changed = mine == "change" and there in DIFFERENCES and "difference" in said.text.casefold()
    if changed or mine in _right_before(figure, quote) or _is_alias(mine, there):
        return ""
    unreached = mine == "median" and there is None and _beside_unreached(figure, quote)
    unreached = unreached or (mine == "median" in said.measures and is_survival(claimed))
    averaged = mine == "percentage" and figure.unit == "%" and there in AVERAGES
    counted = mine == "count" and (figure.n or figure.unit in PEOPLE)
    if unreached or averaged or mine == there or counted:
        return ""
    if there is None or {mine, there} <= _SHARE_WORDS:
        return "" if mine not in _SPECIFIC or _names(mine, quote) else _not(claimed, mine, quote)
    if any(each.measure == mine and each.unit == figure.unit for each in quote.figures):
        return _not(claimed, mine, quote)
    loose = mine not in _SPECIFIC or there not in _SPECIFIC
    return "" if loose and _names(mine, quote) else _not(claimed, mine, quote)


def _unnamed_fault(said: Said, claimed: Figure, figure: Figure, quote: Quote) -> str:
    """Say that a claim gives without a measure what its quote gives as one that has a name."""
    there, asked = figure.measure, said.measures & (RATIOS | AVERAGES)
    named = RATIOS & {mention.name for mention in measures_in(said.whole)}
    if claimed.value is not None and there in RATIOS and not named and not asked:
        return f"[{quote.number}] gives {claimed.text} as {there}"
    if there in DIFFERENCES and is_compared(said, claimed):
        return f"[{quote.number}] gives {claimed.text} as {there}"
    wrong = asked and there in RATIOS | AVERAGES and there not in asked
    return f"[{quote.number}] gives a {there}, not what was asked" if wrong else ""


def _beside_unreached(figure: Figure, quote: Quote) -> bool:
    """Tell a time that is not reached, or of which a group has not: it is a median."""
    return any(
        each.special is not None and each.endpoint == figure.endpoint is not None
        for each in quote.figures
    )


def _is_alias(mine: str, there: str | None) -> bool:
    """Tell whether two measures may be one: a mean difference is a difference, RR a rate ratio."""
    plain = mine == "difference" and there in DIFFERENCES
    one = ({"relative risk", "rate ratio"}, {"difference", "mean difference"})
    return plain or {mine, there or ""} in one


def _right_before(figure: Figure, quote: Quote) -> frozenset[str]:
    """Return the measure whose name stands right before a figure."""
    lead = quote.text[max(0, figure.start - _NAME_REACH) : figure.start]
    return frozenset(mention.name for mention in measures_in(lead)[-1:])


def _names(measure: str, quote: Quote) -> bool:
    if measure == "difference" and not DIFFERENCES.isdisjoint(quote.measures):
        return True
    return measure in quote.measures or measure in _SHARE_WORDS


def _not(claimed: Figure, measure: str, quote: Quote) -> str:
    return f"[{quote.number}] does not give {claimed.text} as {measure}"


def _endpoint_fault(said: Said, claimed: Figure, figure: Figure, quote: Quote) -> str:
    wanted = _wanted(said, claimed)
    if not wanted:
        return ""
    whole = composite_in(quote.text)
    led = told_of(quote.text, quote.figures).get(figure.start)
    led_by = endpoints_of(led.printed) if led and quote.candidate.row is None else frozenset()
    named = frozenset({figure.endpoint}) if figure.endpoint else quote.endpoints
    named = led_by if len(led_by) == 1 and figure.endpoint else named
    named = named | whole if whole else named
    if any(akin(each, wanted) for each in named):
        return ""
    if (not named and not claimed.endpoint) or _named_otherwise(wanted, figure, quote):
        return ""
    responded = wanted <= _RESPONSE and _RESPONDED in quote.own_words and not named
    responded = responded or (wanted <= _RESPONSE and counts_response(said.text, quote.text))
    if responded or ("age" in wanted and OF_AN_AGE.search(quote.text)):
        return ""
    if _of_both(said, claimed, figure, quote) or _of_its_subject(said, claimed, quote):
        return ""
    name = " or ".join(sorted(wanted))
    return f"[{quote.number}] does not give {claimed.text} for {name}"


def counts_response(said: str, quote: str) -> bool:
    """Tell whether a claim calls a response what its quote has by a name: ``ACR20 response``."""
    found = _NAMED_RESPONSE.search(said)
    return found is not None and found["name"] in quote


def _named_otherwise(wanted: frozenset[str], figure: Figure, quote: Quote) -> bool:
    """Tell whether a quote names an endpoint by the people it counts: ``84% were women``."""
    behind = quote.text[figure.end : figure.end + _NAME_REACH]
    return any(name in PEOPLE_OF and PEOPLE_OF[name].match(behind) for name in wanted)


def _of_its_subject(said: Said, claimed: Figure, quote: Quote) -> bool:
    """Tell a figure said of something of its quote that is no known endpoint: *conjunctivitis*."""
    own = told_of(said.whole, said.figures).get(claimed.start)
    if own is None or claimed.endpoint in {None, *endpoints_of(own.printed)}:
        return False
    return bool(own.subject) and own.subject <= quote.own_words


def _of_both(said: Said, claimed: Figure, figure: Figure, quote: Quote) -> bool:
    """Tell a figure of two things at once (*discontinued because of toxicity*) said of both."""
    both = {claimed.endpoint, figure.endpoint} - {None}
    elsewhere = any(each.endpoint == claimed.endpoint for each in quote.figures)
    told = both <= endpoints_of(said.text) and both <= quote.endpoints
    return len(both) == 2 and told and not elsewhere and not both & EXCLUSIVE  # noqa: PLR2004


def _wanted(said: Said, claimed: Figure) -> frozenset[str]:
    """Return the endpoints of which a claim may say a figure."""
    whole = composite_in(said.text)
    own = frozenset({claimed.endpoint}) if claimed.endpoint else said.endpoints
    return whole or own


def _group_fault(said_: Said, claimed: Figure, figure: Figure, quote: Quote) -> str:
    """Say that a claim names a group that the quote's sentence does not."""
    claim = telling(said_.text)
    said = telling(claimed.arm or "") - GENERIC
    there = frozenset(stems(figure.arm or "")) - GENERIC
    if _STUDY.search(claimed.arm or ""):
        return ""
    numbers = {
        stem(n.text) for n in numbers_in(claimed.arm or "") if n.word and n.value in quote.values
    }
    strange = (said - there - quote.own_words - numbers - _beside(there, quote.title)) & claim
    if said & (there | quote.own_words) and there <= said:
        strange = frozenset()  # "15 mg" is told of the drug that the title names.
    # Of "A plus B", B alone is another group.
    part = said and said < there and _COMBINED.search(figure.arm or "") is not None
    if not strange and not part:
        return ""
    if not there and not part and strange <= only_group(said_, quote):
        return ""
    return f"[{quote.number}] does not say {claimed.text} of {claimed.arm}"


def _beside(name: frozenset[str], title: str) -> frozenset[str]:
    """Return what a title puts right behind a group's name: the *infusion* of ``drug infusion``."""
    found = [stem(word) for word in title.split()]
    return frozenset(behind for word, behind in pairwise(found) if word in name)


def _rival_fault(
    said: Said, claimed: Figure, placed: Placed, quote: Quote, settled: Sequence[Figure]
) -> str:
    """Say with which other figure of its quote a claim confuses one."""
    for rival in rivals(placed, quote):
        if not _is_like(said, claimed, placed.figure, rival.figure):
            continue
        if not told(said, claimed, placed, rival, settled, quote):
            owner = " ".join(filter(None, (placed.figure.arm, placed.figure.time)))
            of = f" it is that of {owner}" if owner else " the quote gives several"
            return f"it does not say of what {claimed.text} is as [{quote.number}] does:{of}"
    return _other_fault(said, claimed, placed, quote)


def _is_like(said: Said, claimed: Figure, mine: Figure, rival: Figure) -> bool:
    """Tell whether a claim's figure can be taken for a rival of the quote's figure at all."""
    if _is_bare_p(claimed) and rival.p in {None, claimed.p}:
        return False
    # What is held against another value is no difference of the two.
    differs = rival.measure in DIFFERENCES and mine.measure not in DIFFERENCES
    if differs and is_compared(said, claimed):
        return False
    return not _told_by_name(said, claimed, mine, rival)


def _other_fault(said: Said, claimed: Figure, placed: Placed, quote: Quote) -> str:
    """Say that a claim says a figure of another thing or group, though no rival is like it."""
    if is_said_of_another(said, claimed, placed, quote):
        return f"[{quote.number}] says {claimed.text} of something else"
    if is_of_another_group(said, claimed, placed, quote):
        return f"it says of another group what [{quote.number}] says of one"
    if both_count(claimed, claimed) and is_counted_otherwise(said, claimed, placed, quote):
        return f"[{quote.number}] does not say {claimed.text} of that"
    return ""


def _is_bare_p(figure: Figure) -> bool:
    """Tell whether a figure is a P value that stands alone."""
    rest = (figure.value, figure.special, figure.interval, figure.range, figure.n)
    return figure.p is not None and all(each is None for each in rest)


def _told_by_name(said: Said, claimed: Figure, mine: Figure, other: Figure) -> bool:
    """Tell whether the endpoint alone says which of two figures is meant."""
    if not mine.endpoint or not other.endpoint or akin(mine.endpoint, {other.endpoint}):
        return False
    wanted = _wanted(said, claimed)
    return akin(mine.endpoint, wanted) and not akin(other.endpoint, wanted)
