"""How often a client may ask: a moving window for each key, or for each address without one."""

import math
import time
from dataclasses import dataclass

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from api.server.refusals import RateExceededError

OFF = "off"


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a client's limit.

    Args:
        most: Requests in a window.
        seconds: The window's length.
        left: Requests that may still come in it.
        until: Seconds until the oldest request of the window no longer counts.
    """

    most: int
    seconds: int
    left: int
    until: int

    def headers(self) -> dict[str, str]:
        """Return it as headers (draft-ietf-httpapi-ratelimit-headers-10)."""
        return {
            "RateLimit-Policy": f'"default";q={self.most};w={self.seconds}',
            "RateLimit": f'"default";r={self.left};t={self.until}',
        }


class Rates:
    """Counts requests, in this process.

    Args:
        default: The limit of whoever has none of their own: ``600/minute``, or ``off``.
    """

    def __init__(self, default: str = OFF) -> None:
        self._default = default
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def take(self, client: str, rate: str | None = None) -> Allowance | None:
        """Count a request.

        Args:
            client: Who asks.
            rate: The client's own limit, where it has one.

        Returns:
            What is left; None where nothing limits the client.

        Raises:
            RateExceededError: The limit is reached; the request is not counted.
        """
        wanted = rate or self._default
        if wanted == OFF:
            return None
        limit = parse(wanted)
        taken = self._limiter.hit(limit, client)
        reset, left = self._limiter.get_window_stats(limit, client)
        until = min(max(1, math.ceil(reset - time.time())), limit.get_expiry())
        allowance = Allowance(limit.amount, limit.get_expiry(), left, until)
        if not taken:
            problem = f"More requests came from {client} than {wanted}."
            headers = allowance.headers() | {"Retry-After": str(until)}
            raise RateExceededError(problem, f"Ask again in {until} seconds.", headers)
        return allowance
