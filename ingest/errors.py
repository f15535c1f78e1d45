"""The errors of Citewell.

CitewellError
├── SettingsError            a setting is unknown or has an unusable value
├── ReadError                a file cannot be read as a paper
├── EncoderError             the sentence encoder is missing or is not the expected one
└── LibraryError             the library cannot do what was asked
    ├── LibraryMissingError      there is no library at that path
    ├── LibraryBusyError         another process owns the library
    ├── LibraryFormatError       the library was written by another version
    ├── DocumentUnknownError     no document answers to that name
    ├── IdentityConflictError    a file carries the identifiers of two documents
    ├── EncoderMismatchError     the library was embedded with another encoder
    └── StorageError             the disk is full or refuses to write
        └── OutdatedIndexError       an index was made by another version of Citewell

Every message names the input and, after it, the remedy.
"""

from pathlib import Path


class CitewellError(Exception):
    """What went wrong, and what to do about it.

    Args:
        problem: One sentence that names the input.
        remedy: One sentence that says what to do next.
    """

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{problem} {remedy}")


class SettingsError(CitewellError):
    """A setting is unknown or has an unusable value."""


class ReadError(CitewellError):
    """A file cannot be read as a paper.

    Args:
        source: The file that was read.
        reason: Why it cannot be read, as a clause ("it holds no text").
        remedy: What to do next.
    """

    def __init__(self, source: str | Path, reason: str, remedy: str) -> None:
        self.source = str(source)
        self.reason = reason
        super().__init__(f"Cannot read {source}: {reason}.", remedy)


class EncoderError(CitewellError):
    """The sentence encoder is missing or is not the expected one."""


class LibraryError(CitewellError):
    """The library cannot do what was asked."""


class LibraryMissingError(LibraryError):
    """There is no library at that path."""


class LibraryBusyError(LibraryError):
    """Another process owns the library."""


class LibraryFormatError(LibraryError):
    """The library was written by another version of Citewell."""


class DocumentUnknownError(LibraryError):
    """No document of the library answers to that name."""


class IdentityConflictError(LibraryError):
    """A file carries the identifiers of two documents."""


class EncoderMismatchError(LibraryError):
    """The library was embedded with another encoder."""


class StorageError(LibraryError):
    """The disk is full or refuses to write."""


class OutdatedIndexError(StorageError):
    """An index was made by another version of Citewell; it must be made anew."""
