"""Asking a language model: again where it is busy, not too many at once, counted, kept."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from math import inf
from threading import BoundedSemaphore
from time import monotonic

from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt
from tenacity.wait import wait_exponential

from ingest.settings import Settings
from retrieval.answers import Usage
from retrieval.errors import ModelError
from retrieval.model_deadline import end_after, ending_at
from retrieval.models import LanguageModel, Piece, open_model
from retrieval.prompts import Prompt
from retrieval.response_cache import KeptReply, ResponseCache

MILLION = 1_000_000
LONGEST_REPLY = 60_000
"""Characters after which a reply is cut off: a model that does not stop is not waited for."""
_backoff = wait_exponential(multiplier=0.25, max=8)

CountTokens = Callable[[Sequence[str]], list[int]]


@dataclass
class Reply:
    """A reply on its way: iterate over its text; then `usage` says what it took."""

    pieces: Generator[str, None, None] = field(init=False)
    usage: Usage | None = None
    tool: bool = False
    text: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[str]:
        return self.pieces

    def close(self) -> None:
        """Break the reply off where it has not come to its end."""
        self.pieces.close()


class Writer:
    """Asks one language model.

    Args:
        model: The model.
        settings: How long, how often, how many at once, at what price.
        count_tokens: Counts tokens where the model's server does not.
    """

    def __init__(self, model: LanguageModel, settings: Settings, count_tokens: CountTokens) -> None:
        self._model = model
        self._settings = settings
        self._count = count_tokens
        self._places = BoundedSemaphore(settings.model_at_once)
        self._cache = ResponseCache(settings.model_replies) if settings.model_replies else None

    @property
    def name(self) -> str:
        """Provider and name of the model."""
        return self._model.name

    @property
    def evidence_tokens(self) -> int:
        """Tokens that the quotes of a prompt may take."""
        return self._settings.model_evidence

    def close(self) -> None:
        """Close the connections to the model's server."""
        self._model.close()

    def write(self, prompt: Prompt, seconds: float = inf) -> Reply:
        """Ask for a reply; it comes while one iterates over it.

        Args:
            prompt: What the model is told.
            seconds: How long it may take, where that is less than the settings allow.

        Returns:
            The reply. Iterating raises ModelError where the model cannot be asked, is busy for too
            long, or breaks off.
        """
        reply = Reply()
        reply.pieces = self._written(prompt, reply, min(seconds, self._settings.model_seconds))
        return reply

    def _written(self, prompt: Prompt, reply: Reply, seconds: float) -> Generator[str, None, None]:
        kept = self._cache.get(self.name, prompt) if self._cache else None
        if kept is not None:
            reply.usage = Usage(kept.read, kept.written, counted=True, cost=0, kept=True)
            yield kept.text
            return
        last = Piece("")
        end = end_after(seconds)
        with self._place(end), closing(self._begun(prompt, end)) as pieces:
            for piece in pieces:
                last = _later(last, piece)
                reply.tool |= piece.tool
                reply.text.append(piece.text)
                yield piece.text
                self._require_ending(reply, end)
        text = "".join(reply.text)
        reply.usage = self._usage(prompt, text, last)
        if self._cache and text.strip() and not reply.tool:
            self._cache.put(
                self.name, prompt, KeptReply(text, reply.usage.read, reply.usage.written)
            )

    @contextmanager
    def _place(self, end: float) -> Iterator[None]:
        """Wait for a place among those who may ask at once."""
        if not self._places.acquire(timeout=max(0.0, end - monotonic())):
            problem = f"{self.name} is asked too much at once."
            raise ModelError(problem, "Ask again later, or raise model_at_once.")
        try:
            yield
        finally:
            self._places.release()

    def _begun(self, prompt: Prompt, end: float) -> Generator[Piece, None, None]:
        """Ask until a reply begins; one that has begun is never asked for again."""
        enough = stop_after_attempt(self._settings.model_retries + 1)
        for attempt in Retrying(
            retry=retry_if_exception(_may_pass),
            stop=lambda state: enough(state) or monotonic() + _pause(state) >= end,
            wait=_pause,
            reraise=True,
        ):
            with attempt, ending_at(end) as sent:
                pieces = self._model.pieces(prompt)
                first = next(pieces, None)
        with closing(sent), closing(pieces):
            if first is not None:
                yield first
                yield from pieces

    def _require_ending(self, reply: Reply, end: float) -> None:
        if monotonic() > end:
            raise ModelError(f"{self.name} took too long.", "Ask again, or raise model_seconds.")
        if sum(map(len, reply.text)) > LONGEST_REPLY:
            problem = f"{self.name} did not stop writing."
            raise ModelError(problem, "Lower model_tokens, or use another model.")

    def _usage(self, prompt: Prompt, text: str, last: Piece) -> Usage:
        counted = last.read is not None and last.written is not None
        if last.read is not None and last.written is not None:
            read, written = last.read, last.written
        else:
            told, asked, written = self._count([prompt.instructions, prompt.request, text])
            read = told + asked
        prices = self._settings
        cost = (read * prices.model_price_read + written * prices.model_price_written) / MILLION
        return Usage(read, written, counted, round(cost, 8))


def open_writer(settings: Settings, count_tokens: CountTokens) -> Writer | None:
    """Make the writer of the model that the settings name; None where they name none.

    Raises:
        ModelError: Its client is not installed, or its key is missing.
    """
    return Writer(open_model(settings), settings, count_tokens) if settings.model else None


def _later(before: Piece, piece: Piece) -> Piece:
    told = piece.read is not None and piece.written is not None
    return piece if told or before.read is None else before


def _may_pass(error: BaseException) -> bool:
    return isinstance(error, ModelError) and error.passing


def _pause(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    told = error.retry_after if isinstance(error, ModelError) else None
    return _backoff(state) if told is None else told
