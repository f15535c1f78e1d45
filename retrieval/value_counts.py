"""How many values a question wants."""

import re
from collections import Counter
from itertools import pairwise

from ingest.figures.measures import WEAK
from retrieval.arms import Role
from retrieval.layout import SINGLE, Layout
from retrieval.part_words import SEVERAL_WORDS
from retrieval.taken_together import TOGETHER
from retrieval.time_points import TimeSpan

_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SAID = re.compile(
    r"\b(?:(?:in|for|on|of|all|each of|with|across)\s+)?(?:the\s+)?"
    r"(?P<count>both|two|three|four|five|six)(?:\s+(?:\w+\s+)?(?:arms|groups|doses|schedules"
    r"|treatments|regimens|drugs|cohorts|studies|trials|grades|products|diets|time ?points|strata)"
    r"|(?=\W*$))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\bbetween(?: the)?(?: two)? (?:arms|groups|classes|treatments)\b", re.IGNORECASE
)


def wanted_values(layout: Layout) -> int:
    """Count the values that a question wants, the parts of each not counted.

    Args:
        layout: The question.

    Returns:
        Arms x times x items, two-group measures counting once for all arms; 0 where several are
        wanted without saying how many.
    """
    asking = TOGETHER.sub(" ", layout.asking)
    times = max(1, sum(_points(layout, span) for span in layout.times))
    items = max(1, len(layout.items))
    arms = _arms(layout)
    said = None if _BETWEEN.search(asking) else _SAID.search(asking)
    arms = max(arms, _COUNTS[said["count"].casefold()]) if said else arms
    arms = 1 if layout.p_alone else arms
    total = times * items * _measured(layout, max(1, arms)) + _added(layout)
    unknown = total == 1 and SEVERAL_WORDS.search(asking) and not layout.single
    return 0 if unknown else total


def _arms(layout: Layout) -> int:
    """Count the arms set beside each other; one named by the way is none of them."""
    runs = Counter(group.run for group in layout.groups if group.role is Role.ARM)
    largest = max(runs.values(), default=1)
    return max(largest if largest > 1 else len(runs), _studies(layout))


def _studies(layout: Layout) -> int:
    """Count the studies set beside each other: "in A and in B"."""
    spans = layout.named_studies
    joined = [
        re.fullmatch(
            r"\s*,?\s*(?:and|or|vs\.?|versus|against)\s*", layout.question[one[1] : two[0]]
        )
        for one, two in pairwise(spans)
    ]
    return len(spans) if joined and all(joined) else 1


def _measured(layout: Layout, arms: int) -> int:
    """Count the values of one item at one time: of each measure joined by *and*."""
    strong = [m for m in layout.wanted_mentions if m.name not in WEAK]
    if not strong:
        return arms
    total = 0
    for place, mention in enumerate(strong):
        joined = place == 0 or re.search(
            r"\band\b|,|&|\+", layout.question[strong[place - 1].end : mention.start]
        )
        new = place == 0 or mention.name != strong[place - 1].name
        if joined and new:
            mixed = len({each.name for each in strong}) > 1
            one = mention.name in SINGLE and (mixed or _compared(layout))
            total += 1 if one else arms
    return max(total, 1)


def _compared(layout: Layout) -> bool:
    roles = [group.role for group in layout.groups]
    return Role.COMPARATOR in roles or roles.count(Role.ARM) <= 1


def _points(layout: Layout, span: TimeSpan) -> int:
    """Count the points of a span; a change between two of them is one value."""
    changed = layout.measures & {"change", "difference", "mean difference"}
    return (
        1
        if changed and span.points[0].printed.startswith(("between", "from"))
        else len(span.points)
    )


def _added(layout: Layout) -> int:
    """Count a value at a time beside another: "median PFS and 2-year PFS"."""
    if len(layout.times) != 1 or not layout.measures & {"median", "mean"}:
        return 0
    before = layout.question[layout.start : layout.times[0].start]
    return int(bool(re.search(r"\band\s+$", before)))
