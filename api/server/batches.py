"""Batches: many questions at once, their answers as they are worked out."""

import json
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from starlette.exceptions import HTTPException

from api.batch_files import encoded
from api.server.bodies import described_body, media_type, read_body
from api.server.contract_jobs import JobTold
from api.server.described import example
from api.server.failures import failures
from api.server.job_routes import ACCEPTED, accepted
from api.server.jobs.answering import MOST_QUESTIONS, batch_of_lines, batch_of_questions
from api.server.jobs.opening import Jobs, Kept
from api.server.jobs.telling import told_job
from api.server.jobs.values import Job, JobKind
from api.server.parameters import RecordId
from api.server.security import needs
from api.server.service import Served

MOST_BYTES = 16 * 1024 * 1024
"""Ten thousand questions with what was said before them."""
JSON_LINES = "application/x-ndjson"

router = APIRouter(prefix="/v1/batches", tags=["batches"], dependencies=[needs("ask")])

_EXAMPLE = {"id": "q1", "question": "LANTERN trial: hazard ratio for progression-free survival?"}
_QUESTION = {
    "type": "object",
    "properties": {
        "id": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
        "question": {"type": "string"},
        "history": {
            "anyOf": [
                {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {
                            "role": {"enum": ["user", "assistant"]},
                            "content": {"type": "string"},
                        },
                        "required": ["role", "content"],
                    },
                },
                {"type": "null"},
            ]
        },
    },
    "required": ["id", "question"],
}
_BODY = {
    "application/json": {
        "schema": {
            "type": "object",
            "properties": {
                "questions": {
                    "type": "array",
                    # Anything: what is no question gets a row that says so.
                    "items": {"anyOf": [_QUESTION, {}]},
                    "minItems": 1,
                    "maxItems": MOST_QUESTIONS,
                }
            },
            "required": ["questions"],
            "additionalProperties": False,
        },
        "example": {"questions": [_EXAMPLE]},
    },
    JSON_LINES: {"schema": {"type": "string"}, "example": json.dumps(_EXAMPLE)},
}
_ROWS = {
    "description": "The answers, one JSON object a line: the answer's object with the `id` of its "
    "question, or `id`, `question` and `error` (`type`, `problem`, `remedy`, `line`).",
    "content": {
        JSON_LINES: {"schema": {"type": "string"}, "example": example("batch_answers.txt")}
    },
}


@router.post(
    "",
    summary="Answer many questions",
    operation_id="create_batch",
    status_code=202,
    response_model=JobTold,
    responses={**ACCEPTED, **failures(400, 401, 403, 413, 415, 422, 429, 503)},
    openapi_extra=described_body(_BODY),
)
async def create_batch(request: Request, service: Served, jobs: Kept) -> Any:  # noqa: ANN401
    """Take questions to be answered one after the other, and tell how far that is.

    They come as JSON, or one a line (`Content-Type: application/x-ndjson`) as `citewell batch`
    reads them; the answers are the rows that it writes. A line that is no question gets a row
    that says why. A restart of the server does not ask again what was answered.
    """
    kind = media_type(request)
    if kind not in _BODY:
        raise HTTPException(415, f"Send a batch as {' or '.join(_BODY)}.")
    await service.reading.run(jobs.store.require_room, JobKind.BATCH)
    body = await read_body(request, MOST_BYTES)
    job = await service.reading.run(_accept, jobs, body, kind)
    return accepted(job, "/v1/batches")


@router.get(
    "/{id}",
    summary="Follow a batch",
    operation_id="get_batch",
    responses=failures(401, 403, 404, 422, 503),
)
async def get_batch(
    id: RecordId,  # noqa: A002  (its name in the URL)
    service: Served,
    jobs: Kept,
) -> JobTold:
    """Tell how far a batch is. It is a job: `/v1/jobs/{id}` tells it as events, too."""
    return told_job(await service.reading.run(jobs.store.job, id, JobKind.BATCH))


@router.get(
    "/{id}/answers",
    summary="Read the answers of a batch",
    operation_id="get_batch_answers",
    response_class=StreamingResponse,
    responses={200: _ROWS, **failures(401, 403, 404, 422, 503)},
)
async def get_answers(
    id: RecordId,  # noqa: A002
    service: Served,
    jobs: Kept,
) -> StreamingResponse:
    """Return the answers in the order of the questions; of a batch that runs, those there are."""
    job = await service.reading.run(jobs.store.job, id, JobKind.BATCH)
    return StreamingResponse(_rows(jobs, job), media_type=JSON_LINES)


def _accept(jobs: Jobs, body: bytes, kind: str) -> Job:
    if kind == JSON_LINES:
        return jobs.accept(batch_of_lines(body.split(b"\n")))
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400) from error
    return jobs.accept(batch_of_questions(value))


def _rows(jobs: Jobs, job: Job) -> Iterator[bytes]:
    return (encoded(item.outcome) for item in jobs.store.outcomes(job.id) if item.outcome)
