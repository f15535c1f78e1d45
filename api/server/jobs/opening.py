"""The jobs of a server: kept, carried out, told of."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.server.jobs.adding import adding
from api.server.jobs.answering import answering
from api.server.jobs.evaluating import evaluating
from api.server.jobs.files import UploadFiles
from api.server.jobs.runner import Runner
from api.server.jobs.store import Store
from api.server.jobs.values import Job, JobKind, NewJob
from api.server.jobs.work import Work
from api.server.jobs.yielding import YieldingEncoder
from api.server.kept_file import KEPT_FILE
from api.server.service import Service
from eval.running.targets import InProcess

UPLOADS_FOLDER = "uploads"


@dataclass(frozen=True, slots=True)
class Jobs:
    """The jobs of a server.

    Args:
        store: Keeps them.
        uploads: Keeps the files of uploads.
        runner: Carries them out.
    """

    store: Store
    uploads: UploadFiles
    runner: Runner

    def accept(self, new: NewJob) -> Job:
        """Keep a job and see that it is carried out.

        Raises:
            BusyError: Too many of its kind are unfinished.
            UnusableJobError: It has no items.
            StorageError: The disk refuses.
        """
        job = self.store.create(new)
        self.runner.wake(new.kind)
        return job

    def cancel(self, id_: str) -> Job:
        """Cancel a job, unless it is finished.

        Raises:
            JobUnknownError: There is none.
        """
        job = self.store.cancel(id_)
        self.uploads.discard(id_)
        return job


@contextmanager
def open_jobs(service: Service) -> Iterator[Jobs]:
    """Take up the jobs of a library, until the server ends.

    Args:
        service: The library, and what answers from it.

    Raises:
        LibraryFormatError: The file of jobs is something else, or of another version of Citewell.
    """
    directory = service.library.directory
    store = Store(directory / KEPT_FILE)
    try:
        uploads = UploadFiles(directory / UPLOADS_FOLDER)
        runner = Runner(
            store, _works(service, uploads), uploads.discard, ending=service.ending.is_set
        )
        uploads.sweep(store.unfinished_ids())
        runner.start()
        try:
            yield Jobs(store, uploads, runner)
        finally:
            runner.stop()
    finally:
        store.close()


def _works(service: Service, uploads: UploadFiles) -> dict[JobKind, Work]:
    return {
        JobKind.ADD: adding(
            service.library, YieldingEncoder(service.encoder), service.passage_tokens, uploads
        ),
        JobKind.BATCH: answering(service.answer),
        JobKind.EVALUATION: evaluating(InProcess(service.engine, service.library)),
    }


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.state.jobs
    return jobs


Kept = Annotated[Jobs, Depends(_jobs)]
"""The server's jobs, for a route."""
