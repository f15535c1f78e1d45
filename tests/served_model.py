"""The served library of made-up papers with a scripted language model, both over real HTTP."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from api.server.protection import UNPROTECTED
from api.server.service import Service
from ingest.library import Library
from ingest.settings import Settings
from retrieval.engine import Engine
from retrieval.writers import open_writer
from tests.running_server import running
from tests.served_library import service_of
from tests.tiny_encoder import TinyEncoder

HAZARD = "The hazard ratio for progression-free survival was 0.44 (95% CI 0.31-0.62) {}."
MEDIAN = "Median overall survival was 31 months with zorvatide {}."
INVENTED = "Median overall survival was 47 months with zorvatide {}."


@contextmanager
def modelled(library: Library, model_url: str, **more: Any) -> Iterator[Service]:
    """Return a library as it is served, its answers written by the model at a URL."""
    given: dict[str, Any] = {
        "model": "ollama:tiny",
        "model_url": model_url,
        "model_retries": 0,
    } | more
    settings = Settings(confidence="eager", **given)
    encoder = TinyEncoder()
    writer = open_writer(settings, encoder.count_tokens)
    assert writer is not None
    try:
        engine = Engine(library, encoder, settings, writer=writer)
        yield replace(service_of(library), engine=engine)
    finally:
        writer.close()


@contextmanager
def running_modelled(
    library: Library, model_url: str, deadline: float = 30.0, **more: Any
) -> Iterator[str]:
    """Serve it, and yield the URL."""
    with (
        modelled(library, model_url, **more) as service,
        running(service, replace(UNPROTECTED, deadline_seconds=deadline)) as url,
    ):
        yield url


def cited(request: dict[str, Any], sentence: str) -> str:
    """Return a sentence with the marker of the quote that holds its figure, invented ones too."""
    held = "31 months" if "overall survival" in sentence else "0.44"
    prompt = request["messages"][-1]["content"]
    number = re.findall(r"\[(\d+)\]", prompt[: prompt.index(held)])[-1]
    return sentence.format(f"[{number}]")


def renumbered(text: str) -> str:
    """Return a text whose one marker counts from 1, as an answer has it."""
    return re.sub(r"\[\d+\]", "[1]", text)
