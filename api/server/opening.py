"""Opening what a server serves."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from api.server.service import Service
from ingest.embedding import load_encoder
from ingest.library import open_library
from ingest.settings import Settings
from retrieval.engine import Engine, engine_of
from retrieval.garbage import look_seldom


@contextmanager
def open_service(settings: Settings) -> Iterator[Service]:
    """Open the library and load the encoder that the settings name, to serve them.

    Args:
        settings: Name the library and the encoder, and how sure an answer must be.

    Raises:
        LibraryMissingError: There is no library at the path.
        LibraryBusyError: Another process owns it.
        EncoderError: The encoder is missing or is not the expected one.
        EncoderMismatchError: The library was embedded with another encoder.
    """
    with open_library(settings.library) as library:
        encoder = load_encoder(settings)
        with engine_of(library, encoder, settings) as engine, _warming(engine):
            service = Service(engine, library, encoder, settings.passage_tokens)
            try:
                yield service
            finally:
                # The library is closed next: nothing may still be reading it.
                service.asking.close()
                service.reading.close()


@contextmanager
def _warming(engine: Engine) -> Iterator[None]:
    """Let an engine load what its first question needs while the server starts already."""
    with ThreadPoolExecutor(1, thread_name_prefix="citewell-warming") as thread:
        # Its errors are not looked at: the first question meets them too, and tells of them.
        thread.submit(_warmed, engine)
        yield


def _warmed(engine: Engine) -> None:
    engine.warm()
    look_seldom()
