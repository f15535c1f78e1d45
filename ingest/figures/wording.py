"""The words and signs around numbers: what announces an interval, a spread, a P, a comparison."""

import re
from collections.abc import Collection
from decimal import Decimal

from ingest.figures.endpoints import RESPONSE
from ingest.figures.figure import Operator
from ingest.figures.numbers import NumberSpan

_NEAR = 60
"""Characters before a number that can say what it is."""

OPERATORS: dict[str, Operator] = {
    "<": "<", ">": ">", "=": "=", "≤": "<=", "⩽": "<=", "<=": "<=", "≥": ">=", "⩾": ">=",
    ">=": ">=", "≪": "<", "≦": "<=", "≧": ">=", "≈": "approx", "~": "approx", "∼": "approx",
    "less than": "<", "below": "<", "fewer than": "<", "lower than": "<", "under": "<",
    "smaller than": "<", "more than": ">", "greater than": ">", "above": ">", "exceeding": ">",
    "higher than": ">", "over": ">", "larger than": ">", "longer than": ">", "exceeded": ">",
    "older than": ">", "younger than": "<", "shorter than": "<",
    "greater than or equal to": ">=", "less than or equal to": "<=",
    "at least": ">=", "no less than": ">=", "not less than": ">=", "a minimum of": ">=",
    "at most": "<=", "up to": "<=", "no more than": "<=", "not more than": "<=",
    "a maximum of": "<=", "as many as": "<=", "as much as": "<=", "as long as": "<=",
    "approximately": "approx", "approx": "approx", "approx.": "approx", "about": "approx",
    "around": "approx", "roughly": "approx", "nearly": "approx", "almost": "approx",
    "some": "approx", "circa": "approx", "close to": "approx", "c.": "approx",
}  # fmt: skip
"""Signs and words of comparison before a number."""

_INTERVAL = (
    r"(?:\bC\.?\s?I\.?s?(?=\W|\d|$)|\bCrI\b|(?:[Cc]onfidence|[Cc]redible|[Cc]redibility|CONFIDENCE)"
    r"\s+(?:[Ii]ntervals?|[Ll]imits?|INTERVAL))"
)
_CI = re.compile(
    rf"{_INTERVAL}(?P<level>\s?\(?\[?9\d(?:[.·]\d)?(?:\s?%)?)?(?:\s+of\s+(?:the\s+)?difference)?"
    r"(?:;(?=\s))?[^\d;]{0,30}$"
)
_SPELT_OUT = re.compile(r"nterval\w*\s*[(\[][^()\[\]]*[)\]]")
_AFTER_LEVEL = re.compile(
    r"\s?(?:%|percent|per cent)?[\s-]?(?:(?:Wald|exact|bootstrap\w*|profile|Bayesian)\s)?"
    + _INTERVAL
)
_LEVEL_AFTER_CI = re.compile(r"\bCI\s?[\[(]?$")
_LEVELS = frozenset(
    map(Decimal, ("68", "80", "90", "95", "97", "97.5", "98", "99", "99.5", "99.9"))
)
_LEAST_LEVEL, _ALL = 80, 100
LEAVES_LEVEL = re.compile(r"\b(?:and|was|were|is|are)\b.{3,}|[.;]")
_IQR = re.compile(
    r"(?:\bIQRs?\b|inter-?quartile(?:\s+ranges?)?|[(\[]\s*quartiles|25th\D{1,20}75th\s+\w+|"
    r"\bQ1?\s?[-–,;]\s?Q?3)[^\d]{0,20}$",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"(?:\brang(?:e|es|ed|ing)\b|\bmin(?:imum)?\.?\s?[-–/,;]\s?max(?:imum)?\.?|\bextremes)[^\d]{0,24}$"
    r"|\b(?:varied|varying|aged)\s+(?:from|between)?\s*$|\bbetween\s+(?:the\s+ages\s+of\s+)?$",
    re.IGNORECASE,
)
_PAIR_HINT = re.compile(
    r"C\.?\s?I|CrI|nterval|NTERVAL|imit|IQR|Q1|uartile|25th|[Rr]ang|RANGE|[Mm]in|MIN|vari|aged|Aged"
    r"|between|extremes"
)
_SPREAD_HINT = re.compile(r"[±+DEd]|s\.e")
_SPREAD = re.compile(
    r"(±|\+/[-−–]|\+-|(?<![A-Za-z])S\.?D\.?s?|(?<![A-Za-z])S\.?E\.?M?\.?s?|STD|s\.d\.|s\.e\.(?:m\.)?"
    r"|[Ss]tandard\s+deviations?|[Ss]tandard\s+errors?(?:\s+of\s+the\s+mean)?)"
    r"(?:\s+(?:of|was|were|is))?[\s:=,(\[±]*$"
)
_P = re.compile(
    r"(?<![A-Za-z])[Pp](?:[\s_-]?(?:[Vv]al(?:ues?)?|trend|interaction|heterogeneity|difference"
    r"|adj(?:usted)?|corrected|corr|overall)\b)*\.?"
    r"(?:\s*\([^()]{0,30}\)|\s+(?:for|of)\s+(?:the\s+)?[a-z-]+(?:\s+[a-z-]+){0,2}?)?"
    r"[\s:,]*(?:was|were|is|are|of|being|equals?|values?|all|both|also)*\s*"
    r"(?:=\s?(?=[<>≤≥]))?(?P<op><\s?=|>\s?=|[=<>≤≥⩽⩾≪≈~∼≦≧]|(?:less|greater|more|lower)\s+than|below|above)?\s*$"
)
_P_HINT = re.compile(r"(?<![A-Za-z])[Pp](?![A-Za-z](?!alue|al\b|rend|nter))")
_JOINT = 8
_JOINS_P = re.compile(r"\s?,\s?(?:and\s)?|\s(?:and|or)\s")
_INTERACTION = re.compile(r"[Pp][^,;()]{0,16}(?:interaction|heterogeneity)[^,;()]{0,12}$")
_THRESHOLD_BEFORE = re.compile(
    r"(?:\b(?:significance|threshold|cut-?off|level|significant|significantly)\b[^.;()]{0,50}"
    r"\b(?:set|was|is|were|at|as|defined|if|when|level|of|considered|with|for)\s+(?:a\s+|the\s+)?"
    r"(?:two-\w+\s+|2-\w+\s+|one-\w+\s+)?|\b(?:considered|regarded|set|defined|accepted|taken)\s+"
    r"(?:\w+\s+){0,3}(?:at|as|when|if|for)\s+(?:a\s+|the\s+)?(?:two-\w+\s+)?)$",
    re.IGNORECASE,
)
_THRESHOLD_AFTER = re.compile(
    r"\s*\)?\s*(?:(?:was|were|is|are|being|(?:has|have|had)\s+been)\s+)?(?:considered|regarded|taken|accepted|deemed|defined"
    r"|declared|indicat|denot|set\b|significant\b|as\s+(?:statistically\s+)?significant|to\s+be\s+significant|used|reported\s+as)"
)
SIZE_BEFORE = re.compile(r"(?<![A-Za-z])[nN]\s?[=:]\s*$")
OPENS = re.compile(r"\s?[*†‡§ᵃ-ᶻ¹²³]?\s?(?:\w{0,12}\s?){0,2}[(\[{]\s*")
_CLOSES = re.compile(r"\s?(?:[)\]}]|[;,]\s)")
OF = re.compile(
    r"\s?(?:/|(?:out\s+)?of(?:\s+(?:the|all))?(?:\s+total)?|from\s+(?:the|a)\s+total)\s?"
)
ONE_IN = re.compile(r"\s?(?:in|out\s+of)\s(?:every\s)?")
_UNITS_BETWEEN = r"(?:\s?[%°]|\s?[A-Za-zµμ/]{1,8})?"
_JOINS_STATED = re.compile(
    rf"{_UNITS_BETWEEN}\s?(?:to|through|and|or|[-−–‐‑—~,;:/])\s?(?:[+]\s?)?[(\[]?", re.IGNORECASE
)
_JOINS_LOOSELY = re.compile(r"\s?%?\s?(?:to|through|[-−–‐‑—~,;:])\s?")
JOINS_BARE = re.compile(r"\s?(?:to|[-−–‐‑—~])\s?")
_OPERATOR = re.compile(
    r"(?:(?P<sign><\s?=|>\s?=|[<>≤≥⩽⩾≪≈~∼≦≧])\s?|(?<![A-Za-z-])(?P<word>"
    + "|".join(
        re.escape(word) for word in sorted(OPERATORS, key=len, reverse=True) if word[0].isalpha()
    )
    + r")\s(?:the\s)?)[$€£]?$",
    re.IGNORECASE,
)
_OPERATOR_ENDS = frozenset(word[-1] for word in OPERATORS) | frozenset("$€£e")
_SHIFT = re.compile(
    r"\b(?:increas|decreas|fell|fall|rose|ris(?:e|ing|en)|drop|declin|improv|reduc|chang|went|grew"
    r"|lower|shorten|prolong|shift|worsen|rais|elevat|enhanc|progress|diminish|down|up\b|went)"
    r"[^;]*\bfrom\s+(?:\w+\s+){0,6}$",
    re.IGNORECASE,
)
_ANNOUNCED = {
    "CI": re.compile(_INTERVAL),
    "IQR": re.compile(r"\bIQRs?\b|inter-?quartile|[(\[]\s*quartiles|\bQ1", re.IGNORECASE),
    "range": re.compile(r"\(\s?(?:min\S*|range)|\[range\]|\bmin\S?max\b", re.IGNORECASE),
    "SD": re.compile(
        r"(?<![A-Za-z])(?:S\.?D\.?|STD|s\.d\.)(?![A-Za-z])(?!\s*[=:]?\s*\d)"
        r"|[Ss]tandard [Dd]eviation"
    ),
    "SEM": re.compile(r"(?<![A-Za-z])S\.?E\.?M\.?(?![A-Za-z])(?!\s*[=:]?\s*\d)"),
    "SE": re.compile(r"(?<![A-Za-z])S\.?E\.?(?![A-Za-z])(?!\s*[=:]?\s*\d)|[Ss]tandard [Ee]rror"),
    "±": re.compile(r"\(\s?(?:±|\+/-)\s?\)"),
    "%": re.compile(r"\(\s?%\s?\)|\bn,?\s%|\[%\]", re.IGNORECASE),
}
_ANNOUNCES = re.compile(
    r"C\.?I|nterval|imits|IQR|uartile|S\.?[DE]|s\.[de]|STD|tandard|%|±|min|ange|Q1"
)


def announcements(text: str) -> frozenset[str]:
    """Return what a text says its bracketed numbers are: CI, IQR, range, SD, SE, ±, %."""
    if not _ANNOUNCES.search(text):
        return frozenset()
    return frozenset(kind for kind, pattern in _ANNOUNCED.items() if pattern.search(text))


def operator(printed: str | None) -> Operator | None:
    """Return the operator that a sign or phrase stands for, None where there is none."""
    if not printed:
        return None
    plain = " ".join(printed.casefold().split())
    return OPERATORS.get(plain) or OPERATORS.get(plain.replace(" ", ""))


def operator_before(before: str) -> Operator | None:
    """Return how a number compares, from the text that ends where it begins."""
    near = before[-28:]
    if near.rstrip()[-1:] not in _OPERATOR_ENDS:
        return None
    found = _OPERATOR.search(near)
    return operator(found["sign"] or found["word"]) if found else None


def is_level(text: str, number: NumberSpan, before: str) -> bool:
    """Recognise the 95 of ``95% CI`` and ``CI 95%``; in ``95% CI 3% to 5%`` the 3 is no level."""
    if _AFTER_LEVEL.match(text, number.end):
        # An interim analysis may leave any level: 96.95 %.
        return _LEAST_LEVEL <= number.value < _ALL
    if number.value not in _LEVELS:
        return False
    return text[number.end : number.end + 2].strip()[:1] == "%" and (
        _LEVEL_AFTER_CI.search(before[-8:]) is not None
    )


def p_before(before: str) -> Operator | None:
    """Return how a P value compares, from the text that ends where it begins; None for no P."""
    near = before[-_NEAR:]
    if not _P_HINT.search(near):
        return None
    found = _P.search(near)
    return (operator(found["op"]) or "=") if found else None


def continues_p(before: str, value: Decimal) -> bool:
    """Recognise the second of ``P = 0.001, 0.004 and 0.03``."""
    return 0 <= value <= 1 and len(before) < _JOINT and _JOINS_P.fullmatch(before) is not None


def is_interaction(before: str) -> bool:
    """Recognise a P for interaction or heterogeneity, which tests no single estimate."""
    return _INTERACTION.search(before[-_NEAR:]) is not None


def is_spread_sign(before: str) -> bool:
    """Tell whether the text before a number ends with ±."""
    return before.rstrip().endswith(("±", "+/-", "+/−", "+-"))


def is_threshold(text: str, before: str, number: NumberSpan) -> bool:
    """Recognise ``P<0.05 was considered significant``: a rule, not a result."""
    if _THRESHOLD_AFTER.match(text, number.end):
        return True
    found = _P.search(before[-_NEAR:])
    lead = before[: max(0, len(before) - _NEAR) + found.start()] if found else before
    return _THRESHOLD_BEFORE.search(lead[-90:]) is not None


def pair_kind(before: str) -> str:
    """Return what the words before a pair call it: ``CI``, ``IQR``, ``range`` or nothing."""
    if not _PAIR_HINT.search(before):
        return ""
    if _CI.search(before):
        return "CI"
    if _IQR.search(before):
        return "IQR"
    return "range" if _RANGE.search(before) else ""


def is_closed(before: str) -> bool:
    """Tell an announcement, ``HR (95% CI) was``, from the words of an interval itself."""
    near = before[-_NEAR:]
    found = _CI.search(near) or _IQR.search(near) or _RANGE.search(near)
    near = near[found.start() :] if found else near
    return (")" in near or "]" in near) and not _SPELT_OUT.search(before[-_NEAR:])


def joins_stated(before: str, between: str) -> bool:
    """Tell whether two numbers, of a kind the text before has named, are the ends of one pair."""
    pattern = JOINS_BARE if is_closed(before) else _JOINS_STATED
    return pattern.fullmatch(between) is not None


def joins_loosely(between: str, announced: Collection[str]) -> bool:
    """Tell whether what stands between two bracketed numbers makes them the ends of one interval.

    A slash does where a heading says that intervals are in the brackets: ``187.2 (23.4/351.0)``.
    """
    slashed = between.strip() == "/" and "CI" in announced
    return slashed or _JOINS_LOOSELY.fullmatch(between) is not None


def level_before(before: str) -> Decimal | None:
    """Return the level of ``CI95`` and its like."""
    found = _CI.search(before)
    level = found["level"] if found else None
    return Decimal(re.sub(r"[^\d.·]", "", level).replace("·", ".")) if level else None


def spread_before(text: str, before: str, announced: Collection[str]) -> str:
    """Return the kind of spread that the text before a number calls it, empty for none."""
    near = before[-48:]
    found = _SPREAD.search(near) if _SPREAD_HINT.search(near) else None
    if not found:
        return ""
    printed = found.group(1).replace(".", "").casefold()
    if printed.startswith(("sd", "std", "standard dev")):
        return "" if is_stable_disease(text) and "(" not in before else "SD"
    if printed.startswith(("sem", "standard errors of", "standard error of")):
        return "SEM"
    if printed.startswith(("se", "standard err")):
        return "SE"
    return next((kind for kind in ("SD", "SEM", "SE") if kind in announced), "±")


def is_stable_disease(text: str) -> bool:
    """Tell whether a text that writes SD speaks of tumour response, not of a deviation."""
    return RESPONSE.search(text) is not None and "±" not in text


def closes(text: str, end: int) -> bool:
    """Tell whether a bracket closes, or goes on with another part, at a place."""
    return _CLOSES.match(text, end) is not None


def is_shift(text: str, start: int) -> bool:
    """Tell ``increased from 3 to 4`` (two values) from ``from 3 to 4`` (a range)."""
    return _SHIFT.search(text[max(0, start - 160) : start]) is not None
