"""Bodies that are read by hand: those too long, or of too many shapes, for FastAPI to read."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request
from starlette.exceptions import HTTPException

_CLOSE = {"Connection": "close"}


async def read_body(request: Request, most: int) -> bytes:
    """Return a request's body.

    Args:
        request: Its body not yet read.
        most: Bytes at most.

    Raises:
        HTTPException: It is longer (413).
    """
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise HTTPException(413, f"This body may have {most:,} bytes at most.", _CLOSE)
    return bytes(body)


def media_type(request: Request) -> str:
    """Return the media type of a request's body, without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def described_body(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the description of a body, for a route's ``openapi_extra``.

    Args:
        content: Schema and examples of each media type.
    """
    return {"requestBody": {"required": True, "content": dict(content)}}
