"""Standard output and standard error: results on the one, all else on the other.

What a document or a file name says is text to show, never markup and never a control sequence.
"""

import json
import logging
import os
import re
import sys
from io import TextIOWrapper
from traceback import format_exception
from types import TracebackType
from typing import Any, NoReturn

from rich.console import Console
from rich.text import Text

from api.exit_codes import ExitCode
from ingest.errors import CitewellError

# CSI and OSC sequences whole, so that no "[31m" is left behind; then every other control
# character, the directional overrides that reorder what is read, and lone surrogates.
_SEQUENCES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*[\x07\x9c]?"
)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class _PipeConsole(Console):
    """A console whose reader may leave, as `head` does."""

    def on_broken_pipe(self) -> NoReturn:
        """End quietly, with the code a shell gives to a program ended by SIGPIPE."""
        _end_unread()


def results() -> Console:
    """Return the console of standard output."""
    return _PipeConsole(markup=False, highlight=False, emoji=False)


def notices() -> Console:
    """Return the console of standard error."""
    return Console(stderr=True, markup=False, highlight=False, emoji=False)


def visible(text: str) -> str:
    """Return text without anything a terminal would obey; line breaks and tabs stay."""
    return _CONTROLS.sub("", _SEQUENCES.sub("", text))


def one_line(text: str) -> str:
    """Return visible text as one line."""
    return " ".join(visible(text).split())


def say_error(error: CitewellError) -> None:
    """Write a problem and its remedy to standard error."""
    message = Text("Error: ", style="bold red")
    message.append(visible(error.problem), style="default")
    message.append(f"\n{visible(error.remedy)}", style="not bold default")
    notices().print(message, soft_wrap=True)


def write_line(line: str) -> None:
    """Write a line to standard output as it is, neither wrapped nor styled."""
    try:
        sys.stdout.write(f"{line}\n")
    except BrokenPipeError:
        _end_unread()


def finish_output() -> None:
    """Write out what is still in standard output's buffer, before the process ends."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _end_unread()


def write_json(value: Any, *, indent: int | None = 2) -> None:  # noqa: ANN401  (any JSON value)
    """Write a JSON value to standard output, in ASCII where the terminal is not UTF-8."""
    plain = "utf" not in (sys.stdout.encoding or "").lower()
    write_line(json.dumps(value, ensure_ascii=plain, indent=indent))


def prepare_streams() -> None:
    """Make a character that the terminal lacks show as its code, not as an error or a "?".

    A "?" in place of a minus sign or a decimal point would change a figure.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _end_unread() -> NoReturn:
    """End, the reader of standard output being gone; what is left of it goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    raise SystemExit(ExitCode.BROKEN_PIPE)


def say_stopped() -> None:
    """Say what a user who pressed Ctrl-C can rely on."""
    notices().print(
        "Stopped. The library is whole, and what was reported as done is kept; "
        "repeat the command to go on.",
        soft_wrap=True,
    )


def say_unexpected(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    """Say that Citewell has a fault, with the traceback at log level debug."""
    console = notices()
    console.print(f"Citewell has a fault: {kind.__name__}: {visible(str(error))}", soft_wrap=True)
    if logging.getLogger().isEnabledFor(logging.DEBUG):
        console.print("".join(format_exception(kind, error, traceback)), soft_wrap=True)
    else:
        console.print(
            "See where with: citewell --log-level debug …; report it with what it prints."
        )
