"""Whether figures that stand side by side can be those of the groups or times a question lists."""

from collections.abc import Sequence
from itertools import combinations

from ingest.documents import Row
from retrieval.concepts import Concept, any_held
from retrieval.group_names import are_of_one
from retrieval.heading_times import heading_moments
from retrieval.matching import Match
from retrieval.needs import Need
from retrieval.slot_values import CONFLICT
from retrieval.time_points import TimePoint
from retrieval.time_slot import time_slot
from retrieval.words import stems


def meets_each(wanted: Sequence[Need], matches: Sequence[Match]) -> bool:
    """Tell whether some figure may be of each: two groups at one time are not of two times.

    Nor are two times, or two outcomes, of one group those of two, nor one group under two names.

    Args:
        wanted: What the question lists, groups or times.
        matches: As many figures of one sentence or row.
    """
    row = matches[0].evidence.candidate.row
    if wanted[0].slot == "arm" and row is not None:
        return not _is_of_one_group(wanted, matches, row)
    arms = [arm for need in wanted if need.slot == "arm" for arm in need.asked.arms]
    if any(are_of_one(arms, *pair) for pair in combinations(matches, 2)):
        return False
    figures = [(match.figure, match.evidence.candidate) for match in matches]
    return all(
        any(time_slot(need.asked.times, *each) > CONFLICT for each in figures)
        for need in wanted
        if need.slot == "time"
    )


def _is_of_one_group(wanted: Sequence[Need], matches: Sequence[Match], row: Row) -> bool:
    """Tell the columns of one group's row, which are times or outcomes, from those of groups."""
    times = [match.figure.time or _headed(match) for match in matches]
    if all(times) and len(set(times)) == len(times):
        return True
    listed = [arm for need in wanted for arm in need.asked.arms]
    arms = matches[0].evidence.document.in_its_words(listed)
    candidate = matches[0].evidence.candidate
    row_columns = [cell.column for cell in row.cells]
    columns = [candidate.column_of(match.figure) for match in matches]
    if any(_held(arm, row_columns) and not _held(arm, columns) for arm in arms):
        return True  # the row has it in a column of which no figure is
    label = frozenset(stems(row.label))
    others = [arm for arm in arms if not any_held(arm.forms, label)]
    named = any(_held(arm, row_columns) for arm in others)
    return 0 < len(others) < len(arms) and not named


def _held(arm: Concept, columns: Sequence[str]) -> bool:
    return any(any_held(arm.forms, frozenset(stems(column))) for column in columns)


def _headed(match: Match) -> tuple[TimePoint, ...]:
    return heading_moments(match.evidence.candidate.column_of(match.figure))
