"""The abbreviations a document defines: "progression-free survival (PFS)", "PFS (…)"."""

import re
from functools import lru_cache

_BRACKETED = re.compile(
    r"\(\s*(?P<short>[A-Za-z0-9][\w/+.-]{1,9}(?: [A-Z][\w-]{1,5})?)s?\s*(?:[;,][^)]*)?\)"
)
# The other way round: PFS (progression-free survival). Brackets are few: they are looked for first,
# then what stands before them.
_SPELT_OUT = re.compile(r"\((?P<long>[A-Za-z][^();,.:\n]{4,100})(?:[;,][^()\n]{0,60})?\)")
_BEFORE_BRACKET = re.compile(r"(?<![\w-])(?P<short>[A-Za-z][\w/+-]{1,9})\s?\Z")
_SHORT_REACH = 11
_REACH = 100
_SHORTEST, _LONGEST = 2, 10
_ROMAN = re.compile(r"[IVX]+")


@lru_cache(maxsize=512)
def definitions_in(text: str) -> dict[str, str]:
    """Find the abbreviations that a text defines.

    Args:
        text: A document's text.

    Returns:
        Abbreviation -> the words it stands for, by the first definition of each.

    Method: A. S. Schwartz and M. A. Hearst, A simple algorithm for identifying abbreviation
    definitions in biomedical text, Pac Symp Biocomput 2003, 451-462: both orders, the letters of
    the short form matched from its end, its first at the beginning of a word, the long form at
    most ``min(n + 5, 2n)`` words for n letters and without the short form itself. Numerals
    (``II``) are no short forms.
    """
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        short = match["short"]
        if short not in found and _is_short_form(short):
            before = text[max(0, match.start() - _REACH) : match.start()].rstrip()
            long = _long_form(short, re.split(r"[.;:()\n]", before)[-1])
            if long:
                found[short] = long
    for match in _SPELT_OUT.finditer(text):
        at = match.start()
        ahead = _BEFORE_BRACKET.search(text, max(0, at - _SHORT_REACH), at)
        if ahead is None:
            continue
        short, words = ahead["short"], match["long"].strip()
        # All of the words in the brackets, or it is a remark.
        if short not in found and _is_short_form(short) and _long_form(short, words) == words:
            found[short] = words
    return found


def _is_short_form(short: str) -> bool:
    return (
        _SHORTEST <= len(short) <= _LONGEST
        and any(letter.isupper() for letter in short)
        and not _ROMAN.fullmatch(short)
    )


def _long_form(short: str, before: str) -> str | None:
    """Match the letters of the short form backwards; its first must begin a word."""
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
    longer = len(long) > len(short) and bool(words)
    return long if short_enough and longer and short not in re.split(r"[\s-]+", long) else None


def _fits(text: str, place: int, letter: str, *, first: bool) -> bool:
    if text[place].casefold() != letter:
        return False
    return not first or place == 0 or not text[place - 1].isalnum()
