"""Rows of the same name in one document: the table, group or time that is asked for is told."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ingest.documents import Row
from retrieval.candidates import Candidate
from retrieval.concepts import any_held
from retrieval.evidence import Evidence
from retrieval.heading_times import heading_moments, label_moments, says_only_when
from retrieval.question import Asked
from retrieval.same_times import comparable, meets
from retrieval.time_points import TimePoint, moments
from retrieval.words import stems

_AT_BASELINE = re.compile(
    r"\b(?:baseline|demographics?|characteristics|homogeneity)\b", re.IGNORECASE
)
"""What the caption of a table of the people studied says."""
_BY_THE_WAY = re.compile(
    r"\b(?:adjust\w*|correct\w*|controll\w*|stratif\w*|characteri[sz]ed|accord\w*|categor\w*|change\w*"
    r"|differ\w*|compar\w*) (?:for|by|to|from|with)\b[^,.;]*",
    re.IGNORECASE,
)
"""Where a caption names a time that its values are not of: ``adjusted for baseline``."""
_RESTRICTING = re.compile(
    r"\b(?:related|attribut\w+|serious|severe|fatal|leading to|discontinu\w+|withdraw\w+)\b",
    re.IGNORECASE,
)
"""Words of a heading that count fewer events than its rows say by themselves."""
_OF_CHANGE = re.compile(
    r"\W*(?:mean |absolute |net )?(?:differences?|changes?|Δ|delta|improvements?|reductions?"
    r"|decreases?|increases?|gains?)\b",
    re.IGNORECASE,
)
"""How a row is named that gives what the rows beside it differ by."""
_Name = tuple[str, frozenset[str]]
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


class _Placed(NamedTuple):
    """A row by its place in the evidence, with how often it contradicts and what it names."""

    place: int
    faults: int
    held: frozenset[str]


_Groups = dict[_Name, list[_Placed]]


def least_contradicted(asked: Asked, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Leave out rows that contradict a question in more than a row of the same name does.

    A baseline table and one of results have the same rows, and so have a table of all adverse
    events and one of those related to the drug: caption and columns say which is meant.

    Args:
        asked: The question.
        evidence: Best first.

    Returns:
        The rest, best first: the best row that is kept of a name takes the rank of one left out.
    """
    found = list(evidence)
    for named in (_by_name, _by_group):
        kept = dict(enumerate(found))
        for rows in named(asked, found).values():
            _keep_least(kept, rows)
        found = [kept[place] for place in sorted(kept)]
    return found


def _by_name(asked: Asked, evidence: Sequence[Evidence]) -> _Groups:
    """Gather the rows of one name."""
    groups: _Groups = defaultdict(list)
    for place, each in enumerate(evidence):
        if each.candidate.row is not None:
            faults = _contradictions(asked, each.candidate, each.candidate.row)
            name = _name(each.candidate, each.candidate.row)
            groups[name].append(_Placed(place, faults, _held(asked, each)))
    return groups


def _by_group(asked: Asked, evidence: Sequence[Evidence]) -> _Groups:
    """Gather the rows under one heading where a change is asked for: it has a row of its own."""
    groups: _Groups = defaultdict(list)
    if "change" not in asked.measures or any(at.unit == "baseline" for at in asked.times):
        return groups
    for place, each in enumerate(evidence):
        row = each.candidate.row
        above, _, last = row.label.rpartition(" > ") if row is not None else ("", "", "")
        if above:
            key = each.candidate.document, frozenset({each.candidate.heading, above})
            faults = int(not _OF_CHANGE.match(last))
            groups[key].append(_Placed(place, faults, _held(asked, each)))
    return groups


def _held(asked: Asked, each: Evidence) -> frozenset[str]:
    """Return what a row says of what was measured."""
    target = each.document.in_its_words(asked.target)
    return frozenset(c.printed for c in target if any_held(c.forms, each.candidate.terms))


def _keep_least(kept: dict[int, Evidence], rows: Sequence[_Placed]) -> None:
    """Take out rows for which another with fewer faults says as much; that one moves up."""
    best = min(rows, key=lambda row: (row.faults, row.place))
    worse = [row for row in rows if row.faults > best.faults and row.held <= best.held]
    ahead = min((row.place for row in worse), default=best.place)
    rank = kept[ahead]
    for row in worse:
        del kept[row.place]
    if ahead < best.place:
        kept[ahead] = replace(kept.pop(best.place), weight=rank.weight, score=rank.score)


def _name(candidate: Candidate, row: Row) -> _Name:
    """Return what a row is called; rows *Before* and *After* by all that stands above them."""
    path = row.label.split(" > ")
    last = path[-1] if len(path) == 1 or not says_only_when(path[-1]) else " ".join(path[:-1])
    return candidate.document, frozenset(stems(_BRACKETS.sub(" ", last)))


def times_said(candidate: Candidate) -> tuple[TimePoint, ...]:
    """Return the points in time of which a sentence or row tells something.

    Args:
        candidate: A row *Before* is not of the later time that its caption names too.
    """
    row = candidate.row
    said = moments(candidate.text)
    if row is None:
        return said
    return label_moments(row.label) or (*said, *_times_of(row, _caption(candidate, row)))


def _caption(candidate: Candidate, row: Row) -> str:
    return candidate.text[: max(0, candidate.text.find(f" > {row.label}"))]


def _contradictions(asked: Asked, candidate: Candidate, row: Row) -> int:
    caption = _caption(candidate, row)
    return _is_of_another_time(asked, row, caption) + _is_restricted(asked, row, caption)


def _is_of_another_time(asked: Asked, row: Row, caption: str) -> bool:
    own = _times_of(row, caption)
    return bool(own) and any(
        not meets(own, (at,)) and all(comparable(one, at) for one in own) for at in asked.times
    )


def _times_of(row: Row, caption: str) -> tuple[TimePoint, ...]:
    headings = (row.label, *(cell.column for cell in row.cells))
    own = tuple(point for heading in headings for point in heading_moments(heading))
    if own:
        return own
    said = _BY_THE_WAY.sub(" ", caption)
    named = moments(said)
    return named if named or not _AT_BASELINE.search(said) else moments("at baseline")


def _is_restricted(asked: Asked, row: Row, caption: str) -> bool:
    asking = frozenset(stems(asked.question))
    found = (
        " ".join(stems(each.group())) for each in _RESTRICTING.finditer(f"{caption} {row.label}")
    )
    return any(asking.isdisjoint(said.split()) for said in found)
