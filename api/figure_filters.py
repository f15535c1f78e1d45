"""From what a person asks for to the filter of a figure listing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from ingest.errors import CitewellError
from ingest.figure_records import FigureFilter
from ingest.figures.endpoints import ENDPOINTS
from ingest.figures.measures import MEASURES
from ingest.figures.units import UNITS, unit_at
from ingest.library import Library

_NEAR = 4
"""Near spellings named where a name is unknown."""
_LEAST_LIKE = 0.7
_YEARS = re.compile(r"(\d{4})?(?:\s*([-–])\s*(\d{4})?)?")

Spellings = Mapping[str, Sequence[str]]


class FigureFilterError(CitewellError):
    """What figures are to be listed by is unknown, or is no year."""


@dataclass(frozen=True, slots=True)
class WantedFigures:
    """What a person asks for, in any spelling; None where anything will do.

    Args:
        measure: ``hazard ratio``, ``HR``.
        endpoint: ``overall survival``, ``OS``.
        unit: ``months``, ``mo``.
        document: An id, DOI, PMID, PMCID or file name.
        year: ``2017``, ``2015-2020``, ``2015-`` or ``-2020``.
        doubtful: Only figures whose arithmetic checks found something.
    """

    measure: str | None = None
    endpoint: str | None = None
    unit: str | None = None
    document: str | None = None
    year: str | None = None
    doubtful: bool = False


def figure_filter(library: Library, wanted: WantedFigures) -> FigureFilter:
    """Return the filter that a person means.

    Args:
        library: The library that is listed; its documents' names and its figures' own measures,
            endpoints and units are understood besides those of the tables.
        wanted: What was asked for.

    Raises:
        FigureFilterError: A measure, endpoint or unit is unknown, or the year is no year.
        DocumentUnknownError: No document answers to the name.
    """
    first, last = years(wanted.year)
    return FigureFilter(
        measure=_named(library, "measure", wanted.measure, MEASURES),
        endpoint=_named(library, "endpoint", wanted.endpoint, ENDPOINTS),
        unit=_unit(library, wanted.unit),
        document=None if wanted.document is None else library.resolve(wanted.document),
        first_year=first,
        last_year=last,
        doubtful=wanted.doubtful,
    )


def years(given: str | None) -> tuple[int | None, int | None]:
    """Return the first and the last year meant; None for an open end.

    Raises:
        FigureFilterError: It is neither a year nor a range of years.
    """
    if given is None:
        return None, None
    found = _YEARS.fullmatch(given.strip())
    first, dash, last = found.groups() if found else (None, None, None)
    if dash is None:
        last = first
    if not (first or last) or (first and last and first > last):
        raise FigureFilterError(
            f"{given!r} is no year and no range of years.", "Write 2017, 2015-2020 or 2015-."
        )
    return int(first) if first else None, int(last) if last else None


def canonical(slot: str, given: str, spellings: Spellings, held: Sequence[str] = ()) -> str:
    """Return the canonical name behind a spelling.

    Args:
        slot: What it names, ``measure``.
        given: Any spelling or abbreviation; another case will do where only one name has it.
        spellings: Canonical name -> other spellings.
        held: Further canonical names.

    Raises:
        FigureFilterError: Nothing, or more than one thing, is spelt so.
    """
    exact: dict[str, set[str]] = {}
    loose: dict[str, set[str]] = {}
    table = [(name, other) for name, others in spellings.items() for other in (name, *others)]
    for name, spelling in (*table, *zip(held, held, strict=True)):
        exact.setdefault(spelling, set()).add(name)
        loose.setdefault(_loosely(spelling), set()).add(name)
    asked = _loosely(given)
    found = exact.get(given) or loose.get(asked) or loose.get(asked.removesuffix("s"), set())
    if len(found) == 1:
        return next(iter(found))
    near = sorted(found) or _near(asked, loose)
    problem = "more than one" if found else "no"
    raise FigureFilterError(
        f"There is {problem} {slot} called {given!r}.",
        f"Perhaps you mean {_either(near)}."
        if near
        else "See those there are with: citewell figures --json.",
    )


def _named(library: Library, slot: str, given: str | None, spellings: Spellings) -> str | None:
    if given is None:
        return None
    return canonical(slot, given, spellings, library.figure_names(slot))


def _unit(library: Library, given: str | None) -> str | None:
    if given is None:
        return None
    # Compound units (mg per dL) stand in no table.
    found = unit_at(given, 0)
    if found is not None and found.end == len(given):
        return found.unit
    return canonical("unit", given, UNITS, library.figure_names("unit"))


def _near(asked: str, loose: Mapping[str, set[str]]) -> list[str]:
    """Return canonical names that are, or have a word, spelt much like what was asked for."""
    of_word: dict[str, list[str]] = {}
    for spelling, names in loose.items():
        for word in (spelling, *spelling.split()):
            of_word.setdefault(word, []).extend(sorted(names))
    alike = get_close_matches(asked, of_word, n=_NEAR, cutoff=_LEAST_LIKE)
    return list(dict.fromkeys(name for word in alike for name in of_word[word]))[:_NEAR]


def _either(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def _loosely(spelling: str) -> str:
    return " ".join(re.split(r"[\s‐‑–-]+", spelling.casefold())).strip()
