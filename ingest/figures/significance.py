"""Linking P values to the estimates they were reported with."""

import re
from collections.abc import Sequence

from ingest.figures.clauses import Series
from ingest.figures.drafts import Draft, Significance, joined
from ingest.figures.figure import Figure
from ingest.figures.measures import COMPARISONS
from ingest.figures.units import PEOPLE

BACK_REACH = 200
"""A P value belongs to an estimate at most this many characters before it,"""
FORWARD_REACH = 140
"""or, with none before it in its clause, this many behind it."""

_NEAR, _FAR = 50, 90
"""Characters over which a P value reaches past a comma or clause, and past nothing."""
_JOINT = 16
_LINKS = re.compile(
    r"[^.;]{0,90}?(?:\b(?:vs\.?|versus|compared|than|and|against|to|while|whereas)\b|,)"
)
_RESPECTIVELY = re.compile(r"\s*[)\],]*\s*respectively")
_VERSUS = re.compile(r"[\s,)]*(?:vs\.?|versus|v\.?|compared|against|than)\b")
_BOTH = re.compile(r"\b(?:both|all|each)\W{0,3}[Pp]\W|[Pp]\W[^,;()]{0,12}for (?:both|all|each)\b")


def link_significance(
    text: str, tests: Sequence[Significance], series: Sequence[Series]
) -> list[Significance]:
    """Give every P value to the estimates it speaks of.

    A P value goes to the estimate before it in its clause, and with it to the estimates compared
    there (``12.1 with A and 9.3 with B, P=0.02``); where the clause has none before it, to the
    first comparison behind it (``improved (p<0.001), with a hazard ratio of 0.21``).

    Args:
        text: The sentence.
        tests: Its P values, left to right.
        series: Its estimates, measures already given.

    Returns:
        The P values that belong to no estimate.
    """
    free: list[Significance] = []
    linked = [test for test in tests if not test.free]
    free.extend(test for test in tests if test.free)
    for run in _runs(text, linked):
        last = max((each.end for each in tests if each.end <= run[0].start), default=0)
        targets = _before(text, run[0], series, last)
        if not targets:
            following = [each.start for each in tests if each.start >= run[-1].end]
            targets = _behind(run[-1], series, min(following, default=len(text)))
        if not _assign(text, run, targets, series):
            free.extend(run)
    return free


def _runs(text: str, tests: Sequence[Significance]) -> list[list[Significance]]:
    """Group ``P=0.01 and P=0.003, respectively``."""
    runs: list[list[Significance]] = []
    for test in tests:
        between = text[runs[-1][-1].end : test.start] if runs else ""
        if runs and len(between) < _JOINT and not re.search(r"[;)]", between):
            runs[-1].append(test)
        else:
            runs.append([test])
    return [
        part
        for run in runs
        for part in (
            [run] if len(run) > 1 and _RESPECTIVELY.match(text, run[-1].end) else [[t] for t in run]
        )
    ]


def _assign(
    text: str,
    run: Sequence[Significance],
    targets: Sequence[Draft],
    series: Sequence[Series],
) -> bool:
    """Give P values to estimates; tell whether they could be given."""
    if len(run) == 1:
        for draft in targets:
            draft.p = draft.p or run[0].p
        return bool(targets)
    before = [each for each in series if each.end <= run[0].start][-len(run) :]
    paired = bool(before) and all(_is_compared(text, each) for each in before)
    groups = [each.drafts for each in before] if paired else [[each] for each in targets]
    groups = groups[-len(run) :]
    if len(groups) != len(run):
        return False
    for test, group in zip(run, groups, strict=True):
        for draft in group:
            draft.p = test.p
    return True


def _is_compared(text: str, series: Series) -> bool:
    """Recognise ``12 vs 9``, which one P value tests."""
    first = series.drafts[0]
    return len(series.drafts) > 1 and _VERSUS.match(text, first.end) is not None


def _before(text: str, test: Significance, series: Sequence[Series], last: int) -> list[Draft]:
    """Return the estimates before a P value that it speaks of, left to right."""
    near = [s for s in series if s.start < test.start and s.end > last]
    near = [s for s in near if test.start - s.end <= BACK_REACH]
    if not near:
        return []
    nearest = near[-1]
    inside = [draft for draft in nearest.drafts if draft.start < test.start]
    if _is_circumstance(text, nearest, test):
        return []
    if any(_is_comparison(draft) for draft in inside):
        # "1.3, 1.6 and 2.2 (P for trend = 0.004)": estimates without intervals share their test.
        return inside[-1:] if any(draft.interval for draft in inside) else inside
    if len(inside) > 1:
        return inside
    return [*_compared(text, near[:-1], nearest), *inside]


def _is_circumstance(text: str, nearest: Series, test: Significance) -> bool:
    """Tell the patients, the dose or another clause's figure from the estimate a P speaks of."""
    between = text[nearest.end : test.start]
    if nearest.clause[1] < test.start and len(between) > (_NEAR if ";" in between else _FAR):
        return True
    alone = len(nearest.drafts) == 1
    draft = nearest.drafts[-1]
    counted = draft.unit in PEOPLE and draft.n is None
    return alone and counted and len(between) > _NEAR and ("," in between or len(between) > _FAR)


def _is_comparison(draft: Draft) -> bool:
    return draft.measure in COMPARISONS or (draft.interval is not None and draft.unit is None)


def _compared(text: str, earlier: Sequence[Series], nearest: Series) -> list[Draft]:
    """Return the other values of ``12.1 with A and 9.3 with B``."""
    found: list[Draft] = []
    right = nearest
    for left in reversed(earlier):
        draft, other = left.drafts[-1], right.drafts[0]
        alike = draft.unit == other.unit and draft.p is None and not _is_comparison(draft)
        same = draft.endpoint == other.endpoint and draft.measure == other.measure
        if not (alike and same and len(left.drafts) == 1):
            break
        if not _LINKS.match(text[left.end : right.start] + ","):
            break
        if len(text[left.end : right.start]) > _FAR or ";" in text[left.end : right.start]:
            break
        found.insert(0, draft)
        right = left
    return found


def _behind(test: Significance, series: Sequence[Series], limit: int) -> list[Draft]:
    """Return the first comparison behind a P value, or the first estimates there."""
    near = [
        each
        for each in series
        if test.end <= each.start < limit and each.start - test.end <= FORWARD_REACH
    ]
    for each in near:
        compared = [draft for draft in each.drafts if _is_comparison(draft)]
        if compared:
            return compared[:1]
    return list(near[0].drafts) if near and not near[0].drafts[0].is_count else []


def free_figure(text: str, test: Significance) -> Figure:
    """Make a figure of a P value that is reported without its estimate."""
    return Figure(text[test.start : test.end], test.start, test.end, None, p=test.p)


__all__ = ["free_figure", "joined", "link_significance"]
