"""The command line, put together; ``…_cli.py`` name its commands, `api.commands` has what they do.

Nothing heavy is imported before a command runs, so that help comes at once.
"""

import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Annotated

import typer

from api.asking_cli import asking_app
from api.command_options import GlobalOptions, LibraryOption, ServerOption
from api.eval_cli import eval_app
from api.exit_codes import MEANING, ExitCode, exit_code
from api.keys_cli import keys_app
from api.library_cli import library_app
from api.serving_cli import serving_app
from ingest.errors import CitewellError

_SETTINGS_HELP = (
    "Settings: CITEWELL_LIBRARY, CITEWELL_ENCODER, … in the environment, or library, encoder, … "
    "in ./citewell.toml; an unknown one is refused."
)
_EXIT_CODES_HELP = "\n".join(f"{code:>3d}  {meaning}" for code, meaning in MEANING.items())
_EPILOG = f"{_SETTINGS_HELP}\n\nExit codes:\n{_EXIT_CODES_HELP}"

app = typer.Typer(
    name="citewell",
    help="Answers from the clinical literature, every figure verbatim in a passage it cites.",
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for commands in (asking_app, library_app, serving_app, keys_app, eval_app):
    app.add_typer(commands)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415  (0.03 s, for this alone)

        typer.echo(f"citewell {version('citewell')}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    library: LibraryOption = None,
    server: ServerOption = None,
    log_level: Annotated[
        str | None,
        typer.Option(metavar="LEVEL", help="debug, info, warning or error.", show_default=False),
    ] = None,
    version: Annotated[  # noqa: ARG001  (its callback does the work)
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Keep the options that stand before the command."""
    context.obj = GlobalOptions(library, server, log_level)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: What follows the program's name; those of this process where not given.

    Returns:
        The exit code.
    """
    from api import terminal  # noqa: PLC0415  (rich's console)

    terminal.prepare_streams()
    command = typer.main.get_command(app)
    try:
        command.main(args=arguments, prog_name="citewell")
    except CitewellError as error:
        terminal.say_error(error)
        return exit_code(error)
    except SystemExit as end:
        if end.code == ExitCode.INTERRUPTED:
            terminal.say_stopped()
        return end.code if isinstance(end.code, int) else ExitCode.OK
    return ExitCode.OK


def main() -> None:
    """Run the command line of this process."""
    sys.excepthook = _report_unexpected
    code = run()
    from api import terminal  # noqa: PLC0415  (loaded by then)

    terminal.finish_output()
    raise SystemExit(int(code))


def _report_unexpected(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    """Say in a few lines that Citewell has a fault; all of it at log level debug."""
    from api import terminal  # noqa: PLC0415  (loaded by then)

    terminal.say_unexpected(kind, error, traceback)
    raise SystemExit(ExitCode.INTERNAL)


if __name__ == "__main__":
    main()
