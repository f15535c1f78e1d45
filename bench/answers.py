"""Measure how often the answers are right: a suite asked of a library, each answer scored.

    python -m bench.answers LIBRARY SUITE.jsonl [--confidence balanced] [--details]
        [--chart RISK.svg] [--answers ANSWERS.jsonl]

With a chart, the suite is asked at every confidence: the curve is of the eager answers.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

from bench.charts import risk_coverage_chart
from eval.risk_coverage import Point
from eval.samples import Sample, read_suite
from eval.scorers import Score, score
from eval.summary import Row, Summary, curve, summarise
from ingest.embedding import load_encoder
from ingest.library import open_library
from ingest.settings import Confidence, load_settings
from retrieval.answers import Answer, to_json
from retrieval.engine import Engine

CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
_SHOWN = 200
_EVERY = 20


def main() -> None:
    """Ask, score, print; write what was asked for."""
    given = _arguments()
    suite = [each for each in read_suite(given.suite) if meant_for(each, given.on)]
    with engines(given.library, CONFIDENCES if given.chart else (given.confidence,)) as opened:
        answers = {name: ask_all(engine, suite, name) for name, engine in opened.items()}
    scores = {name: list(map(score, suite, given_)) for name, given_ in answers.items()}
    chosen, its_answers = scores[given.confidence], answers[given.confidence]
    print(table(summarise(chosen)))
    if given.details:
        print(*details(chosen, its_answers), sep="\n")
    if given.answers:
        write_answers(given.answers, chosen, its_answers)
    if given.chart:
        points = {str(name): operating_point(each) for name, each in scores.items()}
        title = f"{given.suite.stem}: {len(suite)} questions"
        risk_coverage_chart(curve(scores["eager"]), points, title).savefig(given.chart)


def meant_for(sample: Sample, collection: str | None) -> bool:
    """Tell whether a question is meant for a collection; without one, every question is."""
    return collection is None or not sample.on or collection in sample.on


@contextmanager
def engines(
    directory: Path, confidences: Sequence[Confidence]
) -> Iterator[dict[Confidence, Engine]]:
    """Open a library once, with an engine for each confidence."""
    settings = load_settings(library=directory)
    with open_library(directory) as library:
        encoder = load_encoder(settings)
        library.claim_encoder(encoder.fingerprint)
        yield {
            each: Engine(library, encoder, settings.model_copy(update={"confidence": each}))
            for each in confidences
        }


def ask_all(engine: Engine, suite: Sequence[Sample], label: str = "") -> list[Answer]:
    """Ask every question of a suite, saying how far it has come."""
    answers = []
    for number, sample in enumerate(suite, start=1):
        answers.append(ask(engine, sample))
        if number % _EVERY == 0 or number == len(suite):
            print(f"{label} {number} of {len(suite)}", file=sys.stderr, flush=True)
    return answers


def ask(engine: Engine, sample: Sample) -> Answer:
    """Ask one question, its conversation before it."""
    return engine.ask(sample.question, sample.history)


def operating_point(scores: Sequence[Score]) -> Point:
    """Return the coverage and the risk of a suite answered at one confidence."""
    summary = summarise(scores)
    return Point(summary.coverage, summary.risk)


def table(summary: Summary) -> str:
    """Write a summary as an aligned table and a few lines."""
    head = ("", "asked", "right", "", "wrong", "refused", "precise", "cited", "figures stated")
    cells = [head, *(_cells(row) for row in summary.rows)]
    widths = [max(len(line[at]) for line in cells) for at in range(len(head))]
    lines = [
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    ]
    fits, judged = summary.status_fits
    area = "none answered" if summary.area is None else f"{summary.area:.3f}"
    return "\n".join(
        [
            *lines,
            "",
            f"coverage              {summary.answered}/{summary.asked} ({summary.coverage:.3f})",
            f"wrong among answered  {summary.wrong}/{summary.answered} ({summary.risk:.3f})",
            f"traps taken           {summary.trapped}",
            f"right only in quotes  {summary.quoted_only} (counted as wrong)",
            *([f"status as expected    {fits}/{judged}"] if judged else []),
            f"area under risk-coverage {area}",
            f"time                  median {summary.median_ms:.0f} ms, p95 {summary.p95_ms:.0f} ms",
        ]
    )


def _cells(row: Row) -> tuple[str, ...]:
    partial = "" if row.partial is None else f"{row.partial:.3f}"
    counts = (row.wrong, row.refused, row.precise, row.cited)
    share = f"{row.right / row.asked:.3f}"
    return (row.name, str(row.asked), str(row.right), share, *map(str, counts), partial)


def details(scores: Sequence[Score], answers: Sequence[Answer]) -> Iterator[str]:
    """Write one line a question: name, outcome, what was expected, how the answer begins."""
    for each, answer in zip(scores, answers, strict=True):
        sample = each.sample
        expected = "; ".join(map(str, [_numbers(sample), *sample.must_contain])).strip("; ")
        shown = " ".join(answer.answer.split())[:_SHOWN]
        grade = "precise" if each.precise else each.outcome.value
        grade += ", tempted" if each.tempted else ", quoted only" if each.quoted_only else ""
        cited = "" if each.cited is None else "cited" if each.cited else "not cited"
        yield "\t".join(
            [sample.id, grade, cited, f"{each.confidence:.3f}", answer.status, expected, shown]
        )


def _numbers(sample: Sample) -> str:
    return ", ".join(
        f"{figure.op or ''}{'/'.join(map(str, figure.numbers))} {figure.unit}".strip()
        for figure in sample.figures
    )


def write_answers(path: Path, scores: Sequence[Score], answers: Sequence[Answer]) -> None:
    """Write every answer with its question's name and outcome, one JSON object a line."""
    rows = (
        {"id": each.sample.id, "outcome": each.outcome.value} | to_json(answer)
        for each, answer in zip(scores, answers, strict=True)
    )
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("library", type=Path)
    parser.add_argument("suite", type=Path, help="questions with what is expected")
    parser.add_argument("--confidence", choices=CONFIDENCES, default="balanced")
    parser.add_argument("--on", help="leave out questions meant for other collections")
    parser.add_argument("--details", action="store_true", help="one line a question")
    parser.add_argument("--chart", type=Path, help="risk against coverage, as SVG")
    parser.add_argument("--answers", type=Path, help="every answer, as JSON lines")
    return parser.parse_args()


if __name__ == "__main__":
    main()
