"""The group each figure belongs to, in the text's words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.figures.arm_phrases import (
    AFTER,
    ASIDE,
    BETWEEN,
    COUNTED,
    FRONTED,
    GIVEN,
    JOINS,
    KIND_BEHIND,
    LETTERS,
    LIST,
    LIST_AFTER,
    NAMED,
    OF,
    SERIES_OF_GROUPS,
    SIGN,
    SPLIT,
    TAKEN,
    THAN,
    VERSUS,
    accepted,
    can_name,
    cleaned,
    groups_in,
)
from ingest.figures.clauses import Series, alike
from ingest.figures.drafts import Draft
from ingest.figures.measures import BARE, COMPARISONS
from ingest.figures.wording import is_shift

_DIGIT = re.compile(r"\d")
_NEAR = 60
"""Characters before a name that can say that another is compared with it."""
_NO_GROUPS = (COMPARISONS | BARE) - {"area under the curve"}


def find_arms(text: str, series: Sequence[Series]) -> None:
    """Give every estimate its group: ``8.4 months with octreotide``, ``in the A and B groups``.

    Args:
        text: The sentence.
        series: Its estimates, measures already given; they are changed.
    """
    for place, each in enumerate(series):
        values = [draft for draft in each.drafts if draft.measure not in _NO_GROUPS]
        # What rose from one value to another did so in one group.
        shift = is_shift(text, each.start)
        if len(values) > 1 and not shift:
            listed = _listed(text, each, len(values))
            for draft, name in zip(values, listed, strict=False):
                draft.arm = name
        said = any(draft.measure or draft.endpoint or draft.special for draft in values)
        if said and not any(draft.arm for draft in values):
            before = series[place - 1].drafts[-1] if place else None
            for draft, name in _single(text, each, values, before, shift=shift):
                draft.arm = name
    _name_alike(text, series)


def _name_alike(text: str, series: Sequence[Series]) -> None:
    """Give ``5 kg in A, 6 kg in B and 7 kg in C`` their groups: names that stand alike.

    Behind *in* a name may be a place, an organ, anything; behind each of several estimates of one
    measure and endpoint, each another, it is what tells them apart. So does what is counted itself,
    ``23 of 60 citrate patients and 12 of 58 heparin patients``.
    """
    lone = [each for each in series if len(each.drafts) == 1 and not each.drafts[0].arm]
    for name_behind, tells_apart in ((_name_after, _is_proper), (_counted_name, bool)):
        named = [(each.drafts[0], name) for each in lone if (name := name_behind(text, each))]
        kinds = {(draft.measure, draft.endpoint, draft.unit) for draft, _ in named}
        names = {name for _, name in named}
        if len(kinds) == 1 and 1 < len(names) == len(named) and all(map(tells_apart, names)):
            for draft, name in named:
                draft.arm = name


def _name_after(text: str, series: Series) -> str | None:
    found = AFTER.match(text, series.drafts[0].end, series.clause[1])
    return found["arm"] if found and can_name(found["arm"]) else None


def _is_proper(name: str) -> bool:
    return re.search(r"[A-Z].*[A-Z\d]", name) is not None


def _counted_name(text: str, series: Series) -> str | None:
    found = COUNTED.match(text, series.drafts[0].end, series.clause[1])
    if found is None or AFTER.match(text, found.end()):
        return None
    return found["arm"] if can_name(found["arm"]) else None


# Several figures, several groups


def _listed(text: str, series: Series, count: int) -> list[str]:
    tail = re.sub(
        r"^\s*[(\[][^()\[\]]*[)\]]", lambda m: " " * len(m.group()), text[series.end : series.tail]
    )
    found = LIST_AFTER.match(tail)
    # "in A alone, P = 0.4" lists no groups.
    if found and not SIGN.match(tail, found.end()):
        arms = _split(found["list"], count)
        if arms:
            return arms
    lead = text[series.clause[0] : series.start]
    for found in reversed(list(LIST.finditer(lead))):
        arms = _split(found["list"], count)
        if arms:
            return arms
    return []


def _split(printed: str, count: int) -> list[str]:
    printed_pieces = SPLIT.split(printed)
    if len(printed_pieces) > count and KIND_BEHIND.search(printed_pieces[count - 1]):
        # "the low, medium and high dose groups, mean scores": the groups end with their noun.
        printed_pieces = printed_pieces[:count]
    pieces = [cleaned(piece) for piece in printed_pieces]
    named = SERIES_OF_GROUPS.match(printed)
    if named and all(len(piece) <= LETTERS for piece in pieces[1:]):
        noun = named.group().strip().removesuffix("s")
        pieces = [f"{noun} {piece.removeprefix(named.group())}" for piece in pieces]
    if len(pieces) < count:
        return []
    chosen = pieces[-count:] if len(pieces) == count else []
    return chosen if all(map(can_name, chosen)) else []


# One group


class _Name(NamedTuple):
    """The name of a group and where it stands."""

    text: str
    start: int
    end: int


def _single(
    text: str, series: Series, values: Sequence[Draft], before: Draft | None, *, shift: bool
) -> Iterator[tuple[Draft, str]]:
    """Yield the estimates of a series that belong to the one group named behind or before them."""
    last = values[-1]
    owners = values if shift else [last]
    name = _behind(text, series, last)
    if name is None and (found := _before(text, series, last, before)):
        name = found.text
        if not shift and len(values) > 1 and VERSUS.search(text, values[0].end, last.start):
            owners = _compared(text, series, values, found)
    if name is not None:
        yield from ((draft, name) for draft in owners)


def _compared(text: str, series: Series, values: Sequence[Draft], name: _Name) -> Sequence[Draft]:
    """Return the estimate of ``12% vs 9%`` whose group is named before them.

    *Higher with A (12% vs 9%)* says that 12% is of A, *higher than with A (12% vs 9%)* that 9% is.
    Where another group or figure stands before, it may be either.
    """
    if THAN.search(text, max(0, name.start - _NEAR), name.start):
        return values[-1:]
    earlier = groups_in(text[series.clause[0] : name.start])
    either = any((other["arm"] or other.group()) != name.text for other in earlier)
    return [] if either or _DIGIT.search(text, name.end, values[0].start) else values[:1]


def _behind(text: str, series: Series, draft: Draft) -> str | None:
    # The dose in a group's name is an estimate of its own, so that the tail may end before it.
    aside = ASIDE.match(text, draft.end, series.clause[1])
    after = AFTER.match(text, aside.end() if aside else draft.end, series.clause[1])
    if after and accepted(after["arm"], after["kind"], after["how"]):
        return after["arm"]
    of = OF.match(text, draft.end, series.tail)
    if of and accepted(of["arm"], of["kind"], "in"):
        return of["arm"]
    return _counted_group(text, series, draft)


def _counted_group(text: str, series: Series, draft: Draft) -> str | None:
    """Return the group of whom an estimate counts: ``20 placebo patients``, ``9 men given A``."""
    counted = COUNTED.match(text, draft.end, series.tail)
    if counted is None:
        return None
    if NAMED.fullmatch(counted["arm"]):
        return counted["arm"]
    given = AFTER.match(text, counted.end(), series.clause[1])
    if given is None or not accepted(given["arm"], given["kind"], given["how"]):
        return None
    sure = given["kind"] or NAMED.match(given["arm"]) or GIVEN.fullmatch(given["how"])
    return given["arm"] if sure else None


def _before(text: str, series: Series, draft: Draft, before: Draft | None) -> _Name | None:
    # "5 kg in A, 6 kg": what follows an estimate of the kind at once is that one's group.
    told = before is not None and before.end == series.last_end and alike(draft, before)
    theirs = _end_of_group(text, series.last_end, draft.start) if told else None
    lead = theirs or series.lead
    first = max(series.clause[0], draft.start - 100)
    taken = TAKEN.search(text[first : draft.start])
    if taken and told and not text[series.last_end : first + taken.start()].strip(" )]"):
        taken = None
    if taken and can_name(taken["arm"]):
        return _Name(taken["arm"], first + taken.start("arm"), first + taken.end("arm"))
    named = groups_in(text[lead : draft.start])
    if named and BETWEEN.search(text[lead : lead + named[0].start()]):
        return None  # "the difference between A and B groups, 3%": of neither
    if len(named) == 1:
        name = re.sub(r"^[Tt]he\s", "", cleaned(named[0].group()))
        return _Name(name, lead + named[0].start(), lead + named[0].end())
    if named:
        return None
    fronted = FRONTED.match(text, series.clause[0], draft.start)
    if fronted and accepted(fronted["arm"], fronted["kind"], "in"):
        return _Name(fronted["arm"], fronted.start("arm"), fronted.end("arm"))
    return None


def _end_of_group(text: str, start: int, end: int) -> int | None:
    """Return where the group ends that stands behind an estimate: it is none of the next one's.

    Args:
        text: The sentence.
        start: Where the estimate ends.
        end: Where the next one begins.
    """
    after = AFTER.match(text, start)
    if after:
        return after.end() if after["kind"] else None
    counted = COUNTED.match(text, start, end)
    # "12 placebo patients had 20 relapses" are theirs; "12 placebo patients and 20" are not.
    if counted is None or not JOINS.search(text, counted.end(), end):
        return None
    after = AFTER.match(text, counted.end(), end)
    return (after or counted).end()
