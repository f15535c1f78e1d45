"""An encoder that wraps another one; what it does not change is the other one's."""

from collections.abc import Sequence

from ingest.records import Encoder, EncoderFingerprint


class EncoderWithin:
    """Everything of an `Encoder` but `encode`, as the encoder within has it.

    Args:
        encoder: The encoder within.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @property
    def fingerprint(self) -> EncoderFingerprint:
        """What makes it interchangeable with another."""
        return self._encoder.fingerprint

    @property
    def max_tokens(self) -> int:
        """The longest text it sees whole, in tokens, special tokens included."""
        return self._encoder.max_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count the tokens of each text, without special tokens."""
        return self._encoder.count_tokens(texts)
