"""The abbreviations a document defines: "progression-free survival (PFS)"."""

import re
from functools import lru_cache

_BRACKETED = re.compile(r"\(\s*([A-Za-z0-9][\w/+.-]{1,9})s?\s*(?:[;,][^)]*)?\)")
_REACH = 100
_SHORTEST, _LONGEST = 2, 10


@lru_cache(maxsize=512)
def definitions_in(text: str) -> dict[str, str]:
    """Find the abbreviations that a text defines.

    Args:
        text: A document's text.

    Returns:
        Abbreviation -> the words it stands for, by the first definition of each.

    Method: A. S. Schwartz and M. A. Hearst, A simple algorithm for identifying abbreviation
    definitions in biomedical text, Pac Symp Biocomput 2003, 451-462.
    """
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        short = match.group(1)
        if short in found or not _is_short_form(short):
            continue
        long = _long_form(short, text[max(0, match.start() - _REACH) : match.start()].rstrip())
        if long:
            found[short] = long
    return found


def _is_short_form(short: str) -> bool:
    return _SHORTEST <= len(short) <= _LONGEST and any(letter.isupper() for letter in short)


def _long_form(short: str, before: str) -> str | None:
    """Match the letters of the short form backwards; its first must begin a word."""
    before = re.split(r"[.;:()\n]", before)[-1]
    place = len(before)
    for index in range(len(short) - 1, -1, -1):
        letter = short[index].casefold()
        if not letter.isalnum():
            continue
        place -= 1
        while place >= 0 and not _fits(before, place, letter, first=index == 0):
            place -= 1
        if place < 0:
            return None
    long = before[place:].strip()
    words = re.findall(r"[A-Za-z]+", long)
    short_enough = len(words) <= min(len(short) + 5, len(short) * 2)
    return long if short_enough and len(long) > len(short) and words else None


def _fits(text: str, place: int, letter: str, *, first: bool) -> bool:
    if text[place].casefold() != letter:
        return False
    return not first or place == 0 or not text[place - 1].isalnum()
