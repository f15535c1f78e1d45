"""The library: there, ours to open, of this version, and whole as far as a short look shows.

A library is opened as every command opens it; one of an earlier version is brought up to date.
Indexes that a kill or a lost file left untrue are told of, and not made anew here, which may take
minutes.
"""

from collections.abc import Iterator
from functools import partial

from api.doctor.check import UNFORESEEN, Check, broke_off, counted, failed, looked
from api.doctor.owner import owner_check
from ingest import seals
from ingest.errors import CitewellError, LibraryBusyError
from ingest.library import Library, open_library
from ingest.migrations import HEAD
from ingest.model_folder import open_model_folder
from ingest.settings import Settings

INDEXES = ("vectors", "lexical")
_REBUILD = "Run: citewell rebuild."
_RESTORE = "Restore the library from a backup, or add the papers to a new one."


def library_checks(settings: Settings) -> Iterator[Check]:
    """Look at the library, or ask the server that has it.

    Args:
        settings: Name the library and the encoder.
    """
    try:
        library = open_library(settings.library)
    except LibraryBusyError as error:
        yield looked("library", partial(owner_check, settings.library, error))
        return
    except CitewellError as error:
        yield failed("library", error)
        return
    except UNFORESEEN as error:
        yield broke_off("library", error)
        return
    with library:
        yield looked("library", partial(_contents, library))
        yield looked("catalogue", partial(_catalogue, library))
        yield looked("indexes", partial(_indexes, library))
        yield looked("vectors", partial(_vectors, library, settings.encoder))
        yield looked("figures", partial(_figures, library))


def _contents(library: Library) -> Check:
    where = library.directory.absolute()
    if not len(library):
        found = f"{where} (schema {HEAD}) holds no document; nothing can be answered."
        return Check("library", "warning", found, "Add papers with: citewell add PATH….")
    sizes = library.stats()
    held = ", ".join(counted(sizes[f"{noun}s"], noun) for noun in ("document", "passage", "figure"))
    return Check("library", "ok", f"{where} (schema {HEAD}): {held}.")


def _catalogue(library: Library) -> Check:
    problems = library.integrity()
    if problems:
        return Check("catalogue", "failed", f"SQLite reports: {problems[0]}.", _RESTORE)
    return Check("catalogue", "ok", "SQLite finds its file whole.")


def _indexes(library: Library) -> Check:
    """Compare the passages of the indexes with those of the catalogue."""
    passages = library.passage_ids()
    unsealed = [name for name in INDEXES if not seals.is_sealed(library.directory / name)]
    if unsealed and not passages:
        return Check("indexes", "ok", "Not made yet; there is nothing to find.")
    if unsealed:
        found = f"The last writing was cut short, or a file is lost, of: {', '.join(unsealed)}."
        remedy = "Nothing is lost: the next question makes it anew first. Or run: citewell rebuild."
        return Check("indexes", "warning", found, remedy)
    differing = {
        name: len(held ^ passages) for name, held in library.index_ids().items() if held != passages
    }
    if differing:
        told = ", ".join(f"{name} by {counted(by, 'passage')}" for name, by in differing.items())
        return Check("indexes", "failed", f"Other than the catalogue: {told}.", _REBUILD)
    found = f"Both hold the {counted(len(passages), 'passage')} of the catalogue."
    return Check("indexes", "ok", found)


def _vectors(library: Library, encoder: str) -> Check:
    """Compare the encoder that the library was made with to the one that is set."""
    made = library.encoder()
    if made is None:
        return Check("vectors", "ok", "None yet; the first paper added settles their encoder.")
    if open_model_folder(encoder).weights_sha256 != made.weights_sha256:
        found = f"They were made by the encoder {made.name}, and encoder is set to {encoder}."
        remedy = f"Set encoder to {made.name}, or add the papers to a new library."
        return Check("vectors", "failed", found, remedy)
    return Check("vectors", "ok", f"Made by the encoder that is set, {made.name}.")


def _figures(library: Library) -> Check:
    outdated = len(library.outdated_figures())
    if not outdated:
        return Check("figures", "ok", "All read by this version of Citewell.")
    found = f"Those of {counted(outdated, 'document')} were read by another version of Citewell."
    return Check("figures", "warning", found, "Run: citewell rebuild --figures.")
