"""Words that say that something fell, so that a number needs no minus."""

import re

LESS = re.compile(
    r"\b(?:decreas\w*|fall(?:s|en|ing)?|fell|reduc\w*|declin\w*|lower(?:ed|ing|s)?|smaller|fewer"
    r"|less\b(?! than)|shorter|shorten\w*|drop(?:ped|s)?|diminish\w*|lessen\w*|cut|halved|minus"
    r"|lost|loss|least|lowest|shortest|fewest|smallest|dimm\w*|below|half\sas|halving|sooner"
    r"|attenuat\w*|curb\w*|shr[aiu]nk\w*|lighter|milder|cheaper)\b",
    re.IGNORECASE,
)
TERMS = re.compile(
    r"\b(?:progression|event|disease|relapse|recurrence|metastasis)[-‐‑–\s]free\s\w+|\b(?:less|more)"
    r"\sthan\b|\bstable disease\b|\bclinical benefit\b|\b(?:at (?:least|most)|dose reduction"
    r"|overall response)\b|\bP\s?(?:value\s)?(?:was\s)?below\b|\breduc\w+\sdose|"
    r"\bminimal\w*\b|\b[Bb]est\s(?:overall|supportive|response)\b|\bcut-?off\b|\b[Ww]eight loss\b"
    r"|\b(?:lowest|highest|lower|upper|higher|bottom|top)\s(?:\w+\s)?(?:quin|quar|ter)tiles?\b"
    r"|\bthan\s(?:in|for|with)\sthe\s(?:lowest|highest)\b"
    r"|\bin\sthe\s(?:lowest|highest)\b|\bor\s(?:more|less|fewer|higher|lower|older|younger)\b"
    r"|\bfalls\b(?!\s(?:by|from|to|below)\b)|\bblood loss\b|\blost to\b"
    r"|\bbelow\b(?=\s(?:the\s)?\d)|\bor\s(?:worse|better)\b"
    r"|\bnon[\s-]?inferior\w*|(?<=%)\seffective\b",
    re.IGNORECASE,
)
"""Fixed phrases whose words of more and less say nothing about which way something went."""


def says_less(text: str) -> bool:
    """Tell whether a text says in words that something fell, so that a number needs no minus."""
    return LESS.search(TERMS.sub(" ", text)) is not None
