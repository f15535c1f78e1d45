"""Jobs as they are kept: every change is on the disk before it is told."""

from pathlib import Path

import sqlalchemy as sa

from api.server.jobs.errors import StoppedError, UnusableJobError
from api.server.jobs.store_reading import StoreReader
from api.server.jobs.tables import items, jobs, open_tables
from api.server.jobs.values import (
    UNFINISHED,
    Job,
    JobKind,
    JobState,
    NewJob,
    Outcome,
    Reason,
    Row,
)
from api.server.kept_file import Clock, Moment, new_id, now
from api.server.refusals import BusyError
from ingest.catalogue_engine import writing

MOST_UNFINISHED = 32
"""Jobs of a kind that may wait or run at once."""
MOST_FINISHED = 200
"""Jobs that are remembered after their end; the oldest are forgotten first."""

_LATER = {"Retry-After": "10"}


class Store(StoreReader):
    """The jobs of a library. Threads may share it; what it says of them is in `store_reading`.

    Args:
        path: The file, made where it is absent.
        clock: Tells the time, with its zone.

    Raises:
        LibraryFormatError: The file is something else, or of another version of Citewell.
    """

    def __init__(self, path: Path, clock: Clock = now) -> None:
        super().__init__(open_tables(path))
        self._writing = writing(self._engine)
        self._clock = clock

    def close(self) -> None:
        """Release the file."""
        self._engine.dispose()

    # Accepting and cancelling

    def create(self, new: NewJob) -> Job:
        """Accept a job; from here on it survives whatever ends the server.

        Raises:
            BusyError: Too many of its kind are unfinished.
            UnusableJobError: It has no items.
            StorageError: The disk refuses.
        """
        if not new.requests:
            raise UnusableJobError("There is nothing to do.", "Send at least one thing.")
        known = {outcome.position: outcome for outcome in new.outcomes}
        with self._writing.begin() as connection:
            self._require_room(connection, new.kind)
            self._forget(connection)
            sequence, id_ = self._insert(connection, new)
            rows = [
                self._item_row(sequence, position, request, known.get(position))
                for position, request in enumerate(new.requests)
            ]
            connection.execute(sa.insert(items), rows)
        return self.job(id_)

    def require_room(self, kind: JobKind) -> None:
        """Refuse a job before anything is read for it.

        Raises:
            BusyError: Too many of its kind are unfinished.
        """
        with self._engine.connect() as connection:
            self._require_room(connection, kind)

    def cancel(self, id_: str) -> Job:
        """Cancel a job, unless it is finished; what was done stays done.

        Raises:
            JobUnknownError: There is none.
        """
        with self._writing.begin() as connection:
            self._finish(connection, id_, JobState.CANCELLED)
        return self.job(id_)

    # Carrying out

    def claim(self, kind: JobKind) -> Job | None:
        """Begin the oldest unfinished job of a kind; None where there is none.

        One thread a kind does so. A job that runs already was left by a process that was killed.
        """
        with self._writing.begin() as connection:
            id_ = connection.scalar(
                sa.select(jobs.c.id)
                .where(jobs.c.kind == kind, jobs.c.state.in_(UNFINISHED))
                .order_by(jobs.c.sequence)
                .limit(1)
            )
            if id_ is None:
                return None
            connection.execute(
                sa.update(jobs)
                .where(jobs.c.id == id_)
                .values(
                    state=JobState.RUNNING,
                    attempts=jobs.c.attempts + 1,
                    started=sa.func.coalesce(jobs.c.started, sa.literal(self._clock(), Moment())),
                )
            )
        return self.job(id_)

    def requeue(self) -> None:
        """Queue every job that runs; for a server that starts, since none runs yet."""
        with self._writing.begin() as connection:
            connection.execute(
                sa.update(jobs)
                .where(jobs.c.state == JobState.RUNNING)
                .values(state=JobState.QUEUED)
            )

    def release(self, id_: str) -> None:
        """Queue a running job again; it was stopped through no fault of its own."""
        with self._writing.begin() as connection:
            connection.execute(
                sa.update(jobs)
                .where(jobs.c.id == id_, jobs.c.state == JobState.RUNNING)
                .values(state=JobState.QUEUED, attempts=jobs.c.attempts - 1)
            )

    def record(self, id_: str, outcome: Outcome) -> None:
        """Keep the outcome of an item of a running job.

        Raises:
            StoppedError: The job was cancelled meanwhile; nothing is kept.
            ValueError: The job has no such item, or its outcome is known.
        """
        with self._writing.begin() as connection:
            sequence = connection.scalar(
                sa.update(jobs)
                .where(jobs.c.id == id_, jobs.c.state == JobState.RUNNING)
                .values(
                    done=jobs.c.done + 1, failed=jobs.c.failed + int(outcome.failed), attempts=0
                )
                .returning(jobs.c.sequence)
            )
            if sequence is None:
                raise _stopped(id_)
            changed = connection.execute(
                sa.update(items)
                .where(
                    items.c.job == sequence,
                    items.c.position == outcome.position,
                    items.c.outcome.is_(None),
                )
                .values(outcome=outcome.row, failed=outcome.failed, ended=self._clock())
            )
            if changed.rowcount != 1:
                raise ValueError(f"item {outcome.position} of job {id_} waits for no outcome")

    def end(
        self, id_: str, state: JobState, error: Reason | None = None, result: Row | None = None
    ) -> None:
        """Finish a job, unless it is finished.

        Args:
            id_: The job.
            state: One that a job stays in.
            error: Why it failed as a whole.
            result: What its kind makes of all outcomes.
        """
        with self._writing.begin() as connection:
            self._finish(connection, id_, state, error, result)

    # Steps

    def _require_room(self, connection: sa.Connection, kind: JobKind) -> None:
        unfinished = sa.select(sa.func.count()).where(
            jobs.c.kind == kind, jobs.c.state.in_(UNFINISHED)
        )
        count = connection.scalar(unfinished) or 0
        if count >= MOST_UNFINISHED:
            problem = f"{count} jobs of this kind are unfinished already."
            raise BusyError(problem, "Send it again when one has ended.", _LATER)

    def _forget(self, connection: sa.Connection) -> None:
        old = (
            sa.select(jobs.c.sequence)
            .where(jobs.c.state.not_in(UNFINISHED))
            .order_by(jobs.c.sequence.desc())
            .offset(MOST_FINISHED)
        )
        connection.execute(sa.delete(jobs).where(jobs.c.sequence.in_(old)))

    def _insert(self, connection: sa.Connection, new: NewJob) -> tuple[int, str]:
        row = {
            "id": new.id or new_id(),
            "kind": new.kind,
            "state": JobState.QUEUED,
            "total": len(new.requests),
            "done": len(new.outcomes),
            "failed": sum(outcome.failed for outcome in new.outcomes),
            "attempts": 0,
            "created": self._clock(),
            "about": new.about,
        }
        inserted = connection.execute(sa.insert(jobs).returning(jobs.c.sequence), row)
        return inserted.scalar_one(), str(row["id"])

    def _item_row(self, sequence: int, position: int, request: Row, outcome: Outcome | None) -> Row:
        return {
            "job": sequence,
            "position": position,
            "request": request,
            "outcome": outcome and outcome.row,
            "failed": bool(outcome and outcome.failed),
            "ended": outcome and self._clock(),
        }

    def _finish(
        self,
        connection: sa.Connection,
        id_: str,
        state: JobState,
        error: Reason | None = None,
        result: Row | None = None,
    ) -> None:
        connection.execute(
            sa.update(jobs)
            .where(jobs.c.id == id_, jobs.c.state.in_(UNFINISHED))
            .values(state=state, ended=self._clock(), error=error and list(error), result=result)
        )


def _stopped(id_: str) -> StoppedError:
    return StoppedError(f"The job {id_} goes no further.", "Send it again if it is still wanted.")
