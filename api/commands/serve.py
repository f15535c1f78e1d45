"""citewell serve."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from urllib.parse import urlsplit

from api.exit_codes import ExitCode
from api.keys import KeyRing
from api.server.app import create_app
from api.server.http_server import run_server
from api.server.listening import Address, ServeError, listening, served_address
from api.server.opening import open_service
from api.server.protection import LOOPBACK_HOSTS, Protection
from api.terminal import notices, results
from ingest.settings import Settings

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reach:
    """Who may reach a server, and how.

    Args:
        host: The address it listens on.
        port: 0 takes any that is free.
        names: Names that clients may know it by, besides its address.
        origins: Web pages that may ask it.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    names: Sequence[str] = ()
    origins: Sequence[str] = ()


def serve(settings: Settings, reach: Reach) -> ExitCode:
    """Answer over HTTP until told to stop (Ctrl-C, SIGTERM).

    Args:
        settings: Name the library, how sure an answer must be, and what clients are allowed.
        reach: Who may reach the server.

    Raises:
        ServeError: Others could reach it and no key protects it, the address is taken, or an
            origin is none.
        CitewellError: The library or the encoder cannot be used.
    """
    address = served_address(reach.host)
    protection = protection_of(settings, address, reach)
    # Taken first: loading what is served takes seconds.
    with listening(address, reach.port) as listener, open_service(settings) as service:
        url = address.url(listener.getsockname()[1])

        def ready() -> None:
            service.library.announce(url)
            _say_ready(url, address)

        app = create_app(lambda: nullcontext(service), protection)
        run_server(app, listener, ready, service.ending.set)
    return ExitCode.OK


def protection_of(settings: Settings, address: Address, reach: Reach) -> Protection:
    """Return what is asked of clients.

    Args:
        settings: What clients are allowed.
        address: Where the server listens.
        reach: The names and web pages that were given.

    Raises:
        ServeError: Others could reach the server and no key protects it, or an origin is none.
        KeysError: The keys cannot be read.
    """
    ring = KeyRing(settings.library)
    names = [each.lower() for each in reach.names]
    others = [each for each in names if each not in LOOPBACK_HOSTS]
    reached = not address.loopback or bool(others and settings.keys_on_loopback)
    if reached and not ring.held():
        way = f"by the name {others[0]!r}" if address.loopback else f"at {reach.host!r}"
        problem = f"Others than this machine could reach the server {way}, and no key protects it."
        remedy = "Make one with: citewell keys create NAME; or leave --host and --allow-host out."
        raise ServeError(problem, remedy)
    # Where keys protect it, any name will do unless some were given.
    anyone = not address.loopback and not names
    return Protection(
        ring=ring,
        loopback=address.loopback,
        keys_on_loopback=settings.keys_on_loopback,
        hosts=() if anyone else {*LOOPBACK_HOSTS, address.host, *names},
        origins=[_origin(each) for each in reach.origins],
        rate_limit=settings.rate_limit,
        deadline_seconds=settings.deadline_seconds,
        most_upload=settings.most_upload_mb * _MEGABYTE,
        log_questions=settings.log_questions,
    )


def _origin(given: str) -> str:
    try:
        parts = urlsplit(given)
        named = parts.scheme in ("http", "https") and parts.hostname
    except ValueError:
        named = None
    if not named or given.lower() != f"{parts.scheme}://{parts.netloc}".lower():
        problem = f"{given!r} is no origin of web pages."
        raise ServeError(problem, "Give scheme, name and port: https://papers.example:8443.")
    return given.lower()


def _say_ready(url: str, address: Address) -> None:
    console = results()
    console.print(f"Citewell answers at {url} (stop it with Ctrl-C).", soft_wrap=True)
    console.file.flush()
    if not address.loopback:
        warning = "Keys and answers cross the network unencrypted, unless a proxy adds TLS."
        notices().print(warning, soft_wrap=True)
