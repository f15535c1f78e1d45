"""A reply as a stream of OpenAI's chunks, each sent as soon as its text is certain."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

from fastapi import Request
from fastapi.responses import StreamingResponse
from fastapi.sse import KEEPALIVE_COMMENT

from api.server.deadlines import Finished
from api.server.openai.response import Begun, Reply
from api.server.problems import citewell_problem
from api.server.steps import HEARTBEAT_SECONDS, begun, with_silences
from api.server.streaming import EVENT_STREAM, STREAM_HEADERS
from ingest.errors import CitewellError
from retrieval.stages import WRITING, Said, Step

DONE = b"data: [DONE]\n\n"

Steps = AsyncIterator[Step | Finished[Reply]]


async def chunk_response(
    request: Request, steps: Steps, reply: Begun, *, usage: bool
) -> StreamingResponse:
    """Return a response of chunks, begun once a language model writes or the answer is there.

    Args:
        request: The request that it answers.
        steps: What `api.server.deadlines.follow` gives.
        reply: What is known of the reply.
        usage: Whether a last chunk is to count the tokens.

    Raises:
        CitewellError: The question failed before; what comes up later is an event.
    """
    told = await begun(
        with_silences(steps, HEARTBEAT_SECONDS),
        lambda step: not isinstance(step, str) or step == WRITING,
    )
    events = _events(request, told, reply, {"usage": None} if usage else {})
    return StreamingResponse(events, media_type=EVENT_STREAM, headers=STREAM_HEADERS)


async def _events(
    request: Request,
    steps: AsyncIterator[Step | Finished[Reply] | None],
    reply: Begun,
    count: dict[str, Any],
) -> AsyncIterator[bytes]:
    yield _encoded(count | reply.chunk({"role": "assistant", "content": ""}))
    said = ""
    try:
        async for step in steps:
            if step is None:
                yield KEEPALIVE_COMMENT
            for chunk in _chunks(step, reply, said, usage=bool(count)):
                yield _encoded(count | chunk)
            said += step.text if isinstance(step, Said) else ""
    except CitewellError as error:
        yield _event(bytes(citewell_problem(request.scope, error).body))
    else:
        yield DONE


def _chunks(
    step: Step | Finished[Reply] | None, reply: Begun, said: str, *, usage: bool
) -> Iterator[dict[str, Any]]:
    if isinstance(step, Finished):
        yield from step.value.chunks(said, usage=usage)
    elif isinstance(step, Said):
        yield reply.chunk({"content": step.text})


def _encoded(chunk: dict[str, Any]) -> bytes:
    return _event(json.dumps(chunk, ensure_ascii=False, allow_nan=False).encode())


def _event(data: bytes) -> bytes:
    return b"data: " + data + b"\n\n"
