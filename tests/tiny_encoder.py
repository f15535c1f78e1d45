"""A sentence encoder small enough for tests: words hashed into 32 dimensions."""

import re
import zlib
from collections.abc import Callable, Sequence

import numpy as np

from ingest.records import EncoderFingerprint, Vectors

DIMENSION = 32
_WORD = re.compile(r"\w+")


class TinyEncoder:
    """Texts that share words are near each other; nothing else is learned or loaded.

    Args:
        max_tokens: The longest text it sees whole, in words.
        name: Its name in the fingerprint; two names are two encoders to a library.
    """

    def __init__(self, max_tokens: int = 256, name: str = "tiny") -> None:
        self._max_tokens = max_tokens
        self._name = name

    @property
    def fingerprint(self) -> EncoderFingerprint:
        """What makes it interchangeable with another."""
        return EncoderFingerprint(self._name, DIMENSION, f"{zlib.crc32(self._name.encode()):064x}")

    @property
    def max_tokens(self) -> int:
        """The longest text it sees whole, in words."""
        return self._max_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count the words of each text, as white space parts them."""
        return [len(text.split()) for text in texts]

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Return one unit vector a text, shape (len(texts), 32)."""
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for row, text in enumerate(texts):
            # The first entry keeps a text without words from having no direction.
            vectors[row, 0] = 0.01
            for word in _WORD.findall(text.lower()):
                vectors[row, zlib.crc32(word.encode()) % DIMENSION] += 1.0
            vectors[row] /= np.linalg.norm(vectors[row])
            if progress is not None:
                progress(row + 1)
        return vectors
