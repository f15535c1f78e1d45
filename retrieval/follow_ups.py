"""Putting a follow-up's slots in the place of those of the question before it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.figures.measures import WEAK
from retrieval.arms import Group, Role
from retrieval.concepts import Placed
from retrieval.groups import SUBGROUP, names_arm, names_disease, names_people
from retrieval.kinds import Kind
from retrieval.layout import Layout, focus_start, laid_out
from retrieval.part_words import Part, parts_in
from retrieval.question import parse_question
from retrieval.target import NO_TARGET, placed_target

OPENING = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|so|and|or|but|also|then|now|what about|how about|what of|the same|same"
    r"|with what|likewise|what (?:was|were|is|are) (?:it|they|that|those|its|their|the figures?"
    r"|the numbers?|the values?|the)|what)\b[\s,]*)+",
    re.IGNORECASE,
)
"""How a follow-up opens; its slots stand behind it."""

_BACK = re.compile(r"\s*\b(?:was|were|is|are) (?:that|it|this|those|these|they)\b", re.IGNORECASE)
_BEFORE_PART = re.compile(
    r"(?:[\s,;(±]|\b(?:with|and|plus|its|their|the|what|each|an?)\b)+$", re.IGNORECASE
)
_BEHIND_PART = re.compile(r"[\s,;]*\)")
_TIMED = re.compile(
    r"(?:at|by|after|before|in|on|end|until|within|from|between|over|immediately|straight)\b",
    re.IGNORECASE,
)
_TIDY = (
    (re.compile(r"\(\s*(?:[,;&±]|\b(?:and|with|its|the)\b|\s)*\)"), " "),
    (re.compile(r"\b(?:and|with|of|for|in|on) (?=[,;?.)]|$)"), " "),
    (re.compile(r"\s+(?=[,;?.])"), ""),
    (re.compile(r"[,;](?=\s*[,;?])"), ""),
    (re.compile(r"\s{2,}"), " "),
    (re.compile(r"\b(median|mean|percentage|number) for (?=\S)"), r"\1 "),
    (
        re.compile(r"(?:[\s,;?.:–-]|\b(?:and|with|or|its|their|the|each|in|on|at|of|for|an?)$)+$"),
        "",
    ),
)  # fmt: skip
_NAMES: dict[Part, str] = {
    Part.INTERVAL: "CI", Part.P: "P value", Part.SPREAD: "SD", Part.RANGE: "range",
    Part.COUNT: "number of patients",
}  # fmt: skip
_COUNTED = re.compile(rf"(?:,\s*)?\b(?:with|and) {_NAMES[Part.COUNT]}\b")
"""The number of patients as a part that an earlier follow-up added."""
_STUDY_LEAD = re.compile(r"^(?:(?:for|in|from|of|by|at)\s+)?(?:the\s+)?", re.IGNORECASE)
_GRADE = re.compile(r"\bG[1-4]\b|\bgrade [1-4I]+\b", re.IGNORECASE)

Edit = tuple[int, int, str]
"""From, to, and what stands there instead."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A question taken apart at its slots, each with the words that lead it.

    Args:
        head: What names the study, its colon or comma included; empty where nothing does.
        core: What was measured and how.
        arms: The arms and comparators.
        population: The subgroups.
        times: The points in time.
        parts: The parts of the figure.
    """

    head: str
    core: str
    arms: str
    population: str
    times: str
    parts: tuple[Part, ...]

    def question(self) -> str:
        """Put the pieces together again."""
        said = (self.head, self.core, self.arms, self.population, self.times)
        asked = re.sub(r"\s+(?=,)", "", " ".join(piece for piece in said if piece))
        parts = " and ".join(_NAMES[part] for part in self.parts)
        return f"{asked}, with {parts}?" if parts else f"{asked}?"


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
    rest = OPENING.sub("", _BACK.sub("", follow_up)).strip() or follow_up.strip()
    new = Layout(rest, 0, 0)
    if parse_question(follow_up).kind is Kind.TEXT and (_target(new) or new.mentions):
        return f"{_study(last)}: {follow_up.strip()}"
    return _merged(laid_out(last), new).question()


def _study(question: str) -> str:
    """Return what names the study: the part before a colon, else all of it."""
    colon = focus_start(question)
    return question[:colon].strip().rstrip(": ") or question.strip().rstrip("?.! ")


def _merged(last: Layout, new: Layout) -> Pieces:
    groups = named_groups(new)
    arms = [group for group in groups if group.role is not Role.POPULATION]
    people = [group for group in groups if group.role is Role.POPULATION]
    parts = _parts(new, groups)
    pieces = taken_apart(last)
    core = _core(last, new, groups)
    pieces = replace(pieces, core=core) if core else pieces
    if new.named_studies:
        names = (_STUDY_LEAD.sub("", new.question[start:end]) for start, end in new.named_studies)
        pieces = replace(pieces, head=" and ".join(names) + ":")
    if people:
        pieces = replace(pieces, population=_population(pieces.population, new, people))
        leading = pieces.head.endswith(",") and not taken_apart(last).population
        pieces = replace(pieces, head="") if leading else pieces
    if arms:
        pieces = replace(pieces, arms=_words(new, arms))
    if new.times:
        pieces = replace(pieces, times=_times(new))
    if _asks_anew(new):
        pieces = replace(pieces, parts=())
    added = tuple(part for part in Part if part in parts and part not in pieces.parts)
    return replace(pieces, parts=(*pieces.parts, *added))


def taken_apart(layout: Layout) -> Pieces:
    """Take a question apart at its slots."""
    inside = [group for group in layout.groups if group.start >= layout.start]
    head = layout.question[: layout.start].strip()
    parts = parts_in(layout.asking) - {Part.COUNT}
    if _COUNTED.search(layout.asking):
        parts |= {Part.COUNT}
    return Pieces(
        head=head if head.endswith((":", ",")) or not head else f"{head}:",
        core=_edited(layout, _cuts(layout)),
        arms=_words(layout, [g for g in inside if g.role is not Role.POPULATION]),
        population=_words(layout, [g for g in inside if g.role is Role.POPULATION]),
        times=_times(layout),
        parts=tuple(part for part in Part if part in parts),
    )


def named_groups(layout: Layout) -> list[Group]:
    """Return a follow-up's groups; a bare phrase ("women", "placebo") may be one too."""
    if layout.groups or layout.times or layout.studies or layout.parts:
        return list(layout.groups)
    bare = layout.question.strip(" ?.!,")
    phrase = re.sub(r"^(?:for|in|with|on|the)\s+(?:the\s+)?", "", bare, flags=re.IGNORECASE)
    start = layout.question.find(phrase)
    if layout.mentions or not phrase:
        return []
    if names_people(phrase) or SUBGROUP.fullmatch(phrase):
        return [Group(start, start, start + len(phrase), phrase, Role.POPULATION)]
    role = Role.ARM if names_arm(phrase) else Role.POPULATION if names_disease(phrase) else None
    led = phrase != bare or role is Role.ARM
    return [Group(start, start, start + len(phrase), phrase, role)] if role and led else []


def _parts(new: Layout, groups: Sequence[Group]) -> frozenset[Part]:
    """Return the parts a follow-up adds; "how many had nausea" asks for a figure of its own."""
    parts = parts_in(new.question)
    own = _target(new) and not groups
    return parts - {Part.COUNT} if own else parts


def _core(last: Layout, new: Layout, groups: Sequence[Group]) -> str:
    """Return what is measured, the follow-up's words in place of the last question's."""
    inside = [(group.lead_start, group.end) for group in groups]
    target = [
        (placed.start, placed.end)
        for placed in _target(new)
        if not any(start <= placed.start and placed.end <= end for start, end in inside)
    ]
    measures = [(m.start, m.end) for m in new.mentions]
    measures = [m for m in measures if not _within(m, new.parts) and not _within(m, target)]
    if target and measures:
        return _edited(new, _cuts(new))
    cuts = _cuts(last)
    if new.named_studies:
        cuts += [(start, end, "") for start, end in last.studies]
    if target:
        words = new.question[target[0][0] : target[-1][1]]
        old = [(placed.start, placed.end) for placed in placed_target(last)]
        return _edited(last, [*cuts, *_instead(last, old,
                                               cuts, words)])  # fmt: skip
    if measures and Part.COUNT not in parts_in(new.question):
        words = new.question[measures[0][0] : measures[-1][1]]
        strong = [(m.start, m.end) for m in last.mentions if m.name not in WEAK]
        edits = _instead(last, strong, cuts, words)
        core = _edited(last, [*cuts, *edits])
        return core if edits else f"{words} {core}"
    return _edited(last, cuts)


def _target(new: Layout) -> list[Placed]:
    return [
        placed
        for placed in placed_target(new)
        if placed.concept.printed.casefold().strip(".'") not in NO_TARGET
    ]


def _asks_anew(new: Layout) -> bool:
    """Tell whether a follow-up has measure and endpoint of its own."""
    strong = [m for m in new.mentions if not _within((m.start, m.end), new.parts)]
    return bool(strong and _target(new))


def _within(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _instead(
    layout: Layout, spans: Sequence[tuple[int, int]], cuts: Sequence[Edit], words: str
) -> list[Edit]:
    """Put words in the place of the first of some spans and leave out the others."""
    kept = [span for span in spans if span[0] >= layout.start]
    if not kept:
        return []
    whole = (kept[0][0], kept[-1][1])
    if not _within(whole, [(start, end) for start, end, _ in cuts]):
        return [(*whole, words)]
    free = [span for span in kept if not _within(span, [(s, e) for s, e, _ in cuts])]
    return [(*span, words if place == 0 else "") for place, span in enumerate(free)]


def _cuts(layout: Layout) -> list[Edit]:
    """Return the edits that leave out groups, times and parts, each with what leads it."""
    runs: dict[int, list[Group]] = {}
    for group in layout.groups:
        if group.start >= layout.start:
            runs.setdefault(group.run or group.lead_start, []).append(group)
    cuts = [(run[0].lead_start, run[-1].end) for run in runs.values()]
    cuts += [(span.start, span.end) for span in layout.times]
    cuts += [_part_with_lead(layout.question, *span) for span in layout.parts]
    cuts += [found.span() for found in _COUNTED.finditer(layout.question, layout.start)]
    return [(start, end, "") for start, end in cuts]


def _part_with_lead(text: str, start: int, end: int) -> tuple[int, int]:
    lead = _BEFORE_PART.search(text[:start])
    behind = _BEHIND_PART.match(text, end)
    opened = lead is not None and "(" in lead.group()
    return lead.start() if lead else start, behind.end() if behind and opened else end


def _edited(layout: Layout, edits: Iterable[Edit]) -> str:
    text, stop = layout.question, len(layout.question)
    for start, end, words in sorted(edits, reverse=True):
        if start >= layout.start:
            text = f"{text[:start]} {words} {text[max(start, min(end, stop)) :]}"
            stop = start
    tidy = text[layout.start :]
    for pattern, instead in _TIDY:
        tidy = pattern.sub(instead, tidy)
    return tidy.strip()


def _words(layout: Layout, groups: Sequence[Group]) -> str:
    """Return the words of some groups, from the first's lead to the last's end."""
    if not groups:
        return ""
    words = layout.question[groups[0].lead_start : groups[-1].end].strip()
    if words.split()[0].casefold() in _LED or words[0] in ",-":
        return words
    return f"in {words}" if groups[0].role is Role.POPULATION else f"with {words}"


_LED = frozenset("in on with without among for of after under to from between within at by".split())


def _times(layout: Layout) -> str:
    spans = layout.times
    if not spans:
        return ""
    words = layout.question[spans[0].start : spans[-1].end].strip()
    return words if _TIMED.match(words) else f"at {words}"


def _population(old: str, new: Layout, people: Sequence[Group]) -> str:
    """Return the subgroups: a grade takes the place of a grade within a longer phrase."""
    words = _words(new, people)
    grade = _GRADE.search(words)
    bare = re.sub(r"^(?:for|in|among|of|the|with)\s+", "", words).strip(" ?.")
    if grade and bare == grade.group() and _GRADE.search(old):
        return _GRADE.sub(grade.group(), old, count=1)
    if grade and bare == grade.group() and names_disease(old):
        return f"{old}, {words}"
    return words
