"""Running suites with Inspect, and reading the logs of a run."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from inspect_ai import Task, eval_set
from inspect_ai.log import (
    EvalLog,
    list_eval_logs,
    read_eval_log,
    read_eval_log_sample_summaries,
)
from inspect_ai.model import Model

from eval.errors import EvaluationError
from eval.results.records import Record, record_of
from eval.results.runs import Run, RunFacts, Suite, claim_directory, read_facts
from eval.running.inspect_judge import JUDGE, judge_log, judgement
from eval.running.inspect_task import RECORD, OnDone, suite_task
from eval.running.targets import Target

LOGS = "logs"
"""The folder of a run's directory that `inspect view` opens."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A run that has its directory.

    Args:
        directory: The run's.
        facts: What is asked of what.
        suites: The questions.
        kept: How many of them an earlier start answered.
    """

    directory: Path
    facts: RunFacts
    suites: tuple[Suite, ...]
    kept: int

    @property
    def total(self) -> int:
        """How many questions there are."""
        return sum(len(suite.samples) for suite in self.suites)


def begin(directory: Path, facts: RunFacts, suites: Sequence[Suite]) -> Begun:
    """Take a directory for a run, or take up the run that was begun there.

    Raises:
        EvaluationError: The directory holds something else.
    """
    facts = claim_directory(directory, facts)
    kept = sum(_answered_before(log) for log in _latest(directory).values())
    return Begun(directory, facts, tuple(suites), kept)


def run(begun: Begun, target: Target, workers: int, on_done: OnDone) -> Run:
    """Ask every question that has no answer yet.

    Every answer is on the disk before the next is asked for, so a run that was killed goes on
    where it was.

    Args:
        begun: The run.
        target: What is asked.
        workers: How many questions are asked at a time.
        on_done: Called after every question.

    Returns:
        The finished run.

    Raises:
        EvaluationError: The target cannot be reached, or the run did not finish; what was
            answered is kept.
    """
    tasks = [suite_task(suite, target, on_done) for suite in begun.suites]
    finished, logs = _evaluated(tasks, begun.directory / LOGS, workers)
    if not finished:
        raise EvaluationError(
            f"The run in {begun.directory} did not finish: {_reason(logs)}",
            "Mend it, then give the same command again: what was answered is kept.",
        )
    return read_run(begun.directory)


def read_run(directory: Path) -> Run:
    """Read a finished run.

    Args:
        directory: The directory that `citewell eval run` wrote.

    Raises:
        EvaluationError: There is no run, or it did not finish.
    """
    facts = read_facts(directory)
    logs = [read_eval_log(header.location) for header in _finished(directory, facts)]
    records = tuple(record for log in logs for record in _records(log))
    return Run(directory.resolve().name, facts, records, _usage(logs))


def judge_run(directory: Path, model: str | Model) -> Run:
    """Ask a language model for its opinion of every answer of a finished run.

    Args:
        directory: The run's.
        model: The model, as Inspect names it.

    Raises:
        EvaluationError: The run is not finished, or the model cannot be asked.
    """
    for header in _finished(directory, read_facts(directory)):
        judge_log(header.location, model)
    return read_run(directory)


def _evaluated(tasks: list[Task], logs: Path, workers: int) -> tuple[bool, list[EvalLog]]:
    return eval_set(
        tasks,
        log_dir=str(logs),
        model=None,
        max_samples=workers,
        max_tasks=1,
        # Each answer is written at once; the default keeps ten back.
        log_buffer=1,
        log_realtime=False,
        fail_on_error=True,
        retry_attempts=1,
        retry_immediate=False,
        display="none",
        score_display=False,
        log_level="error",
        ctl_server=False,
    )


def _finished(directory: Path, facts: RunFacts) -> list[EvalLog]:
    """Return the header of each suite's log, in the order of the suites.

    Raises:
        EvaluationError: A suite has none, or one that did not finish.
    """
    latest = _latest(directory)
    missing = [name for name in facts.suites if name not in latest]
    unfinished = [name for name, log in latest.items() if log.status != "success"]
    if missing or unfinished:
        raise EvaluationError(
            f"The run in {directory} is not finished: {', '.join(missing + unfinished)}.",
            "Give its `citewell eval run` command again, then this one.",
        )
    return [latest[name] for name in facts.suites]


def _latest(directory: Path) -> dict[str, EvalLog]:
    """Return the header of each suite's newest log, by the suite's name."""
    logs = directory / LOGS
    if not logs.is_dir():
        return {}
    newest_first = list_eval_logs(str(logs), recursive=False)
    headers = [read_eval_log(info, header_only=True) for info in newest_first]
    return {header.eval.task: header for header in reversed(headers)}


def _answered_before(log: EvalLog) -> int:
    summaries = read_eval_log_sample_summaries(log.location)
    return sum(each.completed and each.error is None for each in summaries)


def _records(log: EvalLog) -> Iterator[Record]:
    for sample in log.samples or ():
        row = sample.store[RECORD]
        scores = sample.scores or {}
        yield record_of(row, judgement(scores[JUDGE]) if JUDGE in scores else None)


def _reason(logs: Sequence[EvalLog]) -> str:
    errors = (log.error.message for log in logs if log.error is not None)
    return next(errors, "it was stopped.")


def _usage(logs: Sequence[EvalLog]) -> Mapping[str, Mapping[str, float]]:
    """Add up tokens and cost by model."""
    totals: dict[str, dict[str, float]] = {}
    for log in logs:
        for model, usage in log.stats.model_usage.items():
            of_model = totals.setdefault(model, {"input": 0, "output": 0, "cost": 0.0})
            of_model["input"] += usage.input_tokens
            of_model["output"] += usage.output_tokens
            of_model["cost"] += usage.total_cost or 0.0
    return totals
