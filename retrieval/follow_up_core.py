"""What a follow-up measures, in the place of what the question before it measured."""

import re
from collections.abc import Iterable, Sequence

from ingest.figures.endpoints import endpoints_in
from ingest.figures.measures import WEAK
from retrieval.arms import Group
from retrieval.concepts import Placed
from retrieval.follow_up_pieces import Edit, cuts, edited
from retrieval.groups import names_disease, names_drug, words_of
from retrieval.layout import Layout
from retrieval.part_words import Part, parts_in
from retrieval.target import NO_TARGET, placed_target

_EXTREME = re.compile(
    r"(?:long|short|high|low|great|small|larg|earli|lat|old|young)est\b|m(?:axim|inim)(?:um|al)\b",
    re.IGNORECASE,
)
_AVERAGES = frozenset({"mean", "median"})
"""Nobody asks for the median of what is the longest."""
_PATIENTS = frozenset("patients patient people participants subjects cohort study trial".split())


def core_of(last: Layout, new: Layout, groups: Sequence[Group]) -> str:
    """Return what is measured, the follow-up's words in place of the last question's.

    Args:
        last: The question before.
        new: The follow-up.
        groups: The groups that the follow-up names.
    """
    inside = [(group.lead_start, group.end) for group in groups]
    target = [
        (placed.start, placed.end)
        for placed in target_of(new)
        if not any(start <= placed.start and placed.end <= end for start, end in inside)
    ]
    measures = [(m.start, m.end) for m in new.mentions]
    measures = [m for m in measures if not overlaps(m, new.parts) and not overlaps(m, target)]
    if target and measures:
        return edited(new, cuts(new))
    left_out = cuts(last)
    if new.named_studies:
        left_out += [(start, end, "") for start, end in last.studies]
    if target:
        words = new.question[target[0][0] : target[-1][1]]
        averages = [(m.start, m.end) for m in last.mentions if m.name in _AVERAGES]
        if averages and _EXTREME.fullmatch(words):
            # "And the longest?" asks for another value of the same thing.
            return edited(last, [*left_out, *_instead(last, averages, left_out, words)])
        if _EXTREME.match(words):
            left_out += [(start, end, "") for start, end in averages]
        old = _of_the_same_kind(last, words)
        return edited(last, [*left_out, *_instead(last, old, left_out, words)])
    if measures and Part.COUNT not in parts_in(new.question):
        words = new.question[measures[0][0] : measures[-1][1]]
        strong = [(m.start, m.end) for m in last.mentions if m.name not in WEAK]
        weak = [(m.start, m.end) for m in last.mentions]
        edits = _instead(last, strong or weak, left_out, words)
        core = edited(last, [*left_out, *edits])
        return core if edits else f"{words} {core}"
    return edited(last, left_out)


def target_of(new: Layout) -> list[Placed]:
    """Return what a follow-up says was measured."""
    return [
        placed
        for placed in placed_target(new)
        if placed.concept.printed.casefold().strip(".'") not in NO_TARGET
        and not placed.concept.printed.isdigit()
    ]


def names_in_core(layout: Layout) -> list[str]:
    """Return the words of a question's asking part that say which study is meant."""
    studies = [layout.question[start:end] for start, end in layout.named_studies]
    if studies:
        return studies
    target = placed_target(layout)
    names = [placed.concept.printed for placed in target if _is_name(layout, placed, target)]
    return list(dict.fromkeys(names))


def overlaps(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a span has a character in common with others."""
    return any(start < span[1] and span[0] < end for start, end in others)


def _of_the_same_kind(last: Layout, words: str) -> list[tuple[int, int]]:
    """Return what was measured before: endpoints for an endpoint, else all but names."""
    old = placed_target(last)
    endpoints = [placed for placed in old if endpoints_in(placed.concept.printed)]
    other = [placed for placed in old if not _is_name(last, placed, old)]
    chosen = (endpoints if endpoints_in(words) else []) or other or list(old)
    return [(placed.start, placed.end) for placed in chosen]


def _is_name(layout: Layout, placed: Placed, target: Sequence[Placed]) -> bool:
    """Tell whether a concept says whom a question is about, and not what was measured.

    A disease does where something else was measured or the patients have it for a name; so does
    a word with a capital within a sentence.
    """
    text = placed.concept.printed
    if endpoints_in(text):
        return False
    behind = words_of(layout.question[placed.end :])[:1]
    others = [
        each for each in target if each is not placed and not names_disease(each.concept.printed)
    ]
    drug_or_disease = names_disease(text) or names_drug(text)
    capital = text[:1].isupper() and text[1:].islower() and placed.start > layout.start
    return capital or (drug_or_disease and (bool(others) or not _PATIENTS.isdisjoint(behind)))


def _instead(
    layout: Layout, spans: Sequence[tuple[int, int]], left_out: Sequence[Edit], words: str
) -> list[Edit]:
    """Put words in the place of the first of some spans and leave out the others."""
    kept = [span for span in spans if span[0] >= layout.start]
    if not kept:
        return []
    whole = (kept[0][0], kept[-1][1])
    taken = [(start, end) for start, end, _ in left_out]
    if not overlaps(whole, taken):
        return [(*whole, words)]
    free = [span for span in kept if not overlaps(span, taken)]
    return [(*span, words if place == 0 else "") for place, span in enumerate(free)]
