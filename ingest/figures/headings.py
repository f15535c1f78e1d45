"""What the headings, label and caption of a table say of a cell: its measure, unit, group, time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from ingest.documents import Cell
from ingest.figures.endpoints import endpoints_in
from ingest.figures.measures import COMPARISONS, SYMBOLS, WEAK, measures_in
from ingest.figures.terms import Mention
from ingest.figures.timepoints import named_times
from ingest.figures.units import unit_at

_KINDS = (
    ("CI", re.compile(r"C\.?I\.?s?\b|CrI|confidence|credible|limits", re.IGNORECASE)),
    ("IQR", re.compile(r"\bIQR|inter-?quartile|quartiles|Q1|Q3|25th|P25", re.IGNORECASE)),
    ("range", re.compile(r"\brange|\bmin\w*\b.{0,5}\bmax", re.IGNORECASE)),
    ("SEM", re.compile(r"(?<![A-Za-z])S\.?E\.?M\b", re.IGNORECASE)),
    ("SD", re.compile(r"(?<![A-Za-z])S\.?D\.?s?(?![A-Za-z])|STD|standard dev", re.IGNORECASE)),
    ("SE", re.compile(r"(?<![A-Za-z])S\.?E\.?(?![A-Za-z])|standard err", re.IGNORECASE)),
    (
        "P",
        re.compile(r"^\W*(?:\w+\W+)?[Pp](?:[\s-]?values?)?\b(?!\.)|^\W*sig(?:nificance|\.)?\W*$"),
    ),
    ("%", re.compile(r"^\W*%|per ?cent|\(%\)|\bn,?\s%|\[%\]", re.IGNORECASE)),
    ("n", re.compile(r"^\W*(?:[nN]|[Nn]o\.?|[Nn]umbers?)\W*$")),
)
_ORDERED = re.compile(
    r"(?P<open>[(\[]|±|\+/-|,|;|/|\bor\b|\band\b)?\s*(?P<word>\d\d\s?%\s?C\.?I\.?s?|\bC\.?I\.?s?\b|CrI|"
    r"(?:\d\d\s?%\s)?confidence\s(?:interval|limit)s?|\bIQR\b|inter-?quartile(?:\srange)?|quartiles|Q1\W{1,3}Q3|"
    r"25th\W{1,5}75th|\brange\b|\bmin\w*\W{1,3}max\w*|(?<![A-Za-z])S\.?E\.?M\b\.?|"
    r"(?<![A-Za-z])S\.?D\.?s?(?![A-Za-z])|\bSTD\b|standard\sdeviations?|(?<![A-Za-z])S\.?E\.?(?![A-Za-z])|"
    r"standard\serrors?|(?<!\d)(?<!\d\s)%|\bpercent(?:age)?\b|(?<![A-Za-z])[nN](?![A-Za-z]|\s?[=:])|\b[Nn]o\.?(?=\s?[(\[,%])|\b[Nn]umber(?=\s?[(\[]))",
    re.IGNORECASE,
)
_OPENING = frozenset("([")
_COUNTING = re.compile(
    r"\W*(?:(?:[Nn]o\.?|[Nn]umber|n)(?:\sof\s\w+|\W*$)"
    r"|(?:[Pp]atients|[Pp]articipants|[Ss]ubjects|[Cc]ases|[Ee]vents)\W*$)"
)
_SIZE = re.compile(r"[(\[,;]?\s*\b[nN]\s?[=:]\s?(\d[\d,]*)\s*[)\]]?")
_LEVEL = re.compile(r"(9\d(?:\.\d)?)\s?%")
_P_HEADING = re.compile(
    r"^\W*(?:\w+[- ]){0,2}[Pp](?:[\s-]?[Vv]al(?:ue)?s?)?(?:\W|$)"
    r"|^\W*[Ss]ig\.?\W*$|\b[Ss]ignificance\W*$|\b[Pp][\s-][Vv]alue"
)
_SIGNS = re.compile("[ᵃ-ᶻ*†‡§¶#]+|(?<=[A-Za-z])[¹³]$")
_SYMBOL_END = re.compile(r"(?:[\s-](?:value|statistic|test)|\s*[(\[].*)$")
_ACCORDING = re.compile(r"\baccording to\b|\bstratified by\b")
_UNIT_IN = re.compile(r"[(\[,]\s*([^()\[\],]{1,24}?)\s*(?:[)\]]|$|,|(?=[(\[]))")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOISE = re.compile(
    r"\b(?:n|N|no|mean|median|average|sd|se|sem|std|iqr|range|ci|confidence|interval|p|value|values|"
    r"patients|participants|subjects|number|percent|of|the|in|at|to|vs|group|groups|arm|scores?|rate|"
    r"estimate|results?|outcome|treatment|study|x¯|x̄|change|from|difference|unadjusted|adjusted|"
    r"crude|follow-up|and|or|with|days?|weeks?|months?|years?|hours?|time|point|post|pre|baseline|end|"
    r"before|after|final|visit|index|cases|events)\b|[^\w\s]|\d+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What one heading, label or caption says.

    Args:
        kinds: What it announces in brackets or behind a sign, in order: CI, IQR, range, SD, SE,
            SEM, %, n.
        first: What it says stands first: ``n`` or ``%``; empty otherwise.
        alone: The one thing it announces where it says nothing else: a column of its own for the
            interval, the spread, the P value, the count or the share; empty otherwise.
        measure: The measure it names, a strong word before a weak one.
        weak: Whether that is a weak word.
        endpoint: The last endpoint it names.
        unit: The unit it gives in brackets or behind a comma.
        time: The point in time it names.
        size: The number of people it gives, ``n = 35``.
        level: Confidence level in percent.
        group: What is left of it without all of this: the name of a group, if anything.
        several: Whether it names more than one measure, so that none is sure.
        symbolic: Whether its measure is a sign (``β``), which means one in a column heading only.
    """

    kinds: tuple[str, ...] = ()
    first: str = ""
    alone: str = ""
    measure: str | None = None
    weak: bool = False
    endpoint: str | None = None
    unit: str | None = None
    time: str | None = None
    size: Decimal | None = None
    level: Decimal | None = None
    group: str | None = None
    several: bool = False
    symbolic: bool = False


@lru_cache(maxsize=4096)
def read_heading(text: str) -> Heading:
    """Read one heading of a column, one part of a row label, or a caption.

    Args:
        text: The heading, without the headings above it.
    """
    sized = _SIZE.search(text)
    bare = _SIGNS.sub("", _SIZE.sub(" ", text))
    if _P_HEADING.search(bare) and not _ORDERED.search(bare):
        return Heading(alone="P")
    words = [(_kind(found["word"]), found["open"] or "") for found in _ORDERED.finditer(bare)]
    kinds = [kind for kind, _ in words]
    leads = bool(words) and (words[0][1] not in _OPENING or (len(words) > 1 and words[1][1] == ","))
    first = kinds[0] if leads and kinds[0] in {"n", "%"} else ""
    counting = not kinds and _COUNTING.match(bare) is not None
    if counting:
        kinds, first = ["n"], "n"
    followers = kinds[1:] if first else kinds
    if kinds and _P_HEADING.search(bare):
        followers = [*followers, "P"]
    measures = measures_in(bare)
    strong = [m.name for m in measures if m.name not in WEAK]
    weak = [m.name for m in measures if m.name in WEAK]
    signs = _SYMBOL_END.sub("", bare).strip().split("/")
    symbol = next((SYMBOLS[sign.strip()] for sign in signs if sign.strip() in SYMBOLS), None)
    endpoints = endpoints_in(bare)
    unit = _unit(bare)
    if unit == "%" and ("n", "%") in pairwise(kinds):
        unit = None
    # "difference in mean score" is a difference.
    strong = [name for name in strong if name in COMPARISONS] or strong
    named = strong[-1] if strong else symbol or (weak[-1] if weak else None)
    level = _LEVEL.search(bare)
    times = named_times(bare)
    time = _duration(bare) or (times[0].text if times else None)
    plain = not endpoints and not _letters_left(bare) and named in {None, "count", "percentage"}
    return Heading(
        kinds=tuple(followers),
        first=first,
        alone=kinds[0] if plain and len(kinds) == 1 else "",
        measure=named,
        weak=not strong and symbol is None and named is not None,
        symbolic=not strong and symbol is not None,
        endpoint=_only_endpoint(bare, endpoints),
        unit=unit,
        time=time,
        size=Decimal(sized.group(1).replace(",", "")) if sized else None,
        level=Decimal(level.group(1)) if level and "CI" in kinds else None,
        group=None if counting else _group(bare, time),
        several=len({m.name for m in measures if m.name not in WEAK}) > 1,
    )


def _only_endpoint(text: str, mentions: Sequence[Mention]) -> str | None:
    names = {mention.name for mention in mentions}
    return names.pop() if len(names) == 1 and not _ACCORDING.search(text) else None


def _kind(word: str) -> str:
    plain = word.strip()
    if plain == "%" or plain.casefold().startswith("percent"):
        return "%"
    if plain.casefold().rstrip(".") in {"n", "no", "number"}:
        return "n"
    return next(name for name, pattern in _KINDS if pattern.search(plain))


def _unit(text: str) -> str | None:
    for found in _UNIT_IN.finditer(text):
        inside = found.group(1).strip()
        unit = unit_at(inside, 0)
        if unit is not None and unit.end == len(inside):
            return unit.unit
    return "%" if text.strip() == "%" else None


def _duration(text: str) -> str | None:
    """Return ``12 months`` where a heading is nothing but that."""
    found = re.fullmatch(
        r"\W*(?:(?:at|after|by)\s)?(?P<time>\d+[\s-]?(?:h|hours?|min|minutes|days?|weeks?|months?|years?|mo|wk|yr))"
        r"(?:[\s,-]*(?:after|post|follow|of|from|later)\S*.*)?\W*",
        text,
    )
    return found["time"] if found else None


def _letters_left(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]{2,}", _NOISE.sub(" ", _ORDERED.sub(" ", text))))


def _group(text: str, time: str | None) -> str | None:
    """Return the name of a group, None where a heading names none."""
    bare = _BRACKETED.sub(" ", text)
    cut = re.split(r",\s|:\s", bare, maxsplit=1)[0]
    rest = cut.replace(time, " ") if time else cut
    for mention in sorted([*measures_in(rest), *endpoints_in(rest)], reverse=True):
        rest = rest[: mention.start] + " " + rest[mention.end :]
    name = re.sub(r"\s+", " ", _ORDERED.sub(" ", cut)).strip(" *†‡§:;,=–-¹²³$±")
    name = re.sub(r"\s(?:[Mm]ean|[Mm]edian|[Nn]o\.?|[Nn]umber)$", "", name)
    lettered = re.fullmatch(r"(?:[Gg]roup|[Aa]rm|[Cc]ohort)\s\w{1,3}", name)
    left = re.search(r"[^\W\d_]", _NOISE.sub(" ", _ORDERED.sub(" ", rest)))
    return name if name and (lettered or left) else None


@dataclass(slots=True)
class Column:
    """A cell with the headings that speak of it, the nearest first."""

    cell: Cell
    start: int
    end: int
    path: tuple[Heading, ...]

    @property
    def own(self) -> Heading:
        """The lowest heading."""
        return self.path[0] if self.path else Heading()

    @property
    def above(self) -> str:
        """The headings above the lowest, as printed."""
        return self.cell.column.rpartition(" > ")[0]
