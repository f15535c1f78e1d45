"""The documents as resources: ``citewell://documents/{id}``, listed a page at a time."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar
from urllib.parse import quote

from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError
from mcp.shared.exceptions import MCPError
from mcp_types import INTERNAL_ERROR, INVALID_PARAMS, Resource

from api.mcp.running import awaited, failing_as
from api.rendering.publications import journal_line
from api.server.service import Service
from api.terminal import one_line
from ingest.errors import DocumentUnknownError
from ingest.records import DocumentSummary

T = TypeVar("T")

PAGE = 100
_ADDRESS = "citewell://documents/"
_LIST = "resources/list"
_TEXT = "text/plain"
_LONGEST_CURSOR = 10


class Documents:
    """The documents of a library, as an assistant lists and reads them.

    Args:
        service: The library, and the threads to read it in.
        seconds: How long a call may take.
    """

    def __init__(self, service: Service, seconds: float) -> None:
        self._service = service
        self._seconds = seconds

    def offer(self, server: MCPServer[Any]) -> None:
        """Offer them as resources of a server."""
        server.resource(
            f"{_ADDRESS}{{id}}",
            name="document",
            title="Document",
            description="The text of a document, in which the offsets of citations count.",
            mime_type=_TEXT,
        )(self.text)
        server.middleware.append(self._listed)

    async def text(self, id: str) -> str:  # noqa: A002  (its name in the address)
        """Return the canonical text of a document.

        Raises:
            ResourceNotFoundError: There is none of that id.
            ResourceError: It cannot be read at present.
        """
        library = self._service.library
        with failing_as(ResourceError):
            try:
                return await self._read(lambda: library.document(id).document.text)
            except DocumentUnknownError as error:
                raise ResourceNotFoundError(str(error)) from error

    async def _listed(
        self, ctx: ServerRequestContext[Any, Any], call_next: CallNext
    ) -> HandlerResult:
        """Put the documents into the server's own listing, which knows neither them nor pages."""
        reply = await call_next(ctx)
        if ctx.method != _LIST or not isinstance(reply, dict):
            return reply
        offset = _offset((ctx.params or {}).get("cursor"))
        with failing_as(partial(MCPError, INTERNAL_ERROR)):
            listed, total = await self._read(lambda: self._service.library.page(offset, PAGE))
        end = offset + len(listed)
        more = {"nextCursor": str(end)} if listed and end < total else {}
        return {**reply, "resources": [_resource(each) for each in listed], **more}

    async def _read(self, function: Callable[[], T]) -> T:
        return await awaited(self._service.reading, self._seconds, lambda _watch: function())


def _resource(summary: DocumentSummary) -> dict[str, Any]:
    resource = Resource(
        uri=f"{_ADDRESS}{quote(summary.id, safe='')}",
        name=summary.id,
        title=one_line(summary.title),
        description=journal_line(summary.journal, summary.year) or None,
        mime_type=_TEXT,
    )
    return resource.model_dump(mode="json", by_alias=True, exclude_none=True)


def _offset(cursor: object) -> int:
    if cursor is None:
        return 0
    if isinstance(cursor, str) and cursor.isascii() and cursor.isdigit():
        return int(cursor[:_LONGEST_CURSOR])
    raise MCPError(INVALID_PARAMS, "The cursor is none that this server gave.")
