"""Finding the words of a table (measures, endpoints) in a text."""

import re
from collections.abc import Mapping
from typing import NamedTuple

_ABBREVIATION_LENGTH = 6


class Mention(NamedTuple):
    """A table entry found in a text."""

    start: int
    end: int
    name: str


class TermTable:
    """Canonical names with their spellings, found in text longest first.

    Spellings written in capitals (``OS``, ``mPFS``) are abbreviations and match in that case
    only; all others match in any case, with a plural ``s`` and any hyphen for a space.

    Args:
        spellings: Canonical name -> spellings; the name itself is always one of them.
    """

    def __init__(self, spellings: Mapping[str, tuple[str, ...]]) -> None:
        self._names = {
            _key(spelling): name
            for name, others in spellings.items()
            for spelling in (*others, name)
        }
        every = {spelling for name, others in spellings.items() for spelling in (*others, name)}
        ordered = sorted(every, key=lambda spelling: (-len(spelling), spelling))
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(_regex, ordered))})(?!\w)")

    def find(self, text: str) -> list[Mention]:
        """Return every mention, left to right, none overlapping."""
        return [
            Mention(found.start(), found.end(), self._name(found.group()))
            for found in self._pattern.finditer(text)
        ]

    def _name(self, printed: str) -> str:
        for key in (_key(printed), _key(printed.removesuffix("s"))):
            if key in self._names:
                return self._names[key]
        return printed


def is_abbreviation(spelling: str) -> bool:
    """Tell an abbreviation (``OS``, ``mPFS``, ``HbA1c``) from ordinary words."""
    return (
        len(spelling) <= _ABBREVIATION_LENGTH
        and " " not in spelling
        and sum(letter.isupper() for letter in spelling) >= min(2, len(spelling))
    )


def _key(spelling: str) -> str:
    plain = re.sub(r"[\s‐‑–-]+", " ", spelling)
    return plain if is_abbreviation(spelling) else plain.casefold()


def _regex(spelling: str) -> str:
    words = re.split(r"[\s-]+", spelling)
    joined = r"[\s‐‑–-]+".join(map(re.escape, words))
    return f"{joined}s?" if is_abbreviation(spelling) else f"(?i:{joined}s?)"
