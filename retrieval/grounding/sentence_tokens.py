"""A sentence as words, numbers, marks, and what joins the members of its lists."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

Span = tuple[int, int]
"""Places among the tokens of a sentence, the last one excluded."""

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,·]\d+)*)(?![-‐–]?[^\W\d_])|(?P<word>\w+(?:[-‐–'’][^\W_]\w*)*)|(?P<mark>\S)"
)
_JOINTS = {";": 3, "—": 3, ",": 2, "and": 1, "or": 1, "&": 1}
"""What joins the members of a list -> how far apart it sets them."""
WITHIN = 2
"""How far apart members of one list are set at most."""
SIGNS = frozenset({"<", ">", "≤", "≥", "~", "≈", "-", "+", "±"})
"""What may stand before a number as part of it."""
_POINTER = re.compile(
    r"\((?:data )?not (?:shown|presented|reported)\)"
    r"|\(\s?(?:see\s)?(?:(?:supplement\w*|additional|online|appendix|extended)\s)*"
    r"(?:fig(?:ure|s|\.)?|tables?|file|data|appendix|ref\w*)\b[^()]{0,40}\)",
    re.IGNORECASE,
)
RESPECTIVELY = "respectively"
_SAME = {"[": "(", "]": ")", "were": "was", "are": "is", "groups": "group", "arms": "arm"}
"""What a word or mark is compared as: of one where the quote speaks of several."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a mark, or what joins the members of a list.

    Args:
        key: What it is compared by; "," of every joint.
        start: Where it begins in its text.
        end: Where it ends.
        number: Whether it is a number that stands alone.
        joint: How far apart it sets what it joins; 0 of everything else.
        depth: In how many brackets it stands; a bracket stands in itself.
        conjoins: Whether it is a joint that says *and* or *or*.
    """

    key: str
    start: int
    end: int
    number: bool = False
    joint: int = 0
    depth: int = 0
    conjoins: bool = False


@lru_cache(maxsize=256)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Read a sentence; marks in a row that join are one token, and its full stop is none."""
    found: list[Token] = []
    depth = 0
    for match in _TOKEN.finditer(text.rstrip(" .")):
        key = _key(match.group())
        depth += key == "("
        start, joint, conjoins = match.start(), _JOINTS.get(key, 0), key.isalpha()
        if joint and found and found[-1].joint and found[-1].depth == depth:
            last = found.pop()
            start, joint = last.start, max(joint, last.joint)
            conjoins |= last.conjoins
        end, number = match.end(), match["number"] is not None
        found.append(
            Token("," if joint else key, start, end, number, joint, depth, conjoins and joint > 0)
        )
        depth -= key == ")" and depth > 0
    return tuple(found)


def says_respectively(printed: Sequence[Token]) -> bool:
    """Tell a sentence that pairs lists in their order, so that no member stands for itself."""
    return any(each.key == RESPECTIVELY for each in printed)


def places_of(cuts: Iterable[Span]) -> set[int]:
    """Return the places that cuts take."""
    return {place for cut in cuts for place in range(*cut)}


def points(cut: Sequence[Token]) -> bool:
    """Tell a bracket that only points to a figure, a table or a file."""
    written = " ".join(each.key for each in cut)
    return _POINTER.fullmatch(written.replace("( ", "(").replace(" )", ")")) is not None


def is_balanced(cut: Sequence[Token]) -> bool:
    """Tell whether every bracket that a run of tokens opens or closes is whole in it."""
    depth = 0
    for each in cut:
        depth += (each.key == "(") - (each.key == ")")
        if depth < 0:
            return False
    return depth == 0


def _key(text: str) -> str:
    plain = text.casefold().replace("·", ".").replace("’", "'")
    plain = "".join("-" if letter in "–−‐" else letter for letter in plain)
    return _SAME.get(plain, plain)
