"""The runner: in order, one thread a kind, stopped and taken up again, never stuck."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.server.jobs.runner import MOST_ATTEMPTS, Runner
from api.server.jobs.store import Store
from api.server.jobs.values import Item, Job, JobKind, JobState, NewJob, Outcome
from api.server.jobs.work import Watch, Work
from ingest.errors import StorageError

BATCH = JobKind.BATCH
SECONDS = 20.0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "server.sqlite")
    yield store
    store.close()


class Hand:
    """Work that notes what it did, waits where it is told to, and fails where it is told to."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.faulty: dict[str, BaseException] = {}
        self.reached = threading.Event()
        self.go_on = threading.Event()
        self.go_on.set()
        self.tidied: list[str] = []
        self.finished = threading.Event()

    def work(self) -> Work:
        def carry_out(_job: Job, items: Iterator[Item], watch: Watch) -> Iterator[Outcome]:
            for item in items:
                name = item.request["id"]
                self.reached.set()
                assert self.go_on.wait(SECONDS)
                watch()
                if name in self.faulty:
                    raise self.faulty[name]
                self.done.append(name)
                yield Outcome(item.position, {"did": name})

        return Work(carry_out, lambda items: {"did": [each.request["id"] for each in items]})

    def tidy(self, job: str) -> None:
        self.tidied.append(job)
        self.finished.set()

    def runner(self, store: Store) -> Runner:
        return Runner(store, {BATCH: self.work()}, self.tidy, pause=0.01)


@pytest.fixture
def hand() -> Hand:
    return Hand()


def _new(*names: str) -> NewJob:
    return NewJob(BATCH, tuple({"id": name} for name in names))


def test_jobs_are_done_in_order_each_item_once(store: Store, hand: Hand) -> None:
    earlier = store.create(_new("a", "b"))
    runner = hand.runner(store)
    runner.start()
    later = store.create(_new("c"))
    runner.wake(BATCH)
    while len(hand.tidied) < 2:
        assert hand.finished.wait(SECONDS)
        hand.finished.clear()
    runner.stop()
    assert hand.done == ["a", "b", "c"]
    assert hand.tidied == [earlier.id, later.id]
    assert store.job(earlier.id).state is JobState.DONE
    assert store.job(earlier.id).result == {"did": ["a", "b"]}


def test_a_stopped_job_goes_on_where_it_was(store: Store, hand: Hand) -> None:
    id_ = store.create(_new("a", "b")).id
    hand.go_on.clear()
    runner = hand.runner(store)
    runner.start()
    assert hand.reached.wait(SECONDS)
    stopping = threading.Thread(target=runner.stop)
    stopping.start()
    hand.go_on.set()
    stopping.join(SECONDS)
    assert not stopping.is_alive()
    job = store.job(id_)
    # What was in hand was given up; it counts as no attempt.
    assert (job.state, job.done, job.attempts, hand.tidied) == (JobState.QUEUED, 0, 0, [])
    again = hand.runner(store)
    again.start()
    assert hand.finished.wait(SECONDS)
    again.stop()
    assert hand.done == ["a", "b"]


def test_a_cancelled_job_stops_and_the_next_is_done(store: Store, hand: Hand) -> None:
    cancelled = store.create(_new("a", "b")).id
    hand.go_on.clear()
    runner = hand.runner(store)
    runner.start()
    assert hand.reached.wait(SECONDS)
    store.cancel(cancelled)
    hand.go_on.set()
    assert hand.finished.wait(SECONDS)
    hand.finished.clear()
    store.create(_new("c"))
    runner.wake(BATCH)
    assert hand.finished.wait(SECONDS)
    runner.stop()
    assert hand.done == ["c"]
    assert store.job(cancelled).state is JobState.CANCELLED


def test_an_error_of_the_whole_job_ends_it(store: Store, hand: Hand) -> None:
    id_ = store.create(_new("a", "b")).id
    hand.faulty["b"] = StorageError("The disk is full.", "Free some.")
    runner = hand.runner(store)
    runner.start()
    assert hand.finished.wait(SECONDS)
    runner.stop()
    job = store.job(id_)
    assert (job.state, job.done) == (JobState.FAILED, 1)
    assert job.error == ("StorageError", "The disk is full.", "Free some.")


def test_an_item_that_meets_a_fault_is_left_out_in_the_end(store: Store, hand: Hand) -> None:
    id_ = store.create(_new("a", "b", "c")).id
    hand.faulty["b"] = ZeroDivisionError("a fault of the program")
    runner = hand.runner(store)
    runner.start()
    assert hand.finished.wait(SECONDS)
    runner.stop()
    assert hand.done == ["a", "c"]
    job = store.job(id_)
    assert (job.state, job.done, job.failed) == (JobState.DONE, 3, 1)
    error = store.items(id_, 3)[1].outcome
    assert error is not None
    assert error["error"]["type"] == "PoisonError"


def test_an_item_that_kills_the_server_does_not_do_so_for_ever(store: Store, hand: Hand) -> None:
    id_ = store.create(_new("deadly", "b")).id
    for _ in range(MOST_ATTEMPTS):
        store.claim(BATCH)  # and the process is killed
    runner = hand.runner(store)
    runner.start()
    assert hand.finished.wait(SECONDS)
    runner.stop()
    assert hand.done == ["b"]
    assert (store.job(id_).done, store.job(id_).failed) == (2, 1)
