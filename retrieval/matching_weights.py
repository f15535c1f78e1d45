"""The weights of figure matching, as bench/fit_answers.py fits them."""

MATCHING_WEIGHTS: dict[str, float] = {
    "evidence": 6.51,
    "target": 0.44,
    "words": 3.44,
    "endpoint": 1.76,
    "measure": 1.38,
    "unit": 0.83,
    "parts": 2.36,
    "arm": 0.25,
    "population": -0.00,
    "time": 0.82,
    "unasked arm": -1.81,
    "unasked subgroup": -2.00,
    "circumstance": -1.25,
    "threshold": -0.45,
    "named": 0.37,
    "first": 0.06,
}
"""Slot of `retrieval.matching` -> its weight."""
