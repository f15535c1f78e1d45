"""Figures for other programs."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.figure_export import COLUMNS, figure_json, safe_cell, write_csv
from ingest.documents import Identifiers
from ingest.figure_records import ListedFigure, StoredFigure
from ingest.figures.figure import Figure
from ingest.records import Publication
from tests.made_up_figures import BARE, FULL, any_figure

PAPER = Publication(
    "PMC7", "=SUM(A1), a trial", ("Ada Example",), "Journal", 2020, Identifiers(pmcid="PMC7"), "a"
)


def listed(figure: Figure, quote: str = "A\tquote\nin lines.") -> ListedFigure:
    return ListedFigure(StoredFigure("PMC7", 3, figure), PAPER, "Results", quote, 5, 22)


def rows(*figures: ListedFigure) -> list[dict[str, str]]:
    text = io.StringIO()
    assert write_csv(figures, csv.writer(text)) == len(figures)
    return list(csv.DictReader(io.StringIO(text.getvalue(), newline="")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"),
        ("-0.42", "-0.42"), ("+3", "+3"), ("-1E+2", "-1E+2"), ("-1+2", "'-1+2"),
        ("-0.42 (95% CI -1 to 0)", "'-0.42 (95% CI -1 to 0)"), ("\tx", "'\tx"), ("＝1", "'＝1"),
        ("0.42", "0.42"), ("–0.42", "–0.42"), ("", ""), ("a=b", "a=b"),
    ],
)  # fmt: skip
def test_no_cell_is_taken_for_a_formula(text, expected):
    assert safe_cell(text) == expected


@given(st.lists(any_figure, min_size=1, max_size=3), st.text())
def test_no_figure_whatever_makes_a_formula_or_breaks_a_row(figures, quote):
    read = rows(*(listed(figure, quote) for figure in figures))
    assert len(read) == len(figures)
    for row in read:
        for cell in row.values():
            assert cell == safe_cell(cell)
            assert not set(cell) & set("\r\n\x00\x1b")


def test_every_slot_has_its_cell_as_printed():
    (row,) = rows(listed(FULL))
    assert list(row) == list(COLUMNS)
    assert row | {
        "document": "PMC7", "title": "'=SUM(A1), a trial", "pmcid": "PMC7", "doi": "",
        "value": "0.310", "interval_level": "95", "interval_low": "0.19", "interval_high": "0.480",
        "spread_kind": "SD", "spread_value": "1.10", "range_low": "-2", "range_high": "300",
        "p_op": "<", "p_value": "0.0010", "n_number": "12", "n_total": "80", "op": "approx",
        "quote": "A quote in lines.", "quote_start": "5", "start": "9", "special": "",
    } == row  # fmt: skip
    assert row["warnings"].startswith("The value lies outside its interval. 23 of 35")


def test_an_absent_part_leaves_its_cells_empty():
    (row,) = rows(listed(BARE))
    assert {name for name, cell in row.items() if cell} == {
        "document", "year", "title", "pmcid", "section", "text", "special", "start", "end",
        "quote", "quote_start", "quote_end",
    }  # fmt: skip


def test_json_holds_every_slot_with_its_document_and_its_quote():
    told = json.loads(json.dumps(figure_json(listed(replace(FULL, unit=None)))))
    assert (told["value"], told["unit"], told["measure"]) == (0.31, None, "hazard ratio")
    assert told["interval"] == {"level": 95, "low": 0.19, "high": 0.48}
    assert told["p"] == {"op": "<", "value": 0.001}
    assert told["n"] == {"number": 12, "total": 80}
    assert told["context"] == [9, 40]
    assert len(told["warnings"]) == 2
    assert (told["document"]["id"], told["document"]["doi"]) == ("PMC7", None)
    assert (told["quote"], told["quote_start"], told["quote_end"]) == ("A\tquote\nin lines.", 5, 22)
