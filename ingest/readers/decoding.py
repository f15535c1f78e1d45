"""Bytes of a text file to text, whatever saved them."""

import codecs
import re

from ingest.errors import ReadError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MOST_CONTROLS = 0.02  # of all characters; more than that is a program or an image
_SAMPLE = 65_536


def decode_text(data: bytes, source: str) -> str:
    """Return the text that the bytes hold.

    A byte order mark decides; else UTF-16 where every other byte is zero, else UTF-8, else the
    Western encodings of old browsers (Windows-1252, ISO 8859-1).

    Raises:
        ReadError: The bytes are not text.
    """
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        if len(_CONTROLS.findall(sample)) <= _MOST_CONTROLS * len(sample):
            return text
        break
    raise ReadError(source, "it is not text", "Save the page as plain text (UTF-8) and add that.")


def _candidates(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return (encoding,)
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs and sample[1::2].count(0) > pairs / 2:
        return ("utf-16-le",)
    if pairs and sample[0::2].count(0) > pairs / 2:
        return ("utf-16-be",)
    return ("utf-8", "cp1252", "latin-1")
