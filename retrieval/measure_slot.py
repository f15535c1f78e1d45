"""How the measure of a figure agrees with the one that a question asks for."""

from ingest.figures.figure import Figure
from ingest.figures.measures import DIFFERENCES, RATIOS
from retrieval.families import AVERAGES, measure_of
from retrieval.question import Asked
from retrieval.slot_values import CONFLICT, UNKNOWN

_DIFFERENCES = DIFFERENCES - {"relative risk reduction", "standardised mean difference"}
"""What a question for *the difference* may mean."""


def measure_slot(asked: Asked, figure: Figure) -> float:
    """Compare the measure asked for with the figure's own.

    Args:
        asked: The question.
        figure: A figure.

    Returns:
        1 where it is of that measure, −1 where it is of one that never answers for it.
    """
    wanted, own = asked.measures, measure_of(figure)
    if asked.share and figure.unit == "%":
        return 1.0
    if own in wanted:
        return 1.0
    if own is None or not wanted:
        return UNKNOWN
    if wanted <= _DIFFERENCES:
        return _difference(wanted, figure)
    for family in (RATIOS, AVERAGES):
        if wanted & family and (own in family or family is RATIOS):
            return CONFLICT
    return CONFLICT if own in RATIOS else -0.3


def _difference(wanted: frozenset[str], figure: Figure) -> float:
    """Compare a difference asked for, of whatever kind; what one group reached is none."""
    if figure.measure in _DIFFERENCES and "difference" in {figure.measure, *wanted}:
        return 1.0
    level = figure.measure in AVERAGES and figure.arm is not None
    return CONFLICT if level or figure.measure in RATIOS else -0.3
