"""The weights of figure matching, as bench/fit_answers.py fits them."""

MATCHING_WEIGHTS: dict[str, float] = {
    "evidence": 6.28,
    "target": 0.45,
    "words": 3.73,
    "endpoint": 1.63,
    "measure": 1.31,
    "unit": 0.83,
    "parts": 2.36,
    "arm": 0.30,
    "population": 0.01,
    "time": 0.78,
    "unasked arm": -1.85,
    "unasked subgroup": -1.92,
    "circumstance": -1.23,
    "threshold": -0.51,
    "named": 0.49,
    "first": 0.09,
}
"""Slot of `retrieval.matching` -> its weight."""
