"""citewell list, show, remove, verify, rebuild and stats."""

import sys
import time
from collections.abc import Sequence
from dataclasses import asdict

import typer
from rich.console import Console
from rich.text import Text

from api.commands.figures import outdated_text, say_outdated
from api.exit_codes import ExitCode
from api.progress import Meter
from api.remote.server import open_server
from api.rendering.documents import document_view, listing_line, listing_view
from api.rendering.tables import plain_table
from api.terminal import notices, one_line, results, visible, write_json, write_line
from ingest.library import Library, open_library
from ingest.records import DocumentSummary, StoredDocument
from ingest.settings import Settings
from ingest.verification import verify as findings_of


def list_documents(settings: Settings, *, as_json: bool) -> ExitCode:
    """List the documents: a table on a terminal, tab-separated fields elsewhere."""
    summaries = _summaries(settings)
    console = results()
    if as_json:
        write_json([asdict(summary) for summary in summaries])
    elif not console.is_terminal:
        for summary in summaries:
            write_line(listing_line(summary))
    elif summaries:
        console.print(listing_view(summaries, console.width))
    else:
        notices().print("The library is empty. Add papers with: citewell add PATH…")
    return ExitCode.OK


def _summaries(settings: Settings) -> list[DocumentSummary]:
    if settings.server:
        with open_server(settings) as server:
            return server.summaries()
    with open_library(settings.library) as library:
        return library.summaries()


def show(settings: Settings, name: str, *, as_json: bool) -> ExitCode:
    """Show one document.

    Raises:
        DocumentUnknownError: No document answers to the name.
    """
    stored = _stored(settings, name)
    if as_json:
        write_json(document_json(stored))
    else:
        show_document(stored, results())
    return ExitCode.OK


def _stored(settings: Settings, name: str) -> StoredDocument:
    if settings.server:
        with open_server(settings) as server:
            return server.document(name)
    with open_library(settings.library) as library:
        return library.document(library.resolve(name))


def show_document(stored: StoredDocument, console: Console) -> None:
    """Write a document to a console."""
    console.print(document_view(stored, console.width))


def document_json(stored: StoredDocument) -> dict[str, object]:
    """Return a document as a JSON object: id, version, sources, then all that was read."""
    document = asdict(stored.document)
    return {
        "id": stored.id,
        "version": stored.version,
        "sources": list(stored.sources),
        **document.pop("identifiers"),
        **document,
    }


def remove(settings: Settings, names: Sequence[str], *, yes: bool) -> ExitCode:
    """Remove documents, after asking; all names are looked up before the first is removed.

    Raises:
        DocumentUnknownError: No document answers to a name; nothing was removed.
    """
    with open_library(settings.library) as library:
        ids = list(dict.fromkeys(library.resolve(name) for name in names))
        if not yes and not _confirmed(library, ids):
            return ExitCode.USAGE
        for id_ in ids:
            library.remove(id_)
            results().print(f"removed {id_}", soft_wrap=True)
    return ExitCode.OK


def _confirmed(library: Library, ids: Sequence[str]) -> bool:
    console = notices()
    for id_ in ids:
        console.print(f"{id_}  {one_line(library.document(id_).document.title)}", soft_wrap=True)
    if not sys.stdin.isatty():
        console.print("Nothing was removed: there is nobody to ask. Repeat with --yes.")
        return False
    count = "this document" if len(ids) == 1 else f"these {len(ids):,} documents"
    agreed = typer.confirm(f"Remove {count} from the library?", err=True)
    if not agreed:
        console.print("Nothing was removed.")
    return agreed


def verify(settings: Settings) -> ExitCode:
    """Check everything the library holds; see `ingest.verification`."""
    with open_library(settings.library) as library:
        return verify_library(library)


def verify_library(library: Library) -> ExitCode:
    """Write what is wrong with a library to standard output, and a summary."""
    console, found = results(), 0
    with Meter(len(library), "documents") as meter:
        for finding in findings_of(library, report=meter.update):
            found += 1
            line = Text(f"{one_line(finding.subject)}: ", style="red")
            line.append(visible(f"{finding.problem} {finding.remedy}"), style="default")
            console.print(line, soft_wrap=True)
    if found:
        console.print(f"{found:,} faults found in {meter.seconds:,.1f} s.", soft_wrap=True)
        return ExitCode.PARTIAL
    sizes = library.stats()
    console.print(
        f"No fault found: {sizes['documents']:,} documents, {sizes['passages']:,} passages, "
        f"checked in {meter.seconds:,.1f} s.",
        soft_wrap=True,
    )
    say_outdated(library, console)
    return ExitCode.OK


def renew_figures(settings: Settings, *, every: bool) -> ExitCode:
    """Read figures again with this version's grammar, showing progress.

    Args:
        settings: Name the library.
        every: Of all documents; else only of those whose figures another version read.
    """
    with open_library(settings.library) as library:
        total = len(library) if every else len(library.outdated_figures())
        if not total:
            results().print("All figures were read by this version of Citewell already.")
            return ExitCode.OK
        with Meter(total, "documents") as meter:

            def report(done: int, of: int) -> None:
                meter.update(done)
                if done == of:
                    meter.console.print("Making the lexical index anew …")

            library.renew_figures(every=every, report=report)
        figures = library.stats()["figures"]
    results().print(
        f"Read the figures of {total:,} documents in {meter.seconds:,.1f} s. "
        f"The library holds {figures:,} figures.",
        soft_wrap=True,
    )
    return ExitCode.OK


def rebuild(settings: Settings) -> ExitCode:
    """Make both indexes anew from the catalogue."""
    begun = time.monotonic()
    with open_library(settings.library) as library:
        library.rebuild()
        passages = library.stats()["passages"]
    seconds = time.monotonic() - begun
    results().print(f"Rebuilt both indexes: {passages:,} passages in {seconds:,.1f} s.")
    return ExitCode.OK


def stats(settings: Settings, *, as_json: bool) -> ExitCode:
    """Show the library's size, its encoder and the name of its present state."""
    with open_library(settings.library) as library:
        sizes, encoder, generation = library.stats(), library.encoder(), library.generation
        outdated = len(library.outdated_figures())
    if as_json:
        write_json(
            {
                **sizes,
                "outdated_figures": outdated,
                "encoder": encoder and asdict(encoder),
                "generation": generation,
            }
        )
        return ExitCode.OK
    rows = [(name, f"{size:,}") for name, size in sizes.items()]
    if encoder is not None:
        rows.append(("encoder", f"{encoder.name}, {encoder.dimension} dimensions"))
    rows += [("library", str(settings.library.absolute())), ("generation", generation)]
    results().print(plain_table(("", ""), rows))
    if (text := outdated_text(outdated)) is not None:
        notices().print(text, soft_wrap=True)
    return ExitCode.OK
