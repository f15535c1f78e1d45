"""Estimates adjusted for covariates and crude ones: who asks for the one is not told the other."""

import re
from functools import lru_cache

_CRUDE = re.compile(
    r"\b(?:un-?adjusted|non-?adjusted|not adjusted|crude|univaria(?:te|ble))\b", re.IGNORECASE
)
_ADJUSTED = re.compile(
    r"(?<!\bnot )(?<!\bnon-)(?<!\bun-)\b(?:[a-z]+-)?adjusted\b(?!\s+life)|\bmultivaria(?:te|ble)\b"
    r"|\badjustment for\b|\ba(?:HR|OR|RR)\b",
    re.IGNORECASE,
)


def is_otherwise_adjusted(question: str, said: str) -> bool:
    """Tell whether words are said of a crude estimate where an adjusted one is asked for, or so.

    Args:
        question: What is asked.
        said: What a sentence or row says of one figure. Where it names both, it tells nothing.
    """
    wanted = _kind(question)
    if wanted is None:
        return False
    given = _kind(said)
    return given is not None and given != wanted


# A question is held against every figure.
@lru_cache(maxsize=256)
def _kind(text: str) -> bool | None:
    """Return whether a text speaks of the adjusted, or of the crude; None of neither or both."""
    adjusted, crude = bool(_ADJUSTED.search(text)), bool(_CRUDE.search(text))
    return None if adjusted == crude else adjusted
