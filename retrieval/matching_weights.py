"""The weights of figure matching, as bench/fit_answers.py fits them."""

MATCHING_WEIGHTS: dict[str, float] = {
    "evidence": 6.36,
    "target": 0.62,
    "words": 3.24,
    "endpoint": 1.76,
    "measure": 1.37,
    "unit": 0.67,
    "parts": 2.29,
    "arm": 0.17,
    "population": 0.83,
    "time": 0.81,
    "unasked arm": -1.78,
    "unasked subgroup": -1.59,
    "circumstance": -1.25,
    "threshold": -0.28,
    "named": 0.24,
    "first": 0.20,
}
"""Slot of `retrieval.matching` -> its weight."""
