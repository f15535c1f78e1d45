"""Whether a passage states a P value, in a sentence or in a cell of a table."""

import re

from eval.numbers.stated_numbers import readings
from eval.questions.samples import ExpectedFigure
from eval.scoring.figure_match import Asking, places_of

_P_HEADING = re.compile(r"\b[Pp](?:[\s-]?[Vv]alues?)?\b(?:[^;=>]|\s>\s(?=[A-Za-z(]))*=")
"""A heading that names a P value, another below it set off with an arrow: ``P > Week 24 =``."""
_CELL_END = ";"


def states_p(passage: str, wanted: ExpectedFigure) -> bool:
    """Tell whether a passage states a P value with its comparison.

    A cell under a heading that names a P value holds one without naming it again, behind whatever
    else the cell holds: ``Difference (95% CI) P value = −3.9 (−7.8, −0.1) 0.044``.

    Args:
        passage: A sentence, or a row of a table with its headings.
        wanted: The P value.
    """
    return bool(places_of(passage, wanted, Asking(), limit=None)) or any(
        _last_of(passage[found.end() :].split(_CELL_END, maxsplit=1)[0], wanted)
        for found in _P_HEADING.finditer(passage)
    )


def _last_of(cell: str, wanted: ExpectedFigure) -> bool:
    exact = {"", "="}
    ops = exact if wanted.op in {None, "="} else {wanted.op}
    ends = [way[-1] for way in readings(cell) if way]
    return any(each.value == wanted.value and each.op in ops for each in ends)
