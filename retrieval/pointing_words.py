"""Words of a follow-up that point back to the question before, and say nothing by themselves."""

import re

_OPENING = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|so|and|or|but|also|then|now|what about|how about|what of|the same|same"
    r"|with what|likewise|just|only|what (?:was|were|is|are) (?:it|they|that|those|its|their"
    r"|the figures?|the numbers?|the values?|the)|as an?|what)\b[\s,]*)+",
    re.IGNORECASE,
)
"""How a follow-up opens; its slots stand behind it."""

_BACK = re.compile(
    r"\s*\b(?:was|were|is|are) (?:that|it|this|those|these|they)\b"
    r"|\s*\b(?:of|in|for|at|on|with|among|from|about) (?:(?:all|any|both) of )?(?:them|it|that|this"
    r"|(?:those|these)(?! (?:with|without|who|whose|on|in|given|treated|aged|over|under))"
    r"|(?:the|that|this) (?:same |last |said |above )?"
    r"(?:group|arm|cohort|study|trial|paper|patients|point)"
    r"|the (?:last|same|former) (?:one|ones|group|arm|cohort|study|trial|paper))(?=\s|\W*$)"
    r"|\s*\b(?:there|again|then|please|as well|too)\b(?=\W*$)",
    re.IGNORECASE,
)
"""Words that point back to the question before."""
_WHY = re.compile(
    r"^\W*(?:(?:and|but|so|then|ok|okay)\W+)*(?:why|how come|for what reason)\b", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"\b(?:its|their|his|her)\b", re.IGNORECASE)
_EVERYONE = re.compile(
    r"^\W*(?:and\s+)?(?:(?:for|in|on|of|among)\s+)?(?:overall|all of (?:them|those)|in total"
    r"|altogether|everyone|everybody"
    r"|(?:the )?(?:whole|entire|full|total) (?:cohort|group|population|sample|study)"
    r"|all(?: of)?(?: the)?(?: patients| participants| people| grades| subgroups| together)?)\W*$",
    re.IGNORECASE,
)


def without_pointing(follow_up: str) -> str:
    """Return what a follow-up says itself; all of it where nothing else is left.

    Args:
        follow_up: As asked ("and what was its CI again?").
    """
    plain = _POSSESSIVE.sub("the", _BACK.sub("", follow_up))
    left = _OPENING.sub("", plain).strip()
    return left if any(map(str.isalnum, left)) else follow_up.strip()


def asks_why(follow_up: str) -> bool:
    """Tell whether a follow-up asks for the reason."""
    return bool(_WHY.match(follow_up))


def means_everyone(phrase: str) -> bool:
    """Tell whether a phrase means all patients, and no subgroup."""
    return bool(_EVERYONE.match(phrase))
