"""citewell figures."""

import csv
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console

from api.exit_codes import ExitCode
from api.figure_export import figure_json, write_csv
from api.figure_filters import WantedFigures, figure_filter
from api.rendering.figures import figures_summary, figures_view
from api.terminal import notices, results, write_json, write_line
from ingest.errors import CitewellError
from ingest.figure_records import FigureFilter, ListedFigure
from ingest.library import Library, open_library
from ingest.settings import Settings

_SHOWN = 50
"""Figures shown to a person who names no limit."""


class ExportError(CitewellError):
    """The file that figures are to be written to cannot be written."""


class _StandardOutput:
    """Where a `csv.writer` writes, row by row; it stops quietly where nobody reads on."""

    def write(self, row: str) -> None:
        write_line(row.removesuffix("\n"))


def figures(
    settings: Settings,
    wanted: WantedFigures,
    *,
    limit: int | None,
    as_json: bool,
    csv_file: Path | None,
) -> ExitCode:
    """List figures of the library that the settings name.

    Args:
        settings: Name the library.
        wanted: Which figures.
        limit: How many at most; None for 50 where people read them, for all elsewhere.
        as_json: Write a JSON object a line.
        csv_file: Write a spreadsheet there; ``-`` is standard output.

    Raises:
        FigureFilterError: A measure, endpoint or unit is unknown, or the year is no year.
        ExportError: Both formats are asked for, or the file cannot be written.
        CitewellError: The library cannot be used, or has no such document.
    """
    if as_json and csv_file is not None:
        raise ExportError("Figures are written as JSON or as CSV.", "Leave out --json or --csv.")
    with open_library(settings.library) as library:
        chosen = figure_filter(library, wanted)
        if as_json:
            for each in library.list_figures(chosen, limit):
                write_json(figure_json(each), indent=None)
        elif csv_file is not None:
            _export(library.list_figures(chosen, limit), csv_file)
        else:
            show_figures(library, chosen, _SHOWN if limit is None else limit, results())
        say_outdated(library, notices())
    return ExitCode.OK


def show_figures(library: Library, chosen: FigureFilter, limit: int, console: Console) -> None:
    """Write figures to a console, and how many there are."""
    shown = list(library.list_figures(chosen, limit))
    console.print(figures_view(shown))
    console.print(figures_summary(len(shown), library.count_figures(chosen)), soft_wrap=True)


def say_outdated(library: Library, console: Console) -> None:
    """Say, where it is so, that another version of the grammar read some of the figures."""
    if (text := outdated_text(len(library.outdated_figures()))) is not None:
        console.print(text, soft_wrap=True)


def outdated_text(count: int) -> str | None:
    """Return what to say of documents whose figures are outdated; None where there are none."""
    if not count:
        return None
    documents = "1 document" if count == 1 else f"{count:,} documents"
    return (
        f"The figures of {documents} were not read by this version of Citewell. "
        "Run: citewell rebuild --figures."
    )


def _export(listed: Iterable[ListedFigure], path: Path) -> None:
    if str(path) == "-":
        write_csv(listed, csv.writer(_StandardOutput(), lineterminator="\n"))
        return
    try:
        # The mark at its beginning tells spreadsheets that "·" and "–" are UTF-8.
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            count = write_csv(listed, csv.writer(file))
    except OSError as error:
        raise ExportError(
            f"Cannot write {path}: {error.strerror}.", "Name another file."
        ) from error
    notices().print(f"Wrote {count:,} figures to {path}.", soft_wrap=True)
