"""Fitting weights: a softmax over candidates, and a logistic regression, both by plain descent."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FOLDS = 5
LEAST_SCALE = 1e-6
"""A feature that varies less says nothing."""

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Descent:
    """How the descent goes.

    Args:
        penalty: Weight of the squared size of the weights.
        steps: How many.
        rate: Size of the first step; it falls to nothing at the last.
    """

    penalty: float = 1.0
    steps: int = 400
    rate: float = 0.3


class Adam:
    """The descent's memory (Kingma and Ba, Adam, ICLR 2015)."""

    def __init__(self, size: int, how: Descent) -> None:
        self.weights = np.zeros(size)
        self._mean, self._square = np.zeros(size), np.zeros(size)
        self._how = how

    def step(self, number: int, slope: Floats) -> None:
        """Go one step down a slope; steps are counted from 1."""
        self._mean = 0.9 * self._mean + 0.1 * slope
        self._square = 0.99 * self._square + 0.01 * slope**2
        size = self._how.rate * (1 - number / self._how.steps) / (1 - 0.9**number)
        root = np.sqrt(self._square / (1 - 0.99**number)) + 1e-8
        self.weights = self.weights - size * self._mean / root


def fit_choice(
    groups: Sequence[tuple[Floats, Flags]], how: Descent, around: Floats | None = None
) -> Floats:
    """Fit weights with which a softmax over each group chooses a right row.

    The loss is the negative log of the probability of all right rows of a group together, plus
    the penalty.

    Args:
        groups: For each question the features, one row a candidate, and which rows are right;
            a question without a right row teaches nothing.
        how: The descent.
        around: Weights that the penalty draws towards, 0 where none are given: few questions of
            a kind begin from what many of another have taught (Evgeniou and Pontil, Regularized
            multi-task learning, KDD 2004).
    """
    usable = [(features, right) for features, right in groups if right.any()]
    table = np.vstack([features for features, _ in usable])
    right = np.concatenate([flags for _, flags in usable])
    sizes = [len(flags) for _, flags in usable]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    adam = Adam(table.shape[1], how)
    centre = np.zeros(table.shape[1]) if around is None else around
    adam.weights = centre.copy()
    for number in range(1, how.steps + 1):
        scores = table @ adam.weights
        given = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        wanted = given * right
        given /= np.repeat(np.add.reduceat(given, starts), sizes)
        # A right row so unlikely that it is 0 pulls at nothing.
        held = np.add.reduceat(wanted, starts)
        wanted /= np.repeat(np.where(held > 0, held, 1.0), sizes)
        adam.step(number, table.T @ (given - wanted) + how.penalty * (adam.weights - centre))
    return adam.weights


def fit_probability(
    features: Floats, right: Flags, importance: Floats, how: Descent, signs: Floats | None = None
) -> tuple[float, Floats]:
    """Fit a logistic regression over standardised features.

    Args:
        features: One row an example.
        right: Which are right.
        importance: How much each counts.
        how: The descent; the bias is not penalised, and the weights are by standard deviations.
        signs: 1 for a feature that may only speak for, -1 for one that may only speak against,
            0 for either; where not given, all may do either. Each step ends at the nearest weights
            that are allowed (Bertsekas, Nonlinear programming, 2.3: gradient projection).

    Returns:
        The bias and the weights, of the features as they are.
    """
    centre, scale = features.mean(axis=0), features.std(axis=0)
    scale = np.where(scale > LEAST_SCALE, scale, 1.0)
    table = np.hstack([np.ones((len(features), 1)), (features - centre) / scale])
    adam = Adam(table.shape[1], how)
    unpenalised = np.ones(table.shape[1])
    unpenalised[0] = 0.0
    held = np.zeros(table.shape[1]) if signs is None else np.concatenate([[0.0], signs])
    for number in range(1, how.steps + 1):
        given = 1 / (1 + np.exp(-table @ adam.weights))
        slope = table.T @ ((given - right) * importance) + how.penalty * unpenalised * adam.weights
        adam.step(number, slope)
        adam.weights = np.where(held * adam.weights < 0, 0.0, adam.weights)
    weights = adam.weights[1:] / scale
    return float(adam.weights[0] - weights @ centre), weights


def folds_by(names: Sequence[str], folds: int = FOLDS) -> list[int]:
    """Deal groups into folds, so that no group is both learned from and tested on.

    Args:
        names: The group of each example, such as its article.
        folds: How many.

    Returns:
        The fold of each example; the same for the same names.
    """
    unique = sorted(set(names))
    np.random.default_rng(0).shuffle(unique)
    fold = {name: place % folds for place, name in enumerate(unique)}
    return [fold[name] for name in names]
