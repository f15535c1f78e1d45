"""An answer as a response: the whole object, or events while it is worked out."""

from collections.abc import Callable
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse

from api.server.deadlines import follow, run_watched
from api.server.described import event_stream, example, placeholder
from api.server.negotiation import preferred
from api.server.streaming import EVENT_STREAM, event_response
from api.server.workers import Workers
from retrieval.answers import Answer, to_json
from retrieval.stages import Watch

_OFFERED = ("application/json", EVENT_STREAM)

ANSWERED: dict[str, Any] = {
    "description": "The answer. As events: `stage` as each begins; `delta` with the next piece of "
    "the answer's text, which is never taken back: where a language model writes, a sentence is "
    "sent as soon as it has passed every check; then `answer` with the whole object, whose text "
    "is the pieces joined; instead of it `problem`, should it fail on the way: what came before "
    "is then true, but no whole answer. Each has an `id`, counted from 1; a question asked again "
    "begins anew. Comments keep the connection alive.",
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
"""Describes what `answered` returns."""


async def answered(
    request: Request, workers: Workers, answer: Callable[[Watch], Answer], *, stream: bool
) -> Response:
    """Answer a question, with events where the client wants them.

    Args:
        request: The request that it answers, its body already read.
        workers: The threads.
        answer: Answers it; see `run_watched`.
        stream: Whether the body asks for events; the header Accept may too.

    Raises:
        CitewellError: It cannot be answered, or not in time.
    """
    accepted = preferred(request.headers.get("accept", ""), _OFFERED)
    if stream or accepted == EVENT_STREAM:
        return await event_response(request, follow(request, workers, answer))
    given = await run_watched(request, workers, answer)
    # As the command line writes it, byte for byte; its description would write 95 as 95.0.
    return JSONResponse(to_json(given))
