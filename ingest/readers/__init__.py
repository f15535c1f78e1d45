"""Readers: a file's bytes to a Document, one module for each format.

`READERS` is the one table that picks the reader: by content first, then by suffix. A new format is
a module with a function like `read_markdown` and a row here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from ingest.documents import Document
from ingest.errors import ReadError
from ingest.readers.jats import looks_like_jats, read_jats
from ingest.readers.markdown import looks_like_markdown, read_markdown
from ingest.readers.saved_page import looks_like_text, read_saved_page


@dataclass(frozen=True, slots=True)
class Reader:
    """One format.

    Args:
        name: What `Document.format` says.
        recognises: Whether the bytes are of this format; cheap.
        suffixes: What decides where no content is recognised by any reader.
        read: Bytes and source name to a Document, or a ReadError.
    """

    name: str
    recognises: Callable[[bytes], bool]
    suffixes: frozenset[str]
    read: Callable[[bytes, str], Document]


READERS = (
    Reader("jats", looks_like_jats, frozenset({".nxml", ".xml"}), read_jats),
    Reader("markdown", looks_like_markdown, frozenset({".md", ".markdown"}), read_markdown),
    Reader("saved page", looks_like_text, frozenset({".txt"}), read_saved_page),
)

_OTHER_FORMATS = (
    (b"%PDF", "it is a PDF, which this version does not read"),
    (b"PK\x03\x04", "it is a zip archive or an office document"),
    (b"\x1f\x8b", "it is compressed"),
    (b"\xfd7zXZ", "it is compressed"),
)


def read_document(data: bytes, source: str) -> Document:
    """Read a file's bytes as a paper.

    Args:
        data: The whole file.
        source: Its path or URL, for messages and as the document's source.

    Raises:
        ReadError: It is empty, of no known format, or not readable as the format it shows.
    """
    if not data.strip():
        raise ReadError(source, "it is empty", "Save the paper again.")
    return _reader_for(data, source).read(data, source)


def _reader_for(data: bytes, source: str) -> Reader:
    for magic, reason in _OTHER_FORMATS:
        if data.startswith(magic):
            raise ReadError(source, reason, _remedy())
    for reader in READERS:
        if reader.recognises(data):
            return reader
    suffix = PurePath(source).suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    raise ReadError(source, "its format is not known", _remedy())


def _remedy() -> str:
    names = ", ".join(f"{reader.name} ({', '.join(sorted(reader.suffixes))})" for reader in READERS)
    return f"Give it as one of: {names}."
