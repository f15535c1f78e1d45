"""The ways in which a table cell may be printed in a sentence: with its unit, or only its value."""

import re
from decimal import Decimal

from ingest.figures.measures import RATIOS, measures_in
from ingest.figures.units import unit_at
from retrieval.shown import shown

FEET = re.compile(r"(?<=[\w)%])[ᵃ-ᵿᶜ*†‡§¶#]+")
"""Marks of footnotes: a claim may leave them out."""
_DASH = re.compile(r"(?<=\d)(?:\s?[–—-]\s?|\sto\s)(?=[-−]?\d)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_COUNT = re.compile(r"(?P<count>\d+)(?:/(?P<total>\d+))?\s?\((?P<share>\d+(?:\.\d+)?)\s?%?\)")
_VALUE = re.compile(r"(?P<value>-?\d+(?:\.\d+)?)(?P<gap>\s?)(?P<rest>\([^()]+\)|±\s?\d[\d.]*)?")
_ENDS = re.compile(r"\((?=-?\d[\d.]*[–,;]\s?-?\d[\d.]*\)$)")
_SPREAD = re.compile(r"\((?=\d[\d.]*\)$)")
_SHARES = re.compile(r"\bn\s?\(%\)|\bno\.?\s?\(%\)|\bnumber\s?\(%\)|\bn,\s?%", re.IGNORECASE)
_LEVEL = re.compile(r"\b(9\d(?:\.\d+)?%\sci)\b")
_BARE = re.compile(r"p(?:[\s-]?value)?s?|n|no\.?|effect size|[tfz]|cohen.*|β|r|df", re.IGNORECASE)
"""A heading of numbers that have no unit, whatever the label's is."""
_UNITS = re.compile(r"\((?P<one>[^()\d][^()]{0,23})\)|,\s(?P<two>[^\s,()]{1,12})(?=\s|$)")


def normal(text: str) -> str:
    """Return a text in the letters and signs in which claims and rows are compared."""
    plain = " ".join(text.casefold().split()).strip(' "“”').replace("·", ".").replace("−", "-")
    return _DASH.sub("–", _THOUSANDS.sub("", plain))


def forms_of(cell: str, label: str, column: str) -> set[str]:
    """Return the ways in which a claim may print a cell, all compared by `normal`.

    Args:
        cell: As printed.
        label: Of its row; with the heading it says what a cell is: its unit, ``n (%)``, SD.
        column: Its heading.
    """
    found = {normal(cell), normal(shown(cell)), normal(FEET.sub("", cell))}
    plain, said = normal(FEET.sub("", cell)), normal(f"{label} {column}")
    if counted := _COUNT.fullmatch(plain):
        found |= _shares(counted, plain, said)
    elif value := _VALUE.fullmatch(plain):
        found |= {value["value"], *_named(plain, said)}
        if unit := _unit(label, column):
            printed = f"{value['value']}{'' if unit == '%' else ' '}{unit}"
            found |= {each.replace(value["value"], printed, 1) for each in tuple(found)}
            found.add(f"{plain}{'' if unit == '%' else ' '}{unit}")
    return found


def _shares(counted: re.Match[str], plain: str, said: str) -> set[str]:
    """Return a count with its percentage, where the cell or its heading says that it is one."""
    if "%" not in plain and not _SHARES.search(said) and not _is_quotient(counted):
        return set()
    count, share = counted["count"], f"{counted['share']}%"
    whole = plain if "%" in plain else plain.replace(")", "%)")
    return {whole, share, f"{share} ({count})", f"{count} patients", f"{count} patients ({share})"}


def _is_quotient(counted: re.Match[str]) -> bool:
    """Tell whether what stands in the brackets is the percentage that a count is of its total."""
    total, share = int(counted["total"] or 0), Decimal(counted["share"])
    exponent = share.as_tuple().exponent
    half = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) / 2
    return total > 0 and abs(100 * Decimal(counted["count"]) / total - share) <= half


def _named(plain: str, said: str) -> set[str]:
    """Return a cell with the name that its heading gives what stands in its brackets."""
    if level := _LEVEL.search(said):
        return {_ENDS.sub(f"({level[1]} ", plain)}
    if "iqr" in said or "interquartile" in said:
        return {_ENDS.sub("(iqr ", plain)}
    if re.search(r"\bsd\b|standard deviation", said):
        return {_SPREAD.sub("(sd ", plain)}
    return set()


def _unit(label: str, column: str) -> str:
    """Return the unit of a row's bare numbers: the heading's, else the label's; empty for none."""
    heading = column.rpartition(" > ")[2]
    ratio = any(each.name in RATIOS for each in measures_in(heading))
    if ratio or _BARE.fullmatch(heading.strip()):
        return ""
    units = _units(column) or ({"%"} if "%" in column else _units(label))
    return units.pop() if len(units) == 1 else ""


def _units(named: str) -> set[str]:
    """Return the units that a label or heading gives in brackets or behind a comma."""
    found = set()
    for each in _UNITS.finditer(named):
        printed = each["one"] or each["two"]
        unit = unit_at(f"0 {printed}", 1)
        if unit is not None and unit.end == len(f"0 {printed}"):
            found.add(normal(printed))
    return found
