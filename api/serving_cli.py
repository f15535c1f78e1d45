"""The commands of who runs it: ``citewell serve``, ``citewell mcp``, ``citewell doctor``."""

from functools import partial
from typing import Annotated

import typer

from api.command_options import JsonOption, LibraryOption, begin

serving_app = typer.Typer()


@serving_app.command()
def serve(
    context: typer.Context,
    *,
    host: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS", help="Where to listen; where others can reach it, keys are needed."
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="PORT", min=0, max=65535, help="0 takes any that is free.")
    ] = 8000,
    names: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host", metavar="NAME", help="A name that clients know it by; again for more."
        ),
    ] = None,
    origins: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-origin",
            metavar="ORIGIN",
            help="Web pages that may ask it, https://papers.example; again for more.",
        ),
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Answer over HTTP until stopped."""
    settings = begin(context, library)
    from api.commands import serve as command  # noqa: PLC0415  (heavy)

    reach = command.Reach(host, port, names or (), origins or ())
    raise typer.Exit(command.serve(settings, reach))


@serving_app.command()
def mcp(context: typer.Context, library: LibraryOption = None) -> None:
    """Answer a research assistant that starts this command (Model Context Protocol, stdio)."""
    settings = begin(context, library)
    from api.commands import mcp as command  # noqa: PLC0415  (heavy)

    raise typer.Exit(command.mcp(settings))


@serving_app.command()
def doctor(
    context: typer.Context, *, as_json: JsonOption = False, library: LibraryOption = None
) -> None:
    """Check settings, encoder, library, disk, keys and model, and say what to do."""
    from api.commands import doctor as command  # noqa: PLC0415  (heavy)

    raise typer.Exit(command.doctor(partial(begin, context, library), as_json=as_json))
