"""The process that speaks HTTP: uvicorn, with its ways of refusing and of ending changed."""

import json
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from socket import socket
from types import FrameType

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.server.envelope import RESPONSE_HEADERS
from api.server.failures import MEDIA_TYPE, Problem

SECONDS_TO_FINISH = 30
"""How long requests may take to finish once the server was told to stop."""


def run_server(
    app: ASGIApp, listener: socket, ready: Callable[[], None], ending: Callable[[], None]
) -> None:
    """Serve until told to stop (SIGINT, SIGTERM); what was begun is finished first.

    Args:
        app: What answers.
        listener: The socket, already listening.
        ready: Called once requests are taken.
        ending: Called once it was told to stop, before it waits for what was begun.
    """
    config = uvicorn.Config(
        app,
        # Of the two parsers, this one bounds what it reads of a request before the app sees it.
        http=_Protocol,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )
    _Server(config, ready, ending).run([listener])


class _Protocol(H11Protocol):
    """HTTP/1.1, with a problem for what is none."""

    def send_400_response(self, msg: str) -> None:
        """Answer what cannot be read as a request, and hang up."""
        del msg
        status = HTTPStatus.BAD_REQUEST
        problem = Problem(
            type="about:blank",
            title=status.phrase,
            status=status,
            detail="This is no HTTP request, or its path and headers are too long.",
            instance="",
            request_id="",
        )
        body = json.dumps(problem.model_dump(exclude={"errors"})).encode()
        fields = {
            **RESPONSE_HEADERS,
            "Content-Type": MEDIA_TYPE,
            "Content-Length": str(len(body)),
            "Connection": "close",
        }
        head = f"HTTP/1.1 {status} {status.phrase}\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        self.transport.write(head.encode() + b"\r\n" + body)
        self.transport.close()


class _Server(uvicorn.Server):
    """A server that says when it is ready, and that leaves closing the library to its caller."""

    def __init__(
        self, config: uvicorn.Config, ready: Callable[[], None], ending: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._ready = ready
        self._ending = ending

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop, and say so at once: a stream that goes on would be waited for."""
        super().handle_exit(sig, frame)
        self._ending()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on a signal.

        uvicorn would raise the signal again in the end, and SIGTERM would kill the process before
        the library is closed.
        """
        stops = (signal.SIGINT, signal.SIGTERM)
        before = {each: signal.signal(each, self.handle_exit) for each in stops}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)
