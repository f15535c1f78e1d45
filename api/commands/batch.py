"""citewell batch."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from api.batch_files import (
    BatchError,
    FaultyLine,
    QuestionLine,
    Row,
    encoded,
    error_row,
    in_order,
    is_answer_to,
    read_questions,
    whole_rows,
)
from api.exit_codes import ExitCode
from api.progress import Meter
from api.remote.batches import ask_server
from api.remote.jobs import OnDone
from api.remote.server import open_server
from api.terminal import results
from ingest.errors import CitewellError
from ingest.settings import Settings
from retrieval.answers import to_json
from retrieval.engine import Engine, open_engine

Ask = Callable[[Sequence[QuestionLine], OnDone], Iterator[Row]]
"""Answers questions: one row each, in order."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of a batch.

    Args:
        answered: Questions answered now.
        kept: Answers of an earlier run.
        failed: Lines without an answer.
        seconds: How long it took.
    """

    answered: int
    kept: int
    failed: int
    seconds: float


def batch(settings: Settings, questions: Path, out: Path) -> ExitCode:
    """Answer every question of a file; see `answer_all`.

    Raises:
        BatchError: A file cannot be opened, or `out` holds something else than answers.
        CitewellError: The library or the encoder cannot be used.
    """
    lines = _read(questions)
    if out.exists() and out.samefile(questions):
        raise BatchError(f"--out names the questions themselves, {out}.", "Name another file.")
    with _opened(out) as file, _asking(settings) as ask:
        tally = answer_all(ask, lines, file, str(out))
    _order(out, lines)
    results().print(_summary(tally), soft_wrap=True)
    return ExitCode.PARTIAL if tally.failed else ExitCode.OK


@contextmanager
def _asking(settings: Settings) -> Iterator[Ask]:
    if settings.server:
        with open_server(settings) as server:
            yield partial(ask_server, server)
    else:
        with open_engine(settings) as engine:
            yield partial(ask_engine, engine)


def ask_engine(engine: Engine, questions: Sequence[QuestionLine], on_done: OnDone) -> Iterator[Row]:
    """Answer questions one by one; the next is asked when the row before it is taken.

    Args:
        engine: Answers.
        questions: What to ask.
        on_done: Told how many are done.
    """
    for number, line in enumerate(questions, start=1):
        yield answer_row(engine, line)
        on_done(number)


def answer_all(
    ask: Ask, lines: Sequence[QuestionLine | FaultyLine], file: BinaryIO, name: str
) -> Tally:
    """Append a row for every line that the file has no answer to yet.

    A last row that was cut short is dropped first. Every row is on its way to the disk before
    the next is asked for, so a batch that was stopped goes on where it was.

    Args:
        ask: Answers questions, in order.
        lines: The questions.
        file: The answers file, open for reading and appending.
        name: Its name, for messages.

    Raises:
        BatchError: The file holds something else than answers.
    """
    file.seek(0)
    rows, length = whole_rows(file.read(), name)
    file.truncate(length)
    written = {row["id"]: row for row in rows if "error" not in row}
    waiting = [
        line for line in lines if isinstance(line, QuestionLine) and not is_answered(line, written)
    ]
    known = len(lines) - len(waiting)
    answered = failed = 0
    with Meter(len(lines), "questions") as meter:
        told = ask(waiting, lambda done: meter.update(known + done, done))
        for line in lines:
            if isinstance(line, QuestionLine) and is_answered(line, written):
                continue
            row = _error_row(line) if isinstance(line, FaultyLine) else next(told)
            failed += "error" in row
            answered += "error" not in row
            file.write(encoded(row))
            file.flush()
        return Tally(answered, len(lines) - answered - failed, failed, meter.seconds)


def _error_row(line: FaultyLine) -> Row:
    return error_row(line.id, line.question, line.line, line.error)


def is_answered(line: QuestionLine, written: dict[str | int, Row]) -> bool:
    """Tell whether an earlier run answered this very question under this id."""
    return line.id in written and is_answer_to(written[line.id], line)


def answer_row(engine: Engine, line: QuestionLine) -> Row:
    """Return the row of one question: its answer, or why there is none."""
    try:
        answer = engine.ask(line.question, line.history)
    except CitewellError as error:
        return error_row(line.id, line.question, line.line, error)
    return {"id": line.id, **to_json(answer)}


def _summary(tally: Tally) -> str:
    pace = f", {tally.answered / tally.seconds:,.1f} questions/s" if tally.answered else ""
    parts = [f"{tally.answered:,} answered"]
    if tally.kept:
        parts.append(f"{tally.kept:,} kept from an earlier run")
    if tally.failed:
        parts.append(f"{tally.failed:,} failed")
    return f"{', '.join(parts)} in {tally.seconds:,.1f} s{pace}."


def _order(out: Path, lines: Sequence[QuestionLine | FaultyLine]) -> None:
    """Bring the rows of several runs into the order of the questions, one a question."""
    data = out.read_bytes()
    rows, _ = whole_rows(data, str(out))
    ordered = b"".join(encoded(row) for row in in_order(rows, lines))
    if ordered == data:
        return
    fresh = out.with_name(f"{out.name}.fresh")
    with fresh.open("wb") as file:
        file.write(ordered)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(out)


def _read(questions: Path) -> list[QuestionLine | FaultyLine]:
    try:
        with questions.open("rb") as file:
            return list(read_questions(file))
    except OSError as error:
        raise BatchError(f"Cannot read {questions}: {error.strerror}.", "Correct it.") from error


def _opened(out: Path) -> BinaryIO:
    try:
        return out.open("a+b")
    except OSError as error:
        raise BatchError(f"Cannot write {out}: {error.strerror}.", "Name another.") from error
