"""Lists that are paired in order: ``5%, 7% and 0% of the 15 mg, 30 mg and placebo groups``."""

import re
from collections.abc import Sequence

from ingest.figures.figure import Figure

_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_JOINT = re.compile(r"[\s,;()\[\]%]*(?:and|or|versus|vs\.?|/)?\s*")
_BETWEEN = re.compile(r",\s(?:and\s)?|\s(?:and|or|versus|vs\.?)\s")


def paired_with(text: str, figure: Figure, alike: Sequence[Figure]) -> str:
    """Return the item behind a list of figures that one of them goes with.

    Args:
        text: A sentence that says *respectively*.
        figure: One of its figures.
        alike: The figures of its kind, in their order.

    Returns:
        The item's words; empty where the two lists are not of one length, or there are none.
    """
    run = _run_of(text, figure, alike)
    end = _RESPECTIVELY.search(text, run[-1].end)
    if end is None or len(run) == 1:
        return ""
    items = _BETWEEN.split(text[run[-1].end : end.start()].strip(" ,;("))
    place = next(at for at, each in enumerate(run) if each is figure)
    return items[place] if len(items) == len(run) else ""


def _run_of(text: str, figure: Figure, alike: Sequence[Figure]) -> list[Figure]:
    """Return the figures that stand in one list with a figure, nothing but joints between them."""
    run: list[Figure] = []
    for each in alike:
        if run and not _JOINT.fullmatch(text, run[-1].end, each.start):
            if any(one is figure for one in run):
                break
            run = []
        run.append(each)
    return run
