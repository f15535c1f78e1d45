"""What is evaluated: a library asked in this process, or a server asked from outside."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from eval.errors import EvaluationError
from ingest.library import Library
from ingest.settings import Settings
from retrieval.answers import Answer
from retrieval.conversation import Turn
from retrieval.engine import Engine, open_both


class TargetError(EvaluationError):
    """A target gave no answer to one question; the next one may still be answered."""


class TargetLostError(TargetError):
    """A target cannot be reached, or is none; no question will be answered."""


class Target(Protocol):
    """Answers questions. Threads may ask at once."""

    @property
    def name(self) -> str:
        """What reports call it."""
        ...

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer a question.

        Args:
            question: In plain words.
            history: The conversation before it, oldest first.

        Raises:
            CitewellError: There is no answer.
        """
        ...

    def text(self, document_id: str) -> str:
        """Return the canonical text of a document, in which citations count.

        Raises:
            CitewellError: There is no such document, or it cannot be had.
        """
        ...


@dataclass(frozen=True, slots=True)
class InProcess:
    """A library asked in this process.

    Threads may ask at once and get the answers they would get alone: the catalogue gives each
    query a connection, the indexes serve one search at a time, readings and spellers are kept
    under a lock, and the encoder keeps nothing between texts.

    Args:
        engine: Answers.
        library: What it answers from.
    """

    engine: Engine
    library: Library

    @property
    def name(self) -> str:
        """What reports call it."""
        return "in-process"

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer a question.

        Raises:
            QuestionError: The question is empty, is not text, or is too long.
        """
        return self.engine.ask(question, history)

    def text(self, document_id: str) -> str:
        """Return the canonical text of a document.

        Raises:
            DocumentUnknownError: There is no such document.
        """
        return self.library.document(document_id).document.text


@contextmanager
def open_in_process(settings: Settings) -> Iterator[InProcess]:
    """Open the library and load the encoder that the settings name.

    Args:
        settings: Name the library and the encoder, and how sure an answer must be.

    Raises:
        LibraryMissingError: There is no library at the path.
        LibraryBusyError: Another process owns it.
        EncoderError: The encoder is missing or is not the expected one.
        EncoderMismatchError: The library was embedded with another encoder.
    """
    with open_both(settings) as (engine, library):
        yield InProcess(engine, library)
