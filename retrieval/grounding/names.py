"""Names with digits in them (``G3``, ``grade 3``, ``177Lu``): they state no quantity."""

import re

from ingest.figures.numbers import NumberSpan, numbers_in
from ingest.figures.units import unit_at

_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑–/][^\W_]+)*")
_NUMBERED = re.compile(
    r"\b(?P<noun>grade|stage|phase|cohort|group|arm|cycle|quartile|visit|table|figure|type|class"
    r"|level|part|step|version|category)s?[\s-]?(?P<number>\d+(?:\.\d+)?|[IVX]+|[A-H])\b",
    re.IGNORECASE,
)
_NAMED_GROUP = re.compile(
    r"\bthe\s(?!(?:treatment|study|age|risk|dose)\s)[a-z-]+\s(?:group|arm)$", re.IGNORECASE
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_GRADE = re.compile(r"\bG(\d)\b")


def named_numbers(text: str) -> frozenset[str]:
    """Return the names with digits of a text, each in one spelling.

    ``Lu-177`` and ``177Lu`` are one name, and so are ``IL-6`` and ``IL6``, or ``grade 3``,
    ``Grade III`` and ``G3``.

    Args:
        text: Any text.
    """
    return frozenset(name for name, _, _ in _names(text))


def unknown_name(text: str, known: frozenset[str]) -> str:
    """Return the first name with digits of a text that is not among those known, else nothing.

    Args:
        text: A claim, its markers taken out.
        known: Names as `named_numbers` gives them.
    """
    return next((text[start:end] for name, start, end in _names(text) if name not in known), "")


def _names(text: str) -> list[tuple[str, int, int]]:
    taken = {place for each in numbers_in(text) for place in range(each.start, _end(text, each))}
    numbered = (m for m in _NUMBERED.finditer(text) if not _is_count_of_a_group(text, m))
    found = [(_numbered(m["noun"], m["number"]), *m.span()) for m in numbered]
    found += [(_numbered("grade", m[1]), *m.span()) for m in _GRADE.finditer(text)]
    inside = {place for _, start, end in found for place in range(start, end)}
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        digits = [at for at in range(start, end) if text[at].isdigit()]
        if digits and not taken.intersection(digits) and start not in inside:
            found += [(name, start, end) for name in _plain(token.group())]
    return found


def _is_count_of_a_group(text: str, found: re.Match[str]) -> bool:
    """Tell ``the vaccine group 7`` (had 7) from ``group 7``: a group with a name has no number."""
    named = _NAMED_GROUP.search(text[: found.end("noun")])
    return named is not None and found["number"].isdigit()


def _end(text: str, number: NumberSpan) -> int:
    """Return where a number ends, its unit with it: the 2 of kg/m2 is no name's."""
    unit = unit_at(text, number.end)
    return unit.end if unit else number.end


def _numbered(noun: str, number: str) -> str:
    number = number.casefold()
    return f"{noun.casefold()} {_ROMAN.get(number, number)}"


def _plain(name: str) -> list[str]:
    """Return each run of digits of a name with the letters it belongs to.

    ``177Lu`` of ``177Lu-DOTATATE`` and of ``Lu-177``: the rest of a name is a word like any other.
    """
    pieces = re.findall(r"\d+|[^\W\d_]+|[-‐‑–/]", name.casefold())
    found: list[str] = []
    for at, piece in enumerate(pieces):
        if not piece.isdigit():
            continue
        beside = [p for p in (at + 1, at - 1) if 0 <= p < len(pieces) and pieces[p].isalpha()]
        beyond = [p for p in (at - 2, at + 2) if 0 <= p < len(pieces) and pieces[p].isalpha()]
        near = [*beside, *beyond]
        found.append(piece + (pieces[near[0]] if near else ""))
    return found
