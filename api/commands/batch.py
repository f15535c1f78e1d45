"""citewell batch."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
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
from api.terminal import results
from ingest.errors import CitewellError
from ingest.settings import Settings
from retrieval.answers import to_json
from retrieval.engine import Engine, open_engine


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
    with _opened(out) as file, open_engine(settings) as engine:
        tally = answer_all(engine, lines, file, str(out))
    _order(out, lines)
    results().print(_summary(tally), soft_wrap=True)
    return ExitCode.PARTIAL if tally.failed else ExitCode.OK


def answer_all(
    engine: Engine, lines: Sequence[QuestionLine | FaultyLine], file: BinaryIO, name: str
) -> Tally:
    """Append a row for every line that the file has no answer to yet.

    A last row that was cut short is dropped first. Every row is on its way to the disk before
    the next question is asked, so a batch that was stopped goes on where it was.

    Args:
        engine: Answers the questions.
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
    counts = {"answered": 0, "kept": 0, "failed": 0}
    with Meter(len(lines), "questions") as meter:
        for done, line in enumerate(lines, start=1):
            if isinstance(line, QuestionLine) and is_answered(line, written):
                counts["kept"] += 1
            else:
                row = answer_row(engine, line)
                counts["failed" if "error" in row else "answered"] += 1
                file.write(encoded(row))
                file.flush()
            meter.update(done, counts["answered"] + counts["failed"])
        return Tally(**counts, seconds=meter.seconds)


def is_answered(line: QuestionLine, written: dict[str | int, Row]) -> bool:
    """Tell whether an earlier run answered this very question under this id."""
    return line.id in written and is_answer_to(written[line.id], line)


def answer_row(engine: Engine, line: QuestionLine | FaultyLine) -> Row:
    """Return the row of one line: its answer, or why there is none."""
    if isinstance(line, FaultyLine):
        return error_row(line.id, line.question, line.line, line.error)
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
