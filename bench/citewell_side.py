"""Citewell's side of the comparison, with the time that its encoder takes told apart."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.embedding import load_encoder
from ingest.library import open_library
from ingest.pipeline import add_files
from ingest.records import Encoder, EncoderFingerprint, Vectors
from ingest.settings import Settings, load_settings
from retrieval.engine import Engine

_EVIDENCE_QUOTES = 20


@dataclass(slots=True)
class TimedEncoder:
    """An encoder that adds up what encoding takes."""

    inner: Encoder
    seconds: float = field(default=0.0)

    @property
    def fingerprint(self) -> EncoderFingerprint:
        """The encoder's own."""
        return self.inner.fingerprint

    @property
    def max_tokens(self) -> int:
        """The encoder's own."""
        return self.inner.max_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count tokens; not encoding, so not timed as such."""
        return self.inner.count_tokens(texts)

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Encode, and add the time."""
        started = time.perf_counter()
        vectors = self.inner.encode(texts, progress)
        self.seconds += time.perf_counter() - started
        return vectors


@dataclass(frozen=True, slots=True)
class Added:
    """What adding took.

    Args:
        seconds: All of it, reading the files included, model loading left out.
        outside_encoder: The share of it spent elsewhere than in the encoder.
        passages: How many passages were made.
        characters: Of canonical text.
    """

    seconds: float
    outside_encoder: float
    passages: int
    characters: int


def add(files: Sequence[Path], directory: Path) -> Added:
    """Add files to a new library."""
    settings = load_settings(library=directory)
    encoder = TimedEncoder(load_encoder(settings))
    encoder.encode(["warm up"])
    encoder.seconds = 0.0
    with open_library(directory, create=True) as library:
        library.apply_changes()
        started = time.perf_counter()
        list(add_files(library, encoder, files, max_tokens=settings.passage_tokens))
        seconds = time.perf_counter() - started
        stats = library.stats()
    outside = 1 - encoder.seconds / seconds
    return Added(seconds, outside, stats["passages"], stats["characters"])


def texts(directory: Path) -> list[str]:
    """Return the canonical text of every document of a library."""
    with open_library(directory) as library:
        return [library.document(each.id).document.text for each in library.summaries()]


def evidence_settings(directory: Path) -> Settings:
    """Return settings under which an answer brings as much evidence as it may."""
    return load_settings(library=directory, citations=_EVIDENCE_QUOTES)


def evidence(engine: Engine, question: str) -> list[str]:
    """Return the quotes that stand behind an answer, best first."""
    return [citation.quote for citation in engine.ask(question).citations]
