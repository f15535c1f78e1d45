"""The parts of a figure, and how a question asks for them."""

import re
from enum import StrEnum

# "How many units of it", "how many-fold": an amount, nobody is counted.
AMOUNTS = (
    r"seconds|minutes|hours|days|weeks|months|years|points|percent|times|more|fewer|cycles"
    r"|sessions|doses|mg|kcal|calories|milligrams|micrograms|mcg|grams|g|kg|ml|millilit\w+|lit\w+"
    r"|units|IU|mm|mmHg|cm|met(?:re|er)s|steps|euros?|dollars|pounds"
)
"""What a question asks *how many* of without asking for a count."""


class Part(StrEnum):
    """A part of a figure that a question can ask for."""

    INTERVAL = "confidence interval"
    P = "P value"
    SPREAD = "standard deviation"
    RANGE = "range"
    COUNT = "count"


_RESPONSES = re.compile(r"\b(?:PR|CR|PD|ORR|DCR|(?i:RECIST)|stable|respon\w+|SD rate)\b")
# "mean (SD)", "± SD", "with SD" is a standard deviation even beside a response.
_STABLE = re.compile(r"(?<!± )(?<!\+/- )(?<!mean )(?<!with )(?<!its )(?<![(±])\bSD\b(?!\s?\))")

PART_WORDS: dict[Part, re.Pattern[str]] = {
    Part.INTERVAL: re.compile(
        r"\bC\.?I\.?(?:s|\d\d)?\b|\bCrIs?\b"
        r"|(?i:confidence (?:interval|limit|bound|range)|credib)\w*"
        r"|(?i:with (?:what|its|their|\d+\s?%) (?:confidence|certainty)|\d\d\s?% limits)"
        r"|(?i:(?<!dosing )(?<!time )(?<!QT )(?<!PR )(?<!RR )\binterval\b(?! (?:between|from|to|of"
        r"|training|cancer)))|(?i:\bprecision\b|\bmargins? of error\b)"
    ),
    Part.P: re.compile(
        # P-selectin, P-wave, substance P and P. falciparum are no P values.
        r"\b[Pp][\s-]?(?:values?|vals?)\b"
        r"|(?<!substance )\b[pP]\b(?!\.\w|/[A-Za-z]|-(?!trend|inter)[A-Za-z]|\.\s?[a-z]{5,})"
        r"|\bsignifican\w*",
        re.ASCII,
    ),
    Part.SPREAD: re.compile(
        r"±|\+/-|\+-|(?<![\w/])S\.?D\.?s?\b"
        r"|\bS\.?E\.?M?\.?s?\b|(?i:\bstandard (?:deviation|error)|\bstd\b|\berror (?:term|bar)"
        r"|\bwith (?:its |their )?errors?\b|\(\s?error\s?\))"
        r"|(?i:(?:bracketed |printed )?\bspread\b(?! of\b))"
    ),
    Part.RANGE: re.compile(
        r"\bIQR\b|(?i:inter-?quartile|(?<!target )(?<!normal )(?<!reference )(?<!in )\brange\b"
        r"(?! of m)|(?<!by )(?<!top )(?<!-\w )\bquartiles\b(?! \d)|\bextremes\b"
        r"|\bmin(?:imum)? and max)"
    ),
    Part.COUNT: re.compile(
        rf"\bhow many\b(?!-| (?:{AMOUNTS})\b)|\bnumbers?\b(?! needed)|\bsample size\b"
        r"|(?<!cell )(?<!blood )(?<!platelet )(?<!white )(?<!CD4 )(?<!step )\bcounts\b"
        r"|\bwith counts?\b|\ballocated\b|\brandomi[sz]ed (?:to|in|at)\b"
        r"|\b(?:total|overall) (?:enroll?ment|recruitment|accrual)\b"
        r"|\b(?:enroll?ment|recruitment|accrual) (?:total|size)\b"
        r"|\b(?:were|was) (?:\w+ )?randomi[sz]ed\b|\bn\s?/\s?N\b|\(n\)|\bwith n\b",
        re.IGNORECASE,
    ),
}
"""How a question asks for each part."""

PART_TERMS = re.compile(
    r"(?:\d\d\s?%\s?)?\b(?:C\.?I\.?(?:s|\d\d)?|CrIs?)(?!\w)|±|\+/-|(?<![\w/])S\.?[DE]\.?M?\.?s?(?![\w.])"
    r"|\bIQR\b|(?<![\w-])[pP](?![\w-])(?:[\s-]values?)?|\b[pP][\s-]values?\b"
    r"|(?i:\bconfidence (?:intervals?|limits|bounds)\b|\bcredible intervals?\b"
    r"|\binter-?quartile ranges?\b|\bstandard (?:deviations?|errors?)\b)"
    r"|\bn\s?/\s?N\b|\d\d\s?%\s?(?=limits|interval|confidence|CrI|range)"
    r"|\b(?:n|[Nn]o\.?)\s?(?:(?:,|&|\+|\band\b)\s?(?=%)|(?=\(\s?%))"
)
"""The words for the parts themselves, which say nothing about what was studied."""

P_ALONE = re.compile(
    r"^\W*(?:(?i:what|give|state|report|and|was|is|were)\s+)*(?i:the\s+|an?\s+|its\s+)?"
    r"(?:(?i:exact|trend|interaction|two-sided|corresponding|overall)\s+)?"
    r"[pP](?:[\s-]?val(?:ue)?s?)?\s+(?:for|of|on|in|between|across)\b"
)
"""How a question's asking part begins that wants nothing but a P value, one for all groups."""

SHARE_WORDS = re.compile(
    r"%|\bper ?cent\b|\bpercentages?\b|\bproportion|\bshare\b|\bfraction\b(?! of (?:inspired|flow))"
    r"|(?<!heart )(?<!pulse )(?<!flow )(?<!hazard )(?<!filtration )(?<!respiratory )\brates?\b"
    r"(?! (?:ratio|difference))|\bincidence\b(?! rate ratio)|\bprevalence\b(?! ratio)"
    r"|\bwhat part\b|\bhow (?:often|frequent|common)\b|\bORR\b|\bDCR\b",
    re.IGNORECASE,
)
"""How a question asks for a percentage without saying so."""

_AT_A_TIME = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|nine|ten|twelve)[\s-](?:day|week|month|mo|year|yr)\s"
    r"(?:(?:overall|[\w-]+-(?:free|specific))\s)?(?:survival|mortality|OS|PFS|DFS|EFS|RFS)\b"
    r"(?!\s(?:time|difference))",
    re.IGNORECASE,
)
"""Survival at a time is the share of those who live: *nine-month survival*."""
_COMPARED = re.compile(
    r"\b(?:hazards?|odds|risks?|ratios?|HR|RR|median|mean|differences?)\b", re.IGNORECASE
)
"""Where something else is asked of it."""
_RESPONSE = re.compile(r"\brespon(?:der|se)s?\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"\bhow many\b|\bnumber of\b", re.IGNORECASE)

SEVERAL_WORDS = re.compile(
    r"\beach\b|\bboth\b|\bevery\b|\bin (?:all )?the (?:two|three|four|five)\b|\bper (?:group|arm)\b"
    r"|\bby (?:group|arm|treatment|grade|dose|position|sex|age|schedule|allocation|study)\b"
    r"|(?<!between )(?<!between the )(?<!the other )\b(?:groups|arms)\b(?! differ)"
    r"|\brespectively\b",
    re.IGNORECASE,
)
"""How a question asks for more than one value."""


def is_share(asking: str) -> bool:
    """Tell whether a question's asking part wants a percentage.

    Responses are reported as one, unless it is asked how many there were; so is survival at a time.
    """
    plain = PART_TERMS.sub(" ", asking)
    responses = _RESPONSE.search(plain) and not _HOW_MANY.search(plain)
    survival = _AT_A_TIME.search(plain) and not _COMPARED.search(plain)
    return bool(SHARE_WORDS.search(plain) or responses or survival)


def parts_in(asking: str) -> frozenset[Part]:
    """Return the parts of a figure that a question's asking part wants.

    ``SD`` beside words for response (``PR, SD and PD``) is stable disease, no part.
    """
    plain = without_stable_disease(asking)
    return frozenset(part for part, pattern in PART_WORDS.items() if pattern.search(plain))


def part_terms(asking: str) -> list[tuple[int, int]]:
    """Return where the words for parts stand."""
    plain = without_stable_disease(asking)
    patterns = [PART_TERMS, *(PART_WORDS[part] for part in Part if part is not Part.COUNT)]
    spans = sorted(found.span() for pattern in patterns for found in pattern.finditer(plain))
    return [span for span in spans if span[0] < span[1]]


def without_stable_disease(asking: str) -> str:
    """Return the text with ``SD`` hidden where it stands for stable disease; same length."""
    return _STABLE.sub("__", asking) if _RESPONSES.search(asking) else asking
