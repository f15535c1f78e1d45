"""The endpoints a question lists: "rates of nausea, headache and rash"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.figures.endpoints import endpoints_in
from ingest.figures.measures import MEASURES, measures_in
from retrieval.clauses import Run
from retrieval.families import EXCLUSIVE

_LEADS = frozenset({"", "of", "for", "with", "did", ",", "were", "was", "had"})
_TWO, _MANY = 2, 3
_VERB = re.compile(r"\s+(?:go|change|fall|rise|differ|drop|improve)$")
_AND_P = re.compile(r"\s*,?\s*and\s+(?:the\s+)?[pP](?:[\s-]?values?)?\s*")
_P_BEFORE = re.compile(r"(?:^|\s)[pP](?:[\s-]?values?)?\s*$")
_AND = re.compile(r"\s*,?\s*and\s*")
_PLURAL = re.compile(r"\b(?:rates|ratios|scores|proportions|percentages|HRs|ORs|RRs|figures)\W*$")
# What stands before a shared last word: all-cause and cardiac mortality.
_ADJECTIVE = re.compile(
    r"(?:al|ic|ive|ete|ary|ous|ar|no|cause|minor|major|mild|moderate|severe|stable|total|free)$",
    re.IGNORECASE,
)
_NAMES = sorted((name for names in MEASURES.items() for name in (names[0], *names[1])), key=len)
_MEASURE = re.compile(
    r"^(?:(?:give|list|state|report|and|mean|median|adjusted|crude|overall|the|%|rates? of)\s+|(?:"
    + "|".join(re.escape(name) for name in reversed(_NAMES) if " " in name)
    + r")s?\s+)+",
    re.IGNORECASE,
)


def listed_items(asking: str, start: int, runs: Sequence[Run]) -> tuple[tuple[int, int, str], ...]:
    """Find the endpoints that a question lists.

    Two count as a list where both are known endpoints or the measure stands in the plural;
    three or more always do.

    Args:
        asking: The asking part.
        start: Where it begins.
        runs: The runs of phrases that name no group.

    Returns:
        Start, end and words of each, a last word that all share added to the others.
    """
    for run in runs:
        listed = _is_list(run) or _is_p_of_each(asking, start, run)
        if run.lead in _LEADS and run.joiner == "and" and listed:
            return tuple(
                (member.start, member.end, text)
                for member, text in zip(run.members, _shared(run), strict=True)
            )
    return _endpoints_in_row(asking, start)


def _endpoints_in_row(asking: str, start: int) -> tuple[tuple[int, int, str], ...]:
    """Find three or more endpoints with nothing but commas between them, or two told apart."""
    row: list[tuple[int, int]] = []
    for mention in endpoints_in(asking):
        if row and not re.fullmatch(r"\s*,\s*(?:and\s+)?", asking[row[-1][1] : mention.start]):
            if len(row) >= _MANY:
                break
            row = []
        row.append((mention.start, mention.end))
    if len(row) < _MANY:
        row = _two_told_apart(asking)
    return tuple((begin + start, end + start, asking[begin:end]) for begin, end in row)


def _two_told_apart(asking: str) -> list[tuple[int, int]]:
    """Find two endpoints of which none is ever the other: ``SD and PD rates``."""
    mentions = [mention for mention in endpoints_in(asking) if mention.name in EXCLUSIVE]
    if len(mentions) != _TWO or mentions[0].name == mentions[1].name:
        return []
    joined = re.fullmatch(r"\s*,?\s*and\s+", asking[mentions[0].end : mentions[1].start])
    return [(each.start, each.end) for each in mentions] if joined else []


def _is_list(run: Run) -> bool:
    if len(run.members) >= _MANY:
        return True
    if len(run.members) == 1:
        return False
    known = [bool(endpoints_in(text)) for text in _shared(run)]
    first, last = _shared(run)[0], _shared(run)[-1]
    shared = first != last and first.split()[-1:] == last.split()[-1:]
    different = (
        shared or len({tuple(m.name for m in endpoints_in(text)) for text in _shared(run)}) > 1
    )
    return (all(known) and different) or bool(
        _PLURAL.search(run.before) or (run.lead == "did" and _VERB.search(run.members[-1].text))
    )


def _is_p_of_each(asking: str, start: int, run: Run) -> bool:
    """Tell two P values asked for one by one: "P for A and P for B"."""
    between = [
        asking[one.end - start : other.lead_start - start] for one, other in pairwise(run.members)
    ]
    # "P for A and for B" says it once.
    once = run.lead == "for" and _P_BEFORE.search(asking[: run.members[0].lead_start - start])
    again = once and all(member.lead == "for" for member in run.members)
    joined = (_AND_P.fullmatch(each) or (again and _AND.fullmatch(each)) for each in between)
    return len(run.members) > 1 and all(joined)


def _shared(run: Run) -> list[str]:
    texts = [_VERB.sub("", _MEASURE.sub("", member.text)) for member in run.members]
    lead, of, rest = texts[0].rpartition(" of ")
    texts[0] = rest if of and measures_in(lead) else texts[0]
    head = texts[-1].split()
    return [
        f"{text} {head[-1]}" if len(head) > 1 and " " not in text and _ADJECTIVE.search(text)
        else text
        for text in texts[:-1]
    ] + texts[-1:]  # fmt: skip
