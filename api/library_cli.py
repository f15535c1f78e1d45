"""The commands of a library's documents: ``citewell add``, ``list``, ``show`` and so on."""

from pathlib import Path
from typing import Annotated

import typer

from api.command_options import (
    JsonOption,
    LibraryOption,
    ServerOption,
    begin,
    begin_anywhere,
)

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="Its id, DOI, PMID, PMCID or file name.")
]

library_app = typer.Typer()


@library_app.command()
def add(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files and folders.")],
    library: LibraryOption = None,
    server: ServerOption = None,
) -> None:
    """Add papers to the library, which is made where there is none."""
    settings = begin_anywhere(context, library, server)
    from api.commands import add as command  # noqa: PLC0415  (heavy)

    raise typer.Exit(command.add(settings, paths))


@library_app.command("list")
def list_documents(
    context: typer.Context,
    as_json: JsonOption = False,
    library: LibraryOption = None,
    server: ServerOption = None,
) -> None:
    """List the documents; tab-separated where the output is not a terminal."""
    settings = begin_anywhere(context, library, server)
    from api.commands import library as command  # noqa: PLC0415  (heavy)

    raise typer.Exit(command.list_documents(settings, as_json=as_json))


@library_app.command()
def show(
    context: typer.Context,
    name: NameArgument,
    as_json: JsonOption = False,
    library: LibraryOption = None,
    server: ServerOption = None,
) -> None:
    """Show a document."""
    settings = begin_anywhere(context, library, server)
    from api.commands import library as command  # noqa: PLC0415  (heavy)

    raise typer.Exit(command.show(settings, name, as_json=as_json))


@library_app.command()
def remove(
    context: typer.Context,
    names: Annotated[
        list[str], typer.Argument(metavar="NAME…", help="Ids, DOIs, PMIDs, PMCIDs or file names.")
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    library: LibraryOption = None,
) -> None:
    """Remove documents."""
    settings = begin(context, library)
    from api.commands import library as command  # noqa: PLC0415  (heavy)

    raise typer.Exit(command.remove(settings, names, yes=yes))


@library_app.command()
def verify(context: typer.Context, library: LibraryOption = None) -> None:
    """Check that all the library holds is whole."""
    settings = begin(context, library)
    from api.commands import library as command  # noqa: PLC0415  (heavy)

    raise typer.Exit(command.verify(settings))


@library_app.command()
def figures(  # noqa: PLR0913  (its options)
    context: typer.Context,
    *,
    measure: Annotated[
        str | None, typer.Option(metavar="NAME", help="hazard ratio, HR, median, …")
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option(metavar="NAME", help="overall survival, OS, pain, …")
    ] = None,
    unit: Annotated[str | None, typer.Option(metavar="UNIT", help="months, %, mg/dL, …")] = None,
    document: Annotated[
        str | None, typer.Option(metavar="NAME", help="An id, DOI, PMID, PMCID or file name.")
    ] = None,
    year: Annotated[
        str | None, typer.Option(metavar="YEARS", help="2017, 2015-2020 or 2015-.")
    ] = None,
    doubtful: Annotated[
        bool, typer.Option("--warnings", help="Only those whose arithmetic does not agree.")
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option("-k", "--limit", min=1, help="At most; 50 unless --json or --csv."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write a JSON object a line.")] = False,
    csv_file: Annotated[
        Path | None,
        typer.Option("--csv", metavar="FILE", help="Write a spreadsheet; - is standard output."),
    ] = None,
    library: LibraryOption = None,
) -> None:
    """List the figures that the documents report."""
    settings = begin(context, library)
    from api.commands import figures as command  # noqa: PLC0415  (heavy)
    from api.figure_filters import WantedFigures  # noqa: PLC0415  (heavy)

    wanted = WantedFigures(measure, endpoint, unit, document, year, doubtful)
    code = command.figures(settings, wanted, limit=limit, as_json=as_json, csv_file=csv_file)
    raise typer.Exit(code)


@library_app.command()
def rebuild(
    context: typer.Context,
    figures: Annotated[
        bool,
        typer.Option(
            "--figures", help="Read figures again where another version of Citewell read them."
        ),
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="With --figures: of every document.")
    ] = False,
    library: LibraryOption = None,
) -> None:
    """Make the indexes anew from the catalogue, embedding nothing again."""
    if every and not figures:
        raise typer.BadParameter("--all goes with --figures.")
    settings = begin(context, library)
    from api.commands import library as command  # noqa: PLC0415  (heavy)

    if figures:
        raise typer.Exit(command.renew_figures(settings, every=every))
    raise typer.Exit(command.rebuild(settings))


@library_app.command()
def stats(
    context: typer.Context, as_json: JsonOption = False, library: LibraryOption = None
) -> None:
    """Show the library's size."""
    settings = begin(context, library)
    from api.commands import library as command  # noqa: PLC0415  (heavy)

    raise typer.Exit(command.stats(settings, as_json=as_json))
