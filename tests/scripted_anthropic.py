"""The protocol of Anthropic's messages, as a scripted model speaks it: events sent by a server."""

import json
from collections.abc import Iterator
from typing import Any

from tests.scripted_replies import Protocol, Says, pieces

_KINDS = {
    400: "invalid_request_error",
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    429: "rate_limit_error",
    529: "overloaded_error",
}
"""Status -> what the failure is called; `api_error` where it is none of these."""


def _lines(says: Says) -> Iterator[bytes]:
    start: dict[str, Any] = {"id": "x", "type": "message", "role": "assistant", "model": "m"}
    start |= {"content": [], "stop_reason": None, "stop_sequence": None}
    start |= {"usage": {"input_tokens": 1000, "output_tokens": 1}} if says.usage else {}
    yield _event("message_start", message=start)
    yield _event("content_block_start", index=0, content_block={"type": "text", "text": ""})
    for piece in pieces(says):
        delta = {"type": "text_delta", "text": piece}
        yield _event("content_block_delta", index=0, delta=delta)
    if says.error:
        yield _event("error", error={"type": says.error, "message": "no"})
        return
    yield _event("content_block_stop", index=0)
    if says.tool:
        yield from _tool_call()
    stop = says.stop or ("tool_use" if says.tool else "end_turn")
    usage = {"usage": {"output_tokens": 50}} if says.usage else {}
    yield _event("message_delta", delta={"stop_reason": stop, "stop_sequence": None}, **usage)
    yield _event("message_stop")


def _tool_call() -> Iterator[bytes]:
    block = {"type": "tool_use", "id": "c", "name": "f", "input": {}}
    yield _event("content_block_start", index=1, content_block=block)
    delta = {"type": "input_json_delta", "partial_json": "{}"}
    yield _event("content_block_delta", index=1, delta=delta)
    yield _event("content_block_stop", index=1)


def _event(name: str, **fields: Any) -> bytes:
    return f"event: {name}\ndata: {json.dumps({'type': name, **fields})}\n\n".encode()


def _failure(status: int) -> bytes:
    error = {"type": _KINDS.get(status, "api_error"), "message": "no"}
    return json.dumps({"type": "error", "error": error, "request_id": "r"}).encode()


def _messages(request: dict[str, Any]) -> list[dict[str, str]]:
    said = [{"role": "system", "content": request["system"]}]
    for message in request["messages"]:
        text = "".join(block["text"] for block in message["content"])
        said.append({"role": message["role"], "content": text})
    return said


ANTHROPIC = Protocol("text/event-stream", 2, _lines, _failure, _messages)
