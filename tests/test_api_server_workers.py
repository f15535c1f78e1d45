"""Threads, and the bounded queue before them."""

import asyncio
import threading

import pytest

from api.server.refusals import BusyError
from api.server.workers import Workers

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def _until(workers: Workers, running: int, waiting: int) -> None:
    async with asyncio.timeout(10):
        while (workers.running, workers.waiting) != (running, waiting):
            await asyncio.sleep(0.005)


async def test_what_a_function_gives_or_raises_is_passed_on() -> None:
    workers = Workers(1, 0)
    assert await workers.run(lambda a, b: a + b, 2, 3) == 5
    with pytest.raises(ZeroDivisionError):
        await workers.run(lambda: 1 // 0)
    await _until(workers, 0, 0)


async def test_the_queue_has_an_end_and_is_free_again() -> None:
    workers, let = Workers(1, 1), threading.Event()
    calls = [asyncio.create_task(workers.run(let.wait, 10)) for _ in range(2)]
    await _until(workers, 1, 1)
    with pytest.raises(BusyError, match="1 requests are waiting already"):
        await workers.run(lambda: None)
    let.set()
    assert await asyncio.gather(*calls) == [True, True]
    await _until(workers, 0, 0)
    assert await workers.run(lambda: "free") == "free"


async def test_what_is_cancelled_while_it_waits_is_never_run() -> None:
    workers, let, ran = Workers(1, 1), threading.Event(), threading.Event()
    first = asyncio.create_task(workers.run(let.wait, 10))
    await _until(workers, 1, 0)
    second = asyncio.create_task(workers.run(ran.set))
    await _until(workers, 1, 1)
    second.cancel()
    await _until(workers, 1, 0)
    let.set()
    await first
    workers.close()
    assert not ran.is_set()


async def test_what_is_cancelled_while_it_runs_keeps_its_thread_until_it_ends() -> None:
    workers, let = Workers(1, 0), threading.Event()
    call = asyncio.create_task(workers.run(let.wait, 10))
    await _until(workers, 1, 0)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert workers.running == 1
    with pytest.raises(BusyError):
        await workers.run(lambda: None)
    let.set()
    await _until(workers, 0, 0)


async def test_closing_waits_for_what_runs_and_drops_what_waits() -> None:
    workers, let, ended = Workers(1, 1), threading.Event(), threading.Event()

    def work() -> None:
        let.wait(10)
        ended.set()

    calls = [asyncio.create_task(workers.run(work)) for _ in range(2)]
    await _until(workers, 1, 1)
    threading.Timer(0.05, let.set).start()
    await asyncio.to_thread(workers.close)
    assert ended.is_set()
    done = await asyncio.gather(*calls, return_exceptions=True)
    assert done[0] is None
    assert isinstance(done[1], asyncio.CancelledError)
