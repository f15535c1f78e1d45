"""Uploads: files that are to become documents."""

import asyncio
from typing import Any

from anyio import to_thread
from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException

from api.server.bodies import described_body
from api.server.contract_jobs import JobTold
from api.server.failures import failures
from api.server.job_routes import ACCEPTED, accepted
from api.server.jobs.adding import adding_job
from api.server.jobs.opening import Jobs, Kept
from api.server.jobs.receiving import MOST_FILES, Receiver
from api.server.jobs.values import Job, JobKind
from api.server.kept_file import new_id
from api.server.security import needs
from api.server.service import Served

SECONDS_A_PIECE = 30.0
"""A client that sends nothing for so long has gone."""

router = APIRouter(prefix="/v1/documents", tags=["documents"])

_FORM = {
    "multipart/form-data": {
        "schema": {
            "type": "object",
            "properties": {
                "files": {
                    "type": "array",
                    "items": {"type": "string", "format": "binary"},
                    "minItems": 1,
                    "maxItems": MOST_FILES,
                    "description": "Papers: JATS XML, Markdown with front matter, saved pages.",
                }
            },
            "required": ["files"],
            "additionalProperties": False,
        }
    }
}


@router.post(
    "",
    summary="Add documents",
    operation_id="add_documents",
    status_code=202,
    response_model=JobTold,
    dependencies=[needs("write")],
    responses={**ACCEPTED, **failures(401, 403, 408, 413, 422, 429, 503)},
    openapi_extra=described_body(_FORM),
)
async def add_documents(request: Request, service: Served, jobs: Kept) -> Any:  # noqa: ANN401
    """Take files to be added to the library, one or many, and tell how far that is.

    Each file needs a name of its own; its document's `source` is that name, without what leads out
    of a folder. A file of a known name or identifier takes the place of the one before it, and an
    unchanged one changes nothing. Nothing is kept of an upload that breaks off.
    """
    await service.reading.run(jobs.store.require_room, JobKind.ADD)
    job = await _received(request, jobs)
    return accepted(job, "/v1/jobs")


async def _received(request: Request, jobs: Jobs) -> Job:
    id_ = new_id()
    receiver = Receiver(jobs.uploads.of(id_), request.headers.get("content-type", ""))
    try:
        await to_thread.run_sync(jobs.uploads.begin, id_)
        await _feed(request, receiver)
        files = await to_thread.run_sync(receiver.finish)
        return await to_thread.run_sync(jobs.accept, adding_job(id_, files))
    except BaseException:
        # Also where the client left, or the server ends: nothing half-written stays.
        receiver.abandon()
        jobs.uploads.discard(id_)
        raise


async def _feed(request: Request, receiver: Receiver) -> None:
    pieces = request.stream()
    try:
        while (piece := await asyncio.wait_for(anext(pieces, None), SECONDS_A_PIECE)) is not None:
            if piece:
                await to_thread.run_sync(receiver.feed, piece)
    except TimeoutError as error:
        detail = f"Nothing came for {SECONDS_A_PIECE:g} seconds. Send the whole upload again."
        raise HTTPException(408, detail, {"Connection": "close"}) from error
