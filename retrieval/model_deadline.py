"""An end to the whole of a model's reply: a server that drips bytes does not outlast it.

A reply that nobody reads on is ended by its connection. To drop the client's iterator is not
enough: clients keep references to what they stream, and the model would write on.
"""

import contextvars
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from math import inf
from time import monotonic

import httpx

FOR_MODELS = 0.9
"""The share of a deadline after which models are given up, so that the quoted answer comes."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Requests that end together.

    Args:
        end: When, on the clock of `time.monotonic`, seconds.
    """

    end: float
    _replies: list[httpx.SyncByteStream] = field(default_factory=list)

    def add(self, reply: httpx.SyncByteStream) -> None:
        """Take note of a reply that begins."""
        self._replies.append(reply)

    def close(self) -> None:
        """Break off the replies that have not come to their end."""
        for reply in self._replies:
            reply.close()


_SENT: contextvars.ContextVar[Sent] = contextvars.ContextVar("model_requests")


@contextmanager
def ending_at(end: float) -> Iterator[Sent]:
    """Let every request sent within end at a time, however slowly its reply comes.

    What is sent within may be read outside, and in another thread: the end goes with it. Of one
    within another the sooner holds.

    Args:
        end: On the clock of `time.monotonic`, seconds.

    Yields:
        What is sent within.
    """
    sent = Sent(min(end, _end()))
    token = _SENT.set(sent)
    try:
        yield sent
    finally:
        _SENT.reset(token)


def ending_before(seconds: float) -> AbstractContextManager[Sent]:
    """Let every request sent within end so long before a deadline that an answer can follow.

    Args:
        seconds: To the deadline, from now on.
    """
    return ending_at(monotonic() + FOR_MODELS * seconds)


def end_after(seconds: float) -> float:
    """Return when something ends that may take so many seconds, or fewer where `ending_at` says so.

    Args:
        seconds: From now on.

    Returns:
        The end, on the clock of `time.monotonic`.
    """
    return min(monotonic() + seconds, _end())


class DeadlineTransport(httpx.BaseTransport):
    """Sends requests as httpx does, each part of a reply no later than the end allows."""

    def __init__(self) -> None:
        self._inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, its own time limits cut to what is left.

        Raises:
            httpx.ReadTimeout: No time is left; while the reply is read, too.
        """
        left = _checked(request, _end())
        limits = request.extensions.get("timeout") or {}
        request.extensions["timeout"] = {
            name: min(left, limits.get(name) or left)
            for name in ("connect", "read", "write", "pool")
        }
        response = self._inner.handle_request(request)
        if isinstance(response.stream, httpx.SyncByteStream):
            response.stream = _Ending(response.stream, request, _end())
            if sent := _SENT.get(None):
                sent.add(response.stream)
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


def _end() -> float:
    sent = _SENT.get(None)
    return sent.end if sent else inf


def _checked(request: httpx.Request, end: float) -> float:
    left = end - monotonic()
    if left <= 0:
        raise httpx.ReadTimeout("The reply took longer than it may.", request=request)
    return left
