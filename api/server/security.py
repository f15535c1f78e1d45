"""Who may do what: the key that a request shows, and the scope that a route needs.

On loopback no key is needed until the library has its first; from then on everybody is asked for
one, as a proxy on this machine may bring requests from anywhere.
"""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Request, Security
from fastapi.security import APIKeyHeader, HTTPBearer, SecurityScopes
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Send
from starlette.types import Scope as Connection

from api.keys import SCOPES, KeyRing, Scope
from api.server.protection import Protection
from api.server.refusals import KeyMissingError, KeyUnknownError, ScopeMissingError

_MADE = "A key made with `citewell keys create`; a server on loopback without keys needs none."
_BEARER = HTTPBearer(scheme_name="bearer", description=_MADE, auto_error=False)
_HEADER = APIKeyHeader(
    name="X-API-Key", scheme_name="header", description=f"The same key. {_MADE}", auto_error=False
)
_SHOW = "Show one as Authorization: Bearer … or X-API-Key; citewell keys create makes them."


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent a request.

    Args:
        key: The name of the key; empty where none was needed.
        scopes: What the caller may do.
        rate: The caller's own limit.
    """

    key: str = ""
    scopes: tuple[Scope, ...] = SCOPES
    rate: str | None = None

    def require(self, scope: Scope) -> None:
        """Refuse a caller without a scope.

        Raises:
            ScopeMissingError: The key is not for this.
        """
        if scope not in self.scopes:
            problem = f"The key {self.key} is for {', '.join(self.scopes)}, and not for {scope}."
            asked = f'Bearer realm="citewell", error="insufficient_scope", scope="{scope}"'
            remedy = f"Make one that is with: citewell keys create NAME --scopes {scope}."
            raise ScopeMissingError(problem, remedy, {"WWW-Authenticate": asked})


class Access:
    """Tells who a caller is.

    Args:
        protection: Holds the keys, and says where they are asked for.
    """

    def __init__(self, protection: Protection) -> None:
        self._protection = protection

    def admit(self, headers: Headers) -> Caller:
        """Return who shows these headers.

        Raises:
            KeyMissingError: A key is needed, and none is shown.
            KeyUnknownError: The key shown is none of the library's.
            KeysError: The keys cannot be read.
        """
        ring = self._asked_for()
        if ring is None:
            return Caller()
        shown = _shown(headers)
        if not shown:
            asked = {"WWW-Authenticate": 'Bearer realm="citewell"'}
            raise KeyMissingError("This server asks for a key.", _SHOW, asked)
        key = ring.find(shown)
        if key is None:
            asked = {"WWW-Authenticate": 'Bearer realm="citewell", error="invalid_token"'}
            raise KeyUnknownError("The key is none that this server knows.", _SHOW, asked)
        return Caller(key.name, key.scopes, key.rate)

    def _asked_for(self) -> KeyRing | None:
        given = self._protection
        open_here = given.loopback and not given.keys_on_loopback
        if given.ring is None or open_here or (given.loopback and not given.ring.begun):
            return None
        return given.ring


def needs(*scopes: Scope) -> Any:  # noqa: ANN401  (as FastAPI's own markers)
    """Return the dependency of a route that needs a scope.

    Args:
        *scopes: ask, write or admin; none where the route itself says what it needs.

    Returns:
        An entry for the route's ``dependencies``; it refuses a caller without the scope, and
        describes the ways to show a key in the OpenAPI document.
    """
    return Security(_permit, scopes=list(scopes))


class NeedsScope:
    """An application that is mounted, behind the scope it needs.

    Args:
        app: The application.
        scope: ask, write or admin.
    """

    def __init__(self, app: ASGIApp, scope: Scope) -> None:
        self._app = app
        self._scope = scope

    async def __call__(self, connection: Connection, receive: Receive, send: Send) -> None:
        """Pass a request on.

        Raises:
            ScopeMissingError: The key is not for this.
        """
        connection["state"]["caller"].require(self._scope)
        await self._app(connection, receive, send)


async def _permit(
    request: Request,
    wanted: SecurityScopes,
    # Described only: `guard.Guard` has read the key before the body came.
    _bearer: Annotated[object, Security(_BEARER)],
    _header: Annotated[object, Security(_HEADER)],
) -> None:
    caller: Caller = request.state.caller
    for each in SCOPES:
        if each in wanted.scopes:
            caller.require(each)


def _shown(headers: Headers) -> str:
    kind, _, secret = headers.get("authorization", "").partition(" ")
    bearer = secret.strip() if kind.lower() == "bearer" else ""
    return bearer or headers.get("x-api-key", "").strip()
