"""The protocol over HTTP, at ``/mcp``: a request, a response, and no session to keep between."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from starlette.types import Receive, Scope, Send

from api.mcp.server import build_server
from api.server.gate import MOST_BODY
from api.server.problems import problem_response
from api.server.service import Service

PATH = "/mcp"

# `api.server.gate` has checked host and origin, as for every other path.
_CHECKED = TransportSecuritySettings(enable_dns_rebinding_protection=False)


async def endpoint(scope: Scope, receive: Receive, send: Send) -> None:
    """Pass a message on to the server that `serving` runs."""
    if scope["method"] != "POST":
        # Clients take it that no stream is offered, as the protocol has it.
        detail = "Messages come with POST; the server sends none of its own accord."
        refused = problem_response(scope, 405, detail, headers={"Allow": "POST"})
        await refused(scope, receive, send)
        return
    manager: StreamableHTTPSessionManager = scope["state"]["mcp"]
    await manager.handle_request(scope, receive, send)


@asynccontextmanager
async def serving(service: Service, seconds: float) -> AsyncIterator[StreamableHTTPSessionManager]:
    """Run the server that answers at the endpoint.

    Args:
        service: The library that is asked, and the threads to ask it in.
        seconds: How long a call may take.

    Yields:
        What the endpoint finds as ``mcp`` in the state of the app.
    """
    server = build_server(service, seconds)
    # Without sessions nothing grows with the number of clients, nor is lost by a restart.
    server.streamable_http_app(
        stateless_http=True, max_request_body_size=MOST_BODY, transport_security=_CHECKED
    )
    async with server.session_manager.run():
        yield server.session_manager
