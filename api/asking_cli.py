"""The commands that ask: ``citewell ask``, ``search`` and ``batch``."""

from pathlib import Path
from typing import Annotated

import typer

from api.command_options import JsonOption, LibraryOption, ServerOption, begin_anywhere

asking_app = typer.Typer()


@asking_app.command()
def ask(  # noqa: PLR0913  (its options)
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="In plain words.")],
    *,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Say too what was asked, weighed and chosen, and why."),
    ] = False,
    export: Annotated[
        list[Path] | None,
        typer.Option(
            "--export",
            metavar="FILE",
            help="Write the answer to FILE.md or .json, its references to .bib or .ris; again "
            "for more.",
        ),
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
    server: ServerOption = None,
) -> None:
    """Answer a question with citations."""
    settings = begin_anywhere(context, library, server)
    from api.commands import ask as command  # noqa: PLC0415  (heavy)

    files = tuple(export or ())
    told = command.ask(settings, question, as_json=as_json, explain=explain, files=files)
    raise typer.Exit(told)


@asking_app.command()
def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="In plain words.")],
    limit: Annotated[
        int, typer.Option("-k", "--limit", min=1, max=1000, help="Passages at most.")
    ] = 10,
    as_json: JsonOption = False,
    library: LibraryOption = None,
    server: ServerOption = None,
) -> None:
    """Find passages by words and by meaning."""
    settings = begin_anywhere(context, library, server)
    from api.commands import search as command  # noqa: PLC0415  (heavy)

    raise typer.Exit(command.search(settings, query, limit, as_json=as_json))


@asking_app.command()
def batch(
    context: typer.Context,
    questions: Annotated[
        Path,
        typer.Argument(
            metavar="QUESTIONS.jsonl", help='One {"id", "question", "history"?} a line.'
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--out", metavar="ANSWERS.jsonl", help="Written in order; taken up where it stopped."
        ),
    ],
    library: LibraryOption = None,
    server: ServerOption = None,
) -> None:
    """Answer a file of questions."""
    settings = begin_anywhere(context, library, server)
    from api.commands import batch as command  # noqa: PLC0415  (heavy)

    raise typer.Exit(command.batch(settings, questions, out))
