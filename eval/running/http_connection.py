"""Requests to a server, repeated while it is worth while, refusals told in plain words."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime
from ipaddress import ip_address

import httpx

from eval.running.targets import TargetError, TargetLostError

MOST_BYTES = 64 * 1024 * 1024
"""The longest reply that is read."""

_CONNECT_SECONDS = 10.0
_LONGEST_SHOWN = 300
_TRY_LATER = frozenset({429, 500, 502, 503, 504})
_LOST = (httpx.NetworkError, httpx.ConnectTimeout, httpx.RemoteProtocolError)
"""The server is not there, or went away before it answered; asking again does no harm."""
_SEE_SERVER = "See what answers there, and its log."
_KEY = "Give a key that this server knows in CITEWELL_API_KEY."
_REMEDIES = {
    401: _KEY,
    403: _KEY,
    404: "Serve the same version of Citewell, and the library that was asked.",
    429: "Ask with fewer workers, or later.",
    503: "Ask with fewer workers, or later.",
}


@dataclass(frozen=True, slots=True)
class Patience:
    """How long and how often a server is asked.

    Args:
        seconds: To wait for one reply, from the request to its last byte.
        tries: How often to ask for it in all.
        first_pause: Seconds before the second try; twice as long before each one after it.
        longest_pause: The longest, also where the server asks for more (``Retry-After``).
    """

    seconds: float = 120.0
    tries: int = 5
    first_pause: float = 0.5
    longest_pause: float = 60.0

    def pause(self, tried: int, asked_for: float | None = None) -> float:
        """Return the seconds to wait after so many tries: as the server asks, or doubling."""
        wanted = self.first_pause * 2 ** (tried - 1) if asked_for is None else asked_for
        return min(max(wanted, 0.0), self.longest_pause)


@dataclass(frozen=True, slots=True)
class Sent:
    """The body of a request, and what it is; none at all where nothing is given."""

    content: bytes | None = None
    kind: str | None = None

    @classmethod
    def json(cls, value: object) -> "Sent":
        """Return a JSON value as a body; none for None."""
        # In ASCII: half of a two-part character has no bytes of its own.
        return cls() if value is None else cls(json.dumps(value).encode(), "application/json")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def is_success(self) -> bool:
        """Whether it is what was asked for."""
        return httpx.codes.is_success(self.status)


class Connection:
    """A server at a URL; threads may share it. Make one with `open_connection`.

    Args:
        url: Where it answers, without a path.
        client: Carries the requests.
        patience: How long and how often to ask.
    """

    def __init__(self, url: str, client: httpx.Client, patience: Patience) -> None:
        self.url = url
        self._client = client
        self._patience = patience

    def json(self, method: str, path: str, body: object = None, tries: int | None = None) -> object:
        """Ask for a JSON value.

        Args:
            method: GET or POST.
            path: Below the URL, percent-encoded.
            body: A JSON value to send; None for none.
            tries: How often to ask, where not as often as patience says.

        Returns:
            The value, numbers with a point as decimals.

        Raises:
            TargetLostError: The server cannot be reached.
            TargetError: It refuses, takes too long, or sends something else.
        """
        reply = self.reply(method, path, Sent.json(body), tries)
        if not reply.is_success:
            raise self._refused(path, reply)
        try:
            return json.loads(reply.content, parse_float=Decimal)
        except (ValueError, RecursionError) as error:
            problem = f"{self.url}{path} answers with something that is not JSON."
            raise TargetError(problem, _SEE_SERVER) from error

    def reply(
        self, method: str, path: str, sent: Sent | None = None, tries: int | None = None
    ) -> Reply:
        """Ask for whatever a server says, refusals included.

        Args:
            method: GET, POST or DELETE.
            path: Below the URL, percent-encoded.
            sent: A body; none where not given.
            tries: How often to ask, where not as often as patience says.

        Raises:
            TargetLostError: The server cannot be reached.
            TargetError: It takes too long, or sends what cannot be read.
        """
        body = sent or Sent()
        for tried in range(1, tries or self._patience.tries):
            try:
                reply = self._once(method, path, body)
            except TargetLostError:
                time.sleep(self._patience.pause(tried))
                continue
            if reply.status not in _TRY_LATER:
                return reply
            time.sleep(self._patience.pause(tried, retry_after(reply.headers)))
        return self._once(method, path, body)

    def lines(self, path: str, sent: Sent | None = None) -> Iterator[str]:
        """Yield the lines of an event stream as they come; too long a silence ends it.

        Args:
            path: Below the URL, percent-encoded.
            sent: A body to POST; without one the path is asked for with GET.

        Raises:
            TargetLostError: The connection broke; what came before it was whole.
            TargetError: The server refuses.
        """
        method, content = ("POST", sent.content) if sent else ("GET", None)
        headers = {"Accept": "text/event-stream"} | _kind(sent)
        url = f"{self.url}{path}"
        try:
            with self._client.stream(method, url, content=content, headers=headers) as reply:
                if not reply.is_success:
                    said = Reply(reply.status_code, reply.headers, reply.read())
                    raise self._refused(path, said)
                yield from reply.iter_lines()
        except httpx.HTTPError as error:
            problem = f"{self.url}{path} broke off ({str(error) or type(error).__name__})."
            raise TargetLostError(problem, _SEE_SERVER) from error

    def _once(self, method: str, path: str, sent: Sent) -> Reply:
        until = time.monotonic() + self._patience.seconds
        url, headers = f"{self.url}{path}", _kind(sent)
        try:
            with self._client.stream(method, url, content=sent.content, headers=headers) as reply:
                content = bytearray()
                for piece in reply.iter_bytes():
                    content += piece
                    self._require_within(path, until, len(content))
                return Reply(reply.status_code, reply.headers, bytes(content))
        except _LOST as error:
            problem = f"{self.url} cannot be asked ({str(error) or type(error).__name__})."
            remedy = "Start it with: citewell serve, or correct the URL."
            raise TargetLostError(problem, remedy) from error
        except httpx.TimeoutException as error:
            raise self._too_slow(path) from error
        except httpx.HTTPError as error:
            problem = f"{self.url}{path} cannot be read ({str(error) or type(error).__name__})."
            raise TargetError(problem, _SEE_SERVER) from error

    def _require_within(self, path: str, until: float, size: int) -> None:
        if time.monotonic() > until:
            raise self._too_slow(path)
        if size > MOST_BYTES:
            problem = f"{self.url}{path} sends more than {MOST_BYTES:,} bytes."
            raise TargetError(problem, _SEE_SERVER)

    def _too_slow(self, path: str) -> TargetError:
        problem = f"{self.url}{path} gave no whole reply in {self._patience.seconds:g} s."
        return TargetError(problem, "Ask with fewer workers, or see what keeps the server busy.")

    def _refused(self, path: str, reply: Reply) -> TargetError:
        problem = f"{self.url}{path} says {reply.status}: {_said(reply.content)}"
        return TargetError(problem, _REMEDIES.get(reply.status, _SEE_SERVER))


@contextmanager
def open_connection(url: str, api_key: str | None, patience: Patience) -> Iterator[Connection]:
    """Make requests to a server possible; none is made yet.

    Args:
        url: Where it answers, ``http://127.0.0.1:8000``.
        api_key: Sent as a bearer token, where given.
        patience: How long and how often to ask.

    Raises:
        TargetLostError: The URL is none, or the key cannot be one.
    """
    base = _base(url)
    timeout = httpx.Timeout(patience.seconds, connect=min(_CONNECT_SECONDS, patience.seconds))
    with httpx.Client(
        headers=_headers(api_key),
        timeout=timeout,
        limits=httpx.Limits(max_connections=None),
        # A proxy of the environment has no way to this machine.
        trust_env=not _is_this_machine(base.host),
    ) as client:
        yield Connection(str(base).rstrip("/"), client, patience)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds after which a server wants to be asked again; None: it does not say.

    Args:
        headers: Of its reply; ``Retry-After`` holds seconds or a date (RFC 9110, 10.2.3).
    """
    given = headers.get("Retry-After", "")
    if given.isascii() and given.isdigit():
        return float(given)
    try:
        at = parsedate_to_datetime(given)
    except ValueError:
        return None
    return (at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds()


def _base(url: str) -> httpx.URL:
    remedy = "Give one such as http://127.0.0.1:8000."
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise TargetLostError(f"{url!r} is not a URL.", remedy) from error
    unwanted = parsed.query or parsed.fragment or parsed.userinfo
    if parsed.scheme not in {"http", "https"} or not parsed.host or unwanted:
        raise TargetLostError(f"{url!r} is not the URL of a server.", remedy)
    return parsed


def _headers(api_key: str | None) -> dict[str, str]:
    headers = {"Accept": "application/json"}
    key = (api_key or "").strip()
    if not key.isascii() or not key.isprintable():
        problem = "The key in CITEWELL_API_KEY holds characters that no key has."
        raise TargetLostError(problem, "Copy it again.")
    return headers | {"Authorization": f"Bearer {key}"} if key else headers


def _kind(sent: Sent | None) -> dict[str, str]:
    return {"Content-Type": sent.kind} if sent and sent.kind else {}


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _said(content: bytes) -> str:
    """Return what a problem says of itself (RFC 9457), or the beginning of what came instead."""
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        value = None
    detail = value.get("detail") if isinstance(value, dict) else None
    said = detail if isinstance(detail, str) else content.decode(errors="replace")
    shown = " ".join(said[: 2 * _LONGEST_SHOWN].split()) or "nothing more."
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"
