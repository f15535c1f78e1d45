"""The main path of adding: files -> documents -> passages -> figures -> vectors -> library.

Documents are taken in groups, so that the encoder sees enough passages to sort by length. Each
document is one transaction; an outcome is reported when its document is safe and searchable.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.chunking import passages
from ingest.documents import Document, Passage
from ingest.errors import CitewellError, ReadError, StorageError
from ingest.figure_records import Extraction
from ingest.figures.extraction import GRAMMAR_VERSION, document_figures
from ingest.identity import Action
from ingest.library import Library
from ingest.readers import read_document
from ingest.records import Encoder, Vectors

GROUP_PASSAGES = 2_000
"""Enough for the encoder to find texts of like length."""
MOST_BYTES = 100 * 1024 * 1024
"""Of one file."""


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that is known by another name than its path.

    Args:
        path: Where it is.
        source: What it is called, in messages and as the document's source.
    """

    path: Path
    source: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Args:
        source: The file, by the name it is known by.
        action: What was done; None where it failed.
        document: The document's id; None where it failed.
        title: Its title.
        passages: How many passages were embedded for it.
        error: Why it failed; None where it did not.
    """

    source: str
    action: Action | None
    document: str | None = None
    title: str = ""
    passages: int = 0
    error: CitewellError | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far adding has come.

    Args:
        files_done: Files whose outcome is known.
        files: All files.
        passages: Passages embedded so far.
    """

    files_done: int
    files: int
    passages: int


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A document with all that is made of it before the encoder."""

    document: Document
    passages: list[Passage]
    extraction: Extraction


@dataclass(slots=True)
class _Group:
    """Documents prepared, waiting for the encoder."""

    documents: list[_Prepared] = field(default_factory=list)
    passages: int = 0


Report = Callable[[Progress], None]


def add_files(
    library: Library,
    encoder: Encoder,
    files: Sequence[Path | NamedFile],
    *,
    max_tokens: int,
    group_passages: int = GROUP_PASSAGES,
    report: Report = lambda _: None,
) -> Iterator[Outcome]:
    """Add files to a library, reporting each; one that fails does not stop the others.

    Args:
        library: Open and owned.
        encoder: The library's encoder.
        files: The files, see `expand`.
        max_tokens: Tokens of a passage, title and heading included.
        group_passages: Passages after which what was read is embedded and written. Small groups
            are searchable sooner and leave the indexes to others in between; large ones embed
            faster.
        report: Called as passages are embedded and files are done. It may raise while passages
            are embedded: what was not written yet is then left out.

    Yields:
        One outcome a file, when its document is safe and searchable.

    Raises:
        EncoderMismatchError: The library's vectors come from another encoder.
        StorageError: The disk is full or refuses; what was reported stays.
    """
    library.claim_encoder(encoder.fingerprint)
    adding = _Adding(library, encoder, min(max_tokens, encoder.max_tokens), len(files), report)
    for file in files:
        yield from adding.take(file)
        if adding.waiting >= group_passages:
            yield from adding.flush()
    yield from adding.flush()


def expand(paths: Iterable[Path]) -> list[Path]:
    """Return the files meant by files and directories, in order, each once.

    Directories are searched to any depth; hidden files and folders in them are passed over.

    Raises:
        ReadError: A path does not exist, or a directory holds no file.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if _is_visible_file(file, path))
            if not inside:
                raise ReadError(path, "the directory holds no file", "Name another one.")
            found.update(dict.fromkeys(file.resolve() for file in inside))
        elif path.exists():
            found[path.resolve()] = None
        else:
            raise ReadError(path, "there is no such file or directory", "Correct the path.")
    return list(found)


def read_file(file: Path | NamedFile) -> Document:
    """Read one file as a paper.

    Raises:
        ReadError: It cannot be opened, is too large, or is not a paper.
    """
    path, name = (file.path, file.source) if isinstance(file, NamedFile) else (file, file)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ReadError(name, f"it is larger than {MOST_BYTES:,} bytes", "Split it.")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(name, str(error.strerror), "Check the file and its permissions.") from error
    return read_document(data, source_name(file))


def source_name(file: Path | NamedFile) -> str:
    """Return a file's name as text that can be stored, whatever bytes it is made of."""
    if isinstance(file, NamedFile):
        return file.source
    return os.fsencode(file).decode(errors="backslashreplace")


class _Adding:
    """One run of adding: gathers documents into groups and writes each group."""

    def __init__(
        self, library: Library, encoder: Encoder, max_tokens: int, files: int, report: Report
    ) -> None:
        self._library = library
        self._encoder = encoder
        self._max_tokens = max_tokens
        self._files = files
        self._report = report
        self._files_done = 0
        self._passages_done = 0
        self._group = _Group()

    @property
    def waiting(self) -> int:
        """How many passages of the group wait for the encoder."""
        return self._group.passages

    def take(self, file: Path | NamedFile) -> Iterator[Outcome]:
        """Read a file into the group; tell its outcome where that is known already."""
        try:
            document = read_file(file)
            place = self._library.place(document)
        except StorageError:
            raise
        except CitewellError as error:
            yield self._done(Outcome(source_name(file), None, error=error))
            return
        if place.action is Action.UNCHANGED:
            yield self._done(Outcome(document.source, place.action, place.id, document.title))
            return
        prepared = self._prepare(document)
        self._group.documents.append(prepared)
        self._group.passages += len(prepared.passages)

    def flush(self) -> Iterator[Outcome]:
        """Embed and write the documents of the group, then make them searchable."""
        group, self._group = self._group, _Group()
        if not group.documents:
            return
        texts = [
            passage.encoded_text(each.document.text)
            for each in group.documents
            for passage in each.passages
        ]
        vectors = self._encoder.encode(texts, progress=self._embedded)
        self._passages_done += len(texts)
        outcomes, refusal = self._write(group, vectors)
        self._library.apply_changes()
        for outcome in outcomes:
            yield self._done(outcome)
        if refusal is not None:
            raise refusal

    def _prepare(self, document: Document) -> _Prepared:
        cut = passages(document, self._encoder, self._max_tokens)
        figures = document_figures(document, cut)
        return _Prepared(document, cut, Extraction(GRAMMAR_VERSION, figures))

    def _write(self, group: _Group, vectors: Vectors) -> tuple[list[Outcome], StorageError | None]:
        """Write documents until the disk refuses; return what became of them, and the refusal."""
        outcomes: list[Outcome] = []
        at = 0
        for each in group.documents:
            document, cut = each.document, each.passages
            mine = vectors[at : at + len(cut)]
            at += len(cut)
            try:
                id_, action = self._library.write(document, cut, mine, each.extraction)
            except StorageError as error:
                return outcomes, error
            except CitewellError as error:
                outcomes.append(Outcome(document.source, None, error=error))
            else:
                outcomes.append(Outcome(document.source, action, id_, document.title, len(cut)))
        return outcomes, None

    def _embedded(self, count: int) -> None:
        self._report(Progress(self._files_done, self._files, self._passages_done + count))

    def _done(self, outcome: Outcome) -> Outcome:
        self._files_done += 1
        self._report(Progress(self._files_done, self._files, self._passages_done))
        return outcome


def _is_visible_file(file: Path, root: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(root).parts)
    return file.is_file() and not hidden
