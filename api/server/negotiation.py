"""Which of several media types a client would rather have."""

import re
from collections.abc import Sequence

_WEIGHT = re.compile(r"\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", re.IGNORECASE)


def preferred(accept: str, offered: Sequence[str]) -> str:
    """Return the media type that a client likes best (RFC 9110, 12.5.1).

    Args:
        accept: Its header ``Accept``; empty where it sends none.
        offered: What there is; of types liked alike the one called by its name, then the first.

    Returns:
        One of those offered; the first where the client would have none of them.
    """
    liked = [_range(each) for each in accept.split(",") if "/" in each]
    ranks = [max((_rank(each, asked) for asked in liked), default=(0, 0.0)) for each in offered]
    # The range that names a type most closely says how much it is liked.
    best = max(ranks, key=lambda rank: (rank[1], rank[0]))
    return offered[ranks.index(best)]


def _range(given: str) -> tuple[str, float]:
    name, *parameters = given.split(";")
    weights = [found[1] for each in parameters if (found := _WEIGHT.fullmatch(each))]
    return name.strip().lower(), float(weights[0]) if weights else 1.0


def _rank(offered: str, asked: tuple[str, float]) -> tuple[int, float]:
    """Return how closely a range names a type (0: not at all), and how much it is liked."""
    name, weight = asked
    kind, _, _ = offered.partition("/")
    names = ("*/*", f"{kind}/*", offered)
    return (names.index(name) + 1, weight) if name in names else (0, 0.0)
