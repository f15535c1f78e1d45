"""Batches: each question answered, the rows those of `citewell batch`."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from api.batch_files import FaultyLine, QuestionLine, error_row, read_questions
from api.server.jobs.errors import TooLargeError, UnusableJobError
from api.server.jobs.values import Item, Job, JobKind, NewJob, Outcome, Row
from api.server.jobs.work import Watch, Work
from ingest.errors import CitewellError
from retrieval.answers import Answer, to_json
from retrieval.conversation import Turn
from retrieval.stages import AbandonedError
from retrieval.stages import Watch as StageWatch

MOST_QUESTIONS = 10_000

_SEND = 'Send {"questions": [{"id": "…", "question": "…"}]}, or one such question a line.'


def batch_of_lines(lines: Iterable[bytes]) -> NewJob:
    """Return the job that answers questions, one a line; see `read_questions`.

    A line that is no question has its row already, as it has in the answers of `citewell batch`.

    Raises:
        UnusableJobError: There is none, or there are too many.
    """
    requests: list[Row] = []
    known: list[Outcome] = []
    for position, line in enumerate(read_questions(lines)):
        if position == MOST_QUESTIONS:
            problem = f"The batch has more than {MOST_QUESTIONS:,} questions."
            raise TooLargeError(problem, "Send it in several batches.")
        if isinstance(line, FaultyLine):
            row = error_row(line.id, line.question, line.line, line.error)
            requests.append({"id": line.id, "line": line.line})
            known.append(Outcome(position, row, failed=True))
        else:
            requests.append(_request(line))
    if not requests:
        raise UnusableJobError("The batch has no question.", _SEND)
    return NewJob(JobKind.BATCH, tuple(requests), outcomes=tuple(known))


def batch_of_questions(value: object) -> NewJob:
    """Return the job that answers the questions of a JSON object; they count as its lines.

    Raises:
        UnusableJobError: It is no such object, or has no question, or too many.
    """
    given = value if isinstance(value, dict) else {}
    questions = given.get("questions")
    if not isinstance(questions, list) or len(given) > 1:
        raise UnusableJobError("The body is not an object with a list of questions alone.", _SEND)
    return batch_of_lines(json.dumps(each).encode() for each in questions)


class Answering(Protocol):
    """Answers a question, as `Service.answer` does."""

    def __call__(self, question: str, history: Sequence[Turn] = (), *, watch: StageWatch) -> Answer:
        """Answer it; the watch may abandon it."""
        ...


def answering(answer: Answering) -> Work:
    """Return the work of answering questions.

    Args:
        answer: Answers them, one at a time, so that others are answered meanwhile.
    """

    def carry_out(_job: Job, items: Iterator[Item], watch: Watch) -> Iterator[Outcome]:
        for item in items:
            row = _row(answer, _line(item.request), watch)
            yield Outcome(item.position, row, failed="error" in row)

    return Work(carry_out)


def _row(answer: Answering, line: QuestionLine, watch: Watch) -> Row:
    try:
        given = answer(line.question, line.history, watch=lambda _stage: watch())
    except AbandonedError:
        raise
    except CitewellError as error:
        return error_row(line.id, line.question, line.line, error)
    return {"id": line.id, **to_json(given)}


def _request(line: QuestionLine) -> Row:
    history = [{"role": turn.role, "content": turn.content} for turn in line.history]
    return {"id": line.id, "line": line.line, "question": line.question, "history": history}


def _line(request: dict[str, Any]) -> QuestionLine:
    turns = tuple(Turn(turn["role"], turn["content"]) for turn in request["history"])
    return QuestionLine(request["line"], request["id"], request["question"], turns)
