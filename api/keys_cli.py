"""The command line of API keys, ``citewell keys …``: names, options and help."""

from typing import Annotated

import typer

from api.command_options import JsonOption, LibraryOption, begin

keys_app = typer.Typer(
    name="keys",
    help="Make and revoke the keys that a server of the library asks for.",
    no_args_is_help=True,
)


@keys_app.callback()
def options() -> None:
    """Make and revoke the keys that a server of the library asks for.

    A running server sees a change at its next request. Without any key, it serves this machine
    alone; once the first was made, everybody needs one.
    """


@keys_app.command()
def create(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="To tell it from others.")],
    *,
    scopes: Annotated[
        str,
        typer.Option(
            metavar="SCOPE,…",
            help="ask: question, search, read. write: add, delete. admin: evaluate, metrics.",
        ),
    ] = "ask",
    rate: Annotated[
        str | None,
        typer.Option(
            metavar="RATE", help="Its own limit, 60/minute, or off; the server's if left out."
        ),
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Make a key. It is shown once, and only its hash is kept."""
    settings = begin(context, library)
    from api.commands import keys as command  # noqa: PLC0415  (heavy)

    raise typer.Exit(command.create(settings, name, scopes, rate, as_json=as_json))


@keys_app.command("list")
def list_keys(
    context: typer.Context, *, as_json: JsonOption = False, library: LibraryOption = None
) -> None:
    """List the keys: names, scopes, limits and age."""
    settings = begin(context, library)
    from api.commands import keys as command  # noqa: PLC0415  (heavy)

    raise typer.Exit(command.list_keys(settings, as_json=as_json))


@keys_app.command()
def revoke(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As it was made.")],
    *,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Make a key worthless, at once."""
    settings = begin(context, library)
    from api.commands import keys as command  # noqa: PLC0415  (heavy)

    raise typer.Exit(command.revoke(settings, name, as_json=as_json))
