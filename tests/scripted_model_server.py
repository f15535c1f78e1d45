"""A real HTTP server that speaks the protocols of language models, and says what it is told."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.scripted_anthropic import ANTHROPIC
from tests.scripted_replies import Protocol, Says, cut, pieces

__all__ = ["ModelServer", "Says", "model_server"]


Script = Callable[[dict[str, Any]], Says]
"""Given a request's body, what is said."""


class ModelServer(ThreadingHTTPServer):
    """Says the replies of a script in turn, the last one for ever; or what a function says."""

    daemon_threads = True

    def __init__(self, script: list[Says] | Script) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self._script = script if callable(script) else list(script)
        self._lock = threading.Lock()
        self._connections: list[socket.socket] = []
        self.requests: list[dict[str, Any]] = []
        self.listed: list[str] | None = None
        """The models it says it has; None where it does not say."""
        self.key: str | None = None
        """The key without which it does not say; None where it asks for none."""
        self.listing: Says | None = None
        """Said in place of the models."""
        self.left = threading.Event()
        """Set once a client hung up in the middle of a reply."""
        self.busy = 0
        self.most_at_once = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def reply_to(self, request: dict[str, Any]) -> Says:
        with self._lock:
            self.requests.append(request)
            if callable(self._script):
                return self._script(request)
            return self._script.pop(0) if len(self._script) > 1 else self._script[0]

    def get_request(self) -> tuple[socket.socket, Any]:
        taken = super().get_request()
        self._connections.append(taken[0])
        return taken

    def hang_up(self) -> None:
        """Close the connections that clients keep, as the end of a process does."""
        for connection in self._connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def enter(self, by: int) -> None:
        with self._lock:
            self.busy += by
            self.most_at_once = max(self.most_at_once, self.busy)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that hang up are part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ModelServer

    def do_GET(self) -> None:
        names, key = self.server.listed, self.server.key
        told = [{"id": name, "name": name} for name in names or ()]
        body = json.dumps({"data": told, "models": told}).encode()
        given = (self.headers.get("Authorization"), self.headers.get("x-api-key"))
        if key is not None and given not in ((f"Bearer {key}", None), (None, key)):
            self._send_whole(Says(status=401))
            return
        listing = Says(status=404 if names is None else 200, raw=body)
        self._send_whole(self.server.listing or listing)

    def do_POST(self) -> None:
        self.server.enter(1)
        try:
            self._reply()
        except OSError:
            self.server.left.set()
        finally:
            self.server.enter(-1)

    def _reply(self) -> None:
        protocol = _protocol(self.path)
        request = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
        request |= {"path": self.path, "headers": dict(self.headers)}
        says = self.server.reply_to(request | {"messages": protocol.messages(request)})
        time.sleep(says.after)
        if says.status != 200 or says.raw is not None:
            self._send_whole(says)
            return
        lines = list(protocol.lines(says))
        self.send_response(200)
        self.send_header("Content-Type", protocol.media_type)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        waits_at = protocol.first + len(cut(says.held, says.pieces))
        for place, line in enumerate(lines):
            if says.until is not None and place == waits_at:
                says.until.wait(5)
            if says.cut is not None and place >= says.cut:
                self.close_connection = True
                self.connection.close()
                return
            self.wfile.write(f"{len(line):x}\r\n".encode() + line + b"\r\n")
            self.wfile.flush()
            time.sleep(says.drip)
        self.wfile.write(b"0\r\n\r\n")

    def _send_whole(self, says: Says) -> None:
        body = says.raw if says.raw is not None else _protocol(self.path).failure(says.status)
        self.send_response(says.status)
        for name, value in {"Content-Length": str(len(body)), **says.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def _openai(says: Says) -> Iterator[bytes]:
    base = {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    call = {"index": 0, "id": "c", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    deltas: list[dict[str, Any]] = [{"role": "assistant", "content": ""}]
    deltas += [{"content": piece} for piece in pieces(says)]
    deltas += [{"tool_calls": [call]}] if says.tool else []
    for place, delta in enumerate(deltas):
        last = place + 1 == len(deltas)
        choice = {"index": 0, "delta": delta, "finish_reason": "stop" if last else None}
        yield f"data: {json.dumps({**base, 'choices': [choice]})}\n\n".encode()
    if says.usage:
        usage = {"prompt_tokens": 1000, "completion_tokens": 50, "total_tokens": 1050}
        yield f"data: {json.dumps({**base, 'choices': [], 'usage': usage})}\n\n".encode()
    yield b"data: [DONE]\n\n"


def _ollama(says: Says) -> Iterator[bytes]:
    base = {"model": "m", "created_at": "2031-01-01T00:00:00Z"}
    for piece in pieces(says):
        message = {"role": "assistant", "content": piece}
        yield json.dumps({**base, "message": message, "done": False}).encode() + b"\n"
    calls = [{"function": {"name": "f", "arguments": {}}}] if says.tool else None
    last = {"role": "assistant", "content": "", "tool_calls": calls}
    counts = {"prompt_eval_count": 1000, "eval_count": 50} if says.usage else {}
    yield json.dumps({**base, "message": last, "done": True, **counts}).encode() + b"\n"


_OPENAI = Protocol("text/event-stream", 1, _openai)
_PROTOCOLS = {
    "/api/chat": Protocol("application/x-ndjson", 0, _ollama),
    "/v1/messages": ANTHROPIC,
}
"""Path -> the protocol that is spoken there; OpenAI's elsewhere."""


def _protocol(path: str) -> Protocol:
    return _PROTOCOLS.get(path, _OPENAI)


@contextmanager
def model_server(script: list[Says] | Script) -> Iterator[ModelServer]:
    """Serve a script; see `Says`."""
    with ModelServer(script) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
            server.hang_up()
