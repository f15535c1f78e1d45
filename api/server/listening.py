"""Where a server listens, and who can reach it there."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address

from ingest.errors import CitewellError


class ServeError(CitewellError):
    """The server cannot be started as asked."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of this machine.

    Args:
        text: ``127.0.0.1``, ``::1``, …
        loopback: Whether only this machine reaches it.
        every: Whether it stands for all addresses of the machine.
    """

    text: str
    loopback: bool
    every: bool = False

    @property
    def host(self) -> str:
        """As it stands in a URL."""
        return f"[{self.text}]" if ":" in self.text else self.text

    def url(self, port: int) -> str:
        """Return where a client on this machine finds the server."""
        if not self.every:
            return f"http://{self.host}:{port}"
        return f"http://{'[::1]' if ':' in self.text else '127.0.0.1'}:{port}"


def served_address(host: str) -> Address:
    """Return the address that a user names.

    Args:
        host: An IP address, or ``localhost``.

    Raises:
        ServeError: It is no address.
    """
    text = "127.0.0.1" if host.lower() == "localhost" else host
    try:
        found = ip_address(text)
    except ValueError as error:
        problem = f"{host!r} is no address to serve on."
        remedy = "Name an IP address of this machine, or localhost; 0.0.0.0 stands for all."
        raise ServeError(problem, remedy) from error
    return Address(text, found.is_loopback, found.is_unspecified)


@contextmanager
def listening(address: Address, port: int) -> Iterator[socket.socket]:
    """Take a port.

    Args:
        address: Where.
        port: 0 takes any that is free.

    Raises:
        ServeError: It is taken, or the address is another machine's.
    """
    family = socket.AF_INET6 if ":" in address.text else socket.AF_INET
    try:
        listener = socket.create_server((address.text, port), family=family)
    except (OSError, OverflowError) as error:
        problem = f"Port {port} of {address.text} cannot be taken ({error})."
        remedy = "Name another with --port, or 0 for any that is free."
        raise ServeError(problem, remedy) from error
    with listener:
        yield listener
