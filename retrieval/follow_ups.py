"""Putting a follow-up's slots in the place of those of the question before it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.figures.endpoints import endpoints_in
from retrieval.arms import Group, Role
from retrieval.follow_up_comparisons import of_another_year
from retrieval.follow_up_core import core_of, names_in_core, overlaps, target_of
from retrieval.follow_up_pieces import Pieces, taken_apart, words_for, words_for_times
from retrieval.groups import SUBGROUP, names_arm, names_disease, names_people, words_of
from retrieval.kinds import Kind
from retrieval.layout import Layout, focus_start, laid_out
from retrieval.like_for_like import swapped
from retrieval.part_words import Part, parts_in
from retrieval.pointing_words import asks_why, means_everyone, without_pointing
from retrieval.question import parse_question
from retrieval.time_points import UNITS

_STUDY_LEAD = re.compile(r"^(?:(?:for|in|from|of|by|at)\s+)?(?:the\s+)?", re.IGNORECASE)
_AGED = re.compile(
    r"\s+(?:(?:aged|over|under|above|below|older than|younger than|at least|[≥≤<>])\s*)+\d+"
    r"(?:\s*(?:years?|yrs?|y)\b)?(?: (?:or|and) (?:older|younger|over|under|above|below))?",
    re.IGNORECASE,
)
_ASKS_WHY = "Why: "
_TIME_UNITS = frozenset(spelling for unit in UNITS.values() for spelling in unit)
_GRADE = re.compile(
    r"\bG[1-4]\b|\bgrade [1-4I]+\b|\bunknown (?:grade|Ki-?67)(?: index)?\b", re.IGNORECASE
)

_ALL = re.compile(r"((?:in|of|for) )all (?:the )?(?=\S)", re.IGNORECASE)


def merged(last: str, follow_up: str) -> str:
    """Complete a follow-up by the question before it, slot by slot.

    Endpoint replaces endpoint, arm arm, subgroup subgroup, time time, study study, measure
    measure; parts (a CI, a P value) are added; the rest is kept.

    Args:
        last: The question before it, standing alone.
        follow_up: As asked.

    Returns:
        A question that stands alone.
    """
    last = last.removeprefix(_ASKS_WHY)
    rest = without_pointing(follow_up.rstrip(" .!"))
    before = laid_out(last)
    in_place = of_another_year(last, follow_up) or swapped(last, rest, before.start)
    if in_place:
        return in_place
    new = Layout(rest, 0, 0)
    if asks_why(follow_up) and not (target_of(new) or new.mentions or new.groups):
        return f"{_ASKS_WHY}{last}"
    if parse_question(follow_up).kind is Kind.TEXT and (target_of(new) or new.mentions):
        return f"{_study(last)}: {follow_up.strip()}"
    whole = _merged(before, new)
    if whole == taken_apart(before) and not parts_in(rest):
        # Nothing of the follow-up found its place: it asks something else of the same study.
        return f"{_study(last)}: {follow_up.strip()}"
    return whole.question()


def _study(question: str) -> str:
    """Return what names the study: the part before a colon, else all of it."""
    colon = focus_start(question)
    return question[:colon].strip().rstrip(": ") or question.strip().rstrip("?.! ")


def _merged(last: Layout, new: Layout) -> Pieces:
    groups = named_groups(new)
    parts = _parts(new, groups)
    pieces = taken_apart(last)
    core = core_of(last, new, groups)
    pieces = replace(pieces, core=core) if core else pieces
    if new.named_studies:
        pieces = _in_study(pieces, new)
    elif not pieces.head:
        pieces = replace(pieces, head=_head(last, pieces))
    pieces = _with_groups(pieces, last, new, groups)
    if new.times:
        pieces = replace(pieces, times=words_for_times(new))
    if _asks_anew(new):
        pieces = replace(pieces, parts=())
    added = tuple(part for part in Part if part in parts and part not in pieces.parts)
    return replace(pieces, parts=(*pieces.parts, *added))


def _with_groups(pieces: Pieces, last: Layout, new: Layout, groups: Sequence[Group]) -> Pieces:
    """Put a follow-up's arms and subgroups in the place of those before."""
    arms = [group for group in groups if group.role is not Role.POPULATION]
    people = [group for group in groups if group.role is Role.POPULATION]
    if means_everyone(new.question):
        pieces = _of_everyone(pieces)
    elif people:
        leading = pieces.head.endswith(",") and not taken_apart(last).population
        population = _population(pieces.population, new, people)
        pieces = replace(pieces, population=population, head="" if leading else pieces.head)
    if arms:
        pieces = replace(pieces, arms=words_for(new, arms))
    if any(not _TIME_UNITS.isdisjoint(words_of(group.text)) for group in groups):
        # "in the later cycles" takes the place of "after two cycles".
        pieces = replace(pieces, times="")
    return pieces


def _of_everyone(pieces: Pieces) -> Pieces:
    """Ask of all patients: no subgroup, nor a grade within a longer phrase."""
    grade = _GRADE.search(pieces.population)
    disease = _GRADE.sub("all", pieces.population, count=1) if grade else ""
    kept = disease if names_disease(disease) else "in all patients"
    return replace(pieces, population=kept, core=_GRADE.sub("all", pieces.core))


def _in_study(pieces: Pieces, new: Layout) -> Pieces:
    """Ask of another study: the disease of the one before goes with it."""
    names = (_STUDY_LEAD.sub("", new.question[start:end]) for start, end in new.named_studies)
    people = pieces.population
    return replace(
        pieces,
        head=" and ".join(names) + ":",
        population="" if names_disease(people) and not _GRADE.search(people) else people,
    )


def _head(last: Layout, pieces: Pieces) -> str:
    """Name the study of the question before, where its words are nowhere else any more."""
    said = pieces.question()
    names = [name.strip() for name in names_in_core(last) if name.strip() not in said]
    return ", ".join(_STUDY_LEAD.sub("", name) for name in names) + ":" if names else ""


def named_groups(new: Layout) -> list[Group]:
    """Return a follow-up's groups; a bare phrase ("women", "placebo") may be one too."""
    if _is_more_than_a_phrase(new):
        return [_with_age(new, group) for group in new.groups if not _is_endpoint(new, group)]
    bare = new.question.strip(" ?.!,")
    phrase = re.sub(r"^(?:for|in|with|on|the)\s+(?:the\s+)?", "", bare, flags=re.IGNORECASE)
    start = new.question.find(phrase)
    if new.mentions or not phrase or _is_all_endpoint(phrase):
        return []
    if names_people(phrase) or not SUBGROUP.sub("", _GRADE.sub("", phrase)).strip():
        return [Group(start, start, start + len(phrase), phrase, Role.POPULATION)]
    role = Role.ARM if names_arm(phrase) else Role.POPULATION if names_disease(phrase) else None
    led = phrase != bare or role is Role.ARM
    return [Group(start, start, start + len(phrase), phrase, role)] if role and led else []


def _is_endpoint(new: Layout, group: Group) -> bool:
    """Tell "for stroke" from "for women": what was measured, not who."""
    lead = new.question[group.lead_start : group.start].strip().casefold()
    return group.role is Role.POPULATION and lead == "for" and _is_all_endpoint(group.text)


def _is_all_endpoint(phrase: str) -> bool:
    """Tell whether a phrase names an endpoint and says nothing else: *age* is no age group."""
    return any((m.start, m.end) == (0, len(phrase)) for m in endpoints_in(phrase))


def _with_age(new: Layout, group: Group) -> Group:
    """Add the age behind a kind of people: "women over 65"."""
    aged = _AGED.match(new.question, group.end)
    if group.role is not Role.POPULATION or not aged:
        return group
    return group._replace(end=aged.end(), text=new.question[group.start : aged.end()])


def _is_more_than_a_phrase(new: Layout) -> bool:
    """Tell whether a follow-up is more than a bare phrase."""
    return bool(new.groups or new.times or new.studies or new.parts)


def _parts(new: Layout, groups: Sequence[Group]) -> frozenset[Part]:
    """Return the parts a follow-up adds; "how many had nausea" asks for a figure of its own."""
    parts = parts_in(new.question)
    own = target_of(new) and not groups
    return parts - {Part.COUNT} if own else parts


def _asks_anew(new: Layout) -> bool:
    """Tell whether a follow-up has measure and endpoint of its own."""
    strong = [m for m in new.mentions if not overlaps((m.start, m.end), new.parts)]
    return bool(strong and target_of(new))


def _population(old: str, new: Layout, people: Sequence[Group]) -> str:
    """Return the subgroups: a grade takes the place of a grade within a longer phrase."""
    words = words_for(new, people)
    grade = _GRADE.search(words)
    bare = re.sub(r"^(?:for|in|among|of|the|with)\s+", "", words).strip(" ?.")
    if grade and bare == grade.group() and _GRADE.search(old):
        return _GRADE.sub(grade.group(), old, count=1)
    if grade and bare == grade.group() and _ALL.match(old):
        return _ALL.sub(rf"\1{grade.group()} ", old)
    if grade and bare == grade.group() and names_disease(old):
        return f"{old}, {words}"
    return words
