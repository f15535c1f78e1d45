"""The store of jobs: what is kept, and that counts and items always agree."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.server.jobs import store as stores
from api.server.jobs.errors import JobUnknownError, StoppedError, UnusableJobError
from api.server.jobs.store import Store
from api.server.jobs.values import Item, JobKind, JobState, NewJob, Outcome, Reason
from api.server.refusals import BusyError
from ingest.errors import LibraryFormatError
from tests.ticking_clock import TickingClock

BATCH = JobKind.BATCH


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "server.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store(path, TickingClock())
    yield store
    store.close()


def _new(count: int = 3, kind: JobKind = BATCH) -> NewJob:
    return NewJob(kind, tuple({"id": n} for n in range(count)))


def test_a_job_is_kept_with_its_items(store: Store, path: Path) -> None:
    known = Outcome(1, {"error": {}}, failed=True)
    made = store.create(NewJob(BATCH, ({"id": "a"}, {"id": "b"}), {"suite": "x"}, (known,)))
    again = Store(path)
    job = again.job(made.id)
    assert job == made
    assert (job.state, job.total, job.done, job.failed) == (JobState.QUEUED, 2, 1, 1)
    assert (job.about, job.started, job.ended) == ({"suite": "x"}, None, None)
    assert job.created == datetime(2026, 1, 2, 12, 0, 1, tzinfo=UTC)
    first, second = again.items(made.id, 10)
    assert (first.request, first.outcome, first.ended) == ({"id": "a"}, None, None)
    assert (second.outcome, second.failed) == ({"error": {}}, True)
    assert [item.position for item in again.pending(made.id)] == [0]
    again.close()


def test_a_job_is_carried_out_item_by_item(store: Store) -> None:
    id_ = store.create(_new(2)).id
    claimed = store.claim(BATCH)
    assert claimed is not None
    assert (claimed.id, claimed.state, claimed.attempts) == (id_, JobState.RUNNING, 1)
    store.record(id_, Outcome(0, {"answer": "yes"}))
    assert store.job(id_).attempts == 0
    store.record(id_, Outcome(1, {"error": {}}, failed=True))
    store.end(id_, JobState.DONE, result={"right": 1})
    job = store.job(id_)
    assert (job.state, job.done, job.failed, job.result) == (JobState.DONE, 2, 1, {"right": 1})
    assert job.started is not None
    assert job.ended is not None
    assert job.created < job.started < job.ended
    assert [item.outcome for item in store.outcomes(id_)] == [{"answer": "yes"}, {"error": {}}]
    assert store.claim(BATCH) is None


def test_the_oldest_of_a_kind_is_begun_first(store: Store) -> None:
    older = store.create(_new()).id
    store.create(_new())
    other = store.create(_new(kind=JobKind.ADD)).id
    claimed = [store.claim(kind) for kind in (JobKind.ADD, BATCH, JobKind.EVALUATION)]
    assert [job and job.id for job in claimed] == [other, older, None]


def test_a_job_that_was_left_running_is_begun_again(store: Store) -> None:
    id_ = store.create(_new()).id
    started = [job and job.started for job in (store.claim(BATCH), store.claim(BATCH))]
    assert started[0] == started[1]
    assert store.job(id_).attempts == 2
    store.requeue()
    assert store.job(id_).state is JobState.QUEUED


def test_a_job_that_was_released_lost_no_attempt(store: Store) -> None:
    id_ = store.create(_new()).id
    store.claim(BATCH)
    store.release(id_)
    assert (store.job(id_).state, store.job(id_).attempts) == (JobState.QUEUED, 0)


def test_a_cancelled_job_takes_no_outcome_and_stays_cancelled(store: Store) -> None:
    id_ = store.create(_new()).id
    store.claim(BATCH)
    assert store.cancel(id_).state is JobState.CANCELLED
    with pytest.raises(StoppedError):
        store.record(id_, Outcome(0, {}))
    store.end(id_, JobState.DONE)
    store.release(id_)
    assert store.cancel(id_).state is JobState.CANCELLED
    assert (store.job(id_).done, list(store.outcomes(id_))) == (0, [])


def test_an_outcome_is_never_replaced(store: Store) -> None:
    id_ = store.create(_new()).id
    store.claim(BATCH)
    store.record(id_, Outcome(0, {"answer": "first"}))
    for position in (0, 3):
        with pytest.raises(ValueError, match="waits for no outcome"):
            store.record(id_, Outcome(position, {"answer": "second"}))
    assert store.job(id_).done == 1
    assert store.items(id_, 1)[0].outcome == {"answer": "first"}


def test_why_a_job_failed_is_kept(store: Store) -> None:
    id_ = store.create(_new()).id
    store.claim(BATCH)
    store.end(id_, JobState.FAILED, Reason("StorageError", "The disk is full.", "Free some."))
    assert store.job(id_).error == Reason("StorageError", "The disk is full.", "Free some.")


def test_half_of_a_two_part_character_is_kept(store: Store) -> None:
    id_ = store.create(NewJob(BATCH, ({"id": "\ud800"},))).id
    store.claim(BATCH)
    store.record(id_, Outcome(0, {"question": "\udfff"}))
    (item,) = store.items(id_, 1)
    assert (item.request, item.outcome) == ({"id": "\ud800"}, {"question": "\udfff"})


def test_a_job_without_items_is_refused(store: Store) -> None:
    with pytest.raises(UnusableJobError, match="nothing to do"):
        store.create(_new(0))


def test_no_more_wait_than_are_allowed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "MOST_UNFINISHED", 2)
    first = store.create(_new()).id
    store.create(_new())
    for refused in (lambda: store.create(_new()), lambda: store.require_room(BATCH)):
        with pytest.raises(BusyError, match="2 jobs of this kind") as caught:
            refused()
        assert caught.value.headers == {"Retry-After": "10"}
    store.require_room(JobKind.ADD)
    store.cancel(first)
    store.create(_new())
    assert store.counts()[BATCH, JobState.QUEUED] == 2


def test_the_oldest_finished_jobs_are_forgotten(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "MOST_FINISHED", 2)
    waiting = store.create(_new()).id
    finished = [store.cancel(store.create(_new()).id).id for _ in range(4)]
    store.create(_new())
    listed, total = store.page(10, 0)
    assert [job.id for job in listed][1:] == [finished[3], finished[2], waiting]
    assert total == 4
    with pytest.raises(JobUnknownError, match="No job has the id"):
        store.items(finished[0], 1)
    with sqlite3.connect(path) as connection:
        assert connection.execute("select count(*) from items").fetchone() == (4 * 3,)
    connection.close()


def test_jobs_are_listed_newest_first_and_by_kind_and_state(store: Store) -> None:
    ids = [store.create(_new(kind=kind)).id for kind in (BATCH, JobKind.ADD, BATCH)]
    store.cancel(ids[0])
    assert [job.id for job in store.page(2, 1)[0]] == [ids[1], ids[0]]
    assert [job.id for job in store.page(9, 0, [BATCH])[0]] == [ids[2], ids[0]]
    assert [job.id for job in store.page(9, 0, [BATCH], JobState.QUEUED)[0]] == [ids[2]]
    assert store.page(1, 0, [JobKind.ADD])[1] == 1


def test_many_items_are_read_in_order(store: Store) -> None:
    id_ = store.create(_new(450)).id
    assert [item.position for item in store.pending(id_)] == list(range(450))
    assert [item.position for item in store.items(id_, 3, 200)] == [200, 201, 202]


def test_a_job_of_another_kind_is_unknown(store: Store) -> None:
    id_ = store.create(_new()).id
    assert store.job(id_, BATCH).id == id_
    with pytest.raises(JobUnknownError, match="No evaluation has the id"):
        store.job(id_, JobKind.EVALUATION)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"no database at all" * 100, "The jobs cannot be opened"), (None, "its schema is 99")],
)
def test_another_file_is_refused_with_a_remedy(
    path: Path, content: bytes | None, said: str
) -> None:
    if content is None:
        with sqlite3.connect(path) as connection:
            connection.execute("pragma user_version = 99")
        connection.close()
    else:
        path.write_bytes(content)
    with pytest.raises(LibraryFormatError, match=said) as caught:
        Store(path)
    assert caught.value.remedy.startswith("Move that file away")


def _recordable(store: Store, id_: str) -> list[Item]:
    running = store.job(id_).state is JobState.RUNNING
    return list(store.pending(id_))[:1] if running else []


def _step(store: Store, step: str, id_: str) -> None:
    if step == "cancel":
        store.cancel(id_)
    elif step == "release":
        store.release(id_)
    else:
        store.end(id_, JobState.DONE)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("create"), st.integers(1, 3)),
        st.tuples(st.just("claim"), st.just(0)),
        st.tuples(st.just("record"), st.integers(0, 5)),
        st.tuples(st.sampled_from(["cancel", "end", "release"]), st.integers(0, 3)),
        st.tuples(st.just("restart"), st.just(0)),
    ),
    max_size=25,
)


@given(steps=STEPS)
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_happens_counts_and_items_agree(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    path = tmp_path_factory.mktemp("store") / "server.sqlite"
    store, ids, kept = Store(path), list[str](), dict[tuple[str, int], object]()
    for number, (step, chosen) in enumerate(steps):
        id_ = ids[chosen % len(ids)] if ids else store.create(_new()).id
        ids += [] if ids else [id_]
        if step == "create":
            ids.append(store.create(_new(chosen)).id)
        elif step == "claim":
            store.claim(BATCH)
        elif step == "restart":
            store.close()
            store = Store(path)
            store.requeue()
        elif step == "record":
            for item in _recordable(store, id_):
                store.record(id_, Outcome(item.position, {"n": number}, failed=number % 2 == 0))
                kept[id_, item.position] = {"n": number}
        else:
            _step(store, step, id_)
    for id_ in ids:
        job, items = store.job(id_), store.items(id_, 10)
        outcomes = [item for item in items if item.outcome is not None]
        assert (job.total, job.done) == (len(items), len(outcomes))
        assert job.failed == sum(item.failed for item in items)
        assert job.is_finished == (job.ended is not None)
        assert {(id_, item.position): item.outcome for item in outcomes} == {
            key: row for key, row in kept.items() if key[0] == id_
        }
    store.close()
