"""Reading suites of questions with known answers."""

import json
from pathlib import Path

import pytest

from eval.samples import ExpectedFigure, read_suite
from ingest.errors import ReadError

ROW = {
    "id": "q1",
    "question": "Hazard ratio for relapse with zolimab?",
    "kind": "figure",
    "doc": "PMC1",
    "expect": {
        "figures": [
            {"value": 0.5, "unit": "HR", "ci": [0.3, 0.8]},
            {"value": 9, "unit": "mo", "pm": 2},
        ]
    },
    "in_abstract": False,
    "in_table": True,
}


def test_a_row_becomes_a_sample_with_every_number(tmp_path: Path) -> None:
    suite = tmp_path / "suite.jsonl"
    suite.write_text(json.dumps(ROW) + "\n\n")
    (sample,) = read_suite(suite)
    assert sample.figures == (
        ExpectedFigure(0.5, "HR", (0.3, 0.8)),
        ExpectedFigure(9.0, "mo", (2.0,)),
    )
    assert sample.figures[0].numbers == (0.5, 0.3, 0.8)
    assert (sample.answerable, sample.place) == (True, "table")


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "q1"}'])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    suite = tmp_path / "suite.jsonl"
    suite.write_text(json.dumps(ROW) + "\n" + line)
    with pytest.raises(ReadError, match="line 2"):
        read_suite(suite)
