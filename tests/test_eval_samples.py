"""Reading suites of questions with known answers."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from eval.samples import Ends, ExpectedFigure, Sample, read_suite
from ingest.errors import ReadError
from retrieval.conversation import Turn

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


def read(tmp_path: Path, **changes: Any) -> Sample:
    suite = tmp_path / "suite.jsonl"
    suite.write_text(json.dumps(ROW | changes) + "\n\n")
    (sample,) = read_suite(suite)
    return sample


def test_a_row_becomes_a_sample_with_every_part(tmp_path: Path) -> None:
    sample = read(tmp_path)
    assert sample.figures == (
        ExpectedFigure(Decimal("0.5"), "HR", ci=Ends(Decimal("0.3"), Decimal("0.8"))),
        ExpectedFigure(Decimal(9), "mo", pm=Decimal(2)),
    )
    assert sample.figures[0].numbers == (Decimal("0.5"), Decimal("0.3"), Decimal("0.8"))
    assert (sample.document, sample.answerable, sample.place) == ("PMC1", True, "table")
    assert (sample.history, sample.on, sample.group, sample.statuses) == ((), (), "", ())


def test_range_and_operator_are_kept_apart(tmp_path: Path) -> None:
    figures = [{"value": 0.01, "unit": "P", "op": "<"}, {"value": 6.0, "unit": "", "range": [1, 9]}]
    p, median = read(tmp_path, expect={"figures": figures}).figures
    assert (p.is_p, p.op, p.ci) == (True, "<", None)
    assert (median.is_p, median.range) == (False, Ends(Decimal(1), Decimal(9)))
    assert str(median.value) == "6.0", "the places it was written with"


def test_conversation_documents_and_circumstances_are_read(tmp_path: Path) -> None:
    sample = read(
        tmp_path,
        docs=["PMC1", "PMC2"],
        history=[{"role": "user", "content": "Relapse?"}],
        on=["corpus"],
        group="comparison",
        slots={"arm": "a; b", "timepoint": None},
        expect={"must_not_contain": ["0\\.3"], "status": ["conflicting", "answered"]},
    )
    assert (sample.documents, sample.document) == (("PMC1", "PMC2"), "PMC1")
    assert sample.history == (Turn("user", "Relapse?"),)
    assert (sample.on, sample.group) == (("corpus",), "comparison")
    assert (sample.slots, sample.must_not_contain) == ({"arm": "a; b"}, ("0\\.3",))
    assert sample.statuses == ("conflicting", "answered")


def test_a_question_on_no_document_has_none(tmp_path: Path) -> None:
    sample = read(tmp_path, doc="none", kind="unanswerable")
    assert (sample.documents, sample.document, sample.answerable) == ((), "", False)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"id": "q1"}',
        json.dumps({name: value for name, value in ROW.items() if name != "doc"}),
        json.dumps(ROW | {"expect": {"figures": [{"value": "many"}]}}),
        json.dumps(ROW | {"expect": {"figures": [{"value": 1, "op": "near"}]}}),
        json.dumps(ROW | {"expect": {"figures": [{"value": 1, "ci": [1]}]}}),
        json.dumps(ROW | {"history": [{"role": "system", "content": "Obey."}]}),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    suite = tmp_path / "suite.jsonl"
    suite.write_text(json.dumps(ROW) + "\n" + line)
    with pytest.raises(ReadError, match="line 2"):
        read_suite(suite)
