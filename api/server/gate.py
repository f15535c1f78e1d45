"""What may come in at all: from where, to which name, and how much of it."""

import asyncio
import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.server.problems import problem_response
from api.server.protection import Protection

MOST_BODY = 1024 * 1024
"""Bytes of a request's body; the longest question with the longest history takes half of it."""
MOST_HEADERS = 16 * 1024
"""Bytes of a request's headers and path."""
IDLE_SECONDS = 30.0
"""A client that sends nothing of its body for so long is not waited for."""

_PORT = re.compile(r":\d*$")
_UPLOADS = frozenset(("POST", path) for path in ("/v1/documents", "/v1/batches", "/v1/evaluations"))
_CLOSE = {"Connection": "close"}


class _Refused(NamedTuple):
    status: int
    detail: str


class Gate:
    """Lets through what may be answered at all.

    A page of another site can have its own name resolved to this machine, and a browser would then
    let it read every answer: that is why the host is checked. It can send a form to this machine
    without being asked: that is why the origin is. The body is limited here because FastAPI's own
    limit answers in plain text, not with a problem.

    Args:
        app: What is behind the gate.
        protection: What is allowed.
        idle_seconds: How long the next piece of a body may take.
    """

    def __init__(
        self, app: ASGIApp, protection: Protection, idle_seconds: float = IDLE_SECONDS
    ) -> None:
        self._app = app
        self._idle_seconds = idle_seconds
        self._hosts = frozenset(each.lower() for each in protection.hosts)
        self._origins = frozenset(each.lower() for each in protection.origins)
        self._most_upload = protection.most_upload

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with a problem."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        upload = (scope["method"], scope["path"]) in _UPLOADS
        most = self._most_upload if upload else MOST_BODY
        refused = self._refusal(scope, most)
        if refused is not None:
            response = problem_response(scope, refused.status, refused.detail, headers=_CLOSE)
            await response(scope, receive, send)
            return
        await self._app(scope, _limited(receive, most, self._idle_seconds), send)

    def _refusal(self, scope: Scope, most: int) -> _Refused | None:
        headers = Headers(scope=scope)
        size = len(scope.get("raw_path") or b"") + len(scope["query_string"])
        size += sum(len(name) + len(value) for name, value in headers.raw)
        length = headers.get("content-length", "0")
        if size > MOST_HEADERS:
            return _Refused(431, f"Path and headers may have {MOST_HEADERS:,} bytes at most.")
        if self._hosts and _host(headers) not in self._hosts:
            return _Refused(421, f"This server answers as {', '.join(sorted(self._hosts))} only.")
        if not self._welcome(headers):
            return _Refused(403, "Pages of other sites may not ask this server.")
        if length.isascii() and length.isdigit() and int(length[:20]) > most:
            return _Refused(413, _too_long(most))
        return None

    def _welcome(self, headers: Mapping[str, str]) -> bool:
        # Only a browser sends an origin, and none for what the user typed.
        origin = headers.get("origin", "").lower()
        own = headers.get("host", "").lower()
        return not origin or origin in self._origins or _place(origin) == own


def _host(headers: Mapping[str, str]) -> str:
    return _PORT.sub("", headers.get("host", "")).lower()


def _place(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None


def _limited(receive: Receive, most: int, idle_seconds: float) -> Receive:
    """Stop reading a body that is too long, whatever length it came with, or that never ends."""
    read = 0
    whole = False

    async def counted() -> Message:
        nonlocal read, whole
        try:
            # What comes after the body is the client's leaving, however late.
            async with asyncio.timeout(None if whole else idle_seconds):
                message = await receive()
        except TimeoutError as error:
            detail = f"Nothing of the body came for {idle_seconds:g} seconds."
            raise HTTPException(408, detail, _CLOSE) from error
        whole = not message.get("more_body", False)
        read += len(message.get("body", b""))
        if read > most:
            raise HTTPException(413, _too_long(most), _CLOSE)
        return message

    return counted


def _too_long(most: int) -> str:
    return f"A body may have {most:,} bytes at most."
