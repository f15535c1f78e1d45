"""Two groups and nothing else behind a question's colon: what was measured stands before it."""

import re

from ingest.figures.endpoints import endpoints_in
from ingest.figures.measures import measures_in
from retrieval.groups import names_arm
from retrieval.part_words import PART_TERMS, PART_WORDS, Part

_PAIR = re.compile(
    r"\W*(?P<one>[^,;:?()%]+?)\s+(?:vs?\.?|versus)\s+(?P<other>[^,;:?()%]+?)\s*(?:[,;?(].*)?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\([^()]*\)\W*$")
"""What a bracket at the end says of the study."""
_AVERAGED = re.compile(
    r"\b(?:mean|median|average|each|both|with|and|the|its|their|please|values?|figures?)\b|%",
    re.IGNORECASE,
)
_SHORTEST = 3
"""Letters of a word that another is the reverse of, at least."""
_LONGEST = 5
"""Words of the name of a group, at most."""


def only_sets_apart(head: str, asking: str) -> bool:
    """Tell whether behind a colon only two groups are set against each other.

    *Dry eye score at a month: preserved vs unpreserved, mean (SD)* asks for the score, which is
    said before the colon. *The trial: grip strength vs placebo* asks for what stands behind it.

    Args:
        head: The question up to its colon.
        asking: What follows.
    """
    found = _PAIR.fullmatch(asking.strip())
    if found is None or max(len(found[name].split()) for name in ("one", "other")) > _LONGEST:
        return False
    rest = asking.strip()[found.end("other") :]
    for pattern in (PART_TERMS, *(PART_WORDS[part] for part in Part), _BRACKET, _AVERAGED):
        rest = pattern.sub(" ", rest)
    measured = endpoints_in(found["one"]) or measures_in(found["one"])
    return not measured and not re.search(r"\w", rest) and _are_groups(head, **found.groupdict())


def _is_reverse(one: str, other: str) -> bool:
    """Tell *unpreserved* from *preserved*."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return longer != shorter and len(shorter) >= _SHORTEST and longer.endswith(shorter)


def _are_groups(head: str, one: str, other: str) -> bool:
    """Tell two groups from something measured and a group: the head may name one of them."""
    plain, against, said = one.casefold(), other.casefold(), head.casefold()
    if names_arm(one) or any(map(_is_reverse, plain.split(), against.split())):
        return True
    return f" {plain} " in f" {said} " and not names_arm(other)
