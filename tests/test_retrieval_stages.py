"""The stages of a question: timed, told, and where it may be abandoned."""

import pytest

from retrieval.stages import STAGES, AbandonedError, StageClock, Step


def test_each_stage_is_told_before_it_begins_and_timed_when_it_ends() -> None:
    told: list[Step] = []
    clock = StageClock(told.append)
    with clock.stage("question"):
        assert told == ["question"]
        assert clock.timings == {}
    with clock.stage("encode"):
        pass
    assert list(clock.timings) == told == ["question", "encode"]
    assert all(spent >= 0 for spent in clock.timings.values())


def test_an_abandoned_stage_does_not_begin() -> None:
    def leave(stage: Step) -> None:
        if stage == STAGES[2]:
            raise AbandonedError("Nobody waits for the answer.", "Ask again.")

    clock = StageClock(leave)
    for stage in STAGES[:2]:
        with clock.stage(stage):
            pass
    with pytest.raises(AbandonedError), clock.stage(STAGES[2]):
        pytest.fail("it began")
    assert list(clock.timings) == ["question", "encode"]


def test_a_stage_that_fails_is_not_timed() -> None:
    clock = StageClock()
    with pytest.raises(KeyError), clock.stage("search"):
        raise KeyError
    assert clock.timings == {}
