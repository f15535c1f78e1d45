"""Measure how long an answer takes, against the size of the library.

    python -m bench.latency SUITE.jsonl LIBRARY [LIBRARY ...] [--chart LATENCY.svg]

Each library is served by a fresh process. Three other questions warm it up; then every question of
the suite is asked once, in the suite's order, and timed from outside.
"""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from bench.charts import Latency, latency_chart
from eval.questions.samples import Sample, read_suite
from eval.statistics.estimates import percentile
from ingest.settings import load_settings
from retrieval.engine import Engine, open_both
from retrieval.garbage import look_seldom

BARS = {"median bar": 150.0, "95th percentile bar": 300.0}
"""What an answer may take, in milliseconds."""
WARM_UP = (
    "What was the hazard ratio for overall survival?",
    "Mean age of the patients in each group, with SD?",
    "Which dose was given, and how often?",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """The times of a suite on one library, in milliseconds.

    Args:
        library: Its name.
        documents: In it.
        passages: In it.
        totals: The time of each answer.
        stages: For each stage, its time in each answer.
    """

    library: str
    documents: int
    passages: int
    totals: tuple[float, ...]
    stages: Mapping[str, tuple[float, ...]]

    @property
    def latency(self) -> Latency:
        """Its median and 95th percentile against its size."""
        return Latency(self.documents, percentile(self.totals, 50), percentile(self.totals, 95))


def main() -> None:
    """Measure every library, print, draw."""
    given = _arguments()
    measured = []
    for library in given.libraries:
        _say(f"{library}: opening")
        measured.append(_in_fresh_process(given.suite, library))
    print(table(measured))
    print(f"\n{len(measured[0].totals)} questions a library, {os.cpu_count()} processors")
    if given.chart:
        title = f"Time of an answer, {len(measured[0].totals)} questions, warm process"
        latency_chart([each.latency for each in measured], BARS, title).savefig(given.chart)


def measure_library(suite: Path, library: Path) -> Measured:
    """Open a library, warm up, and time every question of a suite.

    Args:
        suite: The questions.
        library: The directory of the library.
    """
    with open_both(load_settings(library=library)) as (engine, opened):
        stats = opened.stats()
        totals, stages = time_answers(engine, read_suite(suite))
        return Measured(library.name, len(opened), stats["passages"], totals, stages)


def time_answers(
    engine: Engine, suite: Sequence[Sample]
) -> tuple[tuple[float, ...], dict[str, tuple[float, ...]]]:
    """Time every question of a suite, after the warm-up.

    Returns:
        The whole time of each answer, and for each stage its time in each, in milliseconds; a
        stage that an answer did without took 0.
    """
    for question in WARM_UP:
        engine.ask(question)
    look_seldom()  # as the server does once it is warm
    totals, stages = [], []
    for sample in suite:
        begun = perf_counter()
        answer = engine.ask(sample.question, sample.history)
        totals.append((perf_counter() - begun) * 1000)
        stages.append(answer.timings_ms)
    names = list(dict.fromkeys(name for each in stages for name in each))
    return tuple(totals), {name: tuple(each.get(name, 0.0) for each in stages) for name in names}


def table(measured: Sequence[Measured]) -> str:
    """Write the times as an aligned table, each stage as ``median/95th percentile``."""
    names = list(dict.fromkeys(name for each in measured for name in each.stages))
    head = ["library", "documents", "passages", "median ms", "p95 ms", *names]
    lines = [head, *(_line(each, names) for each in measured)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True))
        for line in lines
    )


def _line(each: Measured, names: Sequence[str]) -> list[str]:
    latency = each.latency
    sizes = [f"{each.documents:,}", f"{each.passages:,}"]
    times = [f"{latency.median:.1f}", f"{latency.p95:.1f}"]
    stages = [_both(each.stages[name]) if name in each.stages else "" for name in names]
    return [each.library, *sizes, *times, *stages]


def _both(times: Sequence[float]) -> str:
    return f"{percentile(times, 50):.1f}/{percentile(times, 95):.1f}"


def _in_fresh_process(suite: Path, library: Path) -> Measured:
    """Measure in a process of its own, so that no library warms another's caches."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure_library, suite, library).result()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("suite", type=Path, help="questions; what is expected is not looked at")
    parser.add_argument("libraries", type=Path, nargs="+", help="libraries of different sizes")
    parser.add_argument("--chart", type=Path, help="times against library size, as SVG")
    return parser.parse_args()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
