"""What a phrase behind each preposition is to a question: an arm, a comparator, a subgroup."""

import re
from collections.abc import Sequence
from enum import StrEnum

from ingest.figures.units import unit_at
from retrieval.clauses import COMPARING, NO_GROUP, Run
from retrieval.groups import (
    ARM_WORDS,
    SUBGROUP,
    ends_in_arm,
    names_arm,
    names_disease,
    names_drug,
    names_people,
    restricts,
    words_of,
)


class Role(StrEnum):
    """What a group is to a question."""

    ARM = "arm"
    COMPARATOR = "comparator"
    POPULATION = "population"


_GIVEN = frozenset({"on", "under", "using", "receiving", "taking", "given"})
PLACES = frozenset({"in", "among", "amongst", "within", "across"})

_HAVING = re.compile(
    r"(?:%|\b(?:share|proportion|percentage|number|fraction|patients|people|participants|those"
    r"|women|men|children|subjects|many|rate))\s*$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:rise|fall|gain|drop|change|increase|decrease|reduction|improvement|differences?|decline"
    r"|growth|shift|loss|variation|use|trends?)s?\)?(?:\s*\([^)]*\)?)?"
    r"(?:\s+(?:from|over|versus|vs\.?|between|with|for|on|to)\b.*)?$",
    re.IGNORECASE,
)
_KINDS_OF_PEOPLE = re.compile(
    r"\b(?:in|among|amongst|for)\s+(?:the\s+)?(?:\w+\s+)?(?:patients|pts|people|participants"
    r"|subjects|those|women|men|children|adults|cases)$",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?:more|less|fewer|any|no|at least|complete|total|full|partial|severe|mild|moderate|grade"
    r"|adverse|persistent|new|further|only|one|two|three|\d+)\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"\b(?:effects?|impact|benefit|gain|advantage|superiority|influence|harms?)\s*$", re.IGNORECASE
)
_TOGETHER = re.compile(
    r"\b(?:correlat\w+|associat(?:ed?|es|ion)|track(?:s|ed)?|relat(?:ed?|es|ion)|linked"
    r"|agree(?:s|d|ment)?)(?:\s+(?:best|most|strongly|significantly))?\s*$",
    re.IGNORECASE,
)
"""What goes along *with* something else that was measured."""
_EFFECT_ON = re.compile(r"\b(?:effects?|impact|influence|differences?)\b", re.IGNORECASE)
_MEASURE_AT_END = re.compile(
    r"(?:ratio|risk|odds|rate|score|HR|OR|RR|NNT|NNH|AUC)s?\)?$|\b[pP](?:[\s-]?values?)?$"
)
_SPENT = re.compile(r"\b(?:minutes|hours|days|nights|weeks|months|time)\s*$", re.IGNORECASE)
"""How long somebody was *on* a ventilator says what was measured."""
_AMOUNT = re.compile(r"\w\sdoses?$", re.IGNORECASE)
_ALLOTTED = re.compile(r"\b(?:allocated|randomi[sz]ed|assigned|allotted)\s*$", re.IGNORECASE)
_DIFFERENCE = re.compile(r"\bdifference\s*$", re.IGNORECASE)
ARM_NOUN = re.compile(r"\b(?:arms?|groups?)\b(?:\s\d{1,2}(?![\w./%-]|\s\w))?", re.IGNORECASE)
"""The word for a group, with the number that it is called by."""


def role_of(run: Run) -> Role | None:
    """Tell what a run of phrases is to a question, None where it names no group."""
    phrases = [member.text for member in run.members]
    if all(map(_no_group, phrases)):
        return None
    for leads, rule in _RULES:
        if run.lead in leads:
            return rule(run, phrases)
    return None


def _no_group(phrase: str) -> bool:
    """Tell what a preposition leads that is no group: a unit, a scale, "the patients"."""
    unit = unit_at(f" {phrase}", 0)
    whole_unit = unit is not None and unit.end == len(phrase) + 1 and not names_people(phrase)
    return whole_unit or bool(NO_GROUP.match(phrase)) or not restricts(phrase)


def _given(run: Run, phrases: list[str]) -> Role | None:
    if run.lead == "on" and len(phrases) == 1 and _SPENT.search(run.before):
        return None
    on_effect = run.lead == "on" and _EFFECT_ON.search(run.before)
    return None if on_effect and not any(map(names_arm, phrases)) else Role.ARM


def _with(run: Run, phrases: list[str]) -> Role | None:
    if _KINDS_OF_PEOPLE.search(run.before):
        # "In patients with A or B" is one kind of people.
        return Role.ARM if len(phrases) > 1 and run.joiner != "or" else Role.POPULATION
    if _TOGETHER.search(run.before):
        return None
    condition = _HAVING.search(run.before) or any(map(_CONDITION.match, phrases))
    condition = condition and not any(map(names_drug, phrases))
    return None if condition else Role.ARM


def _place(run: Run, phrases: list[str]) -> Role | None:
    worded = not all(ARM_WORDS.isdisjoint(words_of(phrase)) for phrase in phrases)
    # A fall in morphine dose is no fall in an arm.
    worded = worded and not (len(phrases) == 1 and _AMOUNT.search(phrases[0]))
    if _CHANGE.search(run.before) and not worded and not any(map(names_people, phrases)):
        return None
    arm = any(map(names_arm, phrases))
    return Role.ARM if arm or len(phrases) > 1 else Role.POPULATION


def _for(run: Run, phrases: list[str]) -> Role | None:
    if any(map(names_arm, phrases)):
        return Role.ARM
    people = any(names_people(p) or SUBGROUP.search(p) for p in phrases)
    if people or (any(map(names_disease, phrases)) and not _measured(run.before)):
        return Role.ARM if len(phrases) > 1 else Role.POPULATION
    return None


def _of(run: Run, phrases: list[str]) -> Role | None:
    repeated = len(phrases) > 1 and all(member.lead == "of" for member in run.members)
    if _EFFECT.search(run.before) or repeated:
        return Role.ARM
    if run.joiner == "versus" and shares_people(phrases):
        return Role.ARM
    if all(names_people(p) or SUBGROUP.search(p) for p in phrases):
        return Role.ARM if len(phrases) > 1 else Role.POPULATION
    return Role.ARM if all(map(ends_in_arm, phrases)) else None


def shares_people(phrases: Sequence[str]) -> bool:
    """Tell *single vs married mothers*: one noun for both.

    Args:
        phrases: What is set against each other.
    """
    *others, last = phrases
    brief = all(len(each.split()) == 1 for each in others)
    return brief and len(last.split()) == len(phrases) and names_people(last)


def _having(run: Run, _phrases: list[str]) -> Role | None:
    return Role.ARM if run.joiner == "versus" else None


def _after(_run: Run, phrases: list[str]) -> Role | None:
    return Role.ARM if any(map(names_arm, phrases)) or len(phrases) > 1 else None


def _between(_run: Run, phrases: list[str]) -> Role | None:
    return Role.ARM if len(phrases) > 1 else None


def _to(run: Run, phrases: list[str]) -> Role | None:
    return Role.ARM if _ALLOTTED.search(run.before) and phrases else None


def _from(run: Run, phrases: list[str]) -> Role | None:
    if len(phrases) > 1 and all(member.lead == "from" for member in run.members):
        return Role.ARM
    return Role.COMPARATOR if _DIFFERENCE.search(run.before) else None


def _at(_run: Run, phrases: list[str]) -> Role | None:
    """Two doses; one is a circumstance."""
    doses = all(re.search(r"\d", phrase) for phrase in phrases)
    return Role.ARM if len(phrases) > 1 and doses else None


def _subjects(run: Run, phrases: list[str]) -> Role | None:
    """What did A and B need?"""
    if len(phrases) == 1:
        return Role.ARM if re.search(r"\b(?:arm|group)\b", phrases[0]) else None
    moved = re.search(r"\b(?:go|change|fall|rise|differ|disagree|agree|drop|improve)$", phrases[-1])
    return Role.ARM if run.joiner in {"and", "or"} and not moved else None


def _compared(_run: Run, phrases: list[str]) -> Role | None:
    return Role.ARM if len(phrases) > 1 else Role.COMPARATOR


def _tail(run: Run, phrases: list[str]) -> Role | None:
    if not run.before and run.joiner != "versus":
        return None
    if not run.before:
        return Role.ARM if any(map(names_arm, phrases)) else None
    if len(phrases) == 1:
        return Role.ARM if ARM_NOUN.search(phrases[0]) else None
    arms = run.joiner == "versus" or any(map(names_arm, phrases))
    return Role.ARM if arms else None


def _measured(before: str) -> bool:
    """Tell whether what is measured comes next: "hazard ratio for"."""
    return bool(_MEASURE_AT_END.search(before))


_RULES = (
    (_GIVEN, _given),
    ({"with", "without"}, _with),
    (PLACES, _place),
    ({"for"}, _for),
    ({"of"}, _of),
    ({"after", "following"}, _after),
    ({"between"}, _between),
    ({"to"}, _to),
    ({"from"}, _from),
    ({"at"}, _at),
    ({"had", "have", "having", "who"}, _having),
    ({"did", "do", "does"}, _subjects),
    (COMPARING, _compared),
    ({"|"}, lambda _run, _phrases: Role.ARM),
    ({",", "-", ":", ")", ""}, _tail),
)
"""How a phrase behind each preposition is read."""
