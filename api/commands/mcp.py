"""citewell mcp."""

import signal

import anyio

from api.exit_codes import ExitCode
from api.mcp.server import build_server
from api.server.opening import open_service
from ingest.settings import Settings


def mcp(settings: Settings) -> ExitCode:
    """Answer an assistant over standard input and output until it hangs up.

    Standard output carries the protocol and nothing else; logs go to standard error.

    Args:
        settings: Name the library, how sure an answer must be, and how long one may take.

    Raises:
        CitewellError: The library or the encoder cannot be used.
    """
    with open_service(settings) as service:
        server = build_server(service, settings.deadline_seconds)
        # A thread that reads standard input cannot be woken; as nothing is ever written to the
        # library here, Ctrl-C may end the process as it stands.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        anyio.run(server.run_stdio_async)
    return ExitCode.OK
