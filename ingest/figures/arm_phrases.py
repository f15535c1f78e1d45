"""What the groups of a study are called in a sentence, and where such a name stands."""

import re
from functools import lru_cache

from ingest.figures.endpoints import endpoints_in
from ingest.figures.measures import WEAK, measures_in

_STOP = (
    "and or vs versus v against compared than was were is are had has have at after before in "
    "with for on but while whereas as the to from of by who that which group groups arm arms "
    "cohort cohorts patients participants recipients subjects respectively during when p showed "
    "it reached not did they we each these those whose into"
)
_WORD = (
    r"(?:\d+\s?(?:mg|µg|μg|g|GBq|MBq|IU|mL|Gy)\b(?:/\w+)?|[A-Za-z][\w+/'’‐‑-]*"
    r"|\d[\w-]*[A-Za-z][\w-]*)"
)
_NO_STOP = rf"(?!(?:{'|'.join(_STOP.split())})\b)"
_LETTERED = r"(?:[Gg]roups?|[Aa]rms?|[Cc]ohorts?)\s(?:[A-Z]|\d{1,2}|I{1,3}V?)\b"
_PHRASE = rf"(?:{_LETTERED}|(?<!\w){_NO_STOP}{_WORD}(?:\s{_NO_STOP}{_WORD}){{0,4}})"
_KIND = (
    r"(?:(?:treatment\s|study\s)?(?:groups?|arms?|cohorts?)|patients|participants|recipients|"
    r"subjects|users|women|men|children|volunteers)"
)
_TAKING = (
    r"(?:in|with|for|on|among|receiving|given|taking|under|after|by|treated\s+with|(?:randomi[sz]ed|"
    r"assigned|allocated)\s+to|who\s+(?:received|had|took|were\s+given)"
    r"|that\s+(?:received|were\s+given))"
)
_WHO = (
    rf"(?:(?:all\s+|the\s+|those\s+)?(?:patients|participants|women|men|subjects|those|individuals|"
    rf"people|children)\s+(?:{_TAKING}\s+)?)?"
)
AFTER = re.compile(
    rf"\s*[)\]]?\s*(?:from\s+baseline\s+)?(?:of\s+(?:the\s+)?|\w+ed\s+)?"
    rf"(?:(?:patients|participants|subjects|women|men|those|cases|deaths|events)\s+)?(?P<how>{_TAKING})\s+(?:the\s+)?{_WHO}(?:the\s+)?"
    rf"(?P<arm>{_PHRASE})(?:\s+(?P<kind>{_KIND}))?\b"
)
"""``8% (95% CI 5–11) of patients in the lumitide group``: behind an estimate."""
ASIDE = re.compile(
    r"\s+(?:of\s+(?:the\s+)?(?:patients|participants|women|men|subjects|children)\s+)?"
    r"\(\s?(?:grades?|of whom|including|stages?|severe|serious)\b[^()]*\d[^()]*\)(?=\s)"
)
"""A bracket with figures of a part, ``(grade 3, 6%)``, between a figure and its group."""
OF = re.compile(rf"\s*(?:of|for)\s+(?:the\s+)?(?P<arm>{_PHRASE})\s+(?P<kind>{_KIND})\b")
"""``of octreotide patients``, behind an estimate."""
COUNTED = re.compile(rf"\s*(?P<arm>{_PHRASE})\s+(?P<kind>{_KIND})\b")
"""``12 of 58 heparin patients``: a group, where others stand so too; else perhaps *eligible*."""
JOINS = re.compile(r"(?:,|\b(?:and|or|vs\.?|versus|compared)\b)")
"""What joins a group to the next estimate, where that is not the group's own."""
NAMED = re.compile(
    r"\b(?:[Gg]roup|[Aa]rm|[Cc]ohort)\s(?:[A-Z]|\d|I{1,3}V?|one|two|three)\b"
    r"|\b(?P<alone>placebo|controls?|sham|vehicle|usual\scare|standard\scare|observation)\b(?!led)"
)
"""Names that are one wherever they stand."""
_GROUPED = re.compile(rf"(?P<arm>{_PHRASE})\s+(?:{_KIND})\b|{NAMED.pattern}")
"""A group anywhere: its noun says so, or its name."""
TAKEN = re.compile(
    rf"\b{_TAKING}\s+(?:the\s+)?{_WHO}(?P<arm>{_PHRASE})\s*(?:{_KIND})?,?\s+(?:(?:it|this|the\s\w+)\s+)?"
    r"(?:(?:was|were|had|showed|reached|is|did|:)\s*)?"
    r"(?:(?!(?:compared|versus|vs|than|and|or|while|but|with|to)\b)\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""``in those given lumitide it was``, right before an estimate."""
FRONTED = re.compile(
    rf"\s*,?\s*(?:whereas|while|but|and)?\s*{_TAKING}\s+(?:the\s+)?{_WHO}(?P<arm>{_PHRASE})\s*"
    rf"(?P<kind>{_KIND})?\s*(?:\([^()]*\)\s*)?,",
    re.IGNORECASE,
)
"""``In the lumitide group,`` at the head of a clause."""
VERSUS = re.compile(r"\b(?:vs\.?|versus|compared)(?!\w)")
"""What sets the second of two estimates against the first."""
THAN = re.compile(
    r"(?:\b(?:than|as)|\b[Cc]ompared\s(?:with|to)|\b[Vv]ersus|\bvs\.?|\bagainst|\b(?:relative|similar)\sto)"
    rf"\s(?:(?:that|those|of|were|was|did|when|the|all)\s)*(?:(?:seen\s|observed\s)?{_TAKING}\s)?{_WHO}(?:the\s)?(?:[\w-]+\s){{0,2}}$"
)
"""What stands before a group that another is compared with."""
BETWEEN = re.compile(r"\bbetween\s[^.;]*\band\s(?:the\s)?$")
"""The first of two groups that a difference is between."""
_SEPARATOR = (
    r"(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|vs\.?|versus|compared\s+(?:with|to)|against|than)\s+)"
    rf"(?:(?:{_TAKING}\s+)?(?:the\s+|those\s+)?)?"
)
_ITEM = rf"{_PHRASE}(?:\s+{_KIND})?(?:\s+[A-Z\d]\b)?(?:\s+\([^()]*\))?"
LIST = re.compile(
    rf"(?:\b(?:{_TAKING}|between|of|the|[Bb]oth)\s+(?:the\s+)?{_WHO}|^\W*)(?P<list>{_ITEM}(?:{_SEPARATOR}{_ITEM})+)",
    re.IGNORECASE,
)
"""``the low, middle and high dose groups``, before several estimates."""
LIST_AFTER = re.compile(
    rf"[\s)\],]*(?:{_TAKING}|of)\s+(?:the\s+)?{_WHO}(?P<list>{_ITEM}(?:{_SEPARATOR}{_ITEM})+)"
)
"""The same behind them."""
SIGN = re.compile(r"\s?[=<>≤≥]")
"""What shows that the last word of a list is a statistic: ``with A alone, P = 0.4``."""
SPLIT = re.compile(_SEPARATOR)
"""What stands between the groups of a list."""
KIND_BEHIND = re.compile(rf"\s{_KIND}$")
"""The noun with which a list of groups ends."""
_TRAILING = re.compile(rf"\s+(?:{_KIND})$|\s*\([^()]*\)$", re.IGNORECASE)
SERIES_OF_GROUPS = re.compile(r"(?:[Gg]roups?|[Aa]rms?|[Cc]ohorts?)\s")
"""``groups A, B and C``: one noun for all."""
_NO_ARM = frozenset(
    "a an all both each either neither this that these those whom total one two three four "
    "first second third addition contrast general patients participants terms order case favor "
    "favour months month weeks week days day years year baseline follow-up trend ci our their "
    "his her whole entire overall study analysis table figure median mean respectively no any "
    "some most other time our comparison respect ratio rate age men's significance range up its "
    "n sd treatment-related least more less only about patients' interaction difference "
    "differences change group groups arm hours h min treatment therapy intervention surgery "
    "another roughly approximately nearly almost around "
    "every end mg ml gbq kg ethical ethics approval within-group by them "
    "it others find found in however moreover conversely furthermore additionally interestingly "
    "notably finally similarly thus therefore hence a an this per there".split()
)
_NO_LAST = frozenset(
    "increased decreased rose fell dropped improved declined developed occurred experienced "
    "achieved remained underwent completed more less fewer most than also only "
    "ranging ranges ranged exceeding".split()
)
"""Words with which no group's name ends: what a group did, or how many of it."""
_NUMBERING = frozenset("two three four both all other between divided".split())
GIVEN = re.compile(r"receiving|given|taking|treated\s+with|.*\sto|.*\s(?:received|given)")
"""How a group takes what it is named by, so that no name of a disease or a place stands there."""
_NEEDS_KIND = frozenset(("in", "after", "by", "among"))
_MOST_WORDS = 6
LETTERS = 3
"""Characters of a group's letter or number (``A``, ``III``)."""


def cleaned(printed: str) -> str:
    """Return a name without *group*, *patients* or a bracket behind it.

    Args:
        printed: The name as its sentence prints it.
    """
    return _TRAILING.sub("", _TRAILING.sub("", printed.strip())).strip()


def groups_in(text: str) -> list[re.Match[str]]:
    """Find the groups that a text names as such: ``the lumitide group``, ``placebo``.

    Args:
        text: Part of a sentence.
    """
    found = _GROUPED.finditer(text)
    return [each for each in found if accepted(each["arm"] or each.group(), "group", "")]


def accepted(arm: str, kind: str | None, how: str) -> bool:
    """Tell whether a phrase names a group where it stands: *in* may lead to a place or an organ.

    Args:
        arm: The phrase.
        kind: What says that it is one (``group``, ``patients``), if anything does.
        how: The word before it.
    """
    if not can_name(arm):
        return False
    if kind or NAMED.match(arm):
        return True
    return how.casefold() not in _NEEDS_KIND or arm.casefold() in {
        "women",
        "men",
        "children",
        "controls",
    }


def can_name(arm: str) -> bool:
    """Tell whether a phrase can name a group; a measure or endpoint (``0.21 for PFS``) cannot.

    Args:
        arm: The phrase.
    """
    words = arm.casefold().split()
    plain = words not in ([], ["the"]) and len(words) <= _MOST_WORDS and not arm.isdigit()
    plain = plain and not _NUMBERING.intersection(words) and words[-1] not in _NO_LAST
    plain = plain and (words[0] not in _NO_ARM or NAMED.match(arm) is not None)
    return plain and not _is_term(arm)


@lru_cache(maxsize=4096)
def _is_term(arm: str) -> bool:
    """Tell a measure or endpoint that stands in a group's place."""
    mentions = [*endpoints_in(arm), *(m for m in measures_in(arm) if m.name not in WEAK)]
    return any(mention.start == 0 or mention.end == len(arm) for mention in mentions)
