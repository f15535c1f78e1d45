"""What is asked of the jobs that are kept."""

from collections.abc import Collection, Iterator

import sqlalchemy as sa

from api.server.jobs.errors import JobUnknownError
from api.server.jobs.tables import items, jobs
from api.server.jobs.values import UNFINISHED, Item, Job, JobKind, JobState, Reason

_AT_ONCE = 200
"""Items read from the file at once."""


class StoreReader:
    """Reads jobs. Threads may share it.

    Args:
        engine: On the file of jobs.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def job(self, id_: str, kind: JobKind | None = None) -> Job:
        """Return a job, of a kind where one is given.

        Raises:
            JobUnknownError: There is none.
        """
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(jobs).where(jobs.c.id == id_)).one_or_none()
        if row is None or kind not in (None, row.kind):
            raise JobUnknownError(
                f"No {kind or 'job'} has the id {id_!r}.",
                "List them: GET /v1/jobs. Old ones are forgotten some time after their end.",
            )
        return _job(row)

    def page(
        self,
        limit: int,
        offset: int,
        kinds: Collection[JobKind] = tuple(JobKind),
        state: JobState | None = None,
    ) -> tuple[list[Job], int]:
        """Return some jobs of some kinds, the newest first, and how many there are in all."""
        chosen = [jobs.c.kind.in_(kinds), *([jobs.c.state == state] if state else [])]
        query = sa.select(jobs).where(*chosen).order_by(jobs.c.sequence.desc())
        with self._engine.connect() as connection:
            total = connection.scalar(sa.select(sa.func.count()).select_from(jobs).where(*chosen))
            rows = connection.execute(query.limit(limit).offset(offset)).all()
        return [_job(row) for row in rows], total or 0

    def items(self, id_: str, limit: int, offset: int = 0) -> list[Item]:
        """Return some items of a job, in order.

        Raises:
            JobUnknownError: There is no such job.
        """
        self.job(id_)
        return self._items(id_, offset, limit)

    def pending(self, id_: str) -> Iterator[Item]:
        """Return the items of a job without an outcome, in order, read as they are needed."""
        return self._each(id_, items.c.outcome.is_(None))

    def outcomes(self, id_: str) -> Iterator[Item]:
        """Return the items of a job with an outcome, in order, read as they are needed."""
        return self._each(id_, items.c.outcome.is_not(None))

    def unfinished_ids(self) -> set[str]:
        """Return the jobs that wait or run."""
        with self._engine.connect() as connection:
            query = sa.select(jobs.c.id).where(jobs.c.state.in_(UNFINISHED))
            return set(connection.scalars(query))

    def counts(self) -> dict[tuple[JobKind, JobState], int]:
        """Return how many jobs of each kind are in each state."""
        query = sa.select(jobs.c.kind, jobs.c.state, sa.func.count())
        with self._engine.connect() as connection:
            rows = connection.execute(query.group_by(jobs.c.kind, jobs.c.state)).all()
        counted = {(row[0], row[1]): row[2] for row in rows}
        every = ((kind, state) for kind in JobKind for state in JobState)
        return {each: counted.get(each, 0) for each in every}

    def _each(self, id_: str, *chosen: sa.ColumnElement[bool]) -> Iterator[Item]:
        after = -1
        while batch := self._items(id_, 0, _AT_ONCE, items.c.position > after, *chosen):
            yield from batch
            after = batch[-1].position

    def _items(
        self, id_: str, offset: int, limit: int, *chosen: sa.ColumnElement[bool]
    ) -> list[Item]:
        query = (
            sa.select(items)
            .join(jobs, jobs.c.sequence == items.c.job)
            .where(jobs.c.id == id_, *chosen)
            .order_by(items.c.position)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query.limit(limit).offset(offset)).all()
        return [Item(row.position, row.request, row.outcome, row.failed, row.ended) for row in rows]


def _job(row: sa.Row[tuple[object, ...]]) -> Job:
    kept = row._asdict()
    del kept["sequence"]
    kind, state = JobKind(kept.pop("kind")), JobState(kept.pop("state"))
    error = kept.pop("error")
    return Job(kind=kind, state=state, error=error and Reason(*error), **kept)
