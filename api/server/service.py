"""What every route works with: the library, the engine, and threads to run them in."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from threading import Event
from typing import Annotated

from fastapi import Depends, Request

from api.server.metrics import Metrics
from api.server.workers import Workers
from ingest.library import Library
from ingest.records import Encoder
from retrieval.answers import Answer
from retrieval.conversation import Turn
from retrieval.engine import AS_SET, Engine
from retrieval.stages import Watch, unwatched
from retrieval.wanted import Wanted

ASKED_AT_ONCE = 4
"""Questions answered at once; Python computes on one core at a time, so more gain nothing."""
READ_AT_ONCE = 4
"""With those, below the 15 connections that the catalogue's pool gives."""
MOST_WAITING = 256
"""Requests that wait for a thread; a client is told to come back later after that."""


@dataclass(frozen=True, slots=True)
class Service:
    """A library that is served.

    Args:
        engine: Answers from it.
        library: The library.
        encoder: What its vectors come from, for what is added; questions have the engine's own.
        passage_tokens: Tokens of a passage of what is added.
        asking: Threads for questions.
        reading: Threads for what is merely looked up, which need not wait for questions.
        metrics: What is counted of it.
        ending: Set once the server was told to stop: what goes on by itself ends soon then.
    """

    engine: Engine
    library: Library
    encoder: Encoder
    passage_tokens: int = 256
    asking: Workers = field(default_factory=lambda: Workers(ASKED_AT_ONCE, MOST_WAITING))
    reading: Workers = field(default_factory=lambda: Workers(READ_AT_ONCE, MOST_WAITING))
    metrics: Metrics = field(default_factory=Metrics)
    ending: Event = field(default_factory=Event)

    def answer(
        self,
        question: str,
        history: Sequence[Turn] = (),
        wanted: Wanted = AS_SET,
        watch: Watch = unwatched,
    ) -> Answer:
        """Answer a question as `Engine.ask` does, and count it; every way in comes through here."""
        return self.metrics.answered(lambda: self.engine.ask(question, history, wanted, watch))


Opener = Callable[[], AbstractContextManager[Service]]
"""Opens what is to be served, once, and closes it when the server ends."""


def _service(request: Request) -> Service:
    service: Service = request.state.service
    return service


Served = Annotated[Service, Depends(_service)]
