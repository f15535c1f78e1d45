"""The exit codes of the command line, and which error gives which."""

from enum import IntEnum

from ingest.errors import (
    CitewellError,
    DocumentUnknownError,
    EncoderError,
    IdentityConflictError,
    LibraryError,
    ReadError,
    SettingsError,
)


class ExitCode(IntEnum):
    """What the command line tells its caller."""

    OK = 0
    PARTIAL = 1
    USAGE = 2
    LIBRARY = 3
    INTERNAL = 70
    INTERRUPTED = 130
    BROKEN_PIPE = 141


MEANING: dict[ExitCode, str] = {
    ExitCode.OK: "done; an abstention (not_reported, no_evidence) is a right answer too",
    ExitCode.PARTIAL: "a file, a row or a name failed; or verify, doctor or eval found a fault",
    ExitCode.USAGE: "the command, a path, a question or a setting is wrong",
    ExitCode.LIBRARY: "the library or the encoder is missing, in use, of another kind, or full",
    ExitCode.INTERNAL: "an error of Citewell itself",
    ExitCode.INTERRUPTED: "stopped by Ctrl-C",
    ExitCode.BROKEN_PIPE: "the reader of the output went away",
}

# The most special class wins; an error in none of these rows is the caller's.
_CODES: dict[type[CitewellError], ExitCode] = {
    SettingsError: ExitCode.USAGE,
    ReadError: ExitCode.USAGE,
    EncoderError: ExitCode.LIBRARY,
    LibraryError: ExitCode.LIBRARY,
    DocumentUnknownError: ExitCode.PARTIAL,
    IdentityConflictError: ExitCode.PARTIAL,
}


def exit_code(error: CitewellError) -> ExitCode:
    """Return the exit code of an error that ended a command."""
    return next((_CODES[kind] for kind in type(error).__mro__ if kind in _CODES), ExitCode.USAGE)
