"""What the confidence learns from: questions with their answer, and without it."""

from collections.abc import Iterable

import numpy as np

from bench.calibrating import Example
from bench.cases import Case, answer_of
from eval.scoring.scorers import Outcome, score
from retrieval.confidence import SIGNALS
from retrieval.consideration import Consideration


def examples(case: Case, considered: Consideration) -> list[Example]:
    """Make the examples of the confidence.

    Args:
        case: A question.
        considered: What it is answered from as it is.
    """
    if not case.sample.answerable:
        return _example(case, considered, "unanswerable")
    near = {"withheld": case.withheld(), "elsewhere": case.elsewhere()}
    made = _example(case, considered, "asked")
    for name, each in near.items():
        made += _example(each, each.considered(), name)
    return made


def made_up(found: Iterable[Case]) -> list[Example]:
    """Make the examples of made-up questions: each as it is, and without its answer."""
    made = []
    for case in found:
        withheld = case.withheld()
        made += _example(case, case.considered(), "made up")
        made += _example(withheld, withheld.considered(), "made up, withheld")
    return made


def _example(case: Case, considered: Consideration, made: str) -> list[Example]:
    if not considered.fitting:
        return []
    signals = np.array([considered.signals[name] for name in SIGNALS])
    right = (
        made in {"asked", "made up"}
        and score(case.sample, answer_of(considered)).outcome is Outcome.RIGHT
    )
    return [Example(case.sample, made, signals, right)]
