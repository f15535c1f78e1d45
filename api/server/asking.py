"""Questions and searches."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from fastapi.responses import JSONResponse

from api.server.contract import Answer, FoundPassages
from api.server.deadlines import DEADLINE_HEADER, follow, run_watched
from api.server.described import event_stream, example, placeholder
from api.server.envelope import note_question
from api.server.failures import failures
from api.server.negotiation import preferred
from api.server.questions import Query, Question
from api.server.security import needs
from api.server.service import Served
from api.server.streaming import EVENT_STREAM, event_response
from retrieval.answers import Answer as AnswerGiven
from retrieval.answers import to_json
from retrieval.engine import SearchResult
from retrieval.stages import Watch

router = APIRouter(prefix="/v1", tags=["asking"], dependencies=[needs("ask")])

_OFFERED = ("application/json", EVENT_STREAM)
_ANSWERED = {
    "description": "The answer. As events: `stage` as each begins, `delta` with the pieces of the "
    "answer's text, which joined are the text, `answer` with the whole object; instead of it "
    "`problem`, should it fail on the way. Each has an `id`, counted from 1; a question asked "
    "again begins anew. Comments keep the connection alive.",
    "content": {
        "application/json": {
            "examples": {
                "figure": {"summary": "A figure", "value": placeholder("answer.json")},
                "unanswerable": {
                    "summary": "An abstention",
                    "value": placeholder("abstention.json"),
                },
            }
        },
        EVENT_STREAM: event_stream(
            ("stage", "delta", "answer", "problem"), example("answer_events.txt")
        ),
    },
}
_FAILURES = failures(400, 401, 403, 404, 413, 422, 429, 503, 504)


@router.post(
    "/ask",
    summary="Answer a question",
    operation_id="ask",
    response_model=Answer,
    responses={200: _ANSWERED, **_FAILURES},
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

    accepted = preferred(request.headers.get("accept", ""), _OFFERED)
    if asked.stream or accepted == EVENT_STREAM:
        return await event_response(request, follow(request, service.asking, answer))
    given = await run_watched(request, service.asking, answer)
    # As the command line writes it, byte for byte; the model above would write 95 as 95.0.
    return JSONResponse(to_json(given))


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
