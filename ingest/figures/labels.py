"""Numbers that are no figures: names, places in a list, dates, references, points in time."""

import re
from collections.abc import Callable
from enum import StrEnum

from ingest.figures.numbers import NumberSpan
from ingest.figures.particulars import is_particular, is_told_time
from ingest.figures.timepoints import is_listed_time, is_time_point
from ingest.figures.units import TIMES, UnitSpan


class Label(StrEnum):
    """Why a number is no figure."""

    NAME = "name"
    TIME = "time"


NAMES = frozenset(
    # parts of a paper
    "table tables tab fig figs figure figures appendix box equation eq chapter section page "
    "pages panel row rows column columns line lines file ref refs reference references "
    "supplement video no "
    # classes and places in an order
    "subtype phase phases grade grades gr stage stages type types class classes category "
    "level categories tier line group groups arm arms cohort cohorts stratum sequence series "
    "step steps visit visits session sessions cycle cycles item items question questions "
    "model models study studies trial trials experiment period periods part parts rank "
    "patient case lunch breakfast dinner quintile quartile tertile "
    # scales and scores with a number in their name
    "asa nyha ecog who ctcae ctc recist gleason child-pugh kps icd dsm sf qlq qlq-c eq phq "
    "gad ghq status cin figo tnm bi-rads pi-rads apache rifle meld saps scale "
    # molecules, isotopes
    "quotation quote protein enzyme isozyme kinase theme omega interleukin il factor vitamin ca "
    "ki cd hpv "
    "acid residue position epitope chromosome trisomy cytochrome exon exons intron codon molecule "
    "complement coenzyme lutetium yttrium gallium indium iodine technetium lu ga in tc ac "
    # software, editions
    "version versions ver release spss sas stata windows edition volume vol issue protocol "
    # statistics
    "df chi chi-square chi-squared blocks block size sizes alpha power "
    # identifiers
    "nct isrctn doi pmid pmcid pmc eudract actrn chictr irb grant lot room suite every".split()
)
"""Words that make a name of the number behind them."""

_VERSIONED = frozenset(
    "version versions ver recist ctcae spss sas stata release doi section table figure fig".split()
)
STEPS = frozenset("day days week weeks month months year years hour hours visit".split())
_SIZED = frozenset("group groups arm arms cohort cohorts".split())
_MOST_GROUPS = 20
_NUCLIDES = frozenset(
    "177 90 68 111 131 123 124 125 99 18 225 223 64 67 89 213 211 153 166 188 186 212 161 47 44 "
    "201 51".split()
)
# Words that are no names by themselves: "no 3", "in 3" against "No. 3", "In-111", "CA 19-9".
_DOUBTFUL: dict[str, Callable[[str, str, str], bool]] = {
    "no": lambda joint, _number, _after: "." in joint,
    "in": lambda joint, number, _after: "-" in joint and number in _NUCLIDES,
    "ca": lambda joint, _number, after: "-" in joint or after == "-9",
    "eq": lambda joint, _number, _after: "=" not in joint,
    "part": lambda joint, _number, _after: joint.isspace(),
    "factor": lambda joint, _number, _after: joint.isspace(),
    "size": lambda _joint, _number, _after: False,
    "sizes": lambda _joint, _number, after: not after.startswith("%"),
}
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec".split()
)
_MONTH_BEHIND = re.compile(
    r"\s?-?(?:of\s)?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?:[\s,-]|$)"
)
_LAST_WORD = re.compile(r"([A-Za-zχ][A-Za-z-]*)([\s.:#]*|\s?[=#]\s?|-)$")
_ISOTOPE = re.compile(
    r"m?\)?[\s-]?(?:Lu|Y|Ga|In|I|Tc|F|Ac|Ra|Cu|Zr|Bi|At|Sm|Sr|Ho|Re|Pb|Tb|Sc|Tl|Cr|C"
    r"|(?i:lutetium|yttrium|gallium|indium|iodine|technetium|actinium|radium|copper|zirconium))\b"
)
_REFERENCE_DIGITS = 3
_JOINT = 8
_JOINS_LABELS = re.compile(r"\s?(?:,\s?(?:and|or)?|and|or|to|vs\.?|through|&|[-–‐‑/])\s?")
_IS_VALUE = re.compile(
    r"\s*(?:\(\s*[\d.·]+\s*%(?!\s*(?:[Cc]|H[DP]))|%|±|\+/|[.·]\d|(?:out\s+)?of\s+\d|\(\d+/|/\d+\s?\()"
)
# "At week 96 (60% against 54%)" are not 96 people; "in the first week 12 (31%)" are 12.
_AT_STEP = re.compile(
    r"(?<!first )(?<!last )(?<!each )(?<!per )(?<!one )(?<!a )"
    r"\b(?:day|week|month|year|hour|visit)\s$",
    re.IGNORECASE,
)
# The 30 of "16 for Group 1 and 30 for Group 2" is no second label.
_IS_OTHER = re.compile(rf"{_IS_VALUE.pattern}|\s(?:for|in|with)\s(?:the\s)?(?:[Gg]roup|[Aa]rm)")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_DATE = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{2,4}(?!\d)")
_DATE_ENDS = re.compile(r"(?<!\d)\d{1,4}([/.-])\d{1,2}\1\d{2,4}|(?<!\d)\d{1,4}([/.-])\d{1,2}\2\d")
_COLON_BEHIND = re.compile(r"\s?:\s?\d+(?![.·]?\d)")
_COLON_BEFORE = re.compile(r"(?<![.·\d])\d+\s?:\s?$")
_TIMES_BEHIND = re.compile(r"\s?[×x]\s?\d")
_TIMES_BEFORE = re.compile(r"(?:\d|[a-zµ])\s?[×x]\s?$")
_DATE_SIGNS = frozenset("/.-")
_DASHES = frozenset("-‐‑")
_ADHERING = frozenset(".,;–-")
_CITED = re.compile(r"[\[(]\d{1,3}(?:\s?[,;–‐-]\s?\d{1,3})*\s?[\])]")
_CITED_BEFORE = re.compile(r"\s?\[[\d,;\s–-]{1,20}\]\s?[,;]?$")
_ADHERENT = re.compile(r"[a-z)][.,;](?:\d{1,3}[,–-]\s?)*$")
_ATTRIBUTE = re.compile(r"[-‐‑](?!fold\b)[a-z]{3,}")
# What brackets are set behind when they hold references, and when they hold parts of a figure.
_CITING = re.compile(r"[A-Za-z.,;)]$")
_REPORTING = re.compile(r"\d\s?\S{0,10}$|\b(?:CI|IQR|SD|range)\b|=\s?\S{0,2}$")
_FREEDOM = re.compile(
    r"(?:(?<![A-Za-z])[tFrQHUZ]|χ\s?[²2]|chi-squared?)\s?[(\[]\s*(?:df\s*=\s*)?"
    r"(?:[\d.]+\s*,\s*)?$"
)
_ENUMERATOR = re.compile(r"(?:^|[;:,.]\s|\b(?:and|or)\s)\($")
_ENUMERATED = re.compile(r"\)\s*[A-Za-z]")
_PLANNED_BEFORE = re.compile(
    r"(?:(?:\balpha|α|(?:β|\bbeta)\s+error|\bpower|significance)(?:\s+(?:level|error|rate))?\s*"
    r"(?:of|at|was|is|set|to|=|:|\s)*)$",
    re.IGNORECASE,
)
_PLANNED_AFTER = re.compile(
    r"\s*%?\s*(?:statistical\s+)?(?:power\b|(?:significance|alpha)\s+level)"
)
_GROUP_BEHIND = re.compile(
    r"(?:,?\s(?:and|or|vs\.?)\s\w{1,3})*\s(?:\(\w+\)\s)?(?:treatment\s|study\s|intervention\s|"
    r"patient\s|different\s|(?:control|active|radiation|drug|dose|parallel|other|remaining)\s){0,2}"
    r"(?:groups?|arms?|cohorts?)\b"
)
# The 3 and the 6 of "3-, 6- and 9-month".
_SUSPENDED = re.compile(r"[-‐‑](?:,|\s(?:and|or|to)\b)")
_SUSPENDED_TIME = re.compile(
    r"[-‐‑](?:,\s\d+[-‐‑])*,?\s(?:and|or|to)\s\d+[-‐‑\s](?:hour|day|week|month|year)"
)
_LATER_UNIT = re.compile(
    r"\s(?:post-?operative|consecutive|treatment|study|calendar|follow-up)\s"
    r"(?:hours?|days?|weeks?|months?|years?)\b"
)
# "26. aspirin, 27. heparin"
_LISTED_BEHIND = re.compile(r"\.\s[A-Za-z]")
_REGISTERED = re.compile(
    r"\b(?:approval|reference|registration|protocol|batch|lot|catalog(?:ue)?|permit|licen[sc]e|registered|ethics?)\b"
    r"[^.;()]{0,20}(?:number|no\.?|code|ID)\s*[:#]?\s*$",
    re.IGNORECASE,
)
_BARE_BRACKET = re.compile(r"(?:^|[:;,]\s|\b(?:and|or)\s)$")
_SCHEDULE = re.compile(r"\s*(?:daily|a\s+(?:day|week)|per\s+(?:day|week)|weekly|times\s+daily)\b")


def label_of(
    text: str, number: NumberSpan, unit: UnitSpan | None, before: str, last: Label | None
) -> Label | None:
    """Tell why a number is no figure.

    Args:
        text: The sentence.
        number: One of its numbers.
        unit: The unit behind it.
        before: The text between the number before (or the sentence's start) and this one.
        last: What the number before was, if no figure.

    Returns:
        The reason, None for a figure or a part of one.
    """
    follows = last is not None and len(before) < _JOINT and bool(_JOINS_LABELS.fullmatch(before))
    if unit is not None and unit.unit in TIMES:
        after_time = follows and last is Label.TIME
        label = _of_time(text, number, unit, before, after_time=after_time)
    elif is_particular(text, number, unit, before):
        label = Label.NAME
    else:
        label = _described(text, number, unit)
        if label is None and not number.word:
            label = _by_place(text, number, unit, before, last if follows else None)
    return label


def _of_time(
    text: str, number: NumberSpan, unit: UnitSpan, before: str, *, after_time: bool
) -> Label | None:
    if before[-8:].rstrip().endswith(("every", "each")):
        return Label.NAME
    told = is_told_time(text, unit, before, number.start)
    if after_time or told or is_time_point(text, number, unit, before):
        return Label.TIME
    return Label.NAME if is_particular(text, number, unit, before) else None


def _by_place(
    text: str, number: NumberSpan, unit: UnitSpan | None, before: str, joined: Label | None
) -> Label | None:
    if joined is not None and unit is None and not _IS_OTHER.match(text, number.end):
        return joined
    if unit is None and is_listed_time(text, number, before):
        return Label.TIME
    return _named(text, number, unit, before) or _placed(text, number, unit, before)


def _described(text: str, number: NumberSpan, unit: UnitSpan | None) -> Label | None:
    """Recognise a number that only describes the word behind it: ``3-, 6-``, ``two groups``."""
    dashed = text[number.end : number.end + 1] in _DASHES
    if dashed and _SUSPENDED.match(text, number.end):
        return Label.TIME if _SUSPENDED_TIME.match(text, number.end) else Label.NAME
    if unit is None and _LATER_UNIT.match(text, number.end):
        return Label.TIME
    grouped = unit is None and _GROUP_BEHIND.match(text, number.end) is not None
    pointed = dashed and unit is not None and unit.unit == "points"
    scheduled = unit is not None and unit.unit == "times" and bool(_SCHEDULE.match(text, unit.end))
    return Label.NAME if grouped or pointed or scheduled else None


def _named(text: str, number: NumberSpan, unit: UnitSpan | None, before: str) -> Label | None:
    """Recognise a number whose last word before makes a name of it: ``Table 2``, ``week 24``."""
    found = _LAST_WORD.search(before[-24:])
    if found is None:
        return None
    word, joint = found.group(1).casefold(), found.group(2)
    whole = number.value == number.value.to_integral_value()
    if word in _MONTHS and whole and unit is None:
        return Label.NAME
    if _IS_VALUE.match(text, number.end) and not _AT_STEP.search(before[-24:]):
        return None
    if word in STEPS:
        # "3 days 20 had gone": not the twentieth day.
        counted = found.start() == 1 and number.start > len(before)
        step = whole and unit is None and "=" not in joint and not counted
        return Label.TIME if step else None
    named = word in NAMES and (unit is None or word == "every")
    sure = word not in _DOUBTFUL or _DOUBTFUL[word](joint, number.text, text[number.end :][:2])
    many = word in _SIZED and number.value > _MOST_GROUPS
    return Label.NAME if named and sure and not many and (whole or word in _VERSIONED) else None


def _placed(text: str, number: NumberSpan, unit: UnitSpan | None, before: str) -> Label | None:
    """Recognise a number by its form and neighbours: years, dates, clocks, isotopes, references."""
    start, end = number.start, number.end
    after = text[end : end + 1]
    label = (
        (number.text.isdecimal() and _is_ratio_part(text, start, end))
        or (after in _DATE_SIGNS and _DATE.match(text, start) is not None)
        or _ends_date(text, start)
        or (number.text in _NUCLIDES and _ISOTOPE.match(text, end) is not None)
        or (unit is None and _is_bare_label(text, number, before))
        or _is_planned(text, end, before)
        # "12/LO/0345"
        or (before.endswith("/") and text[start - 2 : start - 1].isupper())
    )
    return Label.NAME if label else None


def _is_ratio_part(text: str, start: int, end: int) -> bool:
    """Recognise the numbers of ``2:1`` and ``8:30``; decimals with a colon are a range."""
    return _COLON_BEHIND.match(text, end) is not None or (
        text[start - 2 : start].rstrip().endswith(":")
        and _COLON_BEFORE.search(text[max(0, start - 8) : start]) is not None
    )  # fmt: skip


def _is_bare_label(text: str, number: NumberSpan, before: str) -> bool:
    """Recognise labels that bear no unit."""
    end = number.end
    return (
        (_TIMES_BEHIND.match(text, end) is not None)
        or (
            before.rstrip().endswith(("×", "x"))
            and bool(_TIMES_BEFORE.search(text[: number.start][-6:]))
        )
        or (_YEAR.match(number.text) is not None and not _is_quantity(text, number, before))
        or (number.text.isdecimal() and _MONTH_BEHIND.match(text, end) is not None)
        or (text[end : end + 1] in _DASHES and _ATTRIBUTE.match(text, end) is not None)
        or _is_reference(text, number.start, end)
        or (
            _LISTED_BEHIND.match(text, end) is not None
            and before.rstrip().endswith((",", ".", ";"))
        )
    )


def _is_planned(text: str, end: int, before: str) -> bool:
    """Recognise degrees of freedom, places in a list and what the sample size was planned with."""
    tail = before[-40:]
    if _REGISTERED.search(tail):
        return True
    opened = tail.rstrip().endswith(("(", "[", ",", "="))
    return (
        (opened and _FREEDOM.search(tail) is not None)
        or (text[end : end + 1] == ")" and _BARE_BRACKET.search(tail) is not None)
        or (tail.endswith("(") and _is_enumerator(text, end, tail))
        or _PLANNED_BEFORE.search(tail) is not None
        or _PLANNED_AFTER.match(text, end) is not None
    )


def _is_enumerator(text: str, end: int, tail: str) -> bool:
    """Recognise ``(1) consent and (2) age``."""
    if not _ENUMERATED.match(text, end):
        return False
    return _ENUMERATOR.search(tail) is not None or ("(1)" in text and "(2)" in text)


def is_year(printed: str) -> bool:
    """Recognise a year."""
    return _YEAR.match(printed) is not None


def _is_quantity(text: str, number: NumberSpan, before: str) -> bool:
    start, end = number.start, number.end
    if before.strip() == "(" and text[start - len(before) - 1] == "%":
        # No years: "66% (1998/3020)".
        return True
    return before.rstrip().endswith(("=", "±", "<", ">")) or bool(_IS_VALUE.match(text, end))


def _ends_date(text: str, start: int) -> bool:
    """Recognise the later parts of ``2010-05-12``."""
    if start <= 1 or text[start - 1] not in "/.-" or not text[start - 2].isdigit():
        return False
    return _DATE_ENDS.search(text[max(0, start - 8) : start + 4]) is not None


def _is_reference(text: str, start: int, end: int) -> bool:
    """Tell ``[12]`` and ``survival.12,13`` from numbers in brackets behind a figure."""
    if end - start > _REFERENCE_DIGITS or not text[start:end].isdecimal():
        return False
    if text[start - 1 : start] in _ADHERING and _ADHERENT.search(text[max(0, start - 16) : start]):
        return True
    opening = text.rfind("[", max(0, start - 24), start)
    found = _CITED.match(text, opening) if opening >= 0 else None
    if found is None or found.end() <= end:
        return False
    lead = _CITED_BEFORE.sub("", text[max(0, opening - 30) : opening].rstrip())
    return _CITING.search(lead) is not None and _REPORTING.search(lead) is None
