"""Numbers that describe how a study was done: scale anchors, rules, instruments, concentrations."""

import re

from ingest.figures.numbers import NumberSpan
from ingest.figures.units import UnitSpan

_ANCHOR = re.compile(r"\s?=\s?(?:[\"“‘'«]|(?!not\b)[a-z]{2,})")
_CLOCK = re.compile(r"(?::\d\d)?\s?(?:[ap]\.?\s?m\.?(?=[\s,.;)]|$)|o['’]clock\b)")
_DECADE = re.compile(r"['’]?s\b")
_DECADES = re.compile(r"(?:1[89]|20)\d0$")
_PANEL_BEFORE = re.compile(r"\b(?:[Ff]igs?\.?|[Ff]igures?|[Tt]ables?|[Pp]anels?)\s?S?$")
_PANEL_BEHIND = re.compile(r"[A-Za-z](?![A-Za-z])")
_RULE = re.compile(
    r"\bsignifican\w*\b[^.;()]{0,40}\b(?:at|level|as|of|to)\s(?:the\s|an?\s)?(?:[Pp]\s?[<≤=]\s?)?$"
)
_RULES = frozenset("0.05 0.01 0.001 0.1 0.10 0.025 0·05 0·01 .05 .01 5 1".split())
_CONDITION = re.compile(r"\bif\s+(?:more|less|fewer|greater)\s+than\s+$", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:upper|lower)\s[^.;()]{0,12}confidence\s(?:limit|bound)\b[^.;()]*$")
_POWER_OF = re.compile(r"\s?[-−–]\s?(?:β|beta\b)")
_POWER_IS = re.compile(r"\b1\s?[-−–]\s?(?:β|beta)\s?[=:]\s?$")
_SPELT_POINT = re.compile(r"\bpoint\s(?!of\b)")
_PER = re.compile(r"\bper\s+$")
_PER_MANY = re.compile(
    r"\s?(?:[\w-]+[\s-]){0,2}(?:patients?|persons?|children|births|women|men|people|days?|years?)"
)
_COURSE = re.compile(
    r"[\s-]*(?:[\w-]+\s)?(?:shuttle|walk(?:ing)?|run(?:ning)?|sprint|visual)[\s-]+"
    r"(?:[\w-]+\s)?(?:tests?|analog\w*|distance\stest|scale)"
)
_INSTRUMENT = re.compile(
    r"\s(?:[\w-]+\s){0,2}(?:[Ss]ystem|[Aa]nalysers?|[Aa]nalyzers?|[Ii]nstrument|[Mm]icroscope|"
    r"[Dd]etector|[Ss]canner|[Ss]oftware|\w*[Ss]pectro\w+|[Cc]entrifuge|[Cc]amera|[Cc]ytometer|"
    r"[Cc]hromatograph|target\scells|cell\sline)\b"
)
_BRAND = re.compile(r"(?:[A-Z][\w-]+|against|with)\s$")
_CONCENTRATION = re.compile(
    r"\s(?:[a-z]{2,}caine|saline|sodium|NaCl|dextrose|glucose\ssolution|formalin|\w*formaldehyde|"
    r"ethanol|methanol|agarose|polyacrylamide|BSA|FBS|FCS|CO₂|CO2|isoflurane|sevoflurane|desflurane|"
    r"chlorhexidine|povidone|hydrogen|acetic|acetonitrile|Triton|Tween|gel|solution|cream|ointment|"
    r"bovine|fetal|foetal|paraformaldehyde|DMSO|oxygen(?!\ssaturation))\b"
)
_STRENGTH = re.compile(r"[-‐‑](?=,\s|\s(?:and|or)\s|mg|µg|g\b|ml|mL)")
_FREEDOM = re.compile(r"(?<![A-Za-z])[tFχQHZ]²?\s?_?\{?\s?[\[(_{]\s?(?:[\d.]+\s?,\s?)?$")
_PRODUCT = re.compile(r"\s?[×x]\s?\d")
_FIRST = re.compile(
    r"\b(?:[Ff]irst|previous|preceding|past)\s+$|\bsupport\s+to\s+$"
    r"|\bin\s+(?:approximately|about|around)\s+$"
)
_MULTIPLE = re.compile(r"\s(?:million|billion|thousand|trillion)\b")
_OUT_OF = re.compile(r"[\s-]?(?:pt|points?)[\s-](?:[\w-]+\s){0,2}scale")
_TITLE = re.compile(r"\.\s+[A-Z]")
_ORDER = re.compile(r"\)\s?[A-Za-z]")
_LISTED = re.compile(
    r"\b(?:at|after)\s(?:[a-z]+|\d+)(?:,\s(?:[a-z]+|\d+))*,?\s(?:and|or)\s$", re.IGNORECASE
)
_ONES = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\b")
_BEHIND_TIME = re.compile(r"\s?p\.\s?[aiocm]\.")


def is_particular(text: str, number: NumberSpan, unit: UnitSpan | None, before: str) -> bool:
    """Tell a number of the methods from a result.

    Recognised are anchors of scales (``0 = no pain``), clock times, decades, panels of figures,
    rules (``significant at 0.05``, ``if more than 4``), limits told without their estimate, the
    base of a rate (``per 1,000 patients``), courses (``20 m shuttle run test``), instruments
    (``a Waters 515 system``), concentrations (``2% lignocaine``), degrees of freedom, factors.

    Args:
        text: The sentence.
        number: One of its numbers.
        unit: The unit behind it.
        before: The text between the number before (or the sentence's start) and this one.
    """
    end = unit.end if unit else number.end
    lead = text[max(0, number.start - 70) : number.start]
    if _MULTIPLE.match(text, end):
        # "80 million" is no 80.
        return True
    if number.word and _SPELT_POINT.search(text, max(0, number.start - 7), number.end + 7):
        # "seventy-eight point nine percent"
        return True
    if number.word:
        return _CONDITION.search(lead) is not None or (
            unit is not None and unit.unit == "U" and not text.startswith(" of", unit.end)
        )
    share = unit is not None and unit.unit == "%"
    return (
        (unit is None and _is_bare(text, number, lead))
        or (_PER.search(lead) is not None and _PER_MANY.match(text, number.end) is not None)
        or (share and bool(_CONCENTRATION.match(text, end) or _PRODUCT.match(text, end)))
        or (number.text in _RULES and (share or unit is None) and _RULE.search(lead) is not None)
        or (unit is not None and _is_panel(text, number))
        or (_DECADES.match(number.text) is not None and _DECADE.match(text, number.end) is not None)
        or _COURSE.match(text, end) is not None
        or _OUT_OF.match(text, number.end) is not None
        or _CONDITION.search(lead) is not None
        or ("onfidence" in before and _LIMIT.search(before) is not None)
    )


def is_told_time(text: str, unit: UnitSpan, before: str, start: int) -> bool:
    """Recognise ``the first 24 hours``, ``in about 1 week`` and the 12 of ``at six and 12 months``.

    Args:
        text: The sentence.
        unit: The unit of time behind a number.
        before: The text between the number before and this one.
        start: Where the number begins.
    """
    lead = text[max(0, start - 48) : start]
    listed = _LISTED.search(lead)
    return (
        _FIRST.search(before[-24:]) is not None
        or _BEHIND_TIME.match(text, unit.end) is not None
        or (listed is not None and _ONES.search(listed.group()) is not None)
    )


def _is_panel(text: str, number: NumberSpan) -> bool:
    lead = text[max(0, number.start - 10) : number.start]
    behind = _PANEL_BEHIND.match(text, number.end)
    return behind is not None and _PANEL_BEFORE.search(lead) is not None


def _is_bare(text: str, number: NumberSpan, lead: str) -> bool:
    end = number.end
    behind = text[end : end + 1]
    if behind in "-‐‑" and behind and "/" in lead[-4:] + text[end : end + 1]:
        return _STRENGTH.match(text, end) is not None
    return (
        _ANCHOR.match(text, end) is not None
        or _CLOCK.match(text, end) is not None
        or _is_panel(text, number)
        or _POWER_IS.search(lead) is not None
        or (number.text == "1" and _POWER_OF.match(text, end) is not None)
        or (_BRAND.search(lead) is not None and _INSTRUMENT.match(text, end) is not None)
        or _FREEDOM.search(lead) is not None
        or (number.start == 0 and _TITLE.match(text, end) is not None)
        or _is_in_order(text, number)
    )


def _is_in_order(text: str, number: NumberSpan) -> bool:
    """Recognise ``1) size, 2) attrition``: a closing bracket that nothing opened, and another."""
    if not number.text.isdecimal() or _ORDER.match(text, number.end) is None:
        return False
    before = text[: number.start]
    if before.count("(") > before.count(")"):
        # In a bracket of its own it may be the size of a group.
        return False
    value = int(number.text)
    return any(
        re.search(rf"(?<![\d.]){other}\)\s?[A-Za-z]", text) for other in (value - 1, value + 1)
    )
