"""A real HTTP server that speaks OpenAI's chat protocol, its model being a function."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Model = Callable[[str], str]
"""Given what the user's part of a prompt says, the reply."""


class ReaderServer(ThreadingHTTPServer):
    """Answers every chat with what its model says.

    Args:
        model: Called in the thread of the request.
    """

    daemon_threads = True

    def __init__(self, model: Model) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.model = model

    @property
    def url(self) -> str:
        """Where it is asked."""
        return f"http://127.0.0.1:{self.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: ReaderServer

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked = next(m["content"] for m in request["messages"] if m["role"] == "user")
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for event in _events(self.server.model(asked)):
            self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
        self.wfile.write(b"data: [DONE]\n\n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def _events(text: str) -> Iterator[dict[str, Any]]:
    base = {"id": "reader", "object": "chat.completion.chunk", "created": 0, "model": "reader"}
    for delta, reason in (({"role": "assistant", "content": text}, None), ({}, "stop")):
        yield {**base, "choices": [{"index": 0, "delta": delta, "finish_reason": reason}]}


@contextmanager
def reader_server(model: Model) -> Iterator[ReaderServer]:
    """Serve a model until the block ends."""
    with ReaderServer(model) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
