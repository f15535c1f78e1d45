"""Files of a multipart body, written to a folder as they come (RFC 7578)."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from api.server.jobs.errors import TooLargeError, UnusableJobError
from api.server.jobs.file_names import source_of
from api.server.jobs.files import refused, require_space, settle
from ingest.pipeline import MOST_BYTES, NamedFile

MOST_FILES = 1_000
"""Files of one upload."""
FIELDS = ("files", "file")
"""What a part may be called."""

_LONGEST_BOUNDARY = 70
"""Bytes (RFC 2046, 5.1.1)."""
_SEND_FORM = "Send multipart/form-data with one part called files for each file."
_SEND_AGAIN = "Send the whole upload again."


@dataclass(slots=True)
class _Part:
    """The part that is being read."""

    header: bytes = b""
    value: bytes = b""
    disposition: bytes = b""
    file: BinaryIO | None = None
    source: str = ""
    size: int = 0


class Receiver:
    """Takes the pieces of a body and writes the files in it; nothing is kept in memory.

    Args:
        folder: Where they go, as 000000, 000001, …: a client's name is never a path here.
        content_type: The body's, with its boundary.

    Raises:
        UnusableJobError: It is no multipart form.
    """

    def __init__(self, folder: Path, content_type: str) -> None:
        self._folder = folder
        self._parser = MultipartParser(
            _boundary(content_type),
            {
                "on_part_begin": self._begin,
                "on_header_field": self._header_name,
                "on_header_value": self._header_value,
                "on_header_end": self._header_end,
                "on_headers_finished": self._open,
                "on_part_data": self._write,
                "on_part_end": self._close,
                "on_end": self._end,
            },
        )
        self._part = _Part()
        self._ended = False
        self._files: dict[str, NamedFile] = {}

    def feed(self, piece: bytes) -> None:
        """Take the next piece.

        Raises:
            UnusableJobError: It is not part of a form, or a part is no file with a name of its own.
            TooLargeError: There are too many files, or one is too large.
            StorageError: The disk refuses, or is nearly full.
        """
        require_space(self._folder, len(piece))
        try:
            self._parser.write(piece)
        except FormParserError as error:
            raise UnusableJobError(f"The form cannot be read ({error}).", _SEND_FORM) from error
        except OSError as error:
            raise refused(self._folder, error) from error

    def finish(self) -> list[NamedFile]:
        """Return the files, all of them on the disk.

        Raises:
            UnusableJobError: The body was cut short, or held no file.
            StorageError: The disk refuses.
        """
        if not self._ended:
            raise UnusableJobError("The form ends before its last boundary.", _SEND_AGAIN)
        if not self._files:
            raise UnusableJobError("The form holds no file.", _SEND_FORM)
        settle(self._folder)
        return list(self._files.values())

    def abandon(self) -> None:
        """Let go of the file that was being written."""
        if self._part.file is not None:
            self._part.file.close()

    # What the parser calls

    def _begin(self) -> None:
        self._part = _Part()

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._part.header += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._part.value += data[start:end]

    def _header_end(self) -> None:
        if self._part.header.lower() == b"content-disposition":
            self._part.disposition = self._part.value
        self._part.header = self._part.value = b""

    def _open(self) -> None:
        _, options = parse_options_header(self._part.disposition)
        field = options.get(b"name", b"").decode(errors="replace")
        if field not in FIELDS or b"filename" not in options:
            problem = f"The part {field[:80]!r} is not a file."
            raise UnusableJobError(problem, _SEND_FORM)
        source = source_of(options[b"filename"])
        if source in self._files:
            problem = f"Two files are called {source}."
            raise UnusableJobError(problem, "Give each a name of its own.")
        if len(self._files) == MOST_FILES:
            problem = f"There are more than {MOST_FILES:,} files."
            raise TooLargeError(problem, "Send them in several uploads.")
        path = self._folder / f"{len(self._files):06}"
        self._files[source] = NamedFile(path, source)
        self._part.source = source
        self._part.file = path.open("wb")

    def _write(self, data: bytes, start: int, end: int) -> None:
        assert self._part.file is not None  # noqa: S101  (a part without one is refused)
        self._part.size += end - start
        if self._part.size > MOST_BYTES:
            problem = f"The file {self._part.source} is larger than {MOST_BYTES:,} bytes."
            raise TooLargeError(problem, "Split it, or leave it out.")
        self._part.file.write(data[start:end])

    def _close(self) -> None:
        file = self._part.file
        assert file is not None  # noqa: S101  (as above)
        with file:
            file.flush()
            os.fsync(file.fileno())

    def _end(self) -> None:
        self._ended = True


def _boundary(content_type: str) -> bytes:
    kind, options = parse_options_header(content_type)
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not 0 < len(boundary) <= _LONGEST_BOUNDARY:
        raise UnusableJobError("The body is not a form with files.", _SEND_FORM)
    return boundary
