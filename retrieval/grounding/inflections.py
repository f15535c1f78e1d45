"""Forms of a word that its stem does not unite: Greek and Latin plurals, initials of a name."""

import re

_ENDINGS = (
    ("is", "es"), ("es", "is"), ("um", "a"), ("a", "um"), ("on", "a"), ("a", "on"), ("us", "i"),
    ("i", "us"), ("a", "ae"), ("ae", "a"), ("ex", "ices"), ("ices", "ex"), ("ix", "ices"),
    ("ices", "ix"), ("inees", "ine"), ("inee", "ine"), ("sis", "tic"), ("tic", "sis"),
)  # fmt: skip
"""Endings of singular and plural, noun and adjective: *crises*, *fibrotic*, *vaccinees*."""
_SEXES = {
    "female": ("women",), "females": ("women",), "women": ("female",), "male": ("men",),
    "males": ("men",), "men": ("male",),
}  # fmt: skip
_SHORTEST = 6
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("a an and at by for from in of on or per the to with".split())
_INITIALS = re.compile(r"[A-Z]{3,6}")
_SUSPENDED = re.compile(
    r"\b(?P<first>[^\W\d_]+)[-‐‑]\s(?:or|and|to)\s(?P<second>[^\W\d_]+)[-‐‑](?P<rest>[^\W\d_]+)"
)
_SPECIES = re.compile(r"\b(?P<initial>[A-Z])\.\s(?P<name>[a-z]{3,})\b")


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


def suspended(text: str) -> str:
    """Return in full the words that a text shortens: *hyper- or hypo-tension*.

    Args:
        text: Any text.
    """
    found = _SUSPENDED.finditer(text)
    return " ".join(f"{m['first']}{m['rest']} {m['second']}{m['rest']}" for m in found)


def species_in_full(said: str, text: str) -> str:
    """Return a claim with the species that its quote prints in full: *E. coli*.

    Args:
        said: A claim.
        text: The text of the quotes it cites.
    """

    def full(found: re.Match[str]) -> str:
        there = re.search(rf"\b{found['initial']}[a-z]+\s{found['name']}\b", text)
        return there.group() if there else found.group()

    return _SPECIES.sub(full, said)


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
