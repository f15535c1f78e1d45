"""Cutting the asking part of a question at its prepositions, conjunctions and commas."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.figures.endpoints import endpoints_in
from retrieval.groups import SUBGROUP, ends_in_arm, names_disease, names_people

_COMPARED = (
    r"compared (?:with|to)|relative to|rather than|as opposed to|as against"
    r"|in comparison (?:with|to)|versus|vs\.?|against|than|minus(?!\s?\d)"
)
_LEADS = re.compile(
    rf"(?P<lead>[,;:()?]| [-–—] |(?<![\w.-])(?:{_COMPARED}|v|and|or|over|with|without|on|in|into"
    r"|among(?:st)?|across|for|of|at|by|from|to|under|after|before|during|while|between|following|per"
    r"|through|using|receiving|taking|given|was|were|is|are|be|been|did|do|does|had|has|have|having"
    r"|who|that|when|where|whose|which|what|as|until|because|if|within|treated(?= with| by)|knew"
    r"|know|should|could|would|wanted|said|went|got|stayed|added)"
    rf"(?![\w-]|\.\w))",
    re.IGNORECASE,
)
COMPARING = frozenset({"versus", "vs", "v", "against", "over", "than", "minus"})
"""Leads that set the phrase before against the phrase behind; `compared with` and its like too."""

NO_GROUP = re.compile(
    r"^(?:(?:\S+[\s-])?scales?|terms?|average|mean|median|day|which|what|walking|waiting|DXA|DEXA|MRI|CT|PET.*"
    r"|SPECT.*|ultrasound|imaging|questionnaire|time|night|it|them|each|both|admission|total"
    r"|addition|(?:\d+(?:[.·]\d+)?\s?)?(?:minutes?|seconds?|hours?|days?|weeks?|months?|years?"
    r"|mm|cm"
    r"|kg|mmHg|L|%|points?)|how many\b.*|(?:the )?(?:numbers?|counts?) of (?:patients|people"
    r"|participants|subjects|cases|events)|general|detail|top|end|start|long run|short term"
    r"|each other|(?:whole|entire|past|last|first|previous|preceding|same|next|course)\b.*|\d+)$",
    re.IGNORECASE,
)
"""Phrases behind a preposition that never name a group."""

_INSIDE = frozenset({"through", "using", "in", "for", "by", "to", "after", "from"})
_EFFECT = re.compile(
    r"\b(?:effects?|impact|benefits?|advantage|superiority|influence)$", re.IGNORECASE
)
_ASIDE = re.compile(r"\bhead[\s-]to[\s-]head\b(?! of\b)", re.IGNORECASE)
"""What is said of a comparison, and is no part of a group's name."""
# Brackets that held nothing but parts.
_EMPTIED = re.compile(r"\((?:[\s,;&]|and|with|each)*\)")
_JOINED = frozenset({"and", "or", ","})
_SAME_SIDE = {
    "with": {"with", "without", "by"},
    "through": {"through", "by", "with"},
    "by": {"by", "through", "with"},
    "on": {"on", "after"},
    "under": {"under", "over"},
}
"""Leads that may follow a lead in one run; any other is followed by itself only."""
_ARTICLES = re.compile(r"(?:the|a|an|those|its|their|all|any|either|both)\s+", re.IGNORECASE)


class Chunk(NamedTuple):
    """A stretch of a question between two leads.

    Args:
        lead: The word or sign before it, in lower case; empty at the start.
        lead_start: Where the lead begins.
        start: Where the phrase begins.
        end: One past its last character; the start where it is empty.
        text: The phrase.
    """

    lead: str
    lead_start: int
    start: int
    end: int
    text: str

    @property
    def compares(self) -> bool:
        """Whether its lead sets it against the phrase before."""
        return self.lead in COMPARING or " " in self.lead


class Run(NamedTuple):
    """Phrases joined by and, or, versus behind one preposition."""

    lead: str
    before: str
    members: tuple[Chunk, ...]
    joiner: str
    next: int


def chunks_of(text: str, start: int, blanks: Sequence[tuple[int, int]]) -> list[Chunk]:
    """Cut a question's asking part into chunks.

    Args:
        text: The question.
        start: Where its asking part begins.
        blanks: Spans to leave out (times, words for parts).

    Returns:
        The chunks in order, blanked spans taken for spaces, "X of Y" in one chunk each.
    """
    asides = [found.span() for found in _ASIDE.finditer(text)]
    bare = blanked(text, [*blanks, *asides])
    bare = _EMPTIED.sub(lambda found: " " * len(found.group()), bare)
    leads = list(_LEADS.finditer(bare, start))
    edges = [(start, start, ""), *((m.start(), m.end(), m["lead"]) for m in leads)]
    found = []
    for place, (lead_start, begin, lead) in enumerate(edges):
        stop = edges[place + 1][0] if place + 1 < len(edges) else len(bare)
        left, right = _trimmed(bare, begin, stop)
        plain = " ".join(lead.casefold().split()).removesuffix(".").replace("–", "-")
        found.append(Chunk(plain, lead_start, left, right, bare[left:right]))
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out white space and articles at the edges of a stretch."""
    phrase = text[start:end]
    left = start + len(phrase) - len(phrase.lstrip())
    right = max(left, start + len(phrase.rstrip(" .\t\n")))
    article = _ARTICLES.match(text, left, right)
    return _trimmed(text, article.end(), right) if article else (left, right)


def blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text with some spans turned to spaces, so that places stay what they are."""
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def runs_of(text: str, start: int, blanks: Sequence[tuple[int, int]]) -> list[Run]:
    """Cut a question's asking part into runs of joined phrases; arguments as of `chunks_of`."""
    chunks = chunks_of(text, start, blanks)
    runs: list[Run] = []
    place = 0
    while place < len(chunks):
        runs.append(_run(text, start, chunks, place))
        place = runs[-1].next
    return runs


def _run(text: str, start: int, chunks: Sequence[Chunk], place: int) -> Run:
    """Collect the phrases joined to a chunk's."""
    first = chunks[place]
    members, joiner, at = [first], "", place + 1
    while at < len(chunks) and first.text:
        step = _joined(text, chunks, at, members, joiner)
        if not step:
            break
        if chunks[at].compares:
            joiner = "versus"
        else:
            lead = next((c.lead for c in chunks[at : at + step] if c.lead in {"and", "or"}), "")
            joiner = joiner or lead
        at += step
    before = text[start : first.lead_start].rstrip(" (")
    return Run(first.lead, before, tuple(members), joiner, at)


def _joined(text: str, chunks: Sequence[Chunk], at: int, members: list[Chunk], joiner: str) -> int:
    """Add the next phrase to a run; return how many chunks it took, 0 where it does not belong."""
    chunk, lead = chunks[at], members[0].lead
    if chunk.lead == "of":
        return _continued(text, chunks, at, members)
    if not chunk.text:
        return _led_again(chunks, at, members, joiner)
    if chunk.lead in _INSIDE and _resumes(chunks, at, lead):
        members[-1] = members[-1]._replace(end=chunk.end, text=text[members[-1].start : chunk.end])
        return 1
    belongs = _belongs(chunks, at, joiner)
    if belongs:
        members.append(chunk)
    return int(belongs)


def _belongs(chunks: Sequence[Chunk], at: int, joiner: str) -> bool:
    chunk = chunks[at]
    if chunk.compares:
        return not NO_GROUP.match(chunk.text)
    if joiner == "versus":
        return False
    return chunk.lead in {"and", "or"} or (not joiner and _series(chunks, at))


def _led_again(chunks: Sequence[Chunk], at: int, members: list[Chunk], joiner: str) -> int:
    """Add a phrase that repeats its lead: on A *and on B*; with A, *and with B*; in A *vs in B*."""
    lead = members[0].lead
    step = 3 if chunks[at].lead == "," else 2
    between = [chunk for chunk in chunks[at : at + step - 1] if not chunk.text]
    leads = [chunk.lead for chunk in between]
    if len(chunks) <= at + 1 or (joiner and chunks[at].lead == ","):
        return 0
    listed = leads == [","] and len(members) > 1
    if listed and chunks[at + 1].text and chunks[at + 1].lead in {"and", "or"}:
        members.append(chunks[at + 1])
        return 2
    commas = [","] * (step - 2)
    if leads not in ([*commas, "and"], [*commas, "or"]) and not (
        leads and leads[:-1] == commas and between[-1].compares
    ):
        return 0
    other = chunks[min(at + step - 1, len(chunks) - 1)]
    if not other.text or other.lead not in _SAME_SIDE.get(lead, {lead}):
        return 0
    members.append(other)
    return step


def _resumes(chunks: Sequence[Chunk], at: int, lead: str) -> bool:
    """Tell whether a run goes on behind a phrase: with A through B *and with* C."""
    following = chunks[at + 1 : at + 3]
    return bool(lead) and [c.lead for c in following] == ["and", lead] and not following[0].text


def _continued(text: str, chunks: Sequence[Chunk], at: int, members: list[Chunk]) -> int:
    """Take "of Y" into the phrase before it, unless what it leads stands on its own."""
    chunk, last = chunks[at], members[-1]
    listed = at + 1 < len(chunks) and chunks[at + 1].text and chunks[at + 1].lead in _JOINED
    people, some = names_people(chunk.text), SUBGROUP.search(chunk.text)
    # "Median OS of G3 patients": what was measured, and of whom.
    of_some = some and (people or names_disease(chunk.text)) and endpoints_in(last.text)
    # So is "median OS of the control arm", whatever was measured.
    groups = of_some or ends_in_arm(chunk.text) or (listed and (people or some))
    alone = (
        groups
        or _EFFECT.search(last.text)
        or (at + 2 < len(chunks) and not chunks[at + 1].text and chunks[at + 2].lead == "of")
    )
    if alone or not chunk.text or members[0].lead == "of":
        return 0
    members[-1] = last._replace(end=chunk.end, text=text[last.start : chunk.end])
    return 1


def _series(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether a comma continues a series: A, B and C."""
    while at < len(chunks) and chunks[at].lead == ",":
        at += 1
        if at < len(chunks) and chunks[at].lead in {"and", "or"}:
            return bool(chunks[at].text)
    return False
