"""An answer as server-sent events: its stages, its text in pieces, then the whole of it."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

from fastapi import Request
from fastapi.sse import KEEPALIVE_COMMENT, EventSourceResponse, format_sse_event

from api.server.deadlines import Finished
from api.server.problems import citewell_problem
from ingest.errors import CitewellError
from retrieval.answers import Answer, to_json

EVENT_STREAM = EventSourceResponse.media_type
HEARTBEAT_SECONDS = 15.0
"""After so long a silence a comment is sent, as proxies drop what seems dead."""

_BEFORE_BEGUN = 3
"""By its third stage a question was understood and found short enough to be answered."""
STREAM_HEADERS = {"X-Accel-Buffering": "no"}
"""Nginx would keep the events together until the last."""
_PIECE = re.compile(r"\s*\S+\s*|\s+")

Steps = AsyncIterator[str | Finished[Answer]]
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
    events = _with_heartbeats(_numbered(steps), heartbeat)
    opening = [await anext(events) for _ in range(_BEFORE_BEGUN)]
    return EventSourceResponse(_sent(request, opening, events), headers=STREAM_HEADERS)


def answer_events(answer: Answer) -> Iterator[Event]:
    """Yield the pieces of an answer's text, which joined are its text, then the whole answer."""
    for piece in _PIECE.findall(answer.answer):
        yield "delta", {"text": piece}
    yield "answer", to_json(answer)


async def _numbered(steps: Steps) -> AsyncIterator[bytes]:
    number = 0
    async for step in steps:
        told = answer_events(step.value) if isinstance(step, Finished) else [_stage(step)]
        for name, data in told:
            number += 1
            yield _encoded(name, data, str(number))


async def _with_heartbeats(events: AsyncIterator[bytes], seconds: float) -> AsyncIterator[bytes]:
    coming = asyncio.ensure_future(anext(events, None))
    try:
        while True:
            # Waiting does not end what is waited for when the time is over.
            while not coming.done():
                await asyncio.wait({coming}, timeout=seconds)
                if not coming.done():
                    yield KEEPALIVE_COMMENT
            if (event := coming.result()) is None:
                return
            yield event
            coming = asyncio.ensure_future(anext(events, None))
    finally:
        coming.cancel()


async def _sent(
    request: Request, opening: list[bytes], events: AsyncIterator[bytes]
) -> AsyncIterator[bytes]:
    try:
        for event in opening:
            yield event
        async for event in events:
            yield event
    except CitewellError as error:
        yield _encoded("problem", json.loads(bytes(citewell_problem(request.scope, error).body)))


def _stage(name: str) -> Event:
    return "stage", {"stage": name}


def _encoded(name: str, data: dict[str, Any], number: str | None = None) -> bytes:
    return format_sse_event(data_str=json.dumps(data), event=name, id=number)
