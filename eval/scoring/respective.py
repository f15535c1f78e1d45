"""Values given in order to a list of numbered things: ``5, 7 and 9 on day 1, 3 and 5``."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from eval.numbers.stated_numbers import Stated, readings
from eval.scoring.figure_parts import parts_of_others, sentence_around
from eval.scoring.outcome_words import NUMBERED, noun_of

_MORE = re.compile(
    r"(?P<more>(?:\s?,\s?\d+\b(?!\.\d))*)\s?,?\s?(?:and|or|&)\s?(?P<last>\d+)\b(?!\.\d|\s?%)"
    r"(?!\s(?:on|at|in|by|of|patients?|participants?|people|women|men|children|adults)\b)"
)
"""What follows the first number of a list. The 5 of ``on day 1 and 5 on day 3`` is none of it."""
_DIGITS = re.compile(r"\d+")


class _List(NamedTuple):
    start: int
    end: int
    noun: str
    numbers: tuple[str, ...]


def numbers_given(text: str) -> dict[int, frozenset[tuple[str, str]]]:
    """Return what each value is given to by a list that has as many numbers as there are values.

    The values of a sentence all stand before their lists, or all behind them.

    Args:
        text: The words of an answer.

    Returns:
        By the first character of a value, its (noun, number): ``("day", "5")``.
    """
    lists = _lists(text)
    given: dict[int, frozenset[tuple[str, str]]] = {}
    for numbers in readings(text) if lists else ():
        parts = parts_of_others(text.replace("·", "."), numbers)
        whole = [each for at, each in enumerate(numbers) if at not in parts and not each.is_p]
        values = [each.start for each in whole if not _is_listed(each, lists)]
        for at, each in enumerate(lists):
            own = _its_values(text, values, lists, at)
            for value, number in zip(own, each.numbers, strict=True) if own else ():
                given[value] = given.get(value, frozenset()) | {(each.noun, number)}
    return given


def _lists(text: str) -> list[_List]:
    found: list[_List] = []
    for first in NUMBERED.finditer(text):
        more = _MORE.match(text, first.end())
        if more is not None:
            numbers = (first["number"], *_DIGITS.findall(more["more"]), more["last"])
            found.append(_List(first.start(), more.end(), noun_of(first), numbers))
    return found


def _is_listed(number: Stated, lists: Sequence[_List]) -> bool:
    return any(each.start <= number.start < each.end for each in lists)


def _its_values(text: str, values: Sequence[int], lists: Sequence[_List], at: int) -> list[int]:
    """Return the values between a list and its neighbour in the sentence, if as many as it has."""
    start, stop = sentence_around(text, lists[at].start)
    beside = [each for each in lists if start <= each.start < stop]
    inside = [value for value in values if start <= value < stop]
    if any(value < beside[0].start for value in inside):
        start = max([start, *(each.end for each in beside if each.end <= lists[at].start)])
        stop = lists[at].start
    else:
        stop = min([stop, *(each.start for each in beside if each.start >= lists[at].end)])
        start = lists[at].end
    own = [value for value in inside if start <= value < stop]
    return own if len(own) == len(lists[at].numbers) else []
