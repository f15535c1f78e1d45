"""An answer as server-sent events: its stages, its text in pieces, then the whole of it."""

import json
import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

from fastapi import Request
from fastapi.sse import KEEPALIVE_COMMENT, EventSourceResponse, format_sse_event

from api.server.deadlines import Finished
from api.server.problems import citewell_problem
from api.server.steps import HEARTBEAT_SECONDS, begun, with_silences
from ingest.errors import CitewellError
from retrieval.answers import Answer, to_json
from retrieval.stages import REWRITING, Said, Step

EVENT_STREAM = EventSourceResponse.media_type

_BEFORE_BEGUN = frozenset({"question", REWRITING, "encode"})
"""Once these stages are over, a question was understood and found short enough to be answered."""
STREAM_HEADERS = {"X-Accel-Buffering": "no"}
"""Nginx would keep the events together until the last."""
_PIECE = re.compile(r"\s*\S+\s*|\s+")

Steps = AsyncIterator[Step | Finished[Answer]]
Event = tuple[str, dict[str, Any]]


async def event_response(
    request: Request, steps: Steps, heartbeat: float = HEARTBEAT_SECONDS
) -> EventSourceResponse:
    """Return a response of events, once it is clear that the question can be answered.

    Args:
        request: The request that it answers.
        steps: What `api.server.deadlines.follow` gives.
        heartbeat: Seconds of silence after which a comment is sent.

    Raises:
        CitewellError: The question cannot be answered; what comes up later is an event.
    """
    told = await begun(
        with_silences(steps, heartbeat),
        lambda step: not isinstance(step, str) or step not in _BEFORE_BEGUN,
    )
    return EventSourceResponse(_sent(request, told), headers=STREAM_HEADERS)


def answer_events(answer: Answer, said: str = "") -> Iterator[Event]:
    """Yield the rest of an answer's text in pieces, then the whole answer.

    Args:
        answer: The answer.
        said: What of its text was sent before; with the pieces joined to it, it is all of it.
    """
    for piece in _PIECE.findall(answer.answer.removeprefix(said)):
        yield "delta", {"text": piece}
    yield "answer", to_json(answer)


async def _sent(
    request: Request, steps: AsyncIterator[Step | Finished[Answer] | None]
) -> AsyncIterator[bytes]:
    number, said = 0, ""
    try:
        async for step in steps:
            if step is None:
                yield KEEPALIVE_COMMENT
                continue
            for name, data in _events(step, said):
                number += 1
                yield _encoded(name, data, str(number))
            said += step.text if isinstance(step, Said) else ""
    except CitewellError as error:
        yield _encoded("problem", json.loads(bytes(citewell_problem(request.scope, error).body)))


def _events(step: Step | Finished[Answer], said: str) -> Iterator[Event]:
    if isinstance(step, Finished):
        yield from answer_events(step.value, said)
    elif isinstance(step, Said):
        yield "delta", {"text": step.text}
    else:
        yield "stage", {"stage": step}


def _encoded(name: str, data: dict[str, Any], number: str | None = None) -> bytes:
    return format_sse_event(data_str=json.dumps(data), event=name, id=number)
