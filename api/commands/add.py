"""citewell add."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from rich.text import Text

from api.exit_codes import ExitCode
from api.progress import Meter
from api.remote.refusals import ServerError
from api.remote.server import Server, open_server
from api.remote.uploads import add_to_server
from api.terminal import one_line, results, visible
from ingest.embedding import load_encoder
from ingest.errors import ReadError
from ingest.identity import Action
from ingest.library import Library, open_library
from ingest.pipeline import Outcome, Progress, add_files, expand
from ingest.records import Encoder
from ingest.settings import Settings

_MOST_LISTED = 20
"""Files up to which each is listed; beyond, only those that failed."""


def add(settings: Settings, paths: Sequence[Path]) -> ExitCode:
    """Add files and folders to the library that the settings name, made where absent.

    Where they name a server, the files are sent to it.

    Raises:
        ReadError: A path does not exist, or a folder holds no file.
        CitewellError: The library, the encoder or the server cannot be used, or the disk is full.
    """
    files = expand(paths)
    if settings.server:
        with open_server(settings) as server:
            meter = Meter(len(files), "files")
            outcomes = _all_outcomes(
                files, lambda named: add_to_server(server, named, meter.update)
            )
            return _show(outcomes, meter, partial(_held, server))
    with open_library(settings.library, create=True) as library:
        return add_papers(library, load_encoder(settings), files, settings.passage_tokens)


def add_papers(
    library: Library, encoder: Encoder, files: Sequence[Path], max_tokens: int
) -> ExitCode:
    """Add files, showing progress and failures as they come and a summary at the end.

    Args:
        library: Open.
        encoder: The library's encoder.
        files: The files.
        max_tokens: Tokens of a passage.

    Raises:
        EncoderMismatchError: The library's vectors come from another encoder.
        StorageError: The disk is full or refuses; what the summary counts is safe.
    """
    meter = Meter(len(files), "files", "passages")

    def report(progress: Progress) -> None:
        meter.update(progress.files_done, progress.passages)

    def added(named: Sequence[Path]) -> Iterator[Outcome]:
        return add_files(library, encoder, named, max_tokens=max_tokens, report=report)

    return _show(_all_outcomes(files, added), meter, library.__len__)


def _held(server: Server) -> int | None:
    try:
        return server.count()
    except ServerError:
        return None


def _show(outcomes: Iterator[Outcome], meter: Meter, count: Callable[[], int | None]) -> ExitCode:
    known: list[Outcome] = []
    try:
        with meter:
            for outcome in outcomes:
                known.append(outcome)
                if outcome.error is not None:
                    message = Text("failed ", style="red").append(visible(str(outcome.error)))
                    meter.console.print(message, soft_wrap=True)
    finally:
        # Also where the disk is full or the user stops it: what is safe must be known.
        _summarise(known, meter.seconds, count())
    failed = any(outcome.error is not None for outcome in known)
    return ExitCode.PARTIAL if failed else ExitCode.OK


def _all_outcomes(
    files: Sequence[Path], added: Callable[[Sequence[Path]], Iterator[Outcome]]
) -> Iterator[Outcome]:
    for file in files:
        if not _has_text_name(file):
            reason = "its name is not UTF-8 text"
            yield Outcome(str(file), None, error=ReadError(ascii(str(file)), reason, "Rename it."))
    yield from added([file for file in files if _has_text_name(file)])


def _has_text_name(file: Path) -> bool:
    # A byte of a name that is not UTF-8 comes as a lone surrogate, which no catalogue can keep.
    return not any("\ud800" <= letter <= "\udfff" for letter in str(file))


def _summarise(outcomes: Sequence[Outcome], seconds: float, documents: int | None) -> None:
    console = results()
    if len(outcomes) <= _MOST_LISTED:
        for outcome in outcomes:
            if outcome.action is not None:
                line = Text(f"{outcome.action:<9} ", style="green")
                line.append(f"{outcome.document}  ", style="cyan").append(one_line(outcome.title))
                cut = console.is_terminal
                console.print(line, no_wrap=cut, overflow="ellipsis", soft_wrap=not cut)
    console.print(summary(outcomes, seconds, documents), soft_wrap=True)


def summary(outcomes: Sequence[Outcome], seconds: float, documents: int | None) -> str:
    """Return what became of the files, in a line.

    Args:
        outcomes: One a file.
        seconds: How long it took.
        documents: How many documents the library holds now; None where that is not known.
    """
    counts = Counter(outcome.action for outcome in outcomes)
    words = [f"{counts[action]:,} {action}" for action in Action if counts[action]]
    if counts[None]:
        words.append(f"{counts[None]:,} failed")
    passages = sum(outcome.passages for outcome in outcomes)
    pace = f", {passages / seconds:,.0f} passages/s" if passages and seconds > 0 else ""
    done = f"{', '.join(words) or 'Nothing done'}: {passages:,} passages in {seconds:,.1f} s{pace}."
    return done if documents is None else f"{done} The library holds {_documents(documents)}."


def _documents(count: int) -> str:
    return "1 document" if count == 1 else f"{count:,} documents"
