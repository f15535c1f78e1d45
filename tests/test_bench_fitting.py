"""Weights are fitted to what tells right from wrong."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.fitting import Descent, Flags, Floats, fit_choice, fit_probability, folds_by

MILD = Descent(penalty=0.1, steps=300, rate=0.2)


def choices(seed: int = 0, questions: int = 30) -> list[tuple[Floats, Flags]]:
    """Make questions of four candidates; the first feature tells which is right, two do not."""
    random = np.random.default_rng(seed)
    made = []
    for _ in range(questions):
        right = np.zeros(4, dtype=bool)
        right[random.integers(4)] = True
        features = random.normal(size=(4, 3))
        features[:, 0] = right
        made.append((features, right))
    return made


def test_choice_finds_the_feature_that_tells() -> None:
    weights = fit_choice(choices(), MILD)
    assert weights[0] > 2
    assert np.abs(weights[1:]).max() < weights[0] / 3
    for features, right in choices(seed=1):
        assert right[np.argmax(features @ weights)]


def test_a_feature_of_wrong_candidates_gets_a_negative_weight() -> None:
    turned = [(features * np.array([-1, 1, 1]), right) for features, right in choices()]
    assert fit_choice(turned, MILD)[0] < -2


def test_penalty_makes_weights_smaller() -> None:
    free, held = (fit_choice(choices(), Descent(p, 300, 0.2)) for p in (0.1, 50.0))
    assert 0 < held[0] < free[0] / 2


def test_a_question_without_a_right_candidate_teaches_nothing() -> None:
    lost = (np.array([[5.0, 1.0, 0.0], [0.0, 0.0, 9.0]]), np.zeros(2, dtype=bool))
    assert np.array_equal(fit_choice([*choices(), lost], MILD), fit_choice(choices(), MILD))


def test_several_right_candidates_share_the_wish() -> None:
    features = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    weights = fit_choice([(features, np.array([True, True, False]))] * 10, MILD)
    assert weights[0] > 1
    assert weights[1] < -1


def test_probability_parts_what_can_be_parted() -> None:
    features = np.array([[x / 10, 0.5] for x in range(-10, 11) if x])
    right = features[:, 0] > 0
    how = Descent(penalty=0.01, steps=1500, rate=0.1)
    bias, weights = fit_probability(features, right, np.ones(len(right)), how)
    given = 1 / (1 + np.exp(-(bias + features @ weights)))
    assert np.array_equal(given > 0.5, right)
    assert given[0] < 0.01
    assert given[-1] > 0.99


def test_without_telling_features_the_bias_is_the_share() -> None:
    right = np.array([True] * 3 + [False])
    how = Descent(penalty=1.0, steps=1500, rate=0.1)
    bias, weights = fit_probability(np.zeros((4, 2)), right, np.ones(4), how)
    # Three of four: ln 3.
    assert bias == pytest.approx(np.log(3), abs=1e-3)
    assert np.abs(weights).max() < 1e-6


def test_what_counts_more_pulls_more() -> None:
    right = np.array([True, False])
    how = Descent(penalty=1.0, steps=1500, rate=0.1)
    bias, _ = fit_probability(np.zeros((2, 1)), right, np.array([1.0, 3.0]), how)
    # One right of weight 1 against one wrong of weight 3: ln (1/3).
    assert bias == pytest.approx(-np.log(3), abs=1e-3)


def test_a_feature_weighs_the_same_in_whatever_unit() -> None:
    features = np.linspace(-1, 1, 20)[:, None]
    right, how = features[:, 0] > 0.2, Descent(penalty=5.0, steps=400, rate=0.1)
    bias, weights = fit_probability(features, right, np.ones(20), how)
    moved, scaled = fit_probability(1000 * features + 7, right, np.ones(20), how)
    assert 1000 * scaled == pytest.approx(weights)
    assert moved + 7 * scaled[0] == pytest.approx(bias)


def test_a_weight_keeps_to_its_sign() -> None:
    features = np.array([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]] * 5)
    right = features[:, 0] > 0
    ones, how = np.ones(len(right)), Descent(penalty=0.1, steps=200)
    _, free = fit_probability(features, right, ones, how)
    _, held = fit_probability(features, right, ones, how, np.array([-1.0, 0.0]))
    assert free[0] > 1
    assert held[0] == 0


@given(st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=60), st.integers(2, 6))
def test_folds_never_split_a_group(names: list[str], folds: int) -> None:
    dealt = folds_by(names, folds)
    assert len(dealt) == len(names)
    assert len({(name, fold) for name, fold in zip(names, dealt, strict=True)}) == len(set(names))
    sizes = [len({n for n, f in zip(names, dealt, strict=True) if f == k}) for k in range(folds)]
    assert max(sizes) - min(sizes) <= 1
    assert dealt == folds_by(names, folds)
