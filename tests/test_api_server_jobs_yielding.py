"""The encoder of uploads: the same vectors, from threads that the operating system runs last."""

import os
import sys
import threading
from collections.abc import Callable, Sequence

import pytest

from api.server.jobs.errors import StoppedError
from api.server.jobs.yielding import YieldingEncoder
from ingest.records import Vectors
from tests.tiny_encoder import TinyEncoder

TEXTS = ["Relief came after 22 minutes.", "Nausea was seen in 12 patients."]


class Noticing(TinyEncoder):
    """An encoder that notes how nice its thread is, and that of a thread it starts."""

    niceness: tuple[int, ...] = ()

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        found: list[int] = [_niceness()]
        child = threading.Thread(target=lambda: found.append(_niceness()))
        child.start()
        child.join()
        self.niceness = tuple(found)
        return super().encode(texts, progress)


def _niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


def test_it_encodes_as_the_other_does() -> None:
    counted: list[int] = []
    encoder = YieldingEncoder(TinyEncoder())
    assert (encoder.encode(TEXTS, counted.append) == TinyEncoder().encode(TEXTS)).all()
    assert counted == [1, 2]
    assert encoder.count_tokens(TEXTS) == [5, 6]
    assert encoder.fingerprint == TinyEncoder().fingerprint
    assert encoder.max_tokens == 256


@pytest.mark.skipif(sys.platform != "linux", reason="one niceness for all threads of a process")
def test_its_threads_step_back_and_the_caller_does_not() -> None:
    before, noticing = _niceness(), Noticing()
    YieldingEncoder(noticing).encode(TEXTS)
    expected = min(before + 5, 19)
    assert noticing.niceness == (expected, expected)
    assert _niceness() == before


def test_it_is_given_up_from_within() -> None:
    def stop(_done: int) -> None:
        raise StoppedError("The job goes no further.", "Nothing is to be done.")

    with pytest.raises(StoppedError):
        YieldingEncoder(TinyEncoder()).encode(TEXTS, stop)
