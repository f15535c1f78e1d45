"""Amounts in words, *half* or *four in five*: the quote's own, or what the figures come to."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from ingest.figures.measures import RATIOS
from ingest.figures.numbers import numbers_in
from retrieval.grounding.said import Said

_AMOUNTS = re.compile(
    r"\b(?:once|twice|thrice|daily|weekly|monthly|yearly|hourly|annual(?:ly)?|fortnightly|all|most"
    r"|majority|minority|half|halved|halving|double[ds]?|doubling|twofold|two-fold|tripled|threefold"
    r"|three-fold|(?:two-?\s?)?thirds?|(?:three[-\s])?quarters?|every|always|never|none|nobody"
    r"|everyone|nearly all|few|(?<!as\s)many|any[\s-]cause|all[\s-]cause|nausea|vomiting|severe"
    r"|mild|fatal|non-?fatal)\b",
    re.IGNORECASE,
)
"""How often, how many and how bad, in words: a quote must have the same word."""
_COMPOUND = re.compile(r"[\w-]*-[\w-]*")
_IN = re.compile(
    r"(?<![\d.])\b(?P<part>one|two|three|four|five|six|seven|eight|nine|\d)\s(?:in|out\sof)\s(?:every\s)?"
    r"(?P<whole>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b(?!\s?[%.,]\d)",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\b(?P<which>first|last|past|final|previous|next)\s(?P<unit>hour|day|week|month|year|quarter)\b",
    re.IGNORECASE,
)
_ALIKE = re.compile(
    r"\b(?:similar\w*|comparable|alike|nearly the same|almost identical)\b", re.IGNORECASE
)
_VERSUS = re.compile(
    r"[^.;\d]{0,40}\b(?:and|versus|vs\.?|compared\swith|against)\s(?:\w+\s)?|[^.;\d]{0,40}[,;]\s(?:\w+\s)?",
    re.IGNORECASE,
)
_DIFFERENT = 1.5
"""The quotient from which two values are no longer alike."""
_CLAUSES = re.compile(r";\s|,?\s(?:but|while|whereas|although)\s")
_FRACTION = re.compile(r"\b(?:two|three)[-\s](?:thirds|quarters)\b", re.IGNORECASE)
_ROUNDED = 0.025
"""How far a share in words may be from the percentage printed beside it."""
_HALF, _THIRD, _QUARTER = (0.44, 0.56), (0.28, 0.38), (0.2, 0.3)
_SHARES = {
    "half": _HALF, "halved": _HALF, "halving": _HALF, "third": _THIRD, "quarter": _QUARTER,
    "two-thirds": (0.62, 0.71), "two thirds": (0.62, 0.71), "three-quarters": (0.7, 0.8),
    "three quarters": (0.7, 0.8),
    "most": (0.501, 1), "majority": (0.501, 1), "minority": (0, 0.499), "few": (0, 0.15),
    "none": (0, 0), "nobody": (0, 0),
}  # fmt: skip
"""A share in words -> the shares that it may be said of, printed beside it."""
_TWICE, _THRICE = (1.75, 2.4), (2.6, 3.5)
_TIMES = {
    "twice": _TWICE, "double": _TWICE, "doubled": _TWICE, "doubling": _TWICE, "twofold": _TWICE,
    "two-fold": _TWICE, "tripled": _THRICE, "threefold": _THRICE, "three-fold": _THRICE,
    "thrice": _THRICE, "half": _HALF, "halved": _HALF, "halving": _HALF, "third": _THIRD,
}  # fmt: skip
"""How often one value is held to lie in another -> what the quotient of two may be."""


def strange_amount(said: Said, texts: str) -> str:
    """Return the first amount in words that neither quotes nor the claim's figures bear out.

    Args:
        said: The claim.
        texts: The text of its quotes.

    Returns:
        It as written; empty where all are borne out.
    """
    return next(_strange_amounts(said, texts), "")


def _strange_amounts(said: Said, texts: str) -> Iterator[str]:
    plain = texts.casefold()
    for found in _AMOUNTS.finditer(said.text):
        amount = found.group().casefold()
        own = re.search(rf"\b{amount}\b", plain) or (amount == "every" and "each" in plain.split())
        if not (own or _comes_to(amount, said)):
            yield found.group()
    yield from (f.group() for f in _SPAN.finditer(said.text) if not _is_spanned(f, plain))
    for clause in _CLAUSES.split(said.text):
        alike = _ALIKE.search(clause)
        if alike and not _ALIKE.search(texts) and _is_far(Said(clause)):
            yield alike.group()
    shares = (found for found in _IN.finditer(said.text) if found.group().casefold() not in plain)
    yield from (found.group() for found in shares if not _is_rounded(found, said))


def _is_spanned(found: re.Match[str], plain: str) -> bool:
    """Tell whether a quote has ``last month`` as such, or a month but the last of nothing else."""
    which, unit = found["which"].casefold(), found["unit"].casefold()
    other = re.search(rf"\b{which}\s(?!{unit})(?:hour|day|week|month|year)\b", plain)
    return other is None and bool(re.search(rf"\b(?:{unit}|1[\s-]{unit}|12 month)", plain))


def without_named(text: str, around: str) -> str:
    """Blank out the words with hyphens, ``once-monthly``, that a title or heading has.

    Args:
        text: A claim.
        around: The text of its quotes with what surrounds them.
    """
    plain = around.casefold()

    def blanked(found: re.Match[str]) -> str:
        whole = found.group()
        return " " * len(whole) if whole.casefold() in plain else whole

    return _COMPOUND.sub(blanked, text)


def without_shares(text: str, texts: str) -> str:
    """Blank out the shares in words, ``four in five``, that the quotes do not print.

    Args:
        text: A claim.
        texts: The text of its quotes.
    """
    plain = texts.casefold()

    def blanked(found: re.Match[str]) -> str:
        return found.group() if found.group().casefold() in plain else " " * len(found.group())

    return _FRACTION.sub(blanked, _IN.sub(blanked, text))


def _is_far(said: Said) -> bool:
    """Tell whether two values that a claim gives side by side are not alike."""
    for one, other in pairwise(said.figures):
        joined = _VERSUS.fullmatch(said.text, one.end, other.start) is not None
        if joined and one.unit == other.unit and one.value and other.value:
            low, high = sorted((abs(one.value), abs(other.value)))
            if high > low * Decimal(_DIFFERENT):
                return True
    return False


def _comes_to(amount: str, said: Said) -> bool:
    low, high = _SHARES.get(amount, (1, 0))
    if any(low <= each <= high for each in _shares(said)):
        return True
    low, high = _TIMES.get(amount, (1, 0))
    return any(low <= each <= high for each in _quotients(said))


def _is_rounded(found: re.Match[str], said: Said) -> bool:
    part, whole = (numbers_in(found[name])[0].value for name in ("part", "whole"))
    share = float(part / whole)
    return any(abs(share - each) <= _ROUNDED for each in _shares(said))


def _shares(said: Said) -> Iterator[float]:
    """Yield the percentages that a claim prints, as shares of one."""
    for each in numbers_in(said.text):
        if said.text[each.end : each.end + 1] == "%":
            yield float(each.value) / 100


def _quotients(said: Said) -> Iterator[float]:
    """Yield the ratios that a claim states, and how often one of its values lies in another."""
    for figure in said.figures:
        if figure.measure in RATIOS and figure.value is not None:
            yield float(figure.value)
    for one, other in combinations(said.figures, 2):
        if one.unit == other.unit and one.value and other.value and one.value * other.value > 0:
            yield float(one.value / other.value)
            yield float(other.value / one.value)
