"""An end to the whole of a model's reply: a server that drips bytes does not outlast it."""

import contextvars
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from time import monotonic

import httpx

_ENDS: contextvars.ContextVar[float] = contextvars.ContextVar("model_deadline")


@contextmanager
def ending_at(end: float) -> Iterator[None]:
    """Let every request sent within end at a time, however slowly its reply comes.

    What is sent within may be read outside, and in another thread: the end goes with it.

    Args:
        end: On the clock of `time.monotonic`, seconds.
    """
    token = _ENDS.set(end)
    try:
        yield
    finally:
        _ENDS.reset(token)


class DeadlineTransport(httpx.BaseTransport):
    """Sends requests as httpx does, each part of a reply no later than the end allows."""

    def __init__(self) -> None:
        self._inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, its own time limits cut to what is left.

        Raises:
            httpx.ReadTimeout: No time is left; while the reply is read, too.
        """
        end = _ENDS.get(inf)
        left = _checked(request, end)
        limits = request.extensions.get("timeout") or {}
        request.extensions["timeout"] = {
            name: min(left, limits.get(name) or left)
            for name in ("connect", "read", "write", "pool")
        }
        response = self._inner.handle_request(request)
        if isinstance(response.stream, httpx.SyncByteStream):
            response.stream = _Ending(response.stream, request, end)
        return response

    def close(self) -> None:
        """Close all connections."""
        self._inner.close()


class _Ending(httpx.SyncByteStream):
    def __init__(self, stream: httpx.SyncByteStream, request: httpx.Request, end: float) -> None:
        self._stream = stream
        self._request = request
        self._end = end

    def __iter__(self) -> Iterator[bytes]:
        for part in self._stream:
            _checked(self._request, self._end)
            yield part

    def close(self) -> None:
        self._stream.close()


def _checked(request: httpx.Request, end: float) -> float:
    left = end - monotonic()
    if left <= 0:
        raise httpx.ReadTimeout("The reply took longer than it may.", request=request)
    return left
