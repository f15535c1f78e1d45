"""Which of two things a comparison is about: ``A versus B`` is not ``B versus A``."""

import re

from retrieval.grounding.neutral_words import NEUTRAL
from retrieval.words import stems

_VERSUS = re.compile(
    r"\b(?:versus|vs\.?|compared\s(?:with|to)|relative\sto|than|over|against)(?:\s(?:with|in|for"
    r"|that|those|the|of|on|patients|given))*\s(?P<right>[^\d,;:().]{2,50})",
    re.IGNORECASE,
)
_BETTER_WITH = re.compile(
    r"\b(?:favou?r(?:ed|s|ing)|in\sfavou?r\sof)\s(?:the\s)?(?P<right>[^\d,;:().]{2,40})",
    re.IGNORECASE,
)
_TURNED_TO = re.compile(
    r"\b(?:conver\w+|switch\w*|cross(?:ed|ing)?[\s-]?over|transfer\w*|progress\w*)\sto\s(?:the\s|an?\s)?"
    r"(?P<what>[\w-]+)",
    re.IGNORECASE,
)
_DIRECTED = re.compile(
    r"\b(?:prolong|improv|reduc|increas|decreas|lower|rais|better|superior|benefi)\w*",
    re.IGNORECASE,
)
_MORE_WITH = re.compile(
    r"\b(?:higher|lower|more|less|fewer|greater|smaller|longer|shorter)\s(?:\w+\s)?(?:in|with|for|among|on"
    r"|after)\s(?:the\s)?(?P<whom>(?:(?!than\b)[\w-]+\s?){1,3})",
    re.IGNORECASE,
)
_MORE, _LESS = "higher more greater larger longer", "lower less fewer smaller shorter"
_WITH = r"(?:with|in|for|among|on|after|under|during)"
_MORE_THAN = re.compile(
    rf"\b(?P<how>{_MORE.replace(' ', '|')}|{_LESS.replace(' ', '|')})\s(?:\w+\s){{0,2}}?"
    rf"(?P<left>(?:(?:while|when|if)\s[^\d,;:().]{{0,40}}?\s)?{_WITH}\s[^\d,;:().]{{2,50}}?)\sthan\s"
    rf"(?:{_WITH}\s)?(?P<right>[^\d,;:().]{{2,50}})",
    re.IGNORECASE,
)
"""``lower with A than with B``, whatever stands before it."""
_NEAR = 60


def comparison_fault(said: str, quote: str) -> str:
    """Say that a claim turns a comparison of its quote round; empty where it does not.

    Args:
        said: The claim.
        quote: The quote's text.
    """
    mine, there = _sides(said), _sides(quote)
    if there is None:
        return ""
    there_left, there_right = there
    if mine is None:
        words = _words(said)
        alone = words & there_right and not words & there_left & frozenset(_words(quote))
        turned = bool(alone) and _DIRECTED.search(said) is not None and bool(there_left)
    else:
        left, right = mine
        turned = bool(left & there_right and right & there_left)
    return "it turns round what the quote compares" if turned else ""


def turned_to_fault(said: str, quote: str) -> str:
    """Say that a claim has something converted to another thing than its quote; empty where not.

    Args:
        said: The claim.
        quote: The quote's text.
    """
    mine, there = _TURNED_TO.search(said), _TURNED_TO.search(quote)
    if mine is None or there is None:
        return ""
    given, wanted = frozenset(stems(mine["what"])), frozenset(stems(there["what"]))
    return "" if given & wanted else f"it says {mine['what']} where the quote says {there['what']}"


def favour_fault(said: str, quote: str) -> str:
    """Say that a claim favours another side than its quote; empty where it does not."""
    mine, there = _BETTER_WITH.search(said), _BETTER_WITH.search(quote)
    if mine is None or there is None:
        return ""
    wanted, given = _words(there["right"]), _words(mine["right"])
    return "it favours another side than the quote" if wanted - given and given - wanted else ""


def more_with_fault(said: str, quote: str) -> str:
    """Say that a claim has more, or less, with another group than its quote; empty where not.

    ``Higher with A`` of what a quote says is higher in the placebo group, where it has no A.

    Args:
        said: The claim.
        quote: The quote's text.
    """
    mine, there = _MORE_WITH.search(said), _MORE_WITH.search(quote)
    if mine is None or there is None:
        return ""
    given, wanted = _words(mine["whom"]), _words(there["whom"])
    strange = given and wanted and not given & frozenset(stems(quote))
    return "it speaks of another group than the quote" if strange and not given & wanted else ""


def turned_than_fault(said: str, quote: str) -> str:
    """Say that a claim has less with A than with B where its quote has less with B than with A.

    Args:
        said: The claim.
        quote: The quote's text.
    """
    mine, there = list(_MORE_THAN.finditer(said)), list(_MORE_THAN.finditer(quote))
    if len(mine) != 1 or len(there) != 1:
        return ""
    alike = (mine[0]["how"].casefold() in _MORE) == (there[0]["how"].casefold() in _MORE)
    own, other = _told_apart(mine[0]), _told_apart(there[0])
    other = other if alike else other[::-1]
    turned = bool(own[0] & other[1] and own[1] & other[0])
    return "it turns round what the quote compares" if turned else ""


def _told_apart(found: re.Match[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of each side of a comparison that the other has not."""
    left, right = _words(found["left"]), _words(found["right"])
    return left - right, right - left


def _sides(text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the content words on the two sides of a text's one comparison without figures."""
    found = list(_VERSUS.finditer(text))
    if len(found) != 1:
        return None
    before = text[max(0, found[0].start() - _NEAR) : found[0].start()]
    # "28 with A versus 8 with B" gives each side its own figure: those tell the sides.
    if re.search(r"\d[^;]*$", before):
        return None
    left, right = _words(before), _words(found[0]["right"])
    return left - right, right - left


def _words(text: str) -> frozenset[str]:
    return frozenset(stems(text)) - NEUTRAL
