"""A small real library behind the HTTP interface, asked without a socket."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from fastapi.testclient import TestClient

from api.server.app import create_app
from api.server.protection import UNPROTECTED, Protection
from api.server.service import Service
from ingest.library import Library, open_library
from ingest.settings import Settings
from retrieval.engine import Engine
from tests.made_up_papers import add, write_papers
from tests.tiny_encoder import TinyEncoder

LANTERN = "LANTERN trial: hazard ratio for progression-free survival?"


@contextmanager
def opened_library(folder: Path) -> Iterator[Library]:
    """Open a new library of two made-up papers."""
    with open_library(folder / "library", create=True) as library:
        add(library, write_papers(folder / "papers"))
        yield library


def service_of(library: Library) -> Service:
    """Return a library as it is served."""
    encoder = TinyEncoder()
    engine = Engine(library, encoder, Settings(confidence="eager"))
    return Service(engine, library, encoder, passage_tokens=64)


@contextmanager
def client_of(service: Service, protection: Protection = UNPROTECTED) -> Iterator[TestClient]:
    """Start the application; failures come as responses, as they do to a client."""
    app = create_app(lambda: nullcontext(service), protection)
    with TestClient(app, "http://127.0.0.1:8000", raise_server_exceptions=False) as client:
        yield client
