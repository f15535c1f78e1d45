"""Jobs: how far they are, what came of them, and how to cancel one."""

from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi import Query as Parameter
from fastapi.responses import JSONResponse
from fastapi.sse import EventSourceResponse
from pydantic import BaseModel, ConfigDict, Field

from api.keys import Scope
from api.paging import LAST_OFFSET, next_offset
from api.server.contract_jobs import ItemsTold, JobsTold, JobTold
from api.server.described import event_stream, example
from api.server.failures import failures
from api.server.jobs.events import job_events
from api.server.jobs.opening import Jobs, Kept
from api.server.jobs.telling import told_item, told_job
from api.server.jobs.values import Job, JobKind, JobState
from api.server.negotiation import preferred
from api.server.parameters import Offset, RecordId
from api.server.security import Caller, needs
from api.server.service import Served, Service

MOST_JOBS = 200
MOST_ITEMS = 1_000

router = APIRouter(prefix="/v1/jobs", tags=["jobs"], dependencies=[needs()])

_SCOPES: dict[JobKind, Scope] = {
    JobKind.ADD: "write",
    JobKind.BATCH: "ask",
    JobKind.EVALUATION: "admin",
}
"""A key is for the jobs that it may begin: to see them, to follow them, to cancel them."""

_EVENT_STREAM = EventSourceResponse.media_type
_OFFERED = ("application/json", _EVENT_STREAM)
_HEADERS = {"X-Accel-Buffering": "no"}
_TOLD = {
    "description": "The job. As events: `progress` with the job whenever it has changed, `end` "
    "with the job once it is finished. Comments keep the connection alive.",
    "content": {_EVENT_STREAM: event_stream(("progress", "end"), example("job_events.txt"))},
}


class Listing(BaseModel):
    """Which jobs to list, and which page."""

    model_config = ConfigDict(extra="forbid")

    kind: JobKind | None = Field(None, description="Only of this kind.", examples=["add"])
    state: JobState | None = Field(None, description="Only in this state.", examples=["running"])
    limit: int = Field(50, ge=1, le=MOST_JOBS, description="Jobs at most.", examples=[50])
    offset: int = Field(0, ge=0, le=LAST_OFFSET, description="How many to pass over.", examples=[0])


@router.get(
    "", summary="List the jobs", operation_id="list_jobs", responses=failures(401, 403, 422, 503)
)
async def list_jobs(
    request: Request, service: Served, jobs: Kept, wanted: Annotated[Listing, Parameter()]
) -> JobsTold:
    """List the jobs that the key is for, a page at a time, the newest first.

    The last 200 finished ones are remembered.
    """
    caller: Caller = request.state.caller
    kinds = [each for each in JobKind if _SCOPES[each] in caller.scopes]
    kinds = [each for each in kinds if wanted.kind in (None, each)]
    page, total = await service.reading.run(
        jobs.store.page, wanted.limit, wanted.offset, kinds, wanted.state
    )
    return JobsTold(
        jobs=[told_job(job) for job in page],
        total=total,
        next=next_offset(wanted.offset, len(page), total),
    )


@router.get(
    "/{id}",
    summary="Follow a job",
    operation_id="get_job",
    response_model=JobTold,
    responses={200: _TOLD, **failures(401, 403, 404, 422, 503)},
)
async def get_job(
    request: Request,
    id: RecordId,  # noqa: A002  (its name in the URL)
    service: Served,
    jobs: Kept,
) -> Any:  # noqa: ANN401  (described above)
    """Tell how far a job is; with `Accept: text/event-stream`, until it is finished."""
    job = await _job(request, service, jobs, id)
    if preferred(request.headers.get("accept", ""), _OFFERED) != _EVENT_STREAM:
        return told_job(job)

    async def look() -> Job:
        return await service.reading.run(jobs.store.job, id)

    events = job_events(job, look, service.ending.is_set)
    return EventSourceResponse(events, headers=_HEADERS)


@router.delete(
    "/{id}",
    summary="Cancel a job",
    operation_id="cancel_job",
    responses=failures(401, 403, 404, 422, 503),
)
async def cancel_job(
    request: Request,
    id: RecordId,  # noqa: A002
    service: Served,
    jobs: Kept,
) -> JobTold:
    """Cancel a job, unless it is finished; what was done stays done."""
    await _job(request, service, jobs, id)
    return told_job(await service.reading.run(jobs.cancel, id))


@router.get(
    "/{id}/items",
    summary="List the items of a job",
    operation_id="list_job_items",
    responses=failures(401, 403, 404, 422, 503),
)
async def list_items(
    request: Request,
    id: RecordId,  # noqa: A002
    service: Served,
    jobs: Kept,
    limit: Annotated[
        int, Parameter(ge=1, le=MOST_ITEMS, description="Items at most.", examples=[100])
    ] = 100,
    offset: Offset = 0,
) -> ItemsTold:
    """Tell what became of each file or question: what was done with it, or why it failed."""
    job = await _job(request, service, jobs, id)
    items = await service.reading.run(jobs.store.items, id, limit, offset)
    return ItemsTold(
        items=[told_item(item) for item in items],
        total=job.total,
        next=next_offset(offset, len(items), job.total),
    )


async def _job(request: Request, service: Service, jobs: Jobs, id_: str) -> Job:
    job = await service.reading.run(jobs.store.job, id_)
    caller: Caller = request.state.caller
    caller.require(_SCOPES[job.kind])
    return job


def accepted(job: Job, place: str) -> JSONResponse:
    """Return the response to a request that made a job.

    Args:
        job: As it was accepted.
        place: The path at which it is followed.
    """
    told = told_job(job).model_dump(mode="json")
    return JSONResponse(told, 202, {"Location": f"{place}/{job.id}"})


ACCEPTED: dict[int | str, dict[str, Any]] = {
    202: {
        "description": "The job; from here on it survives a restart of the server.",
        "headers": {
            "Location": {
                "description": "Where it is followed.",
                "schema": {"type": "string"},
                "required": True,
            }
        },
    }
}
