"""The gate on replies in a model's plain prose, and on those wrong in the common ways."""

import pytest

from retrieval.grounding.gate import Gate
from tests.gate_trial_plain import PLAIN
from tests.gate_trial_unseen import Told
from tests.test_retrieval_grounding_unseen import asked, blocked, let_through

MOST_BLOCKED = 0.054
"""The share of right replies that the gate blocks, as measured: it may only fall."""


@pytest.fixture(scope="module")
def outcomes() -> list[tuple[Told, str, Gate]]:
    return [(each, *asked(each.quotes, each.reply)) for each in PLAIN]


def test_the_trial_has_right_replies_and_wrong_ones_of_many_kinds():
    assert sum(not each.way for each in PLAIN) >= 56
    assert len({each.way for each in PLAIN}) > 15


def test_nothing_wrong_is_let_through(outcomes):
    wrong = [found for found in outcomes if found[0].way]
    assert [(each.way, each.reply) for each, *found in wrong if let_through(each, *found)] == []


def test_no_more_right_replies_are_blocked_than_measured(outcomes):
    right = [(each.reply, gate) for each, _, gate in outcomes if not each.way]
    lost = [reply for reply, gate in right if blocked(gate)]
    assert len(lost) <= MOST_BLOCKED * len(right), lost
