"""Questions and searches."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from fastapi.responses import JSONResponse

from api.server.answering import ANSWERED, answered
from api.server.contract import Answer, FoundPassages
from api.server.deadlines import DEADLINE_HEADER, run_watched
from api.server.described import example
from api.server.envelope import note_question
from api.server.failures import failures
from api.server.questions import Query, Question
from api.server.security import needs
from api.server.service import Served
from retrieval.answers import Answer as AnswerGiven
from retrieval.engine import SearchResult
from retrieval.stages import Watch

router = APIRouter(prefix="/v1", tags=["asking"], dependencies=[needs("ask")])

_FAILURES = failures(400, 401, 403, 404, 413, 422, 429, 503, 504)


@router.post(
    "/ask",
    summary="Answer a question",
    operation_id="ask",
    response_model=Answer,
    responses={200: ANSWERED, **_FAILURES},
    dependencies=[DEADLINE_HEADER],
)
async def ask(
    request: Request,
    asked: Annotated[Question, Body(openapi_examples=example("questions.json"))],
    service: Served,
) -> Any:  # noqa: ANN401  (described above)
    """Answer a question from the library, every figure verbatim in a passage it cites.

    An abstention (`not_reported`, `no_evidence`) is an answer too, with status 200. With
    `Accept: text/event-stream` or `"stream": true` it comes as server-sent events. Work on it
    stops soon after the client leaves.
    """
    note_question(request.state, asked.question)
    wanted, turns = asked.wanted(), asked.turns()

    def answer(watch: Watch) -> AnswerGiven:
        return service.answer(asked.question, turns, wanted, watch)

    return await answered(request, service.asking, answer, stream=asked.stream)


@router.post(
    "/search",
    summary="Find passages",
    operation_id="search",
    response_model=FoundPassages,
    responses=_FAILURES,
    dependencies=[DEADLINE_HEADER],
)
async def search(
    request: Request,
    asked: Annotated[Query, Body(openapi_examples=example("queries.json"))],
    service: Served,
) -> Any:  # noqa: ANN401  (described above)
    """Find passages by words and by meaning, best first."""
    only = asked.filters.filters()

    def find(_watch: Watch) -> list[SearchResult]:
        return service.engine.search(asked.query, asked.limit, only)

    found = await run_watched(request, service.asking, find)
    return JSONResponse({"passages": [asdict(passage) for passage in found]})
