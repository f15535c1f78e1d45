"""What stands between a client and the routes, from the outside inwards."""

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from api.server.envelope import Envelope
from api.server.gate import Gate
from api.server.guard import Guard
from api.server.protection import Protection

_SENT = (
    "Authorization",
    "Content-Type",
    "Last-Event-ID",
    "MCP-Protocol-Version",
    "Mcp-Session-Id",
    "X-API-Key",
    "X-Deadline-Seconds",
    "X-Request-ID",
)
_SHOWN = (
    "Location",
    "Mcp-Session-Id",
    "RateLimit",
    "RateLimit-Policy",
    "Retry-After",
    "WWW-Authenticate",
    "X-Request-ID",
)


def protect(app: FastAPI, protection: Protection) -> None:
    """Put envelope, gate and guard around an app.

    Args:
        app: The app.
        protection: What is asked of clients, and what they are allowed.
    """
    # The last that is added stands outermost.
    app.add_middleware(Guard, protection=protection)
    if protection.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(protection.origins),
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=_SENT,
            expose_headers=_SHOWN,
        )
    app.add_middleware(Gate, protection=protection)
    app.add_middleware(Envelope, log_questions=protection.log_questions)
