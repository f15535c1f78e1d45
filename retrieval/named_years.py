"""The years by which a question names publications: *the 2010 trial*, *Lumen et al. 2014*."""

import re

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PUBLICATION = r"(?:trial|study|paper|series|abstract|article|publication|report)\b"
_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_YEAR}\s(?:(?!(?:to|and|until|in|the|for|of)\b)[\w/-]+\s){{0,4}}{_PUBLICATION}",
        rf"\b{_PUBLICATION}(?:\s(?:of|from))?\s\(?{_YEAR}\b",
        rf"\b[A-Z][a-z]+(?:\set\sal\.?)?,?\s\(?{_YEAR}\)?(?=\W*$|[:,;?)])",
    )
)


def publication_years(question: str) -> frozenset[int]:
    """Return the years of publication that a question names its studies by.

    A year in which something was done (``enrolled in 2010``) is none.

    Args:
        question: A question that stands alone.
    """
    return frozenset(
        int(found["year"]) for pattern in _NAMED for found in pattern.finditer(question)
    )
