"""Finding the words of a table (measures, endpoints) in a text."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from ingest.subscripts import in_line

_ABBREVIATION_LENGTH = 6
_WORD = re.compile(r"(?<![\w-])[^\W_][\w']*")


class Mention(NamedTuple):
    """A table entry found in a text."""

    start: int
    end: int
    name: str


class _Spelling(NamedTuple):
    pattern: re.Pattern[str]
    name: str


class TermTable:
    """Canonical names with their spellings, found in text longest first.

    Spellings written in capitals (``OS``, ``mPFS``) are abbreviations and match in that case
    only; all others match in any case, with a plural ``s`` and any hyphen for a space.

    Args:
        spellings: Canonical name -> spellings; the name itself is always one of them.
    """

    def __init__(self, spellings: Mapping[str, tuple[str, ...]]) -> None:
        every = {
            spelling: name
            for name, others in spellings.items()
            for spelling in dict.fromkeys((*others, name))
        }
        # Spellings by their first word: one look-up for a word that begins none.
        self._by_word: dict[str, list[_Spelling]] = defaultdict(list)
        for spelling in sorted(every, key=lambda each: (-len(each), each)):
            entry = _Spelling(re.compile(_regex(spelling)), every[spelling])
            first = _first_word(spelling)
            # Every way a word is set, so that no word of a text need be folded.
            for form in {*_cases(first), *_cases(f"{first}s")}:
                self._by_word[form].append(entry)

    def find(self, text: str) -> list[Mention]:
        """Return every mention, left to right, none overlapping."""
        # FEV₁ is spelt FEV1 in the table; the places stay.
        text = in_line(text)
        mentions: list[Mention] = []
        by_word, end = self._by_word, 0
        # Most words begin no term: the few that do are told without a step of Python a word.
        for start, word in sorted(_places(by_word.keys() & set(_WORD.findall(text)), text)):
            if start < end:
                continue
            for pattern, name in by_word[word]:
                if found := pattern.match(text, start):
                    end = found.end()
                    mentions.append(Mention(start, end, name))
                    break
        return mentions


def is_abbreviation(spelling: str) -> bool:
    """Tell an abbreviation (``OS``, ``mPFS``, ``HbA1c``) from ordinary words."""
    return (
        len(spelling) <= _ABBREVIATION_LENGTH
        and " " not in spelling
        and sum(letter.isupper() for letter in spelling) >= min(2, len(spelling))
    )


def _places(words: Collection[str], text: str) -> Iterator[tuple[int, str]]:
    """Yield where each of some words of a text stands in it."""
    if "'" in text:
        # What follows an apostrophe is no word of its own, though it may look like one.
        yield from ((w.start(), w.group()) for w in _WORD.finditer(text) if w.group() in words)
        return
    for word in words:
        place = text.find(word)
        while place >= 0:
            found = _WORD.match(text, place)
            if found and found.group() == word:
                yield place, word
            place = text.find(word, place + 1)


def _first_word(spelling: str) -> str:
    found = _WORD.match(spelling)
    return found.group() if found else spelling


def _cases(word: str) -> tuple[str, ...]:
    if is_abbreviation(word.removesuffix("s")):
        return (word, word.upper())
    return (word, word.lower(), word.capitalize(), word.upper())


def _regex(spelling: str) -> str:
    words = re.split(r"[\s-]+", spelling)
    joined = r"[\s‐‑–-]+".join(map(re.escape, words))
    return f"{joined}s?(?!\\w)" if is_abbreviation(spelling) else f"(?i:{joined}s?)(?!\\w)"
