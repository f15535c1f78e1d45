"""One thread a kind of job, that carries out one after another."""

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

import structlog

from api.server.jobs.errors import StoppedError
from api.server.jobs.store import Store
from api.server.jobs.values import Job, JobKind, JobState, failure, reason_of
from api.server.jobs.work import Work
from ingest.errors import CitewellError

MOST_ATTEMPTS = 3
"""How often a job is begun at the same item before that item is left out."""

_PAUSE_SECONDS = 2.0
"""After a fault of the program or the disk, so that the log is not filled with it."""

log = structlog.get_logger(__name__)


class PoisonError(CitewellError):
    """The server ended, or failed, each time it had this item in hand."""


class Runner:
    """Carries out the jobs of a store, each kind in a thread of its own.

    A job goes on with the first item without an outcome, whatever ended it. An item that brings
    the process down, or meets a fault of the program, is tried a few times and then left out.

    Args:
        store: The jobs.
        works: How each kind is carried out.
        tidy: Called with the name of each job that has finished.
        ending: Whether it is soon to be stopped, so that nothing more is begun.
        pause: Seconds to wait after a fault.
    """

    def __init__(
        self,
        store: Store,
        works: Mapping[JobKind, Work],
        tidy: Callable[[str], None] = lambda _: None,
        *,
        ending: Callable[[], bool] = lambda: False,
        pause: float = _PAUSE_SECONDS,
    ) -> None:
        self._store = store
        self._works = works
        self._tidy = tidy
        self._pause = pause
        self._ending = ending
        self._stopping = threading.Event()
        self._threads = {
            kind: ThreadPoolExecutor(1, thread_name_prefix=f"citewell-{kind}") for kind in works
        }

    def start(self) -> None:
        """Take up what an earlier server left, and whatever comes."""
        self._store.requeue()
        for kind in self._works:
            self.wake(kind)

    def wake(self, kind: JobKind) -> None:
        """Say that there is a job to be carried out."""
        self._submit(kind, 0.0)

    def stop(self) -> None:
        """Stop soon: what is in hand is finished or given up, and taken up at the next start."""
        self._stopping.set()
        for thread in self._threads.values():
            thread.shutdown(wait=True, cancel_futures=True)

    def _is_stopping(self) -> bool:
        return self._stopping.is_set() or self._ending()

    def _submit(self, kind: JobKind, pause: float) -> None:
        if not self._is_stopping():
            drained = self._threads[kind].submit(self._drain, kind, pause)
            drained.add_done_callback(partial(self._drained, kind))

    def _drain(self, kind: JobKind, pause: float) -> None:
        """Carry out jobs of a kind until none is left."""
        if pause:
            self._stopping.wait(pause)
        while not self._is_stopping() and (job := self._store.claim(kind)):
            self._carry_out(job)

    def _drained(self, kind: JobKind, drained: Future[None]) -> None:
        if drained.cancelled():
            return
        fault = drained.exception()
        if fault is not None:
            # The job is still there, one attempt poorer.
            log.error("a job failed", kind=kind, exc_info=fault)
            self._submit(kind, self._pause)

    def _carry_out(self, job: Job) -> None:
        try:
            self._finish(job)
        except StoppedError:
            self._store.release(job.id)  # where it was not cancelled
        except CitewellError as error:
            log.warning("a job cannot go on", job=job.id, kind=job.kind, reason=str(error))
            self._store.end(job.id, JobState.FAILED, reason_of(error))
        if self._store.job(job.id).is_finished:
            self._tidy(job.id)

    def _finish(self, job: Job) -> None:
        if job.attempts > MOST_ATTEMPTS:
            self._leave_out(job)
        work = self._works[job.kind]
        watch = partial(self._watch, job.id)
        watch()
        for outcome in work.carry_out(job, self._store.pending(job.id), watch):
            self._store.record(job.id, outcome)
            watch()
        result = work.conclude(self._store.outcomes(job.id))
        self._store.end(job.id, JobState.DONE, result=result)

    def _leave_out(self, job: Job) -> None:
        """Give the item that stopped every attempt an outcome, so that the others are done."""
        item = next(self._store.pending(job.id), None)
        if item is not None:
            problem = f"The server failed {MOST_ATTEMPTS} times while it worked on this."
            remedy = "Its log says why; leave it out, or send it by itself."
            self._store.record(job.id, failure(item.position, PoisonError(problem, remedy)))

    def _watch(self, id_: str) -> None:
        if self._is_stopping() or self._store.job(id_).is_finished:
            raise StoppedError(f"The job {id_} goes no further.", "Nothing is to be done.")
