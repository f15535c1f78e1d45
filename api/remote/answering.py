"""What answers a command: a library of this machine, or a server."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from api.remote.server import open_server
from ingest.settings import Settings
from retrieval.answers import Answer
from retrieval.conversation import Turn
from retrieval.engine import SearchResult, open_engine
from retrieval.stages import Watch, unwatched


class Answering(Protocol):
    """Answers questions and finds passages, here or elsewhere."""

    def ask(
        self, question: str, history: Sequence[Turn] = (), *, watch: Watch = unwatched
    ) -> Answer:
        """Answer a question; the watch is told of its text as it comes.

        Raises:
            CitewellError: There is no answer.
        """
        ...

    def search(self, query: str, limit: int = 10) -> list[SearchResult]:
        """Find passages, best first.

        Raises:
            CitewellError: Nothing can be searched.
        """
        ...


@contextmanager
def open_answering(settings: Settings) -> Iterator[Answering]:
    """Connect to the server that the settings name, or else open their library.

    Raises:
        CitewellError: Neither can be used.
    """
    if settings.server:
        with open_server(settings) as server:
            yield server
    else:
        with open_engine(settings) as engine:
            yield engine
