"""Timing a suite, and the charts of what is measured."""

from decimal import Decimal
from pathlib import Path

import numpy as np

from bench.charts import Latency, latency_chart, risk_coverage_chart
from bench.latency import BARS, Measured, time_answers
from bench.latency import table as latency_table
from eval.questions.samples import Ends, ExpectedFigure, Sample
from eval.statistics.risk_coverage import Point
from ingest.settings import Settings
from retrieval.conversation import Turn
from retrieval.engine import Engine
from tests.tiny_library import ENCODER, TinyLibrary, lumitide

RATIO = ExpectedFigure(Decimal("0.31"), "HR", ci=Ends(Decimal("0.19"), Decimal("0.48")))
QUESTION = "Lumitide in midgut tumours: hazard ratio for progression-free survival with CI and p?"
RIGHT = Sample("a1", QUESTION, "figure", ("PMC9000001",), (RATIO,), group="single")
WRONG = Sample("a2", QUESTION, "figure", ("PMC9000001",), (ExpectedFigure(Decimal("0.99")),))
FOLLOW_UP = Sample(
    "a3", "And the overall survival?", "text", ("PMC9000001",), must_contain=("not reached",),
    history=(Turn("user", QUESTION),),
)  # fmt: skip
SUITE = (RIGHT, WRONG, FOLLOW_UP)


def engine() -> Engine:
    return Engine(TinyLibrary(lumitide()), ENCODER, Settings())


def test_every_question_is_timed_in_every_stage() -> None:
    totals, stages = time_answers(engine(), SUITE)
    assert len(totals) == len(SUITE)
    assert all(len(times) == len(SUITE) for times in stages.values())
    spent = [sum(times[place] for times in stages.values()) for place in range(len(SUITE))]
    assert all(total > part * 0.9 - 1 for total, part in zip(totals, spent, strict=True))
    assert stages["search"][0] >= 0


MEASURED = Measured("small", 75, 1200, (10.0, 20.0, 90.0), {"search": (1.0, 2.0, 9.0)})


def test_times_are_a_median_and_a_95th_percentile() -> None:
    assert MEASURED.latency == Latency(75, 20.0, 90.0)
    head, line = latency_table([MEASURED]).splitlines()
    assert head.split() == ["library", "documents", "passages", "median", "ms", "p95", "ms",
                            "search"]  # fmt: skip
    assert line.split() == ["small", "75", "1,200", "20.0", "90.0", "2.0/9.0"]


def test_charts_say_what_they_show(tmp_path: Path) -> None:
    curve = [Point(0.5, 0.0), Point(1.0, 0.5)]
    risk = risk_coverage_chart(curve, {"strict": Point(0.5, 0.0), "eager": curve[-1]}, "Suite")
    risk.savefig(tmp_path / "risk.svg")
    labels = {text.get_text() for text in risk.axes[0].texts}
    assert "strict: 0% wrong of the 50% answered" in labels
    assert "area under the curve 0.250" in labels
    times = latency_chart([Latency(300, 30.0, 50.0), MEASURED.latency], BARS, "Time")
    times.savefig(tmp_path / "time.svg")
    axes = times.axes[0]
    assert axes.get_xscale() == "log"
    bars = {"median bar 150 ms", "95th percentile bar 300 ms"}
    assert bars <= {text.get_text() for text in axes.texts}
    assert [np.asarray(line.get_xdata()).tolist() for line in axes.lines[:2]] == [
        [75, 300],
        [75, 300],
    ]
    assert [np.asarray(line.get_ydata()).tolist() for line in axes.lines[:2]] == [
        [20.0, 30.0],
        [90.0, 50.0],
    ]
