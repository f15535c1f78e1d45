"""Who asks, and how often: told before a request's body is read."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.server.problems import citewell_problem
from api.server.protection import Protection
from api.server.rates import Allowance, Rates
from api.server.refusals import KeyMissingError, KeyUnknownError
from api.server.security import Access, Caller
from ingest.errors import CitewellError

OPEN_PATHS = frozenset({"/healthz", "/readyz", "/openapi.json"})
"""What needs no key and is not counted: whether the server lives, and how it is asked."""


class Guard:
    """Lets through who has a key, where one is needed, and who has not asked too often.

    Args:
        app: What is behind it.
        protection: What is asked of clients.
    """

    def __init__(self, app: ASGIApp, protection: Protection) -> None:
        self._app = app
        self._access = Access(protection)
        self._rates = Rates(protection.rate_limit)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its caller, or answer it with a problem."""
        if scope["type"] != "http" or scope["path"] in OPEN_PATHS:
            await self._app(scope, receive, send)
            return
        try:
            caller, allowance = self._admitted(scope)
        except CitewellError as error:
            await citewell_problem(scope, error)(scope, receive, send)
            return
        scope["state"]["caller"] = caller
        await self._app(scope, receive, _with(allowance, send))

    def _admitted(self, scope: Scope) -> tuple[Caller, Allowance | None]:
        address = f"address {scope['client'][0] if scope['client'] else 'unknown'}"
        try:
            caller = self._access.admit(Headers(scope=scope))
        except (KeyMissingError, KeyUnknownError):
            self._rates.take(address)
            raise
        return caller, self._rates.take(f"key {caller.key}" if caller.key else address, caller.rate)


def _with(allowance: Allowance | None, send: Send) -> Send:
    if allowance is None:
        return send

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(allowance.headers())
        await send(message)

    return sent
