"""Numbers as printed: where they stand in a text, and when two spellings are the same number."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from ingest.figures.units import unit_at

MINUS = "-−–‐‑‒﹣－"
"""Glyphs that papers set for a minus sign; all but the first two also join ranges."""


class NumberSpan(NamedTuple):
    """One number of a text.

    Args:
        start: Its first character, the sign included.
        end: One past its last.
        text: As printed.
        value: The number, exact, with the printed places; ``0.50`` equals ``.5``.
        word: Whether it is spelt out (``twelve``).
    """

    start: int
    end: int
    text: str
    value: Decimal
    word: bool = False


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: n for n, word in enumerate(_ONES)}
_HUNDRED = 100
_WORDS |= {word: 10 * n for n, word in enumerate(_TENS, start=2)}

_PLAIN = str.maketrans({"·": ".", "⋅": ".", "∙": "."} | dict.fromkeys(", \u00a0\u2009\u202f"))
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
# Thousands are set off by a comma or a space of any width; "0,21" is a decimal comma.
_DIGITS = (
    r"\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+(?:[.·⋅∙]\d+)?(?!\d)|0,\d{1,4}(?![\d,])"
    # P < 0. 05, as some journals are set
    r"|(?:(?<=[<>=≤≥])|(?<=[<>=≤≥] ))0\.\x20\d{2,}"
    r"|\d{1,3},\d{1,2}(?=\s?%)|\d+(?:[.·⋅∙]\d+)?|[.·⋅∙]\d+"
)
# 10⁻⁵, 10^-5, 3.2 × 10⁹: the power belongs to the number.
_POWER = rf"(?:[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\^\s?[{MINUS}+]?\d+)"
_COMMA = re.compile(r"(?<=^0),|,(?=\d{1,2}$)")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(
    rf"(?<![\w.·⋅∙^])(?:(?P<sign>[{MINUS}+]\s?)[$€£]?)?"
    rf"(?P<digits>{_DIGITS})(?P<power>(?:\s?[×x*]\s?10|(?<=\b10)){_POWER})?"
)
_WORD = re.compile(
    rf"\b(?=[efnostzEFNOSTZ])(?i:(?P<tens>{'|'.join(_TENS)})[-‐‑\s](?P<one>{'|'.join(_ONES[1:10])})"
    rf"|(?P<plain>{'|'.join(sorted(_WORDS, key=len, reverse=True))}))"
    r"(?P<hundred>\s+hundred(?=\W|$)(?P<more>\s+(?:and\s+)?)?)?\b"
)
# IL-6, Lu-177, CA-125: a label, not a quantity. CI-0.2 and p-0.05 are not of this kind.
_LABEL_BEFORE = re.compile(r"[^\W\d_][\w)]*[-‐‑–]$")
# "CI 95% -0.42": no dash joins an interval's level to its end.
_LEVEL_BEFORE = re.compile(r"\b(?:CI|CrI)[\s:,(]{0,2}\d{2}(?:\.\d+)?\s?%\)?\s$")
_ORDINAL_OR_LABEL = re.compile(r"[A-Za-z]|\([A-Z]+\)[A-Z]|\(OH\)")
_CHEMICAL = re.compile(r"[-‐‑](?:[A-Z]{2,}|hydroxy|dihydroxy|methyl|fluoro)")
_VERSION = re.compile(r"\.\d")
_DASHES = "-‐‑–"


def numbers_in(text: str) -> list[NumberSpan]:
    """Find the numbers of a text, left to right.

    Isotope labels (``177Lu``, ``Lu-177``), names with digits (``IL-6``, ``25(OH)D``, ``FEV1``,
    ``NCT01578239``), ordinals and dotted version numbers are not numbers. A dash before a number
    is its sign where nothing it could join stands before it, also before a currency's (``−£24``).

    Args:
        text: Any text.

    Returns:
        The numbers, digits and words, in text order.
    """
    in_words = list(_in_words(text))
    in_digits = _in_digits(text) if _DIGIT.search(text) else ()
    return sorted([*in_digits, *in_words]) if in_words else list(in_digits)


# Of the times of a document the same few numbers are asked again and again.
@lru_cache(maxsize=4_000)
def numeric(text: str) -> Decimal | None:
    """Return the value of one printed number, None where the text is not one number."""
    found = numbers_in(text.strip())
    if len(found) != 1 or found[0].text != text.strip():
        return None
    return found[0].value


def _in_digits(text: str) -> Iterator[NumberSpan]:
    for found in _NUMBER.finditer(text):
        start, end = found.start("digits"), found.end()
        if _is_label(text, start, end):
            continue
        value = _value(found["digits"], found["power"])
        if value is None:
            continue
        sign = found["sign"]
        if sign and _is_sign(text, found):
            start = found.start()
            value = value if sign[0] == "+" else -value
        yield NumberSpan(start, end, text[start:end], value)


def _in_words(text: str) -> Iterator[NumberSpan]:
    end = 0
    for found in _WORD.finditer(text):
        if found.start() < end:
            continue
        value, end = _spelt(found), found.end()
        if found["hundred"]:
            value *= _HUNDRED
            end = found.start("more") if found["more"] else end
            rest = _WORD.match(text, found.end()) if found["more"] else None
            if rest and not rest["hundred"]:
                value, end = value + _spelt(rest), rest.end()
        yield NumberSpan(found.start(), end, text[found.start() : end], Decimal(value), word=True)


def _spelt(found: re.Match[str]) -> int:
    if found["plain"]:
        return _WORDS[found["plain"].lower()]
    return _WORDS[found["tens"].lower()] + _WORDS[found["one"].lower()]


def _is_sign(text: str, found: re.Match[str]) -> bool:
    """Tell a minus sign from a dash that joins two numbers or two words."""
    start = found.start("sign")
    sign, before = found["sign"], text[max(0, start - 4) : start]
    if not before or before[-1] in "([=":
        return True
    if len(sign) > 1 and sign[0] not in "−+":
        return False
    if before[-1].isspace():
        # "0.13 –0.34" is a range set loosely; a true minus sign is never one.
        last = before.rstrip()[-1:]
        joins = last.isdigit() or last == "%"
        return (
            sign[0] == "−"
            or not joins
            or _LEVEL_BEFORE.search(text[max(0, start - 16) : start]) is not None
        )
    return not (before[-1].isalnum() or before[-1] in ")]%")


def _is_label(text: str, start: int, end: int) -> bool:
    if start > 1 and text[start - 1] in _DASHES:
        window = text[max(0, start - 12) : start]
        if _LABEL_BEFORE.search(window):
            return _letters_before(text, start) not in {"p", "ci"}
    after = text[end : end + 1]
    if not after or after in " ,;)]%":
        return False
    if _VERSION.match(text, end) or _CHEMICAL.match(text, end):
        return True
    return bool(_ORDINAL_OR_LABEL.match(text, end)) and unit_at(text, end) is None


def _letters_before(text: str, start: int) -> str:
    found = re.search(r"([A-Za-z]+)[^A-Za-z]$", text[max(0, start - 12) : start])
    return found.group(1).casefold() if found else ""


def _value(digits: str, power: str | None) -> Decimal | None:
    plain = _COMMA.sub(".", digits).translate(_PLAIN)
    value = Decimal(plain)
    if not power:
        return value
    try:
        bare = power.lstrip(" ×x*").removeprefix("10") if "10" in power else power
        exponent = int(_ascii_exponent(bare))
        return value.scaleb(exponent) if "10" in power else Decimal(10) ** exponent
    except (InvalidOperation, ValueError):
        return None


def _ascii_exponent(power: str) -> str:
    ascii_text = power.translate(_SUPERSCRIPT).replace("^", "").strip()
    return "".join("-" if glyph in MINUS else glyph for glyph in ascii_text)
