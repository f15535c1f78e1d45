"""The answer contract's JSON shape."""

import json
from decimal import Decimal

from ingest.figures.figure import Count, Interval, PValue
from retrieval.answers import Answer, AnswerFigure, Citation, CitedDocument, to_json

DOCUMENT = CitedDocument(
    "PMC1", "A title", ("A. One",), "A journal", 2030, "10.5555/1", None, "PMC1", "one.nxml"
)
FIGURE = AnswerFigure(
    text="0.21 (95% CI 0.13–0.34)", measure="hazard ratio", endpoint="overall survival",
    value=Decimal("0.21"), unit=None,
    interval=Interval(Decimal(95), Decimal("0.13"), Decimal("0.34")),
    spread=None, range=None, p=PValue("<", Decimal("0.0001")), n=Count(Decimal(3), None), op=None,
    arm=None, citation=1, start=4, end=27,
)  # fmt: skip
ANSWER = Answer(
    question="q?", standalone_question="s: q?", status="answered", answer="0.21 [1].",
    figures=(FIGURE,), citations=(Citation(1, DOCUMENT, "Results", None, "Was 0.21.", 0, 9, 0.5),),
    warnings=("w",), confidence=0.75, library="g1", timings_ms={"search": 1.5},
)  # fmt: skip


def test_the_whole_shape() -> None:
    assert json.loads(json.dumps(to_json(ANSWER))) == {
        "question": "q?",
        "standalone_question": "s: q?",
        "status": "answered",
        "answer": "0.21 [1].",
        "figures": [
            {
                "text": "0.21 (95% CI 0.13–0.34)",
                "measure": "hazard ratio",
                "endpoint": "overall survival",
                "value": 0.21,
                "unit": None,
                "interval": {"level": 95, "low": 0.13, "high": 0.34},
                "spread": None,
                "range": None,
                "p": {"op": "<", "value": 0.0001},
                "n": {"number": 3, "total": None},
                "op": None,
                "arm": None,
                "citation": 1,
                "start": 4,
                "end": 27,
            }
        ],
        "citations": [
            {
                "number": 1,
                "document": {
                    "id": "PMC1",
                    "title": "A title",
                    "authors": ["A. One"],
                    "journal": "A journal",
                    "year": 2030,
                    "doi": "10.5555/1",
                    "pmid": None,
                    "pmcid": "PMC1",
                    "source": "one.nxml",
                },
                "section": "Results",
                "page": None,
                "quote": "Was 0.21.",
                "start": 0,
                "end": 9,
                "score": 0.5,
            }
        ],
        "warnings": ["w"],
        "confidence": 0.75,
        "model": "quote",
        "library": "g1",
        "timings_ms": {"search": 1.5},
    }


def test_keys_keep_the_order_of_the_contract() -> None:
    assert list(to_json(ANSWER))[:4] == ["question", "standalone_question", "status", "answer"]
