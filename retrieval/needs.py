"""A question for several values, taken apart: one need for each arm, time or item it lists."""

from dataclasses import dataclass, replace

from ingest.figures.endpoints import endpoint_names, endpoints_in
from retrieval.concepts import Concept
from retrieval.question import Asked
from retrieval.time_points import TimePoint

_TELLING = ("arms", "times", "items")


@dataclass(frozen=True, slots=True)
class Need:
    """One of several values that a question wants.

    Args:
        label: What tells it from the others, in the question's words.
        asked: The question narrowed to it.
        slot: The slot in which a figure must agree to be the one.
    """

    label: str
    asked: Asked
    slot: str


def needs(asked: Asked) -> tuple[Need, ...]:
    """Take a question for several values apart.

    Args:
        asked: The question.

    Returns:
        One need for each arm, time or item it lists, by the list that is longest; the question
        itself where it lists nothing.
    """
    longest = max(_TELLING, key=lambda name: len(getattr(asked, name)))
    listed = getattr(asked, longest)
    if len(listed) < 2:  # noqa: PLR2004  (one thing is no list)
        return (Need("", asked, ""),)
    if longest == "arms":
        return tuple(_narrowed(replace(asked, arms=(arm,)), arm, "arm") for arm in asked.arms)
    if longest == "times":
        return tuple(_narrowed(replace(asked, times=(at,)), at, "time") for at in asked.times)
    return tuple(_item(asked, item) for item in asked.items)


def _narrowed(asked: Asked, one: Concept | TimePoint, slot: str) -> Need:
    return Need(one.printed, replace(asked, values=1), slot)


def _item(asked: Asked, item: Concept) -> Need:
    """Narrow a question to one item: an endpoint of its own, or a subgroup of the one asked."""
    endpoints = endpoint_names(item.printed) or _named_there(asked, item)
    if endpoints or not asked.endpoints:
        own = replace(asked, items=(item,), target=(item,), endpoints=endpoints)
        return _narrowed(own, item, "target")
    population = (*asked.population, item)
    return _narrowed(replace(asked, items=(), population=population), item, "population")


def _named_there(asked: Asked, item: Concept) -> tuple[str, ...]:
    """Return the endpoint that an abbreviation is in its question: *SD* beside *PD*."""
    mentions = endpoints_in(asked.question)
    return tuple(m.name for m in mentions if asked.question[m.start : m.end] == item.printed)
