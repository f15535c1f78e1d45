"""Evaluations: each question of a suite asked of the served library, and graded."""

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any

from api.server.jobs.errors import TooLargeError, UnusableJobError
from api.server.jobs.values import Item, Job, JobKind, NewJob, Outcome, Row
from api.server.jobs.work import Watch, Work
from eval.questions.json_lines import json_object
from eval.questions.row_fields import FieldError
from eval.questions.samples import Sample, sample_of, to_row
from eval.results.grading import grade
from eval.results.measures import MEASURES, measured
from eval.results.records import Record, record_of, record_row
from eval.results.runs import meant_for
from eval.running.asking import ask
from eval.running.targets import Target

MOST_SAMPLES = 5_000
GIVEN = "given"
"""What a suite is called that came without a name."""

_SCHEMA = "The README of eval/suites shows every field."


def packaged_suites() -> dict[str, str]:
    """Return the text of each suite that comes with Citewell, by its name."""
    found = (each for each in files("eval.suites").iterdir() if each.name.endswith(".jsonl"))
    texts = {each.name.removesuffix(".jsonl"): each.read_text(encoding="utf-8") for each in found}
    return {name: text for name, text in sorted(texts.items()) if '"question"' in text[:2_000]}


def evaluation_of(value: Mapping[str, Any]) -> NewJob:
    """Return the job that evaluates a suite.

    Args:
        value: ``{"samples": […]}`` or ``{"suite": "prrt"}``, with ``"on"`` where only the
            questions for one collection are wanted. Numbers are decimals.

    Raises:
        UnusableJobError: It is something else, a question is malformed, or there is none.
    """
    if not isinstance(value, Mapping) or not set(value) <= {"samples", "suite", "on"}:
        raise _unusable("The body is not an object with samples or a suite.")
    name, rows = _rows(value)
    on = value.get("on")
    if not (on is None or isinstance(on, str)):
        raise _unusable("The collection given as `on` is not a text.")
    samples = [each for each in _samples(rows) if meant_for(each, on)]
    if not samples:
        raise UnusableJobError("No question is left to be asked.", "Leave out `on`, or add one.")
    requests = tuple(to_row(sample) for sample in samples)
    return NewJob(JobKind.EVALUATION, requests, about={"suite": name, "on": on})


def evaluating(target: Target) -> Work:
    """Return the work of asking and grading questions.

    Args:
        target: What is asked.
    """

    def carry_out(job: Job, items: Iterator[Item], watch: Watch) -> Iterator[Outcome]:
        for item in items:
            watch()
            record = ask(target, job.about["suite"], sample_of(item.request))
            yield Outcome(item.position, _graded_row(record), failed=record.answer is None)

    return Work(carry_out, _measures)


def _graded_row(record: Record) -> Row:
    """Return the facts, from which a better scorer can score again, with what is said of them."""
    graded = grade(record)
    return {
        "record": record_row(record),
        "outcome": graded.score.outcome,
        "stated": graded.score.stated,
        "cited": graded.score.cited,
    }


def _measures(items: Iterable[Item]) -> Row:
    graded = [grade(record_of(each.outcome["record"])) for each in items if each.outcome]
    estimates = {each: measured(each, graded) for each in MEASURES}
    return {
        "right": sum(each.right for each in graded),
        "measures": {
            measure.name: {
                "title": measure.title,
                "mean": found.mean,
                "low": found.low,
                "high": found.high,
                "n": found.n,
            }
            for measure, found in estimates.items()
            if found is not None
        },
    }


def _rows(value: Mapping[str, Any]) -> tuple[str, list[Any]]:
    if ("samples" in value) == ("suite" in value):
        raise _unusable("The body holds not one of samples and suite.")
    if "samples" in value:
        return GIVEN, _listed(value["samples"])
    suites = packaged_suites()
    if not isinstance(value["suite"], str) or value["suite"] not in suites:
        known = ", ".join(suites)
        raise UnusableJobError("There is no suite of that name.", f"Use one of {known}.")
    lines = suites[value["suite"]].split("\n")
    return value["suite"], [json_object(line) for line in lines if line.strip()]


def _listed(samples: object) -> list[Any]:
    if not isinstance(samples, list):
        raise _unusable("The samples are not a list.")
    if len(samples) > MOST_SAMPLES:
        problem = f"There are more than {MOST_SAMPLES:,} samples."
        raise TooLargeError(problem, "Send them in several evaluations.")
    return samples


def _samples(rows: list[Any]) -> Iterator[Sample]:
    seen: set[str] = set()
    for place, row in enumerate(rows):
        if not isinstance(row, Mapping):
            raise _unusable(f"samples.{place} is not an object.")
        try:
            sample = sample_of(row)
        except FieldError as error:
            problem = f"samples.{place}.{error.field}: {error.reason}."
            raise UnusableJobError(problem, error.remedy) from error
        if sample.id in seen:
            problem = f"samples.{place}.id: {sample.id!r} stands there already."
            raise UnusableJobError(problem, "Give each question an id of its own.")
        seen.add(sample.id)
        yield sample


def _unusable(problem: str) -> UnusableJobError:
    return UnusableJobError(problem, _SCHEMA)
