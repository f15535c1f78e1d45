"""What every command of the command line shares: global options, settings, logging."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ingest.settings import Settings

LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", metavar="PATH", help="Directory of the library.", show_default=False),
]
ServerOption = Annotated[
    str | None,
    typer.Option(
        "--server",
        metavar="URL",
        help="A Citewell server to ask, in place of a library of this machine.",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON.")]


@dataclass(frozen=True, slots=True)
class GlobalOptions:
    """What was given before the command's name; None where it was not."""

    library: Path | None
    server: str | None
    log_level: str | None


def begin(context: typer.Context, library: Path | None) -> "Settings":
    """Read the settings and start logging, for a command that works on the library itself.

    Args:
        context: The command's context, with the global options.
        library: The library given to the command itself; it wins.
    """
    given: GlobalOptions = context.obj
    if given.server is not None:
        raise typer.BadParameter(f"{context.info_name} works on a library itself, not on a server.")
    return _begun(given, library or given.library, "")


def begin_anywhere(context: typer.Context, library: Path | None, server: str | None) -> "Settings":
    """Read the settings and start logging, for a command that can ask a server too.

    Args:
        context: The command's context, with the global options.
        library: The library given to the command itself; it wins over the one before it.
        server: The server given to the command itself; likewise.
    """
    given: GlobalOptions = context.obj
    library, server = library or given.library, server or given.server
    if library and server:
        raise typer.BadParameter("--library and --server exclude each other.")
    # A library that is named is meant, whatever server the environment or the file names.
    return _begun(given, library, "" if library else server)


def _begun(given: GlobalOptions, library: Path | None, server: str | None) -> "Settings":
    from api.logs import configure_logs  # noqa: PLC0415  (structlog)
    from ingest.settings import load_settings  # noqa: PLC0415  (pydantic)

    settings = load_settings(library=library, server=server, log_level=given.log_level)
    configure_logs(settings.log_level, settings.log_format)
    return settings
