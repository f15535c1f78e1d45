"""What threads ask for at the same time is encoded together, and each gets its own."""

import random
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import numpy as np
import pytest

from ingest.embedding import load_encoder
from ingest.errors import EncoderError
from ingest.records import Vectors
from ingest.settings import Settings
from ingest.shared_encoder import MOST_TOGETHER, SharedEncoder
from tests.tiny_encoder import TinyEncoder

TINY = TinyEncoder()
WORDS = ("nausea", "survival", "dose", "fatigue", "response", "marisol")


class Gated(TinyEncoder):
    """Encodes when it is let to, remembers what came together, and fails at some texts."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.begun = Event()
        self.open = Event()
        self.failing: dict[str, Exception] = {}

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        self.batches.append(list(texts))
        self.begun.set()
        assert self.open.wait(10)
        for text in texts:
            if text in self.failing:
                raise self.failing[text]
        return super().encode(texts, progress)


def same(found: Vectors, texts: Sequence[str]) -> bool:
    return np.array_equal(found, TINY.encode(texts))


def together(
    within: Gated, pool: ThreadPoolExecutor, calls: Sequence[Sequence[str]]
) -> list[Future[Vectors]]:
    """Start the first call, and let it go on once the others wait for it."""
    shared = SharedEncoder(within)
    futures = [pool.submit(shared.encode, calls[0])]
    assert within.begun.wait(10)
    futures += [pool.submit(shared.encode, each) for each in calls[1:]]
    while len(shared._waiting) < len(calls) - 1:  # nothing else tells
        pass
    within.open.set()
    return futures


@pytest.fixture
def pool():
    with ThreadPoolExecutor(8) as pool:
        yield pool


def test_an_idle_encoder_encodes_at_once():
    within = Gated()
    within.open.set()
    shared = SharedEncoder(within)
    assert same(shared.encode(["nausea"]), ["nausea"])
    assert same(shared.encode(["dose", "response"]), ["dose", "response"])
    assert within.batches == [["nausea"], ["dose", "response"]]


def test_calls_that_wait_are_encoded_in_one_go(pool):
    within, calls = Gated(), [["nausea"], ["dose"], ["fatigue", "response"], ["survival"]]
    futures = together(within, pool, calls)
    for future, texts in zip(futures, calls, strict=True):
        assert same(future.result(10), texts)
    assert [len(batch) for batch in within.batches] == [1, 4]


def test_an_error_reaches_only_its_caller(pool):
    within, calls = Gated(), [["nausea"], ["dose"], ["bad"], ["worse"], ["survival"]]
    within.failing = {"bad": ValueError("too long"), "worse": EncoderError("No.", "Set another.")}
    first, second, bad, worse, last = together(within, pool, calls)
    assert same(first.result(10), ["nausea"])
    assert same(second.result(10), ["dose"])
    assert same(last.result(10), ["survival"])
    with pytest.raises(ValueError, match="too long"):
        bad.result(10)
    with pytest.raises(EncoderError, match=r"No\."):
        worse.result(10)


def test_a_fault_leaves_nobody_waiting(pool):
    within, calls = Gated(), [["nausea"], ["dose"], ["bad"], ["survival"]]
    within.failing = {"bad": KeyError("a fault")}
    futures = together(within, pool, calls)
    outcomes = [future.exception(10) for future in futures]
    assert isinstance(outcomes[2], KeyError)
    assert outcomes[0] is None


def test_papers_go_past_the_questions(pool):
    within = Gated()
    shared = SharedEncoder(within)
    question = pool.submit(shared.encode, ["nausea"])
    assert within.begun.wait(10)
    paper = ["passage"] * (MOST_TOGETHER + 1)
    added = pool.submit(shared.encode, paper)
    told = pool.submit(shared.encode, ["dose"], [].append)
    while len(within.batches) < 3:
        pass
    within.open.set()
    assert same(added.result(10), paper)
    assert same(told.result(10), ["dose"])
    assert same(question.result(10), ["nausea"])


def test_many_threads_each_get_their_own(pool):
    shared = SharedEncoder(TINY)

    def ask(seed: int) -> bool:
        drawn = random.Random(seed)
        asked = [drawn.choices(WORDS, k=drawn.randint(1, 3)) for _ in range(50)]
        return all(same(shared.encode(texts), texts) for texts in asked)

    assert all(pool.map(ask, range(8)))


def test_no_text_is_no_vector():
    assert SharedEncoder(TINY).encode([]).shape[0] == 0


def test_it_is_the_encoder_within_otherwise():
    shared = SharedEncoder(TINY)
    assert shared.fingerprint == TINY.fingerprint
    assert shared.max_tokens == TINY.max_tokens
    assert shared.count_tokens(["two words"]) == TINY.count_tokens(["two words"])


@pytest.mark.encoder
@pytest.mark.parametrize("dtype", ["auto", "float32"])
def test_a_question_has_the_same_vector_alone_and_in_company(pool, dtype):
    encoder = load_encoder(Settings(encoder_dtype=dtype))
    shared = SharedEncoder(encoder)
    questions = [
        f"Hazard ratio for {word} in {number} patients?" + " Really?" * (number % 7)
        for number, word in enumerate(WORDS * 4)
    ]
    alone = [encoder.encode([question]) for question in questions]
    company = pool.map(lambda question: shared.encode([question]), questions)
    for one, other in zip(alone, company, strict=True):
        assert np.array_equal(one, other)
