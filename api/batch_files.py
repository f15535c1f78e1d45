"""The two files of a batch: questions in, answers out, one JSON object a line."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.errors import CitewellError
from retrieval.conversation import Turn

Id = str | int
Row = dict[str, Any]

_SHOWN = 200
"""Characters of a question that an error row repeats."""
_ROLES = {"user", "assistant"}


class BatchError(CitewellError):
    """A line of the questions, or the answers file, cannot be used."""


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question of a batch, with the number of its line, from 1."""

    line: int
    id: Id
    question: str
    history: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class FaultyLine:
    """A line that is no question; its id and question where it has them."""

    line: int
    id: Id | None
    question: str | None
    error: BatchError


def read_questions(lines: Iterable[bytes]) -> Iterator[QuestionLine | FaultyLine]:
    """Read questions, one ``{"id", "question", "history"?}`` a line; other keys are ignored.

    Args:
        lines: Of the file; blank ones are passed over.

    Yields:
        A question, or what is wrong with the line: not JSON, no id, an id seen before.
    """
    seen: dict[Id, int] = {}
    for number, line in enumerate(lines, start=1):
        text = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not text.strip():
            continue
        read = _read_line(number, text)
        if isinstance(read, QuestionLine) and read.id in seen:
            problem = f"Line {number} repeats the id {read.id!r} of line {seen[read.id]}."
            error = BatchError(problem, "Give every question an id of its own.")
            read = FaultyLine(number, read.id, read.question, error)
        elif isinstance(read, QuestionLine):
            seen[read.id] = number
        yield read


def error_row(id_: Id | None, question: str | None, line: int, error: CitewellError) -> Row:
    """Return the row that stands for an answer where there is none.

    Args:
        id_: The question's id, where it has one.
        question: The question, where there is one.
        line: The number of its line in the questions file.
        error: Why it is not answered.
    """
    shown = question if question is None or len(question) <= _SHOWN else f"{question[:_SHOWN]}…"
    reason = {
        "type": type(error).__name__,
        "problem": error.problem,
        "remedy": error.remedy,
        "line": line,
    }
    return {"id": id_, "question": shown, "error": reason}


def encoded(row: Row) -> bytes:
    """Return a row as a line of the answers file."""
    try:
        return json.dumps(row, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        # Half of a two-part character, which only an escape can carry.
        return json.dumps(row).encode() + b"\n"


def whole_rows(data: bytes, name: str) -> tuple[list[Row], int]:
    """Read an answers file that a run may have been stopped in.

    Args:
        data: The file's content.
        name: The file's name, for the message.

    Returns:
        Its rows, and the length of the part of `data` that holds them: what follows is a line
        that was cut short.

    Raises:
        BatchError: It holds something else than answers.
    """
    *lines, rest = data.split(b"\n")
    rows = [_row(line, number, name) for number, line in enumerate(lines, 1) if line.strip()]
    if rest and not rest.startswith(b'{"id"'[: len(rest)]):
        raise _not_answers(name, len(lines) + 1)
    return rows, len(data) - len(rest)


def is_answer_to(row: Row, question: QuestionLine) -> bool:
    """Tell whether a row answers the question; a row that tells of an error does not."""
    return "error" not in row and (row["id"], row["question"]) == (question.id, question.question)


def in_order(rows: Sequence[Row], questions: Sequence[QuestionLine | FaultyLine]) -> list[Row]:
    """Put the rows of an answers file in the order of the questions.

    Args:
        rows: As written, the rows of earlier runs first; the last row of a line counts.
        questions: All lines of the questions file.

    Returns:
        Rows of other questions first, as they stand, then one row a line.
    """
    asked = [line for line in questions if isinstance(line, QuestionLine)]
    ids = {line.id for line in asked}
    others = [row for row in rows if "error" not in row and row["id"] not in ids]
    answers = {row["id"]: row for row in rows if "error" not in row}
    errors = {row["error"].get("line"): row for row in rows if "error" in row}
    mine = []
    for line in questions:
        answer = answers.get(line.id) if isinstance(line, QuestionLine) else None
        if isinstance(line, QuestionLine) and answer and is_answer_to(answer, line):
            mine.append(answer)
        elif line.line in errors:
            mine.append(errors[line.line])
    return others + mine


def _read_line(number: int, text: bytes) -> QuestionLine | FaultyLine:
    try:
        value = json.loads(text.decode())
    except UnicodeDecodeError:
        return _faulty(number, {}, "is not UTF-8 text")
    except (ValueError, RecursionError):
        return _faulty(number, {}, "is not JSON")
    if not isinstance(value, dict):
        return _faulty(number, {}, "is not a JSON object")
    problem = next(
        (problem for key, holds, problem in _REQUIREMENTS if not holds(value.get(key))), None
    )
    if problem is not None:
        return _faulty(number, value, problem)
    turns = tuple(Turn(turn["role"], turn["content"]) for turn in value.get("history") or ())
    return QuestionLine(number, value["id"], value["question"], turns)


def _is_id(value: Any) -> bool:  # noqa: ANN401  (any JSON value)
    return isinstance(value, str | int) and not isinstance(value, bool)


def _is_text(value: Any) -> bool:  # noqa: ANN401  (any JSON value)
    return isinstance(value, str)


def _is_turn(value: Any) -> bool:  # noqa: ANN401  (any JSON value)
    return (
        isinstance(value, dict)
        and value.get("role") in _ROLES
        and isinstance(value.get("content"), str)
    )


def _is_history(value: Any) -> bool:  # noqa: ANN401  (any JSON value)
    return value is None or (isinstance(value, list) and all(map(_is_turn, value)))


_REQUIREMENTS: tuple[tuple[str, Callable[[Any], bool], str], ...] = (
    ("id", _is_id, 'has no "id" that is text or a whole number'),
    ("question", _is_text, 'has no "question" that is text'),
    (
        "history",
        _is_history,
        'has a "history" that is not a list of {"role": "user" or "assistant", "content"}',
    ),
)


def _faulty(number: int, value: dict[str, Any], problem: str) -> FaultyLine:
    id_, question = value.get("id"), value.get("question")
    return FaultyLine(
        number,
        id_ if _is_id(id_) else None,
        question if isinstance(question, str) else None,
        BatchError(f"Line {number} {problem}.", 'Write {"id": "…", "question": "…"} on one line.'),
    )


def _row(line: bytes, number: int, name: str) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _not_answers(name, number) from error
    if not (isinstance(row, dict) and {"id", "question"} <= row.keys()):
        raise _not_answers(name, number)
    if not ("answer" in row or isinstance(row.get("error"), dict)):
        raise _not_answers(name, number)
    return row


def _not_answers(name: str, number: int) -> BatchError:
    return BatchError(
        f"Line {number} of {name} is not an answer that batch wrote.",
        "Name a new file with --out, or remove this one.",
    )
