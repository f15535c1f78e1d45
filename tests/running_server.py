"""The HTTP interface on a real socket, in a thread of this process."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import uvicorn

from api.server.app import create_app
from api.server.protection import UNPROTECTED, Protection
from api.server.service import Service


@contextmanager
def running(service: Service, protection: Protection = UNPROTECTED) -> Iterator[str]:
    """Serve what is opened already, and yield the URL."""
    app = create_app(lambda: nullcontext(service), protection)
    config = uvicorn.Config(app, log_config=None, access_log=False, ws="none")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            while not server.started and thread.is_alive():
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
