"""What every response carries, and the line that the log gets of it."""

import re
import time
import uuid
from types import MappingProxyType

import structlog
from starlette.datastructures import Headers, MutableHeaders, State
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger(__name__)

RESPONSE_HEADERS = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
        # Nothing here is a page: no script may run, and no page may frame it.
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
)

_NAME = re.compile(r"[A-Za-z0-9._:-]{1,128}")


class Envelope:
    """Names each request, protects each response, and logs both.

    Args:
        app: What is in it.
        log_questions: Whether the log tells what was asked.
    """

    def __init__(self, app: ASGIApp, *, log_questions: bool = False) -> None:
        self._app = app
        self._log_questions = log_questions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        name = given if _NAME.fullmatch(given) else uuid.uuid4().hex
        scope.setdefault("state", {})["request_id"] = name
        # Where nothing was sent, the server has a fault and says so in its own response.
        status = 500
        path = scope["path"]

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = name
                headers.update(RESPONSE_HEADERS)
            await send(message)

        begun = time.perf_counter()
        try:
            await self._app(scope, receive, sent)
        finally:
            log.info("request", **self._told(scope, path, status, time.perf_counter() - begun))

    def _told(self, scope: Scope, path: str, status: int, seconds: float) -> dict[str, object]:
        caller = scope["state"].get("caller")
        told = {
            "method": scope["method"],
            "path": _template(scope) or path[:80],
            "status": status,
            "ms": round(seconds * 1000, 1),
            "request": scope["state"]["request_id"],
            "key": caller.key if caller else "",
            "question": scope["state"].get("question", "") if self._log_questions else "",
        }
        return {name: value for name, value in told.items() if value != ""}


def _template(scope: Scope) -> str:
    # A path as it was asked for may name a document.
    path: str = getattr(scope.get("route"), "path", "")
    return path.replace(":path}", "}")


def note_question(state: State, question: str) -> None:
    """Let the log tell what was asked, where the settings want that.

    Args:
        state: Of the request.
        question: The question.
    """
    state.question = question
