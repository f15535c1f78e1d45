"""Evaluations: how often this library's answers are right."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException

from api.server.bodies import described_body, media_type, read_body
from api.server.contract_jobs import EvaluationTold, JobTold
from api.server.failures import failures
from api.server.job_routes import ACCEPTED, accepted
from api.server.jobs.evaluating import MOST_SAMPLES, evaluation_of, packaged_suites
from api.server.jobs.opening import Jobs, Kept
from api.server.jobs.telling import told_evaluation
from api.server.jobs.values import Job, JobKind
from api.server.parameters import RecordId
from api.server.security import needs
from api.server.service import Served
from eval.questions.json_lines import json_value

MOST_BYTES = 16 * 1024 * 1024

router = APIRouter(prefix="/v1/evaluations", tags=["evaluations"], dependencies=[needs("admin")])

_ON = {"type": ["string", "null"], "description": "Only the questions meant for this collection."}
_BODY = {
    "application/json": {
        "schema": {
            "oneOf": [
                {
                    "type": "object",
                    "properties": {
                        "suite": {"enum": list(packaged_suites())},
                        "on": _ON,
                    },
                    "required": ["suite"],
                    "additionalProperties": False,
                },
                {
                    "type": "object",
                    "properties": {
                        "samples": {
                            "type": "array",
                            "items": {
                                "type": "object",
                                "required": ["id", "question", "kind"],
                            },
                            "minItems": 1,
                            "maxItems": MOST_SAMPLES,
                            "description": "Questions, each as a line of a suite: the README of "
                            "eval/suites shows every field.",
                        },
                        "on": _ON,
                    },
                    "required": ["samples"],
                    "additionalProperties": False,
                },
            ]
        },
        "example": {"suite": "prrt"},
    }
}


@router.post(
    "",
    summary="Evaluate the library",
    operation_id="create_evaluation",
    status_code=202,
    response_model=JobTold,
    responses={**ACCEPTED, **failures(400, 401, 403, 413, 415, 422, 429, 503)},
    openapi_extra=described_body(_BODY),
)
async def create_evaluation(request: Request, service: Served, jobs: Kept) -> Any:  # noqa: ANN401
    """Take a suite of questions with known answers, ask each, grade it, and tell how far that is.

    The suite is one that comes with Citewell, by name, or your own.
    """
    if media_type(request) not in _BODY:
        raise HTTPException(415, f"Send an evaluation as {' or '.join(_BODY)}.")
    await service.reading.run(jobs.store.require_room, JobKind.EVALUATION)
    body = await read_body(request, MOST_BYTES)
    job = await service.reading.run(_accept, jobs, body)
    return accepted(job, "/v1/evaluations")


@router.get(
    "/{id}",
    summary="Read an evaluation",
    operation_id="get_evaluation",
    responses=failures(401, 403, 404, 422, 503),
)
async def get_evaluation(
    id: RecordId,  # noqa: A002  (its name in the URL)
    service: Served,
    jobs: Kept,
) -> EvaluationTold:
    """Tell how far an evaluation is, what became of each question, and in the end the measures."""
    return await service.reading.run(_told, jobs, id)


def _accept(jobs: Jobs, body: bytes) -> Job:
    try:
        value = json_value(body.decode("utf-8-sig"))
    except ValueError as error:
        raise HTTPException(400) from error
    return jobs.accept(evaluation_of(value))


def _told(jobs: Jobs, id_: str) -> EvaluationTold:
    job = jobs.store.job(id_, JobKind.EVALUATION)
    return told_evaluation(job, jobs.store.items(id_, job.total))
