"""One encoder for many threads: what they ask for at the same time is encoded together."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Condition

import numpy as np

from ingest.encoder_within import EncoderWithin
from ingest.errors import CitewellError
from ingest.records import Encoder, Vectors

MOST_TOGETHER = 8
"""Texts of a call that others may wait for; a question is one, a paper hundreds."""


class _Call:
    """What one thread wants encoded, and its vectors once that is done."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.vectors: Vectors | None = None
        self.taken = False


class SharedEncoder(EncoderWithin):
    """An encoder that encodes together what several threads ask for while it is at work.

    A call that finds it idle is encoded at once: nobody waits for company. Longer calls, of papers
    being added, go past the others and hold up no question.

    Args:
        encoder: Does the work. A text's vector must not depend on the texts beside it.
    """

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(encoder)
        self._turn = Condition()
        self._waiting: list[_Call] = []
        self._working = False

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Return one unit vector a text, as the encoder within does.

        Args:
            texts: The texts.
            progress: Called with the number of texts encoded so far; with it, a call stays alone.

        Raises:
            CitewellError: As the encoder within does, and for this call's own texts only.
            ValueError: Likewise.
        """
        if progress is not None or len(texts) > MOST_TOGETHER:
            return self._encoder.encode(texts, progress)
        call = _Call(texts)
        self._take_part(call)
        # Without a vector, something in its batch was at fault; its own texts will tell.
        return self._encoder.encode(texts) if call.vectors is None else call.vectors

    def _take_part(self, call: _Call) -> None:
        """Return when the call has been in a batch, its own or another thread's."""
        with self._turn:
            self._waiting.append(call)
            self._turn.wait_for(lambda: call.taken or not self._working)
            if call.taken:
                return
            batch, self._waiting = self._waiting, []
            self._working = True
        try:
            with suppress(CitewellError, ValueError, RuntimeError):
                self._encode(batch)
        finally:
            with self._turn:
                self._working = False
                for each in batch:
                    each.taken = True
                self._turn.notify_all()

    def _encode(self, batch: Sequence[_Call]) -> None:
        vectors = self._encoder.encode([text for call in batch for text in call.texts])
        ends = np.cumsum([len(call.texts) for call in batch])
        for call, own in zip(batch, np.split(vectors, ends[:-1]), strict=True):
            call.vectors = own
