"""What a load says of itself: percentiles, rates, memory, and what went wrong."""

import numpy as np
import pytest

from bench.load_answers import Reply, differences, stated
from bench.load_report import Load, Measured, Phase, report
from bench.load_uploads import Uploads
from retrieval.answers import to_json
from tests.contract_answers import ANSWER

ALONE = Phase("one user", tuple(Reply(at, 500.0, at, 200) for at in range(10)))
"""Ten answers in 9.5 seconds, half a second each."""
TOGETHER = Phase("16 users", tuple(Reply(20 + at / 10, 200.0 + at, 0, 200) for at in range(100)))
"""A hundred from the 20th second on, 200 to 299 ms each, the last at 29.9 + 0.299 s."""


def _load(disturbed: Phase, failed: int = 0) -> Load:
    samples = tuple((float(at), 100.0 if at < 29 else 103.0) for at in range(60))
    uploads = Uploads(40.0, 48.0, 9 - failed, failed)
    return Load((ALONE, TOGETHER, disturbed), uploads, Measured(samples), 10)


def _disturbed(*others: Reply) -> Phase:
    replies = tuple(Reply(40 + at / 10, 250.0, 3, 200) for at in range(100))
    return Phase("16 users, 9 articles added", (*replies, *others))


def test_answers_are_the_same_but_for_their_scores_and_timings() -> None:
    told = to_json(ANSWER)
    other = {**told, "timings_ms": {"encode": 9.0}, "library": "x", "confidence": 0.1}
    assert differences(stated(told), stated(other)) == []
    figure = {**told["figures"][0], "value": 0.31}
    assert differences(stated(told), stated({**told, "figures": [figure]})) == ["figures"]
    citation = {**told["citations"][0], "quote": "another"}
    assert differences(stated(told), stated({**told, "citations": [citation]})) == ["quotes"]


def test_a_reply_is_read_back_as_it_was_written() -> None:
    reply = Reply(7.5, 12.25, 3, 200, ("answer", "quotes"))
    assert Reply.read({**reply.row(), "differs": ["answer", "quotes"]}) == reply


def test_the_table_has_rates_and_percentiles() -> None:
    load = _load(_disturbed())
    text, _ = report(load)
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines()]
    assert ["one user", "10", "1.1", "500", "500", "500", "0", "0", "0"] in rows
    # 100 answers in 10.199 s; by nearest rank the percentiles of 200 … 299 are 249, 294 and 298.
    assert ["16 users", "100", "9.8", "249", "294", "298", "0", "0", "0"] in rows
    assert "Throughput: 9.31 times that of one user" in text
    assert "9 added in 8 s, 0 failed" in text
    assert load.is_sound


def test_the_memory_is_compared_with_that_after_the_warm_up() -> None:
    text, _ = report(_load(_disturbed()))
    assert "103 MB after 16 users had asked (+3.0% since they began), 103 MB in the end" in text
    assert "(+0.0%, the articles included)" in text


@pytest.mark.parametrize(
    ("others", "failed", "said"),
    [
        ([Reply(41.0, 9.0, 3, 200, ("quotes",))], 0, "Answers to 1 questions differed"),
        ([Reply(41.0, 9.0, 3, 500, said="oops")], 0, "- 1 × 500: oops"),
        ([], 2, "7 added in 8 s, 2 failed"),
    ],
)
def test_what_went_wrong_is_told(others: list[Reply], failed: int, said: str) -> None:
    load = _load(_disturbed(*others), failed)
    assert said in report(load)[0]
    assert not load.is_sound


def test_being_asked_to_wait_is_not_wrong() -> None:
    load = _load(_disturbed(Reply(41.0, 1.0, 3, 429, said="slow down")))
    assert load.is_sound
    assert "| 1 | 0 | 0 |" in report(load)[0]


def test_the_chart_has_a_point_a_window_and_marks_the_articles() -> None:
    _, chart = report(_load(_disturbed()))
    above, below = chart.axes
    assert [np.size(line.get_xdata()) for line in above.lines] == [60, 60, 60]
    assert [np.size(line.get_xdata()) for line in below.lines] == [60]
    (span,) = above.patches
    # From the first of the many questions on.
    assert span.get_extents().transformed(above.transData.inverted()).intervalx.tolist() == (
        pytest.approx([20.0, 28.0])
    )
