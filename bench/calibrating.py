"""Fitting the probability that an answer is right, so that it can be taken at its word."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bench.fitting import Descent, Flags, Floats, fit_probability, folds_by
from eval.questions.samples import Sample
from retrieval.confidence import BIAS, SIGNALS

SURENESS = Descent(penalty=10.0, steps=300, rate=0.1)
SCALING = Descent(penalty=0.01, steps=1500, rate=0.1)
IMPORTANCE = {
    "asked": 1.0, "unanswerable": 3.0, "withheld": 0.6, "elsewhere": 0.6,
    "made up": 0.3, "made up, withheld": 0.15,
}  # fmt: skip
"""How much each kind of example counts; those made up count less than those asked."""
INNER_FOLDS = 4
AGAINST = frozenset({
    "target missing", "target nowhere", "arms nowhere", "percentage missing", "no number",
    "names nowhere", "figure unasked arm", "figure unasked subgroup", "group missed", "no figure",
    "missing needs", "judged none", "subject nowhere", "subject outside abstract", "study nowhere",
    "study outside abstract",
})  # fmt: skip
"""Signals that may only speak against an answer."""
EITHER = frozenset({
    "second document", "text", "several", "abstract", "table", "methods", "discussion",
    *(name for name in SIGNALS if name.startswith("asked ")),
})  # fmt: skip
"""Signals that say what is asked, or where the answer stands: they may speak for or against.

All others may only speak for an answer: fitted freely, signals that overlap take opposite signs,
and a group that agrees would speak against.
"""
SIGNS = np.array([0 if name in EITHER else -1 if name in AGAINST else 1 for name in SIGNALS], float)
_ASKED = frozenset({"asked", "unanswerable"})


@dataclass(frozen=True, slots=True)
class Example:
    """One answer that could be given: its signals, and whether it is right to give it.

    Args:
        sample: The question.
        made: How the example was made, a key of `IMPORTANCE`.
        signals: In the order of `SIGNALS`.
        right: Whether the answer is right.
        telling: How much it counts where the confidence is scaled.
    """

    sample: Sample
    made: str
    signals: Floats
    right: bool
    telling: float = 1.0


def fit_confidence(made: Sequence[Example], pseudo: Sequence[Example] = ()) -> dict[str, float]:
    """Fit the weights of the confidence, and scale them to the questions that people ask.

    The examples made to be wrong teach what to refuse, but are no part of what is asked: fitted to
    them too, every confidence comes out too low. So the log odds are scaled once more (Platt 1999),
    on questions that were asked only, each judged by weights that have not seen its article, and
    counting for as much as it is like what people ask.

    Args:
        made: Examples of development questions.
        pseudo: Examples of made-up questions; only learnt from.

    Returns:
        Signal -> weight, and the bias.
    """
    bias, weights = _fitted([*made, *pseudo])
    odds, right, telling = _unseen_odds(made, pseudo)
    shift, scale = fit_probability(odds[:, None], right, telling, SCALING)
    scaled = float(scale[0])
    named = zip(SIGNALS, map(float, scaled * weights), strict=True)
    return {BIAS: shift + scaled * bias, **dict(named)}


def _unseen_odds(
    made: Sequence[Example], pseudo: Sequence[Example]
) -> tuple[Floats, Flags, Floats]:
    """Return each asked question's log odds by weights fitted without its article.

    Returns:
        The log odds, whether the answer is right, and how much it counts.
    """
    folds = folds_by([each.sample.document for each in made], INNER_FOLDS)
    odds: list[float] = []
    right: list[bool] = []
    telling: list[float] = []
    for fold in sorted(set(folds)):
        rest = [each for each, place in zip(made, folds, strict=True) if place != fold]
        bias, weights = _fitted([*rest, *pseudo])
        for each, place in zip(made, folds, strict=True):
            if place == fold and each.made in _ASKED:
                odds.append(float(bias + each.signals @ weights))
                right.append(each.right)
                telling.append(each.telling)
    return np.array(odds), np.array(right, dtype=bool), np.array(telling)


def _fitted(made: Sequence[Example]) -> tuple[float, Floats]:
    return fit_probability(
        np.array([each.signals for each in made]),
        np.array([each.right for each in made], dtype=bool),
        np.array([IMPORTANCE[each.made] for each in made]),
        SURENESS,
        SIGNS,
    )
