"""What a server asks of its clients, and what it allows them."""

from collections.abc import Collection
from dataclasses import dataclass

from api.keys import KeyRing
from api.server.rates import OFF

LOOPBACK_HOSTS = ("127.0.0.1", "[::1]", "localhost")
"""The names that a client on this machine knows the server by."""

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Protection:
    """What a server asks of its clients, and what it allows them.

    Args:
        ring: The keys; nobody is asked for one where there is no ring.
        loopback: Whether only this machine reaches the server.
        keys_on_loopback: Whether keys are asked for there too, once there are any.
        hosts: The names that clients may know the server by; empty for any.
        origins: The web pages that may ask it, ``https://papers.example``.
        rate_limit: Of a key, or of an address without one: ``600/minute``, or ``off``.
        deadline_seconds: An answer that takes longer is given up.
        most_upload: Bytes that may be sent at once.
        log_questions: Whether the log tells what was asked.
    """

    ring: KeyRing | None = None
    loopback: bool = True
    keys_on_loopback: bool = True
    hosts: Collection[str] = LOOPBACK_HOSTS
    origins: Collection[str] = ()
    rate_limit: str = OFF
    deadline_seconds: float = 30.0
    most_upload: int = 100 * _MEGABYTE
    log_questions: bool = False


UNPROTECTED = Protection()
"""For this machine alone, and without any limit of rate."""
