"""Forms of a word that its stem does not unite: Greek and Latin plurals, initials of a name."""

import re

_ENDINGS = (
    ("is", "es"), ("es", "is"), ("um", "a"), ("a", "um"), ("on", "a"), ("a", "on"), ("us", "i"),
    ("i", "us"), ("a", "ae"), ("ae", "a"), ("ex", "ices"), ("ices", "ex"), ("ix", "ices"),
    ("ices", "ix"), ("inees", "ine"), ("inee", "ine"),
)  # fmt: skip
"""Endings of singular and plural: *crisis* and *crises*; and of who had something: *vaccinees*."""
_SEXES = {
    "female": ("women",), "females": ("women",), "women": ("female",), "male": ("men",),
    "males": ("men",), "men": ("male",),
}  # fmt: skip
_SHORTEST = 6
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("a an and at by for from in of on or per the to with".split())
_INITIALS = re.compile(r"[A-Z]{3,6}")


def other_numbers(word: str) -> tuple[str, ...]:
    """Return how else a word may be put: *metastases* for *metastasis*, *women* for *female*."""
    lower = word.casefold()
    if lower.endswith("ed"):
        return (lower[:-1], *_ended(lower))
    if lower in {"ill", "sick", "weak", "tired"}:
        return (f"{lower}ness",)
    if len(word) < _SHORTEST or lower in _SEXES:
        return _SEXES.get(lower, ())
    return _ended(lower)


def _ended(lower: str) -> tuple[str, ...]:
    return tuple(lower.removesuffix(old) + new for old, new in _ENDINGS if lower.endswith(old))


def are_initials(word: str, text: str) -> bool:
    """Tell whether a word in capitals is the initials of words that stand in a row in a text.

    Args:
        word: A word, as written.
        text: What may spell it out: ``urine protein-to-creatinine ratio`` for ``UPCR``.
    """
    if not _INITIALS.fullmatch(word):
        return False
    lines = (_WORD.findall(line) for line in text.casefold().splitlines())
    initials = ("".join(each[0] for each in line if each not in _SMALL) for line in lines)
    return any(word.casefold() in line for line in initials)
