"""Remarks that something is not reported: they state nothing, and need no quote to stand in."""

import re

NOT_REPORTED = "NOT REPORTED"
"""What the prompt asks a model to say where the quotes do not hold the answer."""

_ABSENT = re.compile(
    r"\b(?:not|no|nor|none|neither|never|n't|without|cannot|unable)\b[^.;]{0,80}?\b(?:report\w*|stated?|given|gives?"
    r"|mention\w*|specif\w*|provid\w*|availab\w*|described?|contain\w*|included?|found|determin\w*"
    r"|information|data|answer\w*|says?)\b"
    r"|\b(?:unreported|unavailable|missing from)\b",
    re.IGNORECASE,
)
_SOURCES = re.compile(
    r"\b(?:quotes?|passages?|sources?|texts?|excerpts?|evidence|context|documents?|there|here"
    r"|provided|supplied|offered|reported|available)\b"
    r"|^\W*they\sdo(?:es)?\s(?:not|n't)\s(?:report|state|give|mention|specify|provide|say)\b",
    re.IGNORECASE,
)


def says_not_reported(text: str) -> bool:
    """Tell whether a whole reply says only that the answer is not reported."""
    plain = " ".join(text.split()).strip(" .*_`\"'“”[]()#-:")
    return plain.casefold().startswith(NOT_REPORTED.casefold())


def is_remark(text: str) -> bool:
    """Tell whether a sentence only says that something is not reported, without any number."""
    bare = not any(letter.isdigit() for letter in text)
    return bare and bool(_ABSENT.search(text)) and bool(_SOURCES.search(text))
