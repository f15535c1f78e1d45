"""Units as answers spell them, read apart from the product's own table of units."""

import re

_SPELLINGS: dict[str, str] = {
    "%": "% percent",
    "percentage point": "percentage-point percent-point",
    "year": "year yr y",
    "month": "month mo mth",
    "week": "week wk",
    "day": "day d",
    "hour": "hour hr h",
    "minute": "minute min",
    "second": "second sec s",
    "millisecond": "millisecond msec ms",
    "kg": "kilogram kg",
    "g": "gram g gm gr",
    "mg": "milligram mg",
    "µg": "microgram µg ug mcg",
    "ng": "nanogram ng",
    "pg": "pg",
    "mmol": "mmol",
    "µmol": "µmol umol",
    "nmol": "nmol",
    "pmol": "pmol",
    "l": "litre liter l",
    "dl": "dl decilitre deciliter",
    "ml": "millilitre milliliter ml cc",
    "iu": "iu",
    "miu": "miu",
    "µiu": "µiu uiu",
    "kiu": "kiu",
    "km": "km",
    "metre": "metre meter",
    "cm": "centimetre centimeter cm",
    "mm": "millimetre millimeter mm",
    "mmhg": "mmhg",
    "kpa": "kpa",
    "kcal": "kcal",
    "kj": "kj",
    "n": "newton n",
    "nm": "nm",
    "gy": "gy gray",
    "cgy": "cgy",
    "gbq": "gbq",
    "mbq": "mbq",
    "mci": "mci",
    "eur": "€ eur euro",
    "patient": "patient participant subject person people individual woman women man men child "
    "children case death",
    "episode": "episode",
    "event": "event",
    "message": "message",
    "session": "session",
    "point": "point score",
    "cycle": "cycle",
    "site": "site",
    "step": "step",
}
"""Name of a unit -> its spellings, without case and plural."""

_NAMES = {spelling: name for name, all_ in _SPELLINGS.items() for spelling in all_.split()}
_WORD = re.compile(
    r"[\s‐-]?(percent(?:age)?[\s-]points?|per\s?cent|mm\s?hg|[%€]|[a-zµμ]+)", re.IGNORECASE
)
COUNTED = frozenset({"patient", "episode", "event", "message", "session", "cycle", "site", "step"})
"""What is counted."""
_SHARES = frozenset({"%", "percentage point"})
TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
"""Units of time."""
_TIME_AHEAD = re.compile(r"\b((?:year|month|week|day|hour|minute)s?)\s$", re.IGNORECASE)
_ANY = frozenset({"", "p", "hr", "or", "rr", "irr", "nnt", "nnh", "per", "×"})
"""Heads of expected units that no printed unit need stand behind."""


def unit_behind(text: str, position: int) -> str | None:
    """Return the unit printed right behind a number, by the first word of it; None if none."""
    found = _WORD.match(text, position)
    return unit_name(found.group(1)) if found else None


def unit_ahead(text: str, position: int) -> str | None:
    """Return the unit of time printed right before a number, as in ``week 12``; None if none."""
    found = _TIME_AHEAD.search(text, max(0, position - 9), position)
    return unit_name(found.group(1)) if found else None


def unit_name(printed: str) -> str | None:
    """Return the name of a unit's first word (``mg/kg/day`` gives ``mg``), None if unknown."""
    plain = re.sub(r"\s+|-", " ", printed.strip().casefold().replace("μ", "µ"))
    plain = re.sub(r"^(percent)(?:age)? point.*", r"\1age-point", plain)
    head = re.split(r"[/·∙* ]", plain.replace("per cent", "percent").replace("mm hg", "mmhg"))[0]
    return _NAMES.get(head) or _NAMES.get(head.removesuffix("s"))


def contradicts(expected: str, printed: str | None) -> bool:
    """Tell whether a unit printed behind a number rules out that it is the expected figure.

    Args:
        expected: The expected unit as its question has it; empty where it has none.
        printed: Name of the printed unit, None where none is printed: in tables and in lists the
            unit stands elsewhere, so that its absence rules out nothing.
    """
    if printed is None:
        return False
    wanted = unit_name(expected)
    if wanted is None:
        unitless = expected.casefold().split(" ")[0] in _ANY or expected.startswith("×")
        return unitless and printed in _SHARES | TIMES
    if wanted in _SHARES:
        return printed not in _SHARES
    if wanted in COUNTED | {"point"}:
        return printed not in COUNTED | {"point"}
    return printed != wanted
