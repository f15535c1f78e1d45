"""Units of measurement as papers print them. To add one, add a spelling to the table."""

import re
from typing import NamedTuple

UNITS: dict[str, tuple[str, ...]] = {
    # shares
    "%": ("%", "percent", "per cent"),
    "percentage points": ("percentage points", "percentage point", "percent points", "pp"),
    # time
    "years": ("years", "year", "yrs", "yr", "y"),
    "months": ("months", "month", "mths", "mth", "mos", "mo"),
    "weeks": ("weeks", "week", "wks", "wk"),
    "days": ("days", "day", "d"),
    "h": ("hours", "hour", "hrs", "hr", "h"),
    "min": ("minutes", "minute", "mins", "min"),
    "s": ("seconds", "second", "secs", "sec", "s"),
    "ms": ("milliseconds", "msec", "ms"),
    # mass and amount
    "kg": ("kilograms", "kg", "kgs"),
    "g": ("grams", "gram", "gm", "gr", "g"),
    "mg": ("milligrams", "milligram", "mg"),
    "µg": ("micrograms", "microgram", "µg", "μg", "mcg", "ug"),
    "ng": ("nanograms", "ng"),
    "pg": ("picograms", "pg"),
    "mol": ("mol",),
    "mmol": ("millimoles", "mmol"),
    "µmol": ("micromoles", "µmol", "μmol", "umol"),
    "nmol": ("nanomoles", "nmol"),
    "pmol": ("picomoles", "pmol"),
    "mM": ("mM",),
    "µM": ("µM", "μM"),
    "nM": ("nM",),
    "mEq": ("meq", "mEq"),
    "IU": ("international units", "IU", "iu"),
    "mIU": ("mIU", "mU"),
    "µIU": ("µIU", "μIU", "uIU", "µU", "μU", "uU"),
    "U": ("units", "unit", "U"),
    # volume, length, area
    "L": ("litres", "litre", "liters", "liter", "L", "l"),
    "dL": ("dL", "dl"),
    "mL": ("millilitres", "milliliters", "mL", "ml", "cc"),
    "µL": ("µL", "μL", "µl", "μl"),
    "km": ("km",),
    "m": ("metres", "meters", "metre", "meter", "m"),
    "cm": ("centimetres", "centimeters", "cm"),
    "mm": ("millimetres", "millimeters", "mm"),
    "µm": ("µm", "μm"),
    "nm": ("nm",),
    # physics and physiology
    "mmHg": ("mmHg", "mm Hg", "mm of Hg"),
    "kPa": ("kPa",),
    "cmH2O": ("cmH2O", "cm H2O"),
    "bpm": ("beats per minute", "beats/min", "bpm"),
    "kcal": ("kcal",),
    "kJ": ("kJ",),
    "N": ("N",),
    "Nm": ("Nm",),
    "W": ("watts", "watt", "Watts", "Watt", "W"),
    "Hz": ("Hz",),
    "kHz": ("kHz",),
    "dB": ("dB", "decibels", "decibel"),
    "ppm": ("ppm", "parts per million"),
    "METs": ("METs", "METS", "metabolic equivalents"),
    "°C": ("°C", "ºC", "degrees Celsius"),
    "°": ("degrees", "degree", "°", "º"),
    "D": ("diopters", "dioptres", "D"),
    # radiation
    "Gy": ("Gy", "Gray", "gray", "grays"),
    "cGy": ("cGy",),
    "mSv": ("mSv",),
    "GBq": ("GBq",),
    "MBq": ("MBq",),
    "Bq": ("Bq",),
    "kBq": ("kBq",),
    "mCi": ("mCi",),
    "mGy": ("mGy",),
    # counts of things
    "patients": ("patients", "patient"),
    "participants": ("participants", "participant"),
    "women": ("women",),
    "men": ("men",),
    "children": ("children",),
    "subjects": ("subjects", "subject"),
    "individuals": ("individuals", "individual"),
    "people": ("people", "persons", "person"),
    "adults": ("adults",),
    "infants": ("infants", "neonates", "newborns"),
    "volunteers": ("volunteers",),
    "cases": ("cases", "case"),
    "births": ("births",),
    "trials": ("trials",),
    "studies": ("studies",),
    "deaths": ("deaths", "death"),
    "eyes": ("eyes", "eye"),
    "lesions": ("lesions", "lesion"),
    "tumours": ("tumours", "tumors", "tumour", "tumor"),
    "cycles": ("cycles", "cycle"),
    "episodes": ("episodes", "episode"),
    "events": ("events", "event"),
    "person-years": (
        "person-years",
        "person years",
        "patient-years",
        "patient years",
        "pyrs",
        "PYE",
    ),
    "points": ("points", "point"),
    "steps": ("steps",),
    "cells": ("cells",),
    "copies": ("copies",),
    "times": ("times", "-fold", "fold"),
}
"""Canonical unit -> its spellings. Spellings of one or two letters are matched in this case."""

PEOPLE = frozenset(
    {
        "patients", "participants", "women", "men", "children", "subjects", "individuals",
        "people", "deaths", "births", "trials", "studies",
        "adults", "infants", "volunteers", "cases", "eyes", "lesions", "tumours",
        "events", "episodes",
    }
)  # fmt: skip
"""Units of a count."""

TIMES = frozenset({"years", "months", "weeks", "days", "h", "min", "s"})
"""Units of time, from which time points are told."""

DOSES = frozenset(
    {
        "mg", "g", "µg", "GBq", "MBq", "mCi", "IU", "U", "mg/kg", "mg/m²", "µg/kg", "mL", "mg/day",
        "mg/days", "mmol", "Gy", "MBq/kg", "IU/kg", "mL/kg", "µg/kg/min", "mg/h",
    }
)  # fmt: skip
"""Units in which treatments are given."""

CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP"}
"""Signs that stand before their number."""

_CASELESS_FROM = 4
_EXPONENT = r"(?:[²³]|[⁻⁺]?[¹²³]|\^?[-−–]?[123](?![\d.,]))?"
_AMOUNT = r"(?:1[.·]73\s?|10*(?:,?000)*\s)"
_SEPARATOR = rf"(?:\s?/\s?{_AMOUNT}?|\s?[·⋅∙]\s?|\s+per\s+{_AMOUNT}?)"


class UnitSpan(NamedTuple):
    """A unit found behind a number."""

    unit: str
    end: int


def _spelling(text: str) -> str:
    escaped = re.escape(text).replace(r"\ ", r"\s")
    return f"(?i:{escaped})" if len(text) >= _CASELESS_FROM else escaped


_SPELLINGS = sorted({s for group in UNITS.values() for s in group}, key=len, reverse=True)
_ONE = "(?:" + "|".join(map(_spelling, _SPELLINGS)) + ")"
_END = r"(?![A-Za-z])"
_LEAD = rf"(?:/\s?(?=[a-zµμ]?L\b)|/\s?{_AMOUNT}|per\s+{_AMOUNT})"
_UNIT = re.compile(rf"({_LEAD}?{_ONE}{_EXPONENT}{_END}(?:{_SEPARATOR}{_ONE}{_EXPONENT}{_END})*)")
_GAPS = " \u00a0\u2009\u202f\t\n‐-"
_AMOUNT_BEFORE = re.compile(r"[\d.,·]+\s?(?=\D)")
_SIGNS = frozenset("%°º/-")
_POWERS = str.maketrans("23", "²³")
_CANONICAL = {s.casefold(): name for name, group in UNITS.items() for s in group}
_CANONICAL |= {s: name for name, group in UNITS.items() for s in group}
_PER = re.compile(r"\s?(/|[·⋅∙])\s?|(?<=\S)\s+(per)\s+|^(per)\s+(?=\d)")


def unit_at(text: str, start: int) -> UnitSpan | None:
    """Return the unit that begins at a position, right behind a number.

    Args:
        text: Any text.
        start: One past the number's last character; one space or hyphen may come between.

    Returns:
        The unit, in its canonical spelling where the table knows it, and where it ends; None
        where no unit stands there.
    """
    if text[start : start + 1] in _GAPS:
        start += 1
    first = text[start : start + 1]
    found = _UNIT.match(text, start) if first.isalpha() or first in _SIGNS else None
    if found is None:
        return None
    pieces = _PER.split(found.group(1))
    return UnitSpan("".join(_canonical(piece) for piece in pieces if piece), found.end())


def _canonical(piece: str) -> str:
    if piece in {"/", "per"}:
        return "/"
    amount = _AMOUNT_BEFORE.match(piece)
    if amount:
        return amount.group() + _canonical(piece[amount.end() :])
    known = _CANONICAL.get(piece) or _CANONICAL.get(piece.casefold())
    if known is None and piece[-1:] in {"2", "3"}:
        return piece[:-1].rstrip("^") + piece[-1].translate(_POWERS)
    return known or piece
