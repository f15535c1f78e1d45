"""Uploads: each file read, embedded and written."""

from collections.abc import Iterator

from api.server.jobs.files import UploadFiles
from api.server.jobs.values import Item, Job, JobKind, NewJob, Outcome, Row, failure
from api.server.jobs.work import Watch, Work
from ingest.library import Library
from ingest.pipeline import NamedFile, Progress, add_files
from ingest.pipeline import Outcome as Added
from ingest.records import Encoder

GROUP_PASSAGES = 200
"""A group holds up questions for as long as the indexes need to take it in."""


def adding_job(id_: str, files: list[NamedFile]) -> NewJob:
    """Return the job that adds uploaded files.

    Args:
        id_: The name that the files' folder has.
        files: In that folder.
    """
    requests = tuple({"name": file.source, "file": file.path.name} for file in files)
    return NewJob(JobKind.ADD, requests, id=id_)


def adding(library: Library, encoder: Encoder, max_tokens: int, uploads: UploadFiles) -> Work:
    """Return the work of adding files.

    It may be done twice: what was added already is unchanged then.

    Args:
        library: Where they go.
        encoder: The library's; not one that gathers questions, which would wait for passages.
        max_tokens: Tokens of a passage.
        uploads: Where they are.
    """

    def carry_out(job: Job, items: Iterator[Item], watch: Watch) -> Iterator[Outcome]:
        waiting = list(items)
        positions = {item.request["name"]: item.position for item in waiting}
        folder = uploads.of(job.id)
        # A file that brought the process down is found out when each is taken by itself.
        group = GROUP_PASSAGES if job.attempts <= 1 else 1
        added = add_files(
            library,
            encoder,
            [NamedFile(folder / each.request["file"], each.request["name"]) for each in waiting],
            max_tokens=max_tokens,
            group_passages=group,
            report=_Watched(watch),
        )
        for each in added:
            position = positions[each.source]
            yield failure(position, each.error) if each.error else Outcome(position, _row(each))

    return Work(carry_out)


class _Watched:
    """Lets a group be given up while it is embedded, but not once it is being written."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._embedded = 0

    def __call__(self, progress: Progress) -> None:
        if progress.passages > self._embedded:
            self._embedded = progress.passages
            self._watch()


def _row(added: Added) -> Row:
    return {
        "action": added.action,
        "document": added.document,
        "title": added.title,
        "passages": added.passages,
    }
