"""Taking a question apart at its slots, and putting it together again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retrieval.arms import Group, Role
from retrieval.layout import Layout
from retrieval.part_words import Part, parts_in

PART_NAMES: dict[Part, str] = {
    Part.INTERVAL: "CI", Part.P: "P value", Part.SPREAD: "SD", Part.RANGE: "range",
    Part.COUNT: "number of patients",
}  # fmt: skip
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
_COUNTED = re.compile(rf"(?:,\s*)?\b(?:with|and) {PART_NAMES[Part.COUNT]}\b")
"""The number of patients as a part that an earlier follow-up added."""
_LED = frozenset(
    """in on with without among for of after under to from between within at by given receiving
    against versus vs""".split()
)
_HAPPENED = re.compile(
    r"(?<!\bwho)\s+(?=(?:progressed|died|survived|relapsed|recurred|responded|developed|experienced"
    r"|achieved|reached|stopped|withdrew|discontinued|dropped)\b)",
    re.IGNORECASE,
)
"""What happened to a group, behind its name."""

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
        parts = " and ".join(PART_NAMES[part] for part in self.parts)
        return f"{asked}, with {parts}?" if parts else f"{asked}?"


def taken_apart(layout: Layout) -> Pieces:
    """Take a question apart at its slots."""
    inside = [group for group in layout.groups if group.start >= layout.start]
    head = layout.question[: layout.start].strip()
    parts = parts_in(layout.asking) - {Part.COUNT}
    if _COUNTED.search(layout.asking):
        parts |= {Part.COUNT}
    return Pieces(
        head=head if head.endswith((":", ",")) or not head else f"{head}:",
        core=edited(layout, cuts(layout)),
        arms=words_for(layout, [g for g in inside if g.role is not Role.POPULATION]),
        population=words_for(layout, [g for g in inside if g.role is Role.POPULATION]),
        times=words_for_times(layout),
        parts=tuple(part for part in Part if part in parts),
    )


def cuts(layout: Layout) -> list[Edit]:
    """Return the edits that leave out groups, times and parts, each with what leads it."""
    runs: dict[int, list[Group]] = {}
    for group in layout.groups:
        if group.start >= layout.start:
            runs.setdefault(group.run or group.lead_start, []).append(group)
    found = [(run[0].lead_start, _end(run)) for run in runs.values()]
    found += [(span.start, span.end) for span in layout.times]
    found += [_part_with_lead(layout.question, *span) for span in layout.parts]
    found += [match.span() for match in _COUNTED.finditer(layout.question, layout.start)]
    return [(start, end, "") for start, end in found]


def _end(run: Sequence[Group]) -> int:
    """Return where the names of groups end; what happened to them behind is no name."""
    first = run[0]
    happened = None if first.role is Role.POPULATION else _HAPPENED.search(first.text)
    return first.start + happened.start() if happened else run[-1].end


def _part_with_lead(text: str, start: int, end: int) -> tuple[int, int]:
    lead = _BEFORE_PART.search(text[:start])
    behind = _BEHIND_PART.match(text, end)
    opened = lead is not None and "(" in lead.group()
    return lead.start() if lead else start, behind.end() if behind and opened else end


def edited(layout: Layout, edits: Iterable[Edit]) -> str:
    """Return the asking part of a question with some edits made, and tidy."""
    text, stop = layout.question, len(layout.question)
    for start, end, words in sorted(edits, reverse=True):
        if start >= layout.start:
            text = f"{text[:start]} {words} {text[max(start, min(end, stop)) :]}"
            stop = start
    tidy = text[layout.start :]
    for pattern, instead in _TIDY:
        tidy = pattern.sub(instead, tidy)
    return tidy.strip()


def words_for(layout: Layout, groups: Sequence[Group]) -> str:
    """Return the words of some groups, from the first's lead to the last's end."""
    if not groups:
        return ""
    words = layout.question[groups[0].lead_start : _end(groups)].strip()
    if words.split()[0].casefold() in _LED or words[0] in ",-":
        return words
    return f"in {words}" if groups[0].role is Role.POPULATION else f"with {words}"


def words_for_times(layout: Layout) -> str:
    """Return the points in time, from the first to the last."""
    spans = layout.times
    if not spans:
        return ""
    words = layout.question[spans[0].start : spans[-1].end].strip()
    return words if _TIMED.match(words) else f"at {words}"
