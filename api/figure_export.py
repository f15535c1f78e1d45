"""Figures for other programs: JSON objects and rows of a spreadsheet."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from decimal import Decimal
from typing import Any, Protocol

from api.terminal import one_line
from ingest.figure_records import ListedFigure
from ingest.figures.figure import Figure
from retrieval.quoting import shown_source

# Spreadsheets run a cell that begins like this; a number is the one such cell that is harmless.
_FORMULA = re.compile(r"[=+\-@\t\r\n]|[＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")

COLUMNS = (
    "document", "year", "title", "doi", "pmid", "pmcid", "section", "measure", "endpoint", "arm",
    "time", "text", "value", "unit", "op", "special", "interval_level", "interval_low",
    "interval_high", "spread_kind", "spread_value", "range_kind", "range_low", "range_high", "p_op",
    "p_value", "n_number", "n_total", "warnings", "start", "end", "quote", "quote_start",
    "quote_end",
)  # fmt: skip
"""The columns of a spreadsheet."""


class _Writer(Protocol):
    """What `csv.writer` returns."""

    def writerow(self, row: Iterable[str], /) -> object:
        """Write a row."""
        ...


def figure_json(listed: ListedFigure) -> dict[str, Any]:
    """Return a figure as a JSON object: every slot, its document, its sentence.

    Offsets count in the document's canonical text; numbers are JSON numbers.
    """
    figure, publication = listed.stored.figure, listed.publication
    known = publication.identifiers
    return {
        **{field.name: _plain(getattr(figure, field.name)) for field in fields(Figure)},
        "document": {
            "id": publication.id,
            "title": publication.title,
            "journal": publication.journal,
            "year": publication.year,
            "doi": known.doi,
            "pmid": known.pmid,
            "pmcid": known.pmcid,
            "source": shown_source(publication.source),
        },
        "section": listed.section,
        "passage": listed.stored.passage,
        "quote": listed.quote,
        "quote_start": listed.quote_start,
        "quote_end": listed.quote_end,
    }


def csv_rows(listed: Iterable[ListedFigure]) -> Iterator[list[str]]:
    """Yield the rows of a spreadsheet: a heading, then one a figure."""
    yield list(COLUMNS)
    for each in listed:
        cells = _cells(each)
        yield [safe_cell(_as_text(cells.get(name))) for name in COLUMNS]


def write_csv(listed: Iterable[ListedFigure], writer: _Writer) -> int:
    """Write a heading row and a row a figure.

    Args:
        listed: The figures.
        writer: A `csv.writer`.

    Returns:
        How many figures were written.
    """
    count = -1
    for row in csv_rows(listed):
        writer.writerow(row)
        count += 1
    return count


def safe_cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe before it says so."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _cells(listed: ListedFigure) -> dict[str, object]:
    figure, publication = listed.stored.figure, listed.publication
    cells: dict[str, object] = {
        "document": publication.id,
        "year": publication.year,
        "title": publication.title,
        "section": listed.section,
        "quote": listed.quote,
        "quote_start": listed.quote_start,
        "quote_end": listed.quote_end,
    }
    for scheme in ("doi", "pmid", "pmcid"):
        cells[scheme] = getattr(publication.identifiers, scheme)
    for field in fields(Figure):
        value = getattr(figure, field.name)
        if hasattr(value, "_asdict"):
            parts = value._asdict().items()
            cells |= {f"{field.name}_{part}": inner for part, inner in parts}
        else:
            cells[field.name] = value
    return cells


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, tuple):
        return one_line(" ".join(map(str, value)))
    # A line break inside a cell is legal, and breaks many a reader.
    return one_line(str(value))


def _plain(value: Any) -> Any:  # noqa: ANN401  (any leaf of a figure)
    """Turn decimals into numbers, whole ones into integers, named tuples into objects."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if hasattr(value, "_asdict"):
        return {name: _plain(part) for name, part in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value
