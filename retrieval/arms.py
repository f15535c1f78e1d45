"""The groups a question speaks of: arms, what they are compared with, and subgroups."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.figures.endpoints import endpoints_in
from ingest.figures.measures import RATIOS, measures_in
from retrieval.asked_endpoints import asked_endpoints_in
from retrieval.clauses import Chunk, Run, runs_of
from retrieval.group_roles import ARM_NOUN, PLACES, Role, role_of, shares_people
from retrieval.groups import names_arm, names_disease, names_drug, names_people, restricts
from retrieval.numbered_groups import with_shared_noun

__all__ = ["Group", "Role", "groups_in", "study_arms"]


# "Were those in the trained villages more satisfied": how they were is none of their name.
_COMPARED = re.compile(
    r"\s+(?:any\s+)?(?:(?:more|less)\s+(?:likely|\w+(?:ed|ly|ful|ive|ous|al|ent|ant|able))"
    r"|better|worse|likelier)\b.*",
    re.IGNORECASE,
)


class Group(NamedTuple):
    """A phrase that names a group, where it stands, and where the word that leads it stands.

    A weak one is behind *with*, which leads much else besides, and has no word of an arm.
    Groups of one run (A, B and C) share its place.
    """

    lead_start: int
    start: int
    end: int
    text: str
    role: Role
    weak: bool = False
    run: int = 0


_PAIR_OF = 2
_BY_THEMSELVES = frozenset({",", ")", ":", "-"})
_LEVEL = re.compile(r"\b(?:levels?|scores?|counts?|concentrations?)$", re.IGNORECASE)
_STUDY_BEHIND = re.compile(
    r"(?<=\w)\s+(?:RCT|trial|study|pilot|crossover|comparison)$", re.IGNORECASE
)
"""What the second of two arms stands before: *drug vs standard care trial*."""
_TIMED = re.compile(r"\S\s{4,}\S")
"""Where a time was left out of a phrase, which says what was measured then and on whom."""
_GIVEN = re.compile(r"\b(?:with|on|under|using|after)\s+(?:\S+\s+){0,2}\S+$", re.IGNORECASE)
"""What a question says of an arm before it says who was given it."""
_MEASURED = re.compile(
    r"\w\s(?:changes?|differences?|ratios?|reductions?|improvements?|gains?|falls?|drops?|rises?"
    r"|increases?|decreases?)$",
    re.IGNORECASE,
)
"""How a phrase ends that says what was measured: *LDL improvement vs usual care*."""
_ASKS = re.compile(r"(?:how (?:many|much|often|long)|what|which)\b", re.IGNORECASE)
_WITH_WITHOUT = re.compile(
    r"\bwith(?: (?P<what>[\w/+ -]+?))? (?:and|or|versus|vs\.?|than|against) without\b"
    r"(?: (?P<other>(?!each|CI|SD)[\w/+-]+))?",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"\b(?P<arm>[A-Za-z][\w+]*)[-–−](?P<other>placebo|control|sham|comparator)(?= (?:\w+ )?diff)",
    re.IGNORECASE,
)


def groups_in(
    text: str, start: int, blanks: Sequence[tuple[int, int]], *, single: bool
) -> tuple[list[Group], list[Run]]:
    """Find the groups that a question's asking part names.

    Args:
        text: The question.
        start: Where its asking part begins.
        blanks: Spans that name none: times, words for parts.
        single: Whether the measure is one figure for two groups (a ratio, a difference), so that
            the second is what the first is compared with.

    Returns:
        The groups in the order of the question, none overlapping; and the runs of phrases that
        name none.
    """
    fixed = [*_with_and_without(text, start), *_pairs(text, start)]
    taken = [(group.start, group.end) for group in fixed]
    found = list(fixed)
    loose = []
    for run in runs_of(text, start, [*blanks, *taken]):
        parts = list(_unmixed(with_shared_noun(run), asking=True, head=text[:start]))
        for part in parts:
            apart = part.lead in _BY_THEMSELVES and part.joiner and part.before
            again = apart and _of_the_study(part.members, text[:start])
            labelled = _roles(part, single=single) if again else _labelled(part, single=single)
            groups = [g for g in labelled if restricts(g.text)]
            found += groups
            if not groups:
                loose.append(part)
    return sorted(_sure(found)), loose


def _of_the_study(members: Sequence[Chunk], head: str) -> bool:
    """Tell groups that the part naming the study names: "tea or water: pulse, tea and water"."""
    said = [rf"\b{re.escape(member.text)}\b" for member in members]
    named = all(re.search(each, head, re.IGNORECASE) for each in said)
    return named and not any(endpoints_in(member.text) for member in members)


def _unmixed(run: Run, *, asking: bool, head: str = "") -> Iterator[Run]:
    """Part what is measured from arms named behind it: "swelling, active and placebo"."""
    first, rest = run.members[0], run.members[1:]
    if run.joiner == "and" and rest and rest[0].lead == ",":
        named = any(names_arm(each.text) for each in rest) or _of_the_study(rest, head)
        # "Among drinkers, sober controls and placebo": kinds of people are not what is measured.
        people = run.lead in PLACES and names_people(first.text)
        listed = people and any(" " in each.text for each in rest)
        named = named and not names_arm(first.text) and not listed
        plain = run.lead == "" and " " in first.text and " of " not in first.text
        timed = bool(_TIMED.search(first.text)) and not any(endpoints_in(r.text) for r in rest)
        brief = plain and (timed or all(" " not in r.text for r in rest))
        if len(rest) == _PAIR_OF and (named or brief):
            yield run._replace(members=(first,), joiner="")
            lead = "," if named else "|"
            yield run._replace(lead=lead, before=run.before or first.text, members=rest)
            return
    what, of, whose = first.text.rpartition(" of ")
    if of and run.joiner == "versus" and shares_people([whose, *(each.text for each in rest)]):
        cut = first.start + len(what)
        yield run._replace(members=(first._replace(end=cut, text=what),), joiner="")
        group = Chunk("of", cut + 1, cut + len(of), first.end, whose)
        yield run._replace(lead="of", before=run.before or what, members=(group, *rest))
        return
    bare = asking and not run.lead and (run.joiner == "versus" or len(run.members) == 1)
    arm = _arm_behind(first) if bare else None
    if arm:
        yield run._replace(members=(first._replace(end=arm.lead_start),), joiner="")
        lead = "," if rest else "|"
        yield run._replace(lead=lead, before=run.before or first.text, members=(arm, *rest))
        return
    yield run


def _arm_behind(chunk: Chunk) -> Chunk | None:
    """Find the arm at the end of a phrase without a preposition: "mPFS lutathera"."""
    for word in re.finditer(r"\s(?=\S)", chunk.text):
        text = chunk.text[word.end() :]
        before = endpoints_in(chunk.text[: word.start()])
        if before and names_drug(text.split()[0]):
            start = chunk.start + word.end()
            return Chunk(",", start, start, chunk.end, text)
    return None


def _sure(groups: list[Group]) -> list[Group]:
    """Leave out what a bare *with* leads where other words name the arms."""
    named = any(not group.weak for group in groups if group.role is Role.ARM)
    return [group for group in groups if not (named and group.weak)]


def study_arms(text: str, end: int, *, single: bool) -> list[Group]:
    """Find the arms set against each other in the part of a question that names the study.

    Args:
        text: The question.
        end: Where its asking part begins.
        single: As of `groups_in`.
    """
    part = text[:end].rstrip(": ")
    fixed = list(_with_and_without(part, 0))
    if fixed:
        return fixed
    for run in (each for whole in runs_of(part, 0, ()) for each in _unmixed(whole, asking=False)):
        if run.joiner == "versus" or (run.joiner == "or" and _alternatives(run)):
            return list(_roles(run, single=single))
    return []


def _alternatives(run: Run) -> bool:
    """Tell two treatments from two diseases or kinds of people."""
    phrases = [member.text for member in run.members]
    if any(map(names_arm, phrases)):
        return True
    people = any(names_people(each) or names_disease(each) for each in phrases)
    return not people and run.lead not in PLACES | {"for", "of", "from"}


def _with_and_without(text: str, start: int) -> Iterator[Group]:
    found = _WITH_WITHOUT.search(text, start)
    subject = runs_of(text[:start].rstrip(": "), 0, ())[0].members[0].text
    if found:
        middle = found.start() + len("with")
        cut = found.end("what") if found["what"] else middle
        thing = found["what"] or found["other"] or subject
        thing = f" {subject if thing.casefold() in {'it', 'them'} else thing}".rstrip()
        yield Group(found.start(), found.start(), cut, f"with{thing}", Role.ARM, run=middle)
        yield Group(cut, cut, found.end(), f"without{thing}", Role.ARM, run=middle)


def _pairs(text: str, start: int) -> Iterator[Group]:
    found = _PAIR.search(text, start)
    if found:
        yield Group(*(found.start("arm"), *found.span("arm")), found["arm"], Role.ARM)
        span = found.span("other")
        yield Group(span[0], *span, found["other"], Role.COMPARATOR)


def _labelled(run: Run, *, single: bool) -> Iterator[Group]:
    if run.joiner == "versus":
        run = run._replace(members=tuple(map(_without_study, run.members)))
    role = role_of(run) if run.members[0].text else None
    if role is Role.ARM and run.joiner == "versus" and _says_what(run.members[0].text):
        yield from (_group(member, Role.COMPARATOR) for member in run.members[1:])
        return
    if role is Role.ARM and _given_to_people(run):
        yield _group(run.members[0], Role.POPULATION)
        yield _group(run.members[1], Role.COMPARATOR)
    elif role is Role.ARM:
        yield from _roles(run, single=single)
    elif role is not None:
        for member in run.members:
            yield _group(member, role)
    elif run.joiner == "versus" and run.members[-1].compares and restricts(run.members[-1].text):
        yield _group(run.members[-1], Role.COMPARATOR)


def _without_study(member: Chunk) -> Chunk:
    text = _STUDY_BEHIND.sub("", member.text)
    return member._replace(end=member.end - len(member.text) + len(text), text=text)


def _given_to_people(run: Run) -> bool:
    """Tell who was given an arm from the arm: "with drug in old patients vs untreated"."""
    if run.lead not in PLACES or run.joiner != "versus" or len(run.members) != _PAIR_OF:
        return False
    people, other = (member.text for member in run.members)
    arm = names_arm(other) and not names_people(other)
    return bool(_GIVEN.search(run.before)) and names_people(people) and arm


def _says_what(phrase: str) -> bool:
    """Tell what was measured from a group that something is set against."""
    ratio = any(mention.name in RATIOS for mention in measures_in(phrase))
    return (ratio or bool(_MEASURED.search(phrase))) and not names_drug(phrase)


def _roles(run: Run, *, single: bool) -> Iterator[Group]:
    """Give the members of a run of arms their roles; what asks ("how many died") has none."""
    weak = run.lead == "with" and not any(names_arm(member.text) for member in run.members)
    asks = run.joiner == "versus" and (_asks(run.members[0].text) or _is_measured(run.members))
    paired = run.joiner == "versus" or (run.joiner and run.lead == "between")
    compared = asks or (single and paired and not _each_by_itself(run))
    for member in run.members[1:] if asks else run.members:
        role = Role.COMPARATOR if compared and member is run.members[-1] else Role.ARM
        yield _group(member, role)._replace(weak=weak, run=run.members[0].start)


def _each_by_itself(run: Run) -> bool:
    """Tell whether a ratio is asked of each of two kinds of people: "in boys vs in girls"."""
    again = all(member.lead in PLACES for member in run.members)
    return again and all(names_people(member.text) for member in run.members)


def _asks(phrase: str) -> bool:
    return bool(_ASKS.match(phrase))


def _is_measured(members: Sequence[Chunk]) -> bool:
    """Tell what was measured, set against a group: "fasting sugar vs placebo"."""
    first, last = members[0].text, members[-1].text
    ends = any(mention.end == len(first) for mention in asked_endpoints_in(first))
    return (ends or bool(_LEVEL.search(first))) and names_arm(last) and not names_arm(first)


def _group(member: Chunk, role: Role) -> Group:
    noun, compared = ARM_NOUN.search(member.text), _COMPARED.search(member.text)
    cuts = [found for found in (noun and noun.end(), compared and compared.start()) if found]
    cut = min(cuts, default=len(member.text))
    # A phrase may say more than stands there: the noun that numbered groups share.
    end = member.end if cut == len(member.text) else member.start + cut
    return Group(member.lead_start, member.start, end, member.text[:cut], role)
