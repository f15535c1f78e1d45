"""A real HTTP server that says what a test tells it to, and remembers what it was asked."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Said:
    """One reply. A status of 0 hangs up without one."""

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0.0
    """Seconds before it is sent."""
    drip: float = 0.0
    """Seconds between its bytes."""


@dataclass
class Asked:
    """One request."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class ScriptedServer(ThreadingHTTPServer):
    """Says the replies of a path in turn, the last one for ever."""

    daemon_threads = True

    def __init__(self, script: dict[str, list[Said]]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script = {path: list(replies) for path, replies in script.items()}
        self.asked: list[Asked] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def next(self, path: str) -> Said:
        replies = self.script.get(path, [Said(404, b"nothing here")])
        return replies.pop(0) if len(replies) > 1 else replies[0]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ScriptedServer

    def _reply(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.asked.append(Asked(self.command, self.path, dict(self.headers), body))
        said = self.server.next(self.path)
        time.sleep(said.after)
        self.close_connection = not said.status
        if not said.status:
            return
        self.send_response(said.status)
        for name, value in {"Content-Length": str(len(said.body)), **said.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        pieces = [said.body] if not said.drip else [bytes([byte]) for byte in said.body]
        for piece in pieces:
            time.sleep(said.drip)
            try:
                self.wfile.write(piece)
            except OSError:
                return

    do_GET = do_POST = do_DELETE = _reply  # noqa: N815  (the names that http.server calls)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def scripted(**paths: list[Said]) -> Iterator[ScriptedServer]:
    """Serve replies: ``ask``, ``text`` (of document PMC7), ``job`` (j7) and ``healthz``."""
    names = {
        "ask": "/v1/ask",
        "text": "/v1/documents/PMC7/text",
        "job": "/v1/jobs/j7",
        "healthz": "/healthz",
    }
    script = {"/healthz": [Said(body=b'{"service": "citewell"}')]}
    script |= {names[name]: replies for name, replies in paths.items()}
    with ScriptedServer(script) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
