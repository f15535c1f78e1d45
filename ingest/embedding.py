"""Turning texts into unit vectors."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from ingest.errors import EncoderError
from ingest.model_folder import ModelFolder, open_model_folder
from ingest.records import EncoderFingerprint, Vectors
from ingest.settings import Settings

BATCH_TOKENS = 1024
"""A batch whose hidden states stay in one core's cache; larger is no faster."""

Result = TypeVar("Result")

_SHOWN = 60  # characters of a refused text


class Forward(Protocol):
    """A model's forward pass, with its tokenizer."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """The longest text it takes, in tokens, special tokens included."""
        ...

    @property
    def workers(self) -> int:
        """How many batches are best computed at once, each on one core."""
        ...

    def token_ids(self, texts: Sequence[str], *, special: bool) -> list[list[int]]:
        """Return the tokens of each text, uncut, with the special tokens if asked for."""
        ...

    def embed(self, texts: Sequence[str], ids: Sequence[list[int]]) -> npt.NDArray[np.float32]:
        """Return one vector a text, of any length; ids are its tokens, the longest text first."""
        ...


class SentenceEncoder:
    """An ``Encoder`` (ingest.records) that batches texts of like length.

    Args:
        forward: The model.
        fingerprint: What makes it interchangeable with another.
        batch_size: The most texts a batch.
    """

    def __init__(self, forward: Forward, fingerprint: EncoderFingerprint, batch_size: int) -> None:
        self._forward = forward
        self._fingerprint = fingerprint
        self._batch_size = batch_size

    @property
    def fingerprint(self) -> EncoderFingerprint:
        """What makes it interchangeable with another."""
        return self._fingerprint

    @property
    def max_tokens(self) -> int:
        """The longest text it sees whole, in tokens, special tokens included."""
        return self._forward.max_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count the tokens of each text, without special tokens."""
        if not texts:
            return []
        return [len(ids) for ids in self._forward.token_ids(texts, special=False)]

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Return one unit vector a text.

        Args:
            texts: At most `max_tokens` tokens each; the more at once, the better the cores
                are used.
            progress: Called after every batch with the number of texts done so far.

        Returns:
            In order, shape (len(texts), dimension).

        Raises:
            ValueError: A text does not fit; it is never cut silently.
            EncoderError: A vector has no direction (zero or not finite).
        """
        vectors = np.empty((len(texts), self._forward.dimension), dtype=np.float32)
        if not texts:
            return vectors
        ids = self._forward.token_ids(texts, special=True)
        self._refuse_over_long(texts, ids)
        done = 0
        for batch, rows in self._computed(texts, ids):
            vectors[batch] = rows
            done += len(batch)
            if progress:
                progress(done)
        return self._unit(vectors)

    def _computed(
        self, texts: Sequence[str], ids: Sequence[list[int]]
    ) -> Iterator[tuple[list[int], Vectors]]:
        def embedded(batch: list[int]) -> Vectors:
            return self._forward.embed([texts[i] for i in batch], [ids[i] for i in batch])

        lengths = [len(tokens) for tokens in ids]
        return in_batches(lengths, self._batch_size, self._forward.workers, embedded)

    def _refuse_over_long(self, texts: Sequence[str], ids: Sequence[list[int]]) -> None:
        for text, tokens in zip(texts, ids, strict=True):
            if len(tokens) > self.max_tokens:
                raise ValueError(
                    f"a text of {len(tokens)} tokens exceeds the encoder's {self.max_tokens};"
                    f" cut it first: {text[:_SHOWN]!r}"
                )

    def _unit(self, vectors: Vectors) -> Vectors:
        lengths = np.sqrt(np.sum(vectors * vectors, axis=1, keepdims=True))
        if not np.all(np.isfinite(lengths) & (lengths > 0)):
            raise EncoderError(
                f"The encoder {self._fingerprint.name} gave a vector without direction.",
                "Set encoder_dtype to float32, or set another encoder.",
            )
        unit: Vectors = vectors / lengths
        return unit


def load_encoder(settings: Settings) -> SentenceEncoder:
    """Load the sentence encoder that the settings name; the network is never asked.

    Args:
        settings: ``encoder``, ``encoder_dtype`` and ``batch_size`` are read.

    Raises:
        EncoderError: It is missing, cannot be loaded, or its weights are not the expected ones.
    """
    folder = open_model_folder(settings.encoder)
    forward = _loaded(folder, settings)
    fingerprint = EncoderFingerprint(folder.name, forward.dimension, folder.weights_sha256)
    return SentenceEncoder(forward, fingerprint, settings.batch_size)


def in_batches(
    lengths: Sequence[int], batch_size: int, workers: int, compute: Callable[[list[int]], Result]
) -> Iterator[tuple[list[int], Result]]:
    """Compute texts in batches of like length, several batches at once, about as many tokens each.

    Args:
        lengths: Of each text, in tokens.
        batch_size: The most texts a batch.
        workers: How many batches at once, each on one core.
        compute: Takes the positions of a batch.

    Yields:
        Each batch with what was computed of it.
    """
    few = len(lengths) <= batch_size and sum(lengths) <= workers * BATCH_TOKENS
    # Of the few texts of one question every worker has a batch: none waits for another.
    batches = evenly_shared(lengths, workers) if few else length_sorted_batches(lengths, batch_size)
    if workers == 1 or not batches:
        yield from zip(batches, map(compute, batches), strict=True)
        return
    # One core a batch: small matrix products lose more than they gain when they are shared. Of a
    # single batch too: on busy cores, threads that spin for one another take ten times as long.
    with ThreadPoolExecutor(min(workers, len(batches)), initializer=_on_one_core) as pool:
        yield from zip(batches, pool.map(compute, batches), strict=True)


def on_one_core(compute: Callable[[], Result]) -> Result:
    """Compute something with PyTorch on one core only, and return it.

    For many small steps, such as laying out weights: shared between cores they take no less time,
    and on busy cores, where threads spin for one another, seven times as much.
    """
    cores()  # before a thread is put on one
    with ThreadPoolExecutor(1, initializer=_on_one_core) as pool:
        return pool.submit(compute).result()


@cache
def cores() -> int:
    """Return how many cores PyTorch may use.

    Asked once, before any thread is put on one core: the number set last in one thread is what
    PyTorch tells every thread that first asks for it later.
    """
    import torch  # noqa: PLC0415  (imported here: it takes over a second)

    return torch.get_num_threads()


def evenly_shared(lengths: Sequence[int], workers: int) -> list[list[int]]:
    """Divide texts into one batch a worker, about as many tokens each.

    Each text, the longest first, goes where the fewest tokens are (Graham 1969): the other worker
    waits for the fuller batch.

    Args:
        lengths: Of each text, in tokens.
        workers: The most batches.

    Returns:
        Positions in ``lengths``, each once, the longest text first; no batch is empty.
    """
    batches: list[list[int]] = [[] for _ in range(workers)]
    tokens = [0] * workers
    for position in _longest_first(lengths):
        emptiest = tokens.index(min(tokens))
        batches[emptiest].append(position)
        tokens[emptiest] += lengths[position]
    return [batch for batch in batches if batch]


def length_sorted_batches(lengths: Sequence[int], batch_size: int) -> list[list[int]]:
    """Group texts of like length, the longest first.

    Args:
        lengths: Of each text, in tokens.
        batch_size: The most texts a batch.

    Returns:
        Positions in ``lengths``, each once; no batch has more than `BATCH_TOKENS` tokens, unless
        it is a single text.
    """
    batches: list[list[int]] = []
    room = 0
    for position in _longest_first(lengths):
        if lengths[position] > room or len(batches[-1]) == batch_size:
            batches.append([])
            room = BATCH_TOKENS
        batches[-1].append(position)
        room -= lengths[position]
    return batches


def _longest_first(lengths: Sequence[int]) -> list[int]:
    return sorted(range(len(lengths)), key=lambda position: -lengths[position])


def _loaded(folder: ModelFolder, settings: Settings) -> Forward:
    # Imported here: PyTorch takes over a second, sentence-transformers four more.
    from ingest.packed_encoder import is_packable, load_packed  # noqa: PLC0415

    if is_packable(folder):
        return load_packed(folder, settings.encoder_dtype)
    from ingest.library_encoder import load_library  # noqa: PLC0415

    return load_library(folder, settings.encoder_dtype)


def _on_one_core() -> None:
    import torch  # noqa: PLC0415  (as above)

    torch.set_num_threads(1)
